"""Which measure a number is a value of, from the words beside it; what is not certain stays open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from analytics.ingest.text import candidate, cues
from analytics.ingest.text.candidate import Open
from analytics.ingest.text.phrases import Phrase, fitting

GROWTH: Final = {
    "exam_registered": "exam_registered_growth_pct",
    "exam_sat": "exam_sat_growth_pct",
    "certified_total": "certified_growth_pct",
    "professionals_total": "professionals_growth_pct",
}
INCREASE: Final = {"exam_registered": "exam_registered_increase"}
POINTS: Final = {"exam_pass_rate": "exam_pass_rate_change_pp", "certified_share_pct": "certified_share_change"}
FOLD: Final = {"exam_sat": "exam_sat_ratio_prev_year"}
NEW: Final = {
    "certified_total": "certified_new",
    "certified_new": "certified_new",
    "professionals_total": "professionals_new",
    "community_workers_total": "community_workers_new",
    "community_workers_new": "community_workers_new",
    "sw_posts": "posts_new",
    "posts_new": "posts_new",
}
TARGETS: Final = {
    "professionals_total": "professionals_total_target",
    "station_coverage_pct": "station_coverage_target_pct",
    "townships_with_station": "townships_with_station_target",
    "sw_posts": "sw_posts_target",
    "certified_share_pct": "certified_share_target_pct",
    "community_workers_per_10k_urban": "community_workers_per_10k_urban_target",
}
AVERAGES: Final = {
    ("年均", "service_attendances"): "service_attendances_per_year",
    ("日均", "volunteer_activities"): "volunteer_activities_per_day",
}
_DONE: Final = ("完成", "超额", "提前")


@dataclass(frozen=True)
class Decision:
    """A measure, or why there is none; ``base`` is the level a change is of, ``falls`` says that it is a decrease."""

    measure: str = ""
    base: str = ""
    options: tuple[str, ...] = ()
    why: Open | None = None
    refused: str = ""
    falls: bool = False
    change: bool = False
    inherited: bool = False


def decide(phrase: Phrase, unit: str, before: str, *, planned: bool, moment: bool, listed: bool = False) -> Decision:
    """Decide by the words of a phrase; ``before`` is the measure of the figure before it, where it carries on.

    ``planned`` says that the sentence speaks of a time to come, ``moment`` that it counts up to a moment, ``listed`` that
    the number goes on with a list of groups.
    """
    if phrase.anywhere(cues.NEGATED):
        return Decision(refused=candidate.NEGATED)
    falls = phrase.says(cues.DOWN)
    change = (falls or phrase.says(cues.UP) or phrase.after.startswith("的增")) and not phrase.says(cues.LEVEL)
    if change:
        return _change(phrase, unit, before, falls=falls)
    if phrase.says(cues.FOLD) and unit == "倍":
        return _derived(_base(phrase, before, FOLD), FOLD)
    if unit == "倍":
        return Decision(refused=candidate.NO_CHANGE)
    if unit == "%" and phrase.says(cues.SHARE) and not any(fitting(keys, unit) for keys in phrase.strong):
        return _share(phrase, before)
    found = _level(phrase, unit, before, moment=moment, listed=listed)
    if found.measure and (average := cues.AVERAGE.search(phrase.before)):
        key = AVERAGES.get((average[0], found.measure), "")
        found = Decision(key) if key else Decision(refused=candidate.NO_AVERAGE)
    return _planned(found, phrase, planned=planned)


def _planned(found: Decision, phrase: Phrase, *, planned: bool) -> Decision:
    """What is planned is another measure than what is; where there is none, nothing can be stored."""
    worded = phrase.anywhere(cues.TARGET)
    if not (planned or worded) or found.refused or found.measure.endswith("_target"):
        return found
    if any(word in phrase.before for word in _DONE):
        return Decision(
            options=(found.measure,) if found.measure else (), why=Open("measure", candidate.MEASURE_PLANNED)
        )
    if not found.measure:
        return Decision(refused=candidate.NO_TARGET) if not found.options else found
    key = TARGETS.get(found.measure, "")
    return Decision(key) if key else Decision(refused=candidate.NO_TARGET)


def _change(phrase: Phrase, unit: str, before: str, *, falls: bool) -> Decision:
    table = {"%": GROWTH, "百分点": POINTS}.get(unit, INCREASE)
    base = _base(phrase, before, table)
    if unit == "%" and base == "certified_share_pct":
        table = POINTS
    found = _derived(base, table, falls=falls)
    if not found.measure or found.refused:
        return found
    if not phrase.says(cues.YEARLY) and not (unit == "%" and "同比" in phrase.after):
        return Decision(options=(found.measure,), base=base, why=Open("measure", candidate.MEASURE_BASE), falls=falls)
    return found


def _base(phrase: Phrase, before: str, table: dict[str, str]) -> str:
    """The level that a change is of: the only measure named beside it, or that of the figure before."""
    named = {key for keys in phrase.strong for key in (keys if len(keys) == 1 else ("",))}
    if not named:
        named = {*phrase.weak}
    if not named and before:
        return before
    return named.pop() if len(named) == 1 else "" if not named & table.keys() else "?"


def _derived(base: str, table: dict[str, str], *, falls: bool = False) -> Decision:
    if base in table:
        return Decision(table[base], base=base, falls=falls, change=True)
    if base in ("", "?"):
        return Decision(options=tuple(table.values()), why=Open("measure", candidate.MEASURE_MISSING), falls=falls)
    return Decision(refused=candidate.NO_CHANGE)


def _share(phrase: Phrase, before: str) -> Decision:
    """Of shares 占…, only that of volunteers among residents is a measure for sure."""
    among = [key for keys in phrase.strong for key in keys]
    if (
        among == ["resident_population"]
        and "占" in phrase.before
        and (phrase.weak == ["volunteers"] or before == "volunteers")
    ):
        return Decision("volunteers_share_pct")
    return Decision(refused=candidate.NO_CHANGE)


def _level(phrase: Phrase, unit: str, before: str, *, moment: bool, listed: bool) -> Decision:
    new = phrase.says(cues.NEW)
    if not phrase.strong:
        return _carried(phrase, unit, "" if new else before, new=new, listed=listed)
    named: set[str] = set()
    for keys in phrase.strong:
        fits = fitting(keys, unit)
        if not new and len(fits) > 1:
            fits = _PLAIN.get(fits, fits) if moment or fits not in _DATED else fits
        named |= {NEW.get(key, "") for key in fits} if new else set(fits)
    return _only(named)


_EXAM: Final = frozenset({"exam_registered", "exam_approved", "exam_sat", "exam_passed"})
# Of words that name a level and what is new in it, the level is meant where nothing says 新增; of certificates only
# where the number counts up to a moment.
_PLAIN: Final[dict[tuple[str, ...], tuple[str, ...]]] = {
    ("certified_total", "certified_new"): ("certified_total",),
    ("sw_posts", "posts_new"): ("sw_posts",),
}
_DATED: Final = frozenset({("certified_total", "certified_new")})


def _carried(phrase: Phrase, unit: str, before: str, *, new: bool, listed: bool) -> Decision:
    """A number beside no measure of its own goes on with the figure before, or counts what a word names besides a group."""
    if phrase.passed and unit == "人" and before in _EXAM:
        return Decision("exam_passed")
    goes_on = bool(before) and before not in cues.WEAK and bool(fitting((before,), unit))
    weak = set(fitting(phrase.weak, unit))
    if goes_on and (not weak or phrase.says(cues.OF_WHICH) or listed):
        if phrase.differs or listed:
            return Decision(before, inherited=True)
        return Decision(options=(before,), why=Open("measure", candidate.MEASURE_MISSING))
    if goes_on and phrase.groups:
        weak.add(before)
    return _only({NEW.get(key, "") for key in weak} if new else weak)


def _only(named: set[str]) -> Decision:
    """The only measure named; where there are several, or none, it stays open."""
    options = tuple(sorted(named - {""}))
    if len(named) == 1 and options:
        return Decision(options[0])
    if not options:
        return Decision(why=Open("measure", candidate.MEASURE_MISSING))
    return Decision(options=options, why=Open("measure", candidate.MEASURE_SEVERAL))
