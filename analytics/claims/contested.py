"""Which figures take part in contradictions: what gives a number on a page its mark."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from analytics.claims import closing, kept
from analytics.values import Contested

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from analytics.claims.finding import Finding


@dataclass(frozen=True)
class Contradictions:
    """The contradictions of a store: ``contested`` says it by figure ids, ``found`` has the open ones in order."""

    contested: Contested = field(default_factory=Contested)
    found: tuple[Finding, ...] = ()
    by_figure: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def of(self, figures: Iterable[str]) -> list[Finding]:
        """The open contradictions that some claims take part in, each once."""
        places = {place for figure in figures for place in self.by_figure.get(figure, ())}
        return [self.found[place] for place in sorted(places)]


def contradictions(session: Session) -> Contradictions:
    """Read the contradictions of a store as its last check found them, without those that people closed."""
    found, closed = kept.contradictions(session), closing.closed(session)
    standing = tuple(one.finding for one in found if (one.finding.id, one.inputs) not in closed)
    by_figure: dict[str, list[int]] = defaultdict(list)
    for place, finding in enumerate(standing):
        for figure in dict.fromkeys(claim.figure_id for claim in finding.claims):
            by_figure[figure].append(place)
    settled = frozenset(frozenset(claim.figure_id for claim in one.claims) for one in closed.values())
    contested = Contested(frozenset(by_figure), settled)
    return Contradictions(contested, standing, {figure: tuple(places) for figure, places in by_figure.items()})
