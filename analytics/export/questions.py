"""What somebody will ask about a figure, with the answer the figure itself gives."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from analytics.figures.spec import Shape
from analytics.i18n import mark, tr
from analytics.provenance import STANDINGS
from analytics.store.models import Standing

if TYPE_CHECKING:
    from analytics.figures.spec import Figure, Mark, Series
    from analytics.provenance import Origin
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


def questions(figure: Figure, tree: RegionTree, lang: str) -> tuple[Question, ...]:
    """The biggest drop, the lowest region, the missed target, the disputed figure, the missing region: what applies."""
    found = (
        _drop(figure, lang),
        _lowest(figure, lang),
        _missed(figure, lang),
        _disputed(figure, lang),
        _missing(figure, tree, lang),
    )
    return tuple(one for one in found if one)


def _lead(figure: Figure) -> Series | None:
    return next((one for one in figure.series if one.role not in _TARGETS and one.marks), None)


def _drop(figure: Figure, lang: str) -> Question | None:
    """The largest fall from one year to the next, by its part of the year before."""
    lead = _lead(figure) if figure.shape is Shape.LINE else None
    falls = [
        (new.value / old.value, old, new)
        for old, new in pairwise(lead.marks if lead else ())
        if new.value < old.value and int(new.label) - int(old.label) == 1
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


def _lowest(figure: Figure, lang: str) -> Question | None:
    lead = _lead(figure) if figure.shape in (Shape.BARS, Shape.MAP) else None
    placed = [one for one in (lead.marks if lead else ()) if one.region]
    if lead is None or len(placed) < _RANKED:
        return None
    last = min(placed, key=lambda one: one.value)
    message = mark("{place}: {value} {unit}")
    return Question(
        tr(lang, mark("Which region is lowest in {label}?"), label=lead.name),
        tr(lang, message, place=last.label, value=last.text, unit=figure.unit).strip(),
    )


def _missed(figure: Figure, lang: str) -> Question | None:
    """The last target that the level known by its year, or by now, does not reach."""
    lead = _lead(figure) if figure.shape is Shape.LINE else None
    goals = [one for series in figure.series if series.role == "target" for one in series.marks]
    if lead is None or not goals:
        return None
    goal = max(goals, key=lambda one: int(one.label))
    known = [one for one in lead.marks if int(one.label) <= int(goal.label)]
    if not known or known[-1].value >= goal.value:
        return None
    message = mark("Not by {when}: {value} against {goal} for {year}.")
    said = tr(lang, message, when=known[-1].note, value=known[-1].text, goal=goal.text, year=goal.label)
    return Question(tr(lang, mark("Was the target reached?")), said)


def _disputed(figure: Figure, lang: str) -> Question | None:
    """What the other claims say, where one of them cannot be true with the number shown."""
    if not figure.disputed:
        return None
    other = tr(lang, STANDINGS[Standing.ALTERNATE])
    shown = [one for series in figure.series for one in series.marks if one.disputed]
    claims = [one for one in figure.origins if one.standing == other and _clashes(one, shown)][:_CLAIMS]
    stop, comma = ("；", "，") if lang == "zh" else ("; ", ", ")
    said = stop.join(
        comma.join(filter(None, (f"{one.where} {one.when} {one.what} {one.value}", one.publisher))) for one in claims
    )
    message = mark("Sources differ on {count} numbers, whose scope may differ: {claims}")
    return Question(
        tr(lang, mark("Are there other numbers about this?")), tr(lang, message, count=figure.disputed, claims=said)
    )


def _clashes(claim: Origin, shown: list[Mark]) -> bool:
    """Whether a claim is about the year or place of a disputed number, and says another one; in a table any may be."""
    about = [one for one in shown if one.label in (claim.where, claim.when[:4])]
    return any(not claim.value.startswith(one.text) for one in about) or not shown


def _missing(figure: Figure, tree: RegionTree, lang: str) -> Question | None:
    """The parts of the region that the figure has nothing for."""
    if figure.shape is not Shape.MAP or figure.region not in tree:
        return None
    have = {one.region for one in figure.series[0].marks}
    wanted = [node.code for node in tree.reporting_children(figure.region)]
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
