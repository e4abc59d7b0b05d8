"""The administrative divisions of China as a tree that finds, names and dates them."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, cast

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.regions.mergers import Mergers
from analytics.regions.naming import Names
from analytics.regions.region import NATION, Change, Level, Region
from analytics.regions.succession import Succession

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

NOT_REPORTING: Final = frozenset({"710000", "810000", "820000"})
CODE: Final = re.compile(r"\d{6}")
_SHOWN = 8
AMBIGUOUS: Final = mark("{name} may mean {candidates}: write the province before it, or give the code.")
FORMER: Final = mark("{name} is a former name of {candidates}: write the present name, or the year the figure is from.")
NEAREST: Final = mark("No region is called {name}; the nearest name is {nearest}. Correct it, or give the code.")
UNKNOWN: Final = mark("No region is called {name}: use a name or a six-digit code of the region table.")


class RegionTree:
    """All regions of one code table with the changes that led to it."""

    def __init__(self, regions: Iterable[Region], changes: Iterable[Change]) -> None:
        """Index ``regions`` by code and parent, and the changes by code and name."""
        self.changes = history = tuple(changes)
        self._regions = {region.code: region for region in sorted(regions, key=lambda r: r.code)}
        self._today = {code: region for code, region in self._regions.items() if region.until is None}
        self._ever = _by_parent(self._regions.values())
        self._children = _by_parent(self._today.values())
        # Most regions have the same parts in every year; of the others each year asked for is put together once.
        self._dated = {
            code for code, parts in self._ever.items() if any(part.since or part.until is not None for part in parts)
        }
        self._standing: dict[tuple[str, int], tuple[Region, ...]] = {}
        self._succession = Succession(history, self._regions)
        self._names = Names(self._regions, history, self._succession)
        self._mergers: Mergers | None = None
        self._full_names: dict[tuple[str, str], str] = {}

    def __getitem__(self, code: str) -> Region:
        """Give the region of a code, present or former; an unknown one is a ``KeyError``."""
        return self._regions[code]

    def __contains__(self, code: object) -> bool:
        """Whether ``code`` is that of a region, present or former."""
        return code in self._regions

    def __iter__(self) -> Iterator[Region]:
        """Go through the regions of today in code order."""
        return iter(self._today.values())

    def __len__(self) -> int:
        """Count the regions of today, the nation included."""
        return len(self._today)

    @property
    def former(self) -> tuple[Region, ...]:
        """The regions of earlier years that were merged into others, in code order."""
        return tuple(region for region in self._regions.values() if region.until is not None)

    @property
    def root(self) -> str:
        """The code of the region all others lie below."""
        return next((code for code, region in self._regions.items() if region.parent is None), NATION)

    def under(self, code: str) -> RegionTree:
        """Give the tree of one region and all below it, with the changes that led to them."""
        kept = self.within(code)
        regions = (replace(self[one], parent=None) if one == code else self[one] for one in sorted(kept))
        return RegionTree(regions, (change for change in self.changes if change.new_code in kept))

    def get(self, code: str) -> Region | None:
        """Give the region of a code, present or former, or nothing."""
        return self._regions.get(code)

    def children(self, code: str, year: int | None = None) -> tuple[Region, ...]:
        """Give the regions that stood directly below ``code`` in a year, those of today without one, in code order."""
        if year is None or code not in self._dated:
            return self._children.get(code, ())
        if (code, year) not in self._standing:
            self._standing[code, year] = tuple(part for part in self._ever[code] if part.stands(year))
        return self._standing[code, year]

    def ever(self, code: str) -> tuple[Region, ...]:
        """Give all regions that lie or once lay directly below ``code``, in code order."""
        return self._ever.get(code, ())

    def reporting_children(self, code: str, year: int | None = None) -> tuple[Region, ...]:
        """Give the children that publish under the mainland's statistics: 31 provinces of the nation, else all."""
        children = self.children(code, year)
        if code != NATION:
            return children
        return tuple(child for child in children if child.code not in NOT_REPORTING)

    def ancestors(self, code: str) -> tuple[Region, ...]:
        """Give the regions above ``code``, the nation first."""
        return self.path(code)[:-1]

    def path(self, code: str) -> tuple[Region, ...]:
        """Give the regions from the nation down to ``code`` itself."""
        region = self._regions[code]
        return (*(self.path(region.parent) if region.parent else ()), region)

    def descendants(self, code: str) -> tuple[Region, ...]:
        """Give all regions of today below ``code``, each followed by its own."""
        below = self.children(code)
        return tuple(region for child in below for region in (child, *self.descendants(child.code)))

    def within(self, code: str) -> set[str]:
        """Give the codes of a region and of all that lie or once lay in it."""
        return {code}.union(*(self.within(part.code) for part in self._ever.get(code, ())))

    def name(self, code: str, lang: str) -> str:
        """Give the official name in ``lang``."""
        region = self._regions[code]
        return region.name_en if lang == "en" else region.name

    def short(self, code: str, lang: str) -> str:
        """Give the name without the kind of division (四川, 成都, 甘孜); counties keep theirs."""
        region = self._regions[code]
        return region.name_en if lang == "en" else region.short

    def full_name(self, code: str, lang: str) -> str:
        """Give the name with all above it but the nation: 四川省成都市, or Chengdu, Sichuan."""
        if (code, lang) not in self._full_names:
            codes = [region.code for region in self.path(code) if region.code != NATION] or [NATION]
            names = [self.name(part, lang) for part in codes]
            self._full_names[code, lang] = ", ".join(reversed(names)) if lang == "en" else "".join(names)
        return self._full_names[code, lang]

    def choice(self, code: str, lang: str) -> str:
        """Give the label for a searchable choice: name, place, code and initials."""
        region = self._regions[code]
        above = region.parent if region.parent != NATION else None
        place = f" · {self.full_name(above, lang)}" if above else ""
        return f"{self.name(code, lang)}{place} {code} {region.initials}"

    def near(self, code: str) -> tuple[str, ...]:
        """Give the regions a reader at ``code`` may want next: its path, all down to prefectures, what is around it."""
        above = self.path(code)
        wide = [region.code for region in self if region.level != "county"]
        around = [child.code for step in above[-2:] if step.level != "nation" for child in self.children(step.code)]
        return tuple(sorted({code, *wide, *around}))

    def find(self, text: str) -> Region:
        """Give the region a reader means by a code anywhere in a text, a name, or first letters in pinyin."""
        coded = next((part for part in CODE.findall(text) if part in self._regions), None)
        if coded:
            return self._regions[coded]
        alike = [region.code for region in self if region.initials == text.strip().lower()]
        if len(alike) > 1:
            raise Refused(AMBIGUOUS, name=text, candidates=self._listed(alike[:_SHOWN]))
        return self._regions[alike[0]] if alike else self.resolve(text)

    def successor(self, code: str, year: int) -> str:
        """Give the code that figures of ``code`` in ``year`` have: a former region's own while it stood, else the present one's.

        Refuses an unknown code, a split, and what became only a part of another.
        """
        found = self._succession.successor(code, year)
        if found != code and (refused := self.refusal(code, year, found)):
            raise refused
        return found

    def became(self, code: str) -> tuple[str, ...]:
        """Give the regions that a former one was merged into when it ended, by code."""
        ended = [one for one in self.changes if one.old_code == code and one.year - 1 == self[code].until]
        return tuple(dict.fromkeys(one.new_code for one in ended if one.new_code in self))

    def resolve(self, text: str, *, year: int | None = None, parent: str | None = None) -> Region:
        """Give the region a code or name means, below ``parent`` if given; never guesses.

        With ``year``, codes and names are read as of that year. A bare short name means the higher level (吉林 is the
        province), but of two regions of one level neither is taken.
        """
        written = re.sub(r"[\W_]+", "", text)
        if CODE.fullmatch(written):
            return self._regions[self._coded(written, year)]
        within = frozenset({parent}) if parent else frozenset[str]()
        codes = sorted(self._names.find(written, year, within))
        if len(codes) > 1:
            raise Refused(AMBIGUOUS, name=text, candidates=self._listed(codes))
        if not codes:
            raise self._unknown(text, written, year, within)
        return self._regions[codes[0]]

    def refusal(self, text: str, year: int, code: str) -> Refused | None:
        """Why a name or code of ``year`` that leads to the region ``code`` is not all of it, if it is not."""
        if self._mergers is None:
            self._mergers = Mergers(self.changes, self._succession)
        written = re.sub(r"[\W_]+", "", text)
        return self._mergers.refusal(written, year, code, self.full_name(code, "zh"))

    def _coded(self, code: str, year: int | None) -> str:
        if year is None and (code in self._regions or code not in self._succession):
            if code in self._regions:
                return code
            raise Refused(UNKNOWN, name=code)
        return self.successor(code, self._succession.last_year(code) if year is None else year)

    def _unknown(self, text: str, written: str, year: int | None, within: frozenset[str]) -> Refused:
        former = [change for change in self._names.former(written) if change.new_code]
        if former and not within:
            now = dict.fromkeys(f"{change.new_name} ({change.new_code})" for change in former)
            return Refused(FORMER, name=text, candidates=", ".join(now))
        nearest = self._names.nearest(written, year, within)
        return Refused(NEAREST, name=text, nearest=nearest) if nearest else Refused(UNKNOWN, name=text)

    def _listed(self, codes: list[str]) -> str:
        return ", ".join(f"{self.full_name(code, 'zh')} ({code})" for code in codes)


def _by_parent(regions: Iterable[Region]) -> dict[str, tuple[Region, ...]]:
    found: dict[str, list[Region]] = {}
    for region in regions:
        if region.parent:
            found.setdefault(region.parent, []).append(region)
    return {code: tuple(parts) for code, parts in found.items()}


def read_tree(folder: Path) -> RegionTree:
    """Read ``regions.csv`` and ``changes.csv`` of a folder."""
    return RegionTree(
        [_region(row) for row in _rows(folder / "regions.csv")], [_change(row) for row in _rows(folder / "changes.csv")]
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _region(row: dict[str, str]) -> Region:
    return Region(
        code=row["code"],
        name=row["name"],
        short=row["short"],
        name_en=row["name_en"],
        initials=row["initials"],
        level=cast("Level", row["level"]),
        parent=row["parent"] or None,
        lon=float(row["lon"]) if row["lon"] else None,
        lat=float(row["lat"]) if row["lat"] else None,
        since=int(row["since"]) if row["since"] else None,
        until=int(row["until"]) if row["until"] else None,
    )


def _change(row: dict[str, str]) -> Change:
    return Change(int(row["year"]), row["kind"], row["old_code"], row["old_name"], row["new_code"], row["new_name"])
