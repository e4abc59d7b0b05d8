"""What somebody will ask about a figure, with the answer the figure itself gives."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from analytics.figures.spec import Shape
from analytics.i18n import mark, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.figures.spec import Figure, Mark, Series
    from analytics.regions import RegionTree

_LISTED: Final = 8
_CLAIMS: Final = 3
_RANKED: Final = 3
_TARGETS: Final = ("target", "claims")


@dataclass(frozen=True)
class Question:
    """A likely question with its answer, in the document's language."""

    asked: str
    answer: str


def questions(figure: Figure, tree: RegionTree, lang: str, flags: Sequence[str] = ()) -> tuple[Question, ...]:
    """The biggest drop, the lowest region, the missed target, the disputed figure, the missing region: what applies.

    ``flags`` tell what the marks ⚑ of the figure stand for.
    """
    found = (
        _drop(figure, lang),
        _lowest(figure, lang),
        _missed(figure, lang),
        _disputed(flags, lang),
        _missing(figure, tree, lang),
    )
    return tuple(one for one in found if one)


def _lead(figure: Figure) -> Series | None:
    return next((one for one in figure.series if one.role not in _TARGETS and one.marks), None)


def _drop(figure: Figure, lang: str) -> Question | None:
    """The largest fall from one year to the next, by its part of the year before, where both are known exactly."""
    lead = _lead(figure) if figure.shape is Shape.LINE else None
    falls = [
        (new.value / old.value, old, new)
        for old, new in pairwise(lead.marks if lead else ())
        if new.value < old.value and int(new.label) - int(old.label) == 1 and _exact(old) and _exact(new)
    ]
    if lead is None or not falls:
        return None
    _, old, new = min(falls, key=lambda one: one[0])
    return Question(
        tr(lang, mark("When did {label} fall most, and why?"), label=lead.name),
        tr(
            lang,
            mark("In {year}: from {old} to {new}. The figures do not say why."),
            year=new.label,
            old=old.text,
            new=new.text,
        ),
    )


def _exact(one: Mark) -> bool:
    """Whether a mark is no bound, of no part of a year, and of a year that its source states."""
    return one.bound == "=" and not one.faint


def _lowest(figure: Figure, lang: str) -> Question | None:
    lead = _lead(figure) if figure.shape in (Shape.BARS, Shape.MAP) else None
    placed = [one for one in (lead.marks if lead else ()) if one.region]
    if lead is None or len(placed) < max(_RANKED, len(figure.rows)):
        return None  # too few to ask, or the lowest are not drawn
    least = min(one.value for one in placed)
    last = [one for one in placed if one.value == least]
    names = [one.label for one in last[:_LISTED]] + ["…"] * (len(last) > _LISTED)
    named = ("、" if lang == "zh" else ", ").join(names)
    # Of places the words say the period as well, of rates the unit.
    whole = any(part and part in last[0].text for part in (last[0].note, figure.unit))
    amount = last[0].text if whole else f"{last[0].text}{'' if lang == 'zh' else ' '}{figure.unit}"
    said = tr(lang, mark("{place}: {amount} ({count} have figures)"), place=named, amount=amount, count=len(placed))
    return Question(tr(lang, mark("Which region is lowest in {label}?"), label=lead.name), said)


def _missed(figure: Figure, lang: str) -> Question | None:
    """The last target that the level known by its year, or by now, does not reach."""
    lead = _lead(figure) if figure.shape is Shape.LINE else None
    goals = [one for series in figure.series if series.role == "target" for one in series.marks]
    if lead is None or not goals:
        return None
    goal = max(goals, key=lambda one: int(one.label))
    known = [one for one in lead.marks if int(one.label) <= int(goal.label)]
    if not known or not _short(known[-1], goal):
        return None
    message = mark("Not by {when}: {value} against {goal} for {year}.")
    said = tr(lang, message, when=known[-1].note, value=known[-1].text, goal=goal.text, year=goal.label)
    return Question(tr(lang, mark("Was the target reached?")), said)


def _short(level: Mark, goal: Mark) -> bool:
    """Whether a level surely stays under its goal: 近100万 does under 100万, 95万余 may not."""
    if level.bound == ">" or goal.bound == "<":
        return False
    return level.value < goal.value or (level.bound == "<" and level.value == goal.value)


def _disputed(flags: Sequence[str], lang: str) -> Question | None:
    """What does not agree with the numbers shown, as it stands under the figure."""
    if not flags:
        return None
    said = ("" if lang == "zh" else " ").join(flags[:_CLAIMS])
    if len(flags) > _CLAIMS:
        said += tr(lang, mark(" And {count} more."), count=len(flags) - _CLAIMS)
    return Question(tr(lang, mark("Are there other numbers about this?")), said)


def _missing(figure: Figure, tree: RegionTree, lang: str) -> Question | None:
    """The parts of the region that the figure has nothing for."""
    if figure.shape is not Shape.MAP or figure.region not in tree:
        return None
    have = {one.region for one in figure.series[0].marks}
    # Former regions tell of an earlier year, in which others of them stood too.
    year = min((until for code in have if code in tree and (until := tree[code].until) is not None), default=None)
    wanted = [node.code for node in tree.reporting_children(figure.region, year)]
    absent = [code for code in wanted if code not in have]
    if not absent or not have & set(wanted):
        return None
    join = "、" if lang == "zh" else ", "
    named = join.join(tree.short(code, lang) for code in absent[:_LISTED])
    message = (
        mark("{named} and others, {count} in all: nothing is published for them.")
        if len(absent) > _LISTED
        else mark("{named}: nothing is published for them.")
    )
    return Question(tr(lang, mark("Which regions are missing?")), tr(lang, message, named=named, count=len(absent)))
