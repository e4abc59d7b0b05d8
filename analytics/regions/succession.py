"""Which region a code or name of a year belongs to: a former one that stood then, else the present one it became."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.errors import Refused
from analytics.i18n import mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analytics.regions.region import Change, Region

UNKNOWN: Final = mark("The region code {code} was not in use in {year}: look it up in the region table.")
DISSOLVED: Final = mark(
    "{name} ({code}) was dissolved in {year} and no single region took its place: name a present one."
)
SPLIT: Final = mark("{name} ({code}) was divided in {year} into {candidates}: say which one is meant.")

Life = tuple[str, str, int]


class Succession:
    """The changes of codes, indexed by the code that went."""

    def __init__(self, changes: Iterable[Change], regions: Mapping[str, Region]) -> None:
        """Index ``changes``; ``regions`` are those of today and the former ones that keep their own figures."""
        self._present = {code for code, region in regions.items() if region.until is None}
        self._until = {code: region.until for code, region in regions.items() if region.until is not None}
        self._by_code: dict[str, list[Change]] = {}
        for change in sorted(changes, key=lambda c: (c.year, c.new_code)):
            self._by_code.setdefault(change.old_code, []).append(change)

    def __contains__(self, code: object) -> bool:
        """Whether a change has taken this code away."""
        return code in self._by_code

    def last_year(self, code: str) -> int:
        """Give the year of the last change of a former code."""
        return self._by_code[code][-1].year

    def successor(self, code: str, year: int) -> str:
        """Give the code of what ``code`` meant in ``year``; refuses an unknown code and a split.

        A change of the same year counts as still to come. A former code nobody holds today keeps its last meaning.
        """
        events = self._after(code, year) or self._last_before(code, year)
        if not events and code not in self._present:
            raise Refused(UNKNOWN, code=code, year=year)
        return self._follow(events, year) if events else code

    def of(self, change: Change, year: int) -> str:
        """Give the code, in ``year``, of the region that ``change`` took the code from."""
        return self._follow(self._after(change.old_code, change.year, change.old_name), year)

    def steps(self, change: Change) -> list[Change]:
        """Give the changes, from ``change`` on, that lead to a present region."""
        return self._steps(self._after(change.old_code, change.year, change.old_name))

    def _follow(self, events: list[Change], year: int) -> str:
        if self._stood(events, year):
            return events[0].old_code
        return self._steps(events, year)[-1].new_code

    def _stood(self, events: list[Change], year: int) -> bool:
        """Whether what the next changes took away is a former region that still stood in a year."""
        until = self._until.get(events[0].old_code)
        return until is not None and year <= until == events[0].year - 1

    def _steps(self, events: list[Change], year: int | None = None) -> list[Change]:
        """The changes to follow: to a present region, or to a former one that stood in ``year``."""
        seen: set[Life] = set()
        steps: list[Change] = []
        while events:
            seen.add((events[0].old_code, events[0].old_name, events[0].year))
            steps.append(_single(events))
            events = self._after(steps[-1].new_code, steps[-1].year, steps[-1].new_name, seen)
            if events and year is not None and self._stood(events, year):
                return steps
        if steps[-1].new_code not in self._present:
            raise Refused(UNKNOWN, code=steps[-1].new_code, year=steps[-1].year)
        return steps

    def _after(self, code: str, year: int, name: str | None = None, seen: Iterable[Life] = ()) -> list[Change]:
        """Give the next changes of a code: those of the earliest year, of the region of that name, not yet followed."""
        later = [
            change
            for change in self._by_code.get(code, ())
            if change.year >= year
            and name in (None, change.old_name)
            and (change.old_code, change.old_name, change.year) not in seen
        ]
        return [change for change in later if change.year == later[0].year]

    def _last_before(self, code: str, year: int) -> list[Change]:
        if code in self._present:
            return []
        earlier = [change for change in self._by_code.get(code, ()) if change.year < year]
        return [change for change in earlier if change.year == earlier[-1].year]


def _single(events: list[Change]) -> Change:
    """Choose the one change to follow: a successor of the same name, else the only one."""
    same = [change for change in events if change.new_name == change.old_name]
    chosen = same or events
    first = chosen[0]
    places = {"name": first.old_name, "code": first.old_code, "year": first.year}
    if not first.new_code:
        raise Refused(DISSOLVED, **places)
    if len({change.new_code for change in chosen}) > 1:
        candidates = ", ".join(f"{change.new_name} ({change.new_code})" for change in chosen)
        raise Refused(SPLIT, **places, candidates=candidates)
    return first
