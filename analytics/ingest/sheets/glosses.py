"""English beside or under Chinese titles, as yearbooks print it: left out where it says the same, and only there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.indicators import MEASURES, STRATA
from analytics.ingest.sheets import titles

if TYPE_CHECKING:
    from collections.abc import Collection

_GLOSSED: Final = re.compile(r"([^A-Za-z]*[\u4e00-\u9fff][^A-Za-z]*?)\s*[(（]?([A-Za-z][A-Za-z\s,.()（）'’/-]*)")
_WORDS: Final = re.compile("[a-z]+")
# What says nothing of its own in a title.
_PLAIN: Final = (
    # Translators call the same people and things by many names; what narrows them (female, new, online) is not here.
    "number no of the a in at by for and who with total person persons people unit units social work worker workers exam "
    "examination test trained trainee trainees training participants sessions times professional professionals talent talents "
    "personnel staff station stations service services center centers institution institutions agency agencies organization "
    "organizations volunteer volunteers team teams community population resident residents permanent township townships town towns "
    "street streets"
)
# Those of one stage, which are no others.
_STAGES: Final = {
    "exam_registered": "applicant applicants candidate candidates examinee examinees registrant registrants registration registrations registered enrolled",
    "exam_sat": "examinee examinees attended attending attendance took taking sat present takers",
    "exam_passed": "qualified passed passing passers",
    "certified_total": "certified certificated certificate certificates holder holders holding obtained licensed qualified",
}
_NEUTRAL: Final = frozenset(_PLAIN.split())


def cut(title: str) -> tuple[str, str]:
    """Give the Chinese part of a title and the English behind it; nothing where it does not end in English."""
    found = _GLOSSED.fullmatch(title.strip())
    return (found[1], found[2]) if found else ("", "")


def fits(english: str, measures: Collection[str], strata: Collection[str]) -> bool:
    """Whether an English text says no more than the name of the one measure, or of the one group, a title names."""
    if len(measures) > 1 or len(strata) > 1 or not (measures or strata):
        return False
    labels = [*(MEASURES[key].label for key in measures), *(STRATA[key].label for key in strata)]
    own = {*_WORDS.findall(" ".join(labels).lower()), *(word for key in measures for word in key.split("_"))}
    own |= {word for key in measures for word in _STAGES.get(key, "").split()}
    said = _WORDS.findall(english.lower())
    return bool(said) and all(word in own or word in _NEUTRAL for word in said)


def same_role(chinese: str, english: str) -> bool:
    """Whether two titles say alike what a column is for: 地区 and Region."""
    role = titles.role(chinese)
    return bool(role) and role == titles.role(english.strip(" ()（）"))
