"""What a reader has chosen to look at, as a value and as URL parameters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from analytics.i18n import DEFAULT, LANGUAGES, mark, tr
from analytics.regions import NATION
from analytics.settings import PUBLISHED, STORES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.regions import RegionTree

FIRST_YEAR: Final = 2008
LAST_YEAR: Final = 2026


@dataclass(frozen=True)
class Selection:
    """Region, span of years, language and store: the only input of every page, link, command and deck."""

    region: str = NATION
    start: int = FIRST_YEAR
    end: int = LAST_YEAR
    lang: str = DEFAULT
    store: str = PUBLISHED

    def at(self, region: str) -> Selection:
        """The same choice for another region."""
        return replace(self, region=region)

    def params(self, root: str = NATION) -> dict[str, str]:
        """The URL parameters; what equals the default is left out, ``root`` being the region its store begins with."""
        made = {}
        if self.store != PUBLISHED:
            made["store"] = self.store
        if self.region != root:
            made["region"] = self.region
        if (self.start, self.end) != (FIRST_YEAR, LAST_YEAR):
            made["years"] = f"{self.start}-{self.end}"
        if self.lang != DEFAULT:
            made["lang"] = self.lang
        return made


def store_of(params: Mapping[str, str]) -> str:
    """The store that URL parameters name; the published one where they name none or an unknown one."""
    asked = params.get("store", PUBLISHED)
    return asked if asked in STORES else PUBLISHED


def parse(params: Mapping[str, str], tree: RegionTree) -> tuple[Selection, list[str]]:
    """Read URL parameters; a bad one falls back to its default and is named in a sentence of the reader's language.

    ``tree`` holds the regions of the store that ``store_of`` gives.
    """
    complaints = []
    lang = params.get("lang", DEFAULT)
    if lang not in LANGUAGES:
        lang = DEFAULT
        complaints.append(tr(lang, mark("The link names an unknown language; Chinese is shown.")))
    store = store_of(params)
    if params.get("store", store) != store:
        complaints.append(tr(lang, mark("The link names an unknown store; the published figures are shown.")))
    region = params.get("region", tree.root)
    if region not in tree:
        message = mark("The link names the region '{code}', which is not in the list; {shown} is shown.")
        complaints.append(tr(lang, message, code=region[:20], shown=tree.name(tree.root, lang)))
        region = tree.root
    until = tree[region].until
    if until is not None:
        message = mark("{name} was merged into {now} in {year}: what is shown here ends with {until}.")
        now = tree.became(region)
        if not now:
            message = mark("{name} was dissolved in {year}: what is shown here ends with {until}.")
        places = {"name": tree.name(region, lang), "year": until + 1, "until": until}
        complaints.append(
            tr(lang, message, **places, now=("、" if lang == "zh" else ", ").join(tree.name(one, lang) for one in now))
        )
    years = _years(params.get("years", ""))
    if years is None:
        message = mark("The link names years that cannot be read; all years from {start} to {end} are shown.")
        complaints.append(tr(lang, message, start=FIRST_YEAR, end=LAST_YEAR))
        years = (FIRST_YEAR, LAST_YEAR)
    return Selection(region, *years, lang, store), complaints


def _years(text: str) -> tuple[int, int] | None:
    if not text:
        return FIRST_YEAR, LAST_YEAR
    first, _, last = text.partition("-")
    if not all(len(part) == len("2024") and part.isascii() and part.isdigit() for part in (first, last)):
        return None
    start, end = int(first), int(last)
    return (start, end) if FIRST_YEAR <= start <= end <= LAST_YEAR else None
