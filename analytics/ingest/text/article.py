"""The file that holds an article with the figures an editor took from it: written by the page, read by the import."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.indicators import MEASURES
from analytics.ingest.codes import issue
from analytics.ingest.draft import Draft, Reading
from analytics.ingest.sheets import privacy
from analytics.ingest.text import when
from analytics.ingest.text.letters import clean
from analytics.ingest.text.proposing import propose
from analytics.store.models import Grade

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from analytics.ingest.draft import Issue
    from analytics.ingest.text.candidate import Candidate
    from analytics.regions import RegionTree
    from analytics.store.models import Source

SUFFIX: Final = ".json"
GRADES: Final = tuple(grade for grade in Grade if grade not in (Grade.SIMULATED, Grade.DATASET))
_FORM: Final = "yanzhen-text-1"
_MOST_BYTES: Final = 1 << 20
_FOREIGN: Final = mark(
    "{name} is no file of figures taken from a text. Workbooks and tables can be imported, and texts pasted on the import page."
)
_INCOMPLETE: Final = mark("Publisher, title and date of a text must be given before its figures can be taken.")
_MOVED: Final = mark(
    "The text of {name} has no figure at place {start}. Paste the text again and choose its figures anew."
)


@dataclass(frozen=True)
class Publication:
    """Where a text was published; ``published`` is a day, month or year as stored, ``grade`` a value of ``Grade``."""

    publisher: str
    title: str
    published: str
    url: str = ""
    grade: str = Grade.MEDIA.value

    @property
    def complete(self) -> bool:
        """Whether what must be known of a source is there."""
        return bool(self.publisher.strip() and self.title.strip()) and when.is_date(self.published)


@dataclass(frozen=True)
class Taken:
    """One figure an editor took: its place in the text, and what it counts; the value itself is read from the text.

    ``number`` is the one it had in the table the editor saw, by which reports name it.
    """

    start: int
    end: int
    measure: str
    region: str
    period: str
    stratum: str
    number: int = 0


def write(publication: Publication, text: str, taken: tuple[Taken, ...]) -> bytes:
    """Write an article with the figures taken from it; personal numbers in it are blacked out."""
    if not publication.complete:
        raise Refused(_INCOMPLETE)
    source = {name: clean(value.strip()) for name, value in asdict(publication).items()}
    figures = [asdict(one) for one in taken]
    made = {"form": _FORM, "source": source, "figures": figures, "text": clean(text)}
    return json.dumps(made, ensure_ascii=False, indent=1).encode()


def draft(path: Path, name: str, tree: RegionTree, known: Mapping[str, Source]) -> Draft:
    """Read such a file into a draft; ``known`` are the stored sources by id. Refuses any other file."""
    content = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b""
    publication, text, taken = _read(content, name)
    digest = hashlib.sha256(content).hexdigest()
    if clean(text) != text or any(clean(value) != value for value in asdict(publication).values()):
        return Draft(name, digest, (), issues=(issue("personal-data", kind=privacy.MOBILE),))
    if not publication.complete:
        raise Refused(_INCOMPLETE)
    found = {
        (one.start, one.end): one
        for one in propose(text, tree, title=publication.title, published=publication.published)
    }
    source = _id(publication, known)
    issues: list[Issue] = []
    readings = tuple(_readings(taken, found, source, name, issues))
    row = {"id": source, **asdict(publication)}
    return Draft(name, digest, readings, sources=(row,), issues=tuple(issues), present=True, ahead=True)


def _read(content: bytes, name: str) -> tuple[Publication, str, list[Taken]]:
    try:
        held: Any = json.loads(content)
        if held["form"] != _FORM or held["source"]["grade"] not in GRADES:
            raise ValueError(name)  # noqa: TRY301 - told below like any other misfit
        publication = Publication(**held["source"])
        taken = [Taken(**one) for one in held["figures"]]
        text = held["text"]
        words = [text, *asdict(publication).values()]
        words += [word for one in taken for word in (one.measure, one.region, one.period, one.stratum)]
        places = [place for one in taken for place in (one.start, one.end, one.number)]
        whole = all(type(place) is int and 0 <= place <= _MOST_BYTES for place in places)
        if not whole or not all(isinstance(word, str) for word in words):
            raise TypeError(name)  # noqa: TRY301 - told below like any other misfit
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise Refused(_FOREIGN, name=name) from error
    return publication, text, taken


def _id(publication: Publication, known: Mapping[str, Source]) -> str:
    """The id of a stored source that is the same publication, else one made from its words."""
    for source in known.values():
        if (source.publisher, source.title, source.published) == (
            publication.publisher,
            publication.title,
            publication.published,
        ):
            return source.id
    words = f"{publication.publisher}\n{publication.title}\n{publication.published}"
    return "S-" + hashlib.sha256(words.encode()).hexdigest()[:12]


def _readings(
    taken: list[Taken], found: Mapping[tuple[int, int], Candidate], source: str, name: str, issues: list[Issue]
) -> Iterator[Reading]:
    for place, one in enumerate(taken, start=1):
        number = one.number or place
        candidate = found.get((one.start, one.end))
        if candidate is None or candidate.refused:
            raise Refused(_MOVED, name=name, start=one.start)
        unit = MEASURES[one.measure].unit.zh if one.measure in MEASURES else ""
        if unit and not candidate.fits(one.measure):
            issues.append(issue("unit-clash", "", number, unit=candidate.unit, name=one.measure, own=unit))
            continue
        yield _reading(one, candidate, source, unit, number)


def _reading(one: Taken, candidate: Candidate, source: str, unit: str, number: int) -> Reading:
    value, bound = candidate.amount(one.measure)
    said = (candidate.measure, candidate.region, candidate.period, candidate.stratum)
    return Reading(
        "",
        one.region,
        one.period,
        one.measure,
        one.stratum,
        value,
        unit,
        bound,
        candidate.written,
        source,
        f"{one.start}-{one.end}",
        candidate.margin,
        inferred=bool(candidate.inferred) or said != (one.measure, one.region, one.period, one.stratum),
        wording=candidate.wording,
        cell=str(number),
    )
