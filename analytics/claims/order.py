"""The rule of the funnel: no stage of the exam has more people than the one before it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from analytics.claims import hypotheses
from analytics.claims.judging import not_above

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.claims.finding import Finding
    from analytics.claims.ledger import Known, Ledger

STAGES: Final = ("exam_registered", "exam_sat", "exam_passed")


def funnel(ledger: Ledger) -> Iterator[Finding]:
    """Passed ≤ sat ≤ registered, of the same region, exam and group; a missing stage is passed over."""
    for place, measure in enumerate(STAGES[1:], 1):
        for (region, stratum), series in ledger.series(measure).items():
            for at, part in series.items():
                above = [ledger.known(stage, region, stratum, at) for stage in reversed(STAGES[:place])]
                for whole in _nearest([known for known in above if known]):
                    if not (part.rolled_up and whole.rolled_up):
                        guess = partial(hypotheses.tenfold, part.first, whole.interval)
                        yield not_above("funnel", part, whole, formula="{0} ≤ {1}", guess=guess)


def _nearest(stages: list[Known]) -> list[Known]:
    """The stage just above; where a bare bound is all that is known of it, the one above that as well."""
    return stages if stages and stages[0].sided else stages[:1]
