"""Every claim behind some values: who said what where, and how it came into the store."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analytics import narrative, numerals, period
from analytics.i18n import mark, tr
from analytics.indicators import INDICATORS
from analytics.provenance.names import GRADES, exactly, group, local, sum_of
from analytics.provenance.ranking import rules
from analytics.quantity import Quantity
from analytics.store.models import Grade, Standing
from analytics.store.past import NOTHING
from analytics.values import quantity_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analytics.provenance.names import Names
    from analytics.store.past import Accepted, Part, Past, Replaced
    from analytics.store.read import Claim
    from analytics.values import Value

STANDINGS = {Standing.CURRENT: mark("shown"), Standing.ALTERNATE: mark("other claim")}
_MOST_PARTS = 40


@dataclass(frozen=True)
class Origin:
    """One claim as the where-from view lists it, in words of the reader's language.

    ``rule`` says why this claim of its cell is shown, ``place`` where in which file it stands, ``accepted`` who took the
    file in and when, ``parts`` what a sum was made of, ``earlier`` what its source said before; ``denies`` that it cannot
    be true together with the claim of its cell that is shown.
    """

    figure_id: str
    what: str
    where: str
    when: str
    value: str
    as_written: str
    standing: str
    publisher: str
    title: str
    published: str
    grade: str
    url: str
    why: str
    note: str
    cell: tuple[str, str, str, str]
    current: bool
    rule: str = ""
    place: str = ""
    accepted: str = ""
    parts: str = ""
    earlier: tuple[str, ...] = ()
    choice: int = 0
    denies: bool = False


def origins(values: Iterable[Value], names: Names, past: Past = NOTHING) -> tuple[Origin, ...]:
    """Every claim behind some values and the other claims about the same cells, each once."""
    return told((claim for value in values for claim in (*value.claims, *value.others)), names, past)


def told(claims: Iterable[Claim], names: Names, past: Past = NOTHING) -> tuple[Origin, ...]:
    """Some claims in words, each once; why one is shown is told where the others of its cell are among them."""
    listed = {claim.figure_id: claim for claim in claims}
    why = rules(listed.values(), names, past)
    shown = {claim.cell: claim for claim in listed.values() if claim.standing == Standing.CURRENT}
    return tuple(
        replace(_origin(claim, names, past, why.get(figure, "")), denies=_denies(claim, shown.get(claim.cell)))
        for figure, claim in listed.items()
    )


def _denies(claim: Claim, shown: Claim | None) -> bool:
    """Whether a claim cannot be true together with the one of its cell that is shown."""
    if shown is None or claim is shown:
        return False
    return not quantity_of(shown).agrees(quantity_of(claim))


def _origin(claim: Claim, names: Names, past: Past, rule: str) -> Origin:
    lang, source = names.lang, names.sources.get(claim.source_id or "")
    rolled = sum_of(claim, lang) if claim.rolled_up else ""
    publisher = " · ".join(filter(None, (rolled, source.publisher if source else "")))
    accepted, choice = past.accepted.get(claim.figure_id), past.choices.get(claim.figure_id)
    return Origin(
        figure_id=claim.figure_id,
        what=narrative.label(claim.measure, lang) + group(claim.stratum, lang),
        where=names.tree.short(claim.region, lang),
        when=period.parse(claim.period).label(lang),
        value=numerals.number(quantity_of(claim), INDICATORS[claim.measure].unit, lang),
        as_written=claim.as_written,
        standing=tr(lang, STANDINGS[Standing(claim.standing)]),
        publisher=publisher,
        title=source.title if source else "",
        published=source.published if source else "",
        grade=tr(lang, GRADES[Grade(source.grade)]) if source else "",
        url=source.url if source else "",
        why=tr(lang, claim.reason) if claim.reason else "",
        note="" if claim.rolled_up or not claim.note else tr(lang, claim.note),
        cell=claim.cell,
        current=claim.standing == Standing.CURRENT,
        rule=rule,
        place=" · ".join(filter(None, (accepted.file_name, claim.place))) if accepted else "",
        accepted=_taken_in(accepted, lang) if accepted else "",
        parts=_parts(past.parts.get(claim.figure_id, ()), claim, names),
        earlier=tuple(_earlier(one, lang) for one in past.replaced.get(claim.figure_id, ())),
        choice=choice.number if choice else 0,
    )


def _taken_in(accepted: Accepted, lang: str) -> str:
    """Say when and by whom an import was accepted."""
    by = accepted.by or tr(lang, mark("nobody named"))
    return tr(lang, mark("accepted {when} by {by}"), when=local(accepted.at), by=by)


def _earlier(one: Replaced, lang: str) -> str:
    """Say what a source said of a cell before, from which file and who took that in."""
    quantity = Quantity(one.value, one.bound, one.margin)
    value = numerals.number(quantity, INDICATORS[one.measure].unit, lang)
    written = tr(lang, mark("written '{text}'"), text=one.as_written) if one.as_written else ""
    place = " · ".join(filter(None, (one.accepted.file_name, one.place)))
    return " · ".join(filter(None, (value, written, place, _taken_in(one.accepted, lang))))


def _parts(parts: Sequence[Part], whole: Claim, names: Names) -> str:
    """Write a sum with the names of its parts."""
    shown = [f"{_part(part, whole, names)} {exactly(_quantity(part))}" for part in parts]
    return " + ".join(shown[:_MOST_PARTS] + ["…"] * (len(shown) > _MOST_PARTS))


def _quantity(part: Part) -> Quantity:
    return Quantity(part.value, part.bound, part.margin)


def _part(part: Part, whole: Claim, names: Names) -> str:
    if part.region == whole.region:
        return period.parse(part.period).label(names.lang)
    return names.tree.short(part.region, names.lang)
