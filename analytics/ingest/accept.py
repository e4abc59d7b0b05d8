"""Takes a checked draft into a store, or refuses it whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from analytics import period
from analytics.errors import Refused
from analytics.i18n import mark
from analytics.ingest import rules
from analytics.store import write

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from analytics.ingest.draft import Draft, Reading
    from analytics.regions import RegionTree

_SHOWN = 5


def accept(session: Session, draft: Draft, tree: RegionTree) -> int:
    """Check ``draft`` and store it; one error refuses the whole and nothing is stored."""
    errors = [issue for issue in rules.check(draft, tree) if issue.severity == "error"]
    if errors:
        message = mark("{count} figures cannot be taken, so none was: {first}")
        raise Refused(message, count=len(errors), first="; ".join(str(issue) for issue in errors[:_SHOWN]))
    return write.accept(
        session,
        file_name=draft.file_name,
        sha256=draft.sha256,
        claims=[_claim(reading, tree) for reading in draft.readings],
        sources=draft.sources,
        events=draft.events,
    )


def _claim(reading: Reading, tree: RegionTree) -> dict[str, Any]:
    stated = period.parse(reading.period)
    return {
        "figure_id": reading.figure_id,
        "source_id": reading.source_id,
        "region_code": tree.successor(reading.region_code, stated.year),
        "period": reading.period,
        "year": stated.year,
        "ends": "{:04d}-{:02d}-{:02d}".format(*stated.end),
        "measure": reading.measure,
        "stratum": reading.stratum,
        "value": reading.value,
        "bound": reading.bound,
        "margin": reading.margin,
        "as_written": reading.as_written,
        "inferred": reading.inferred,
        "wording": reading.wording,
        "reason": reading.reason,
        "note": reading.note,
        "place": reading.place,
    }
