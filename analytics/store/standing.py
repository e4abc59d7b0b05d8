"""Decides which of several claims about one cell is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from analytics import period
from analytics.store.models import Grade, Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_GRADES = {grade: place for place, grade in enumerate(Grade)}
_UNDATED = (0, 0, 0)


def published_on(text: str) -> tuple[int, int, int]:
    """When a source appeared; an unstated month or day counts as the last one, an unstated year as never."""
    try:
        return period.parse(text[:10]).end
    except ValueError:
        return _UNDATED


# What decides between two claims, in the order in which it is asked; ``rank`` gives one part for each.
DECIDING: Final = ("chosen", "reason", "grade", "bound", "date", "writing", "id")


def rank(claim: Mapping[str, Any], grade: str, published: str, chosen: Collection[str] = ()) -> tuple[Any, ...]:
    """Sort key of a claim, best first; ``chosen`` are the figures that people chose.

    A person's choice, in this store or among the published figures, then the best grade; within a grade a level before a mere bound (突破100万 says less than
    149.9万 and does not deny it), then the latest publication, then the narrower writing.
    """
    year, month, day = published_on(published)
    return (
        claim["figure_id"] not in chosen,
        not claim["reason"],
        _GRADES[Grade(grade)],
        claim["bound"] in "<>",
        (-year, -month, -day),
        claim["margin"],
        claim["figure_id"],
    )


def settle(
    claims: Iterable[Mapping[str, Any]], sources: Mapping[str, tuple[str, str]], chosen: Collection[str] = ()
) -> dict[str, Standing]:
    """Give every claim of one cell its standing, by figure id; ``sources`` gives grade and date by source id."""
    ranked = sorted(claims, key=lambda claim: rank(claim, *sources[claim["source_id"]], chosen))
    return {
        claim["figure_id"]: Standing.CURRENT if place == 0 else Standing.ALTERNATE for place, claim in enumerate(ranked)
    }
