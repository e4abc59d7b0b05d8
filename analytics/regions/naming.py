"""Which regions a written Chinese name may mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from analytics.errors import Refused
from analytics.regions.region import NATION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.regions.region import Change, Level, Region
    from analytics.regions.succession import Succession

PEOPLES: Final = (
    "保安|布朗|布依|朝鲜|达斡尔|傣|德昂|侗|东乡|独龙|鄂伦春|鄂温克|哈尼|哈萨克|回|景颇|柯尔克孜|拉祜|黎|傈僳|满|毛南|"
    "蒙古|苗|仫佬|纳西|怒|普米|羌|撒拉|畲|水|塔吉克|土家|土|佤|维吾尔|锡伯|瑶|彝|仡佬|裕固|藏|壮|白|各"
)
BARE_PEOPLES: Final = "哈萨克|蒙古|柯尔克孜|塔吉克|锡伯"
AUTONOMOUS: Final = re.compile(rf"(.+?)(?:(?:{PEOPLES})族|{BARE_PEOPLES})*自治([州县旗])")
PLAIN: Final = re.compile("(.{2,}?)(?:特别行政区|自治区|地区|[新矿特]区|(?<=架)林区|[省市区县旗盟])")
CHINA: Final = "中国"
# What officials call prefectures whose short names are long.
USED: Final = {
    "克孜勒苏柯尔克孜自治州": "克州",
    "博尔塔拉蒙古自治州": "博州",
    "巴音郭楞蒙古自治州": "巴州",
    "锡林郭勒盟": "锡盟",
    "阿拉善盟": "阿盟",
}
_ALIKE: Final = 0.5
_SHOWN: Final = 20
_PARENTS_KEPT: Final = 500
_DEPTHS: Final[dict[Level, int]] = {"nation": 0, "province": 1, "prefecture": 2, "county": 3}
TAKES_NAME: Final = frozenset({"更名", "撤县设区", "撤市设区", "撤县设市", "撤地设市"})
RANK: Final[dict[Level, int]] = {"nation": 1, "province": 1, "prefecture": 2, "county": 3}


@dataclass(frozen=True, slots=True)
class Entry:
    """One region a written form may mean; the lower ``rank``, the nearer the form is to the full name."""

    rank: int
    code: str
    change: Change | None = None


class Names:
    """Written forms of present and former regions."""

    def __init__(self, regions: dict[str, Region], changes: tuple[Change, ...], succession: Succession) -> None:
        """Index the forms of every present name and of every name that a change ended; ``regions`` are present and former."""
        self._regions = regions
        self._succession = succession
        self._entries: dict[str, list[Entry]] = {}
        self._named_since: dict[str, int] = {}
        for region in regions.values():
            if region.until is None:
                self._add(region.name, region.level, Entry(0, region.code), region.short)
        self._add(CHINA, "nation", Entry(0, NATION))
        for change in changes:
            self._add(change.old_name, _level(change.old_code), Entry(0, change.old_code, change))
        self._named_since = _named_since(regions, changes)
        # A table asks again and again below the same few regions.
        self._present = lru_cache(maxsize=_PARENTS_KEPT)(self._present_below)

    def _add(self, name: str, level: Level, entry: Entry, short: str = "") -> None:
        self._entries.setdefault(name, []).append(entry)
        for form in {short, *short_forms(name)} - {name, ""}:
            self._entries.setdefault(form, []).append(Entry(RANK[level], entry.code, entry.change))

    def find(self, text: str, year: int | None, within: frozenset[str]) -> frozenset[str]:
        """Give the codes ``text`` may mean in ``year`` below the regions ``within`` (none given: anywhere)."""
        found = self._exact(text, year, within)
        return found or next((codes for codes in self._below_prefix(text, year, within) if codes), frozenset())

    def former(self, text: str) -> list[Change]:
        """Give the changes that ended a name."""
        return [entry.change for entry in self._entries.get(text, ()) if entry.change]

    def nearest(self, text: str, year: int | None, within: frozenset[str]) -> str | None:
        """Give the known form most like ``text``, looking below a parent that ``text`` begins with."""
        for cut in range(len(text) - 1, 1, -1):
            parents = self._parents(text[:cut], year, within)
            if parents and (closest := self._closest(text[cut:], parents)):
                return closest
        return self._closest(text, within)

    def _closest(self, text: str, within: frozenset[str]) -> str | None:
        forms = self._present(within)
        like = process.extract(text, forms, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=_SHOWN)
        return min(like, key=lambda found: (-found[1], self._depth(found[0])))[0] if like else None

    def _present_below(self, within: frozenset[str]) -> tuple[str, ...]:
        return tuple(f for f, entries in self._entries.items() if any(self._open(e, within) for e in entries))

    def _depth(self, form: str) -> int:
        """How low the highest region of a form stands: of two names equally near, people mean the larger place."""
        return min(_DEPTHS[self._regions[e.code].level] for e in self._entries[form] if e.change is None)

    def _open(self, entry: Entry, within: frozenset[str]) -> bool:
        return entry.change is None and self._inside(entry.code, within)

    def _below_prefix(self, text: str, year: int | None, within: frozenset[str]) -> Iterator[frozenset[str]]:
        for cut in range(len(text) - 1, 1, -1):
            if parents := self._parents(text[:cut], year, within):
                yield self.find(text[cut:], year, parents)

    def _parents(self, text: str, year: int | None, within: frozenset[str]) -> frozenset[str]:
        codes = self._exact(text, year, within, quiet=True)
        return frozenset(code for code in codes if self._regions[code].level != "county")

    def _exact(self, text: str, year: int | None, within: frozenset[str], *, quiet: bool = False) -> frozenset[str]:
        entries = self._entries.get(text, ())
        for rank in sorted({entry.rank for entry in entries}):
            codes = self._codes([e for e in entries if e.rank == rank], year, within, quiet=quiet)
            if codes:
                return codes
        return frozenset()

    def _codes(self, entries: list[Entry], year: int | None, within: frozenset[str], *, quiet: bool) -> frozenset[str]:
        """Turn entries of one rank into codes; a name whose bearer then has no successor is refused."""
        present = {e.code for e in entries if e.change is None}
        held = {code for code in present if year is None or self._named_since.get(code, 0) <= year}
        former, refusal = self._successors(entries, year, within)
        codes = {code for code in held | former if self._inside(code, within)}
        if refusal and not quiet:
            raise refusal
        return frozenset(codes or {code for code in present if self._inside(code, within)})

    def _successors(
        self, entries: list[Entry], year: int | None, within: frozenset[str]
    ) -> tuple[set[str], Refused | None]:
        codes: set[str] = set()
        refusal = None
        if year is None:
            return codes, refusal
        for change in (e.change for e in entries if e.change and e.change.year >= year):
            try:
                codes.add(self._succession.of(change, year))
            except Refused as refused:
                refusal = refused if _near(change.old_code, within) else refusal
        return codes, refusal

    def _inside(self, code: str, within: frozenset[str]) -> bool:
        return not within or any(above in within for above in self._above(code))

    def _above(self, code: str) -> Iterator[str]:
        parent = self._regions[code].parent
        while parent:
            yield parent
            parent = self._regions[parent].parent


def _level(code: str) -> Level:
    return "province" if code.endswith("0000") else "prefecture" if code.endswith("00") else "county"


def _near(code: str, within: frozenset[str]) -> bool:
    """Tell whether a former code may have lain below one of the regions, by its leading digits."""
    return not within or not within.isdisjoint({NATION, code[:2] + "0000", code[:4] + "00"})


def short_forms(name: str) -> set[str]:
    """Give the forms people write for a full name: 会理 for 会理市; 凉山, 凉山州 and 凉山自治州 for 凉山彝族自治州; 克州."""
    used = {USED[name]} if name in USED else set[str]()
    if match := AUTONOMOUS.fullmatch(name):
        bare = match[1].removesuffix("族")
        return {bare, bare + match[2], f"{bare}自治{match[2]}"} | used
    match = PLAIN.fullmatch(name)
    return {match[1]} | used if match else used


def _named_since(regions: dict[str, Region], changes: tuple[Change, ...]) -> dict[str, int]:
    """Give the year in which a present region took its name, where a change tells; merely absorbing others does not."""
    years: dict[str, int] = {}
    always = {c.new_code for c in changes if c.old_name == c.new_name}
    for change in changes:
        region = regions.get(change.new_code)
        if region and region.name == change.new_name and change.kind in TAKES_NAME and region.code not in always:
            years[region.code] = change.year
    return years
