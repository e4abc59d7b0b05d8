"""Why one claim of a cell is shown and not the others, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.i18n import mark, tr
from analytics.provenance.names import GRADES, local
from analytics.store import standing
from analytics.store.models import Grade, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analytics.provenance.names import Names
    from analytics.store.past import Past
    from analytics.store.read import Claim


def rules(told: Iterable[Claim], names: Names, past: Past) -> dict[str, str]:
    """Why each claim that is shown is shown and not the others about its cell."""
    cells: dict[tuple[str, ...], dict[str, Claim]] = {}
    for claim in told:
        if claim.source_id in names.sources and not claim.rolled_up:
            cells.setdefault(claim.cell, {})[claim.figure_id] = claim
    found = {}
    for claims in cells.values():
        shown = next((claim for claim in claims.values() if claim.standing == Standing.CURRENT), None)
        if shown and (len(claims) > 1 or shown.figure_id in past.choices):
            others = [claim for claim in claims.values() if claim is not shown]
            found[shown.figure_id] = _rule(shown, others, names, past)
    return found


_RULES = {
    "grade": mark("shown because its source is nearer to the publisher: {own} before {other}"),
    "bound": mark("shown because it states a number where the other states a limit only"),
    "date": mark(
        "shown because it was published later: {own} after {other} (an unstated month or day counts as the last)"
    ),
    "writing": mark("shown because it is written in more detail"),
    "id": mark("shown by the order of their numbers: nothing else tells the claims apart"),
}


def _rule(shown: Claim, others: Sequence[Claim], names: Names, past: Past) -> str:
    """Say what decided between the claim shown and the best of the others."""
    lang = names.lang
    if choice := past.choices.get(shown.figure_id):
        by = choice.by or tr(lang, mark("nobody named"))
        message = mark("chosen by {by} on {when}: {reason}")
        return tr(lang, message, by=by, when=local(choice.at), reason=choice.reason)

    def ranked(claim: Claim) -> tuple[object, ...]:
        source = names.sources[claim.source_id or ""]
        return standing.rank(claim._asdict(), source.grade, source.published)

    best = min(others, key=ranked)
    pairs = zip(standing.DECIDING, ranked(shown), ranked(best), strict=True)
    decided = next(name for name, own, other in pairs if own != other)
    if decided not in _RULES:
        return ""  # the reason itself is told
    own, other = (names.sources[claim.source_id or ""] for claim in (shown, best))
    told = {"grade": (tr(lang, GRADES[Grade(own.grade)]), tr(lang, GRADES[Grade(other.grade)]))}
    first, second = told.get(decided, (own.published, other.published or tr(lang, mark("no date"))))
    return (
        tr(lang, _RULES[decided], own=first, other=second)
        if decided in ("grade", "date")
        else tr(lang, _RULES[decided])
    )
