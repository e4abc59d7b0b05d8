"""Takes a checked draft into a store, or refuses it whole; tells before what that would change."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any

from analytics import period
from analytics.errors import Refused
from analytics.i18n import mark
from analytics.ingest import rules
from analytics.ingest.outcome import Change, Comparison
from analytics.store import compare as stored_claims
from analytics.store import write
from analytics.store.compare import Stated
from analytics.store.intake import Given

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

    from analytics.ingest.draft import Draft, Reading, StationReading
    from analytics.regions import RegionTree
    from analytics.store.compare import Stored

# An imported figure's id begins with as much of its file's digest.
ID_LENGTH = 16
_SHOWN = 5
# As many codes and years as a file may hold: looking each up once is what keeps a million readings cheap.
_CODES = 100_000
# Period and measure of a reading.
_MOMENT = itemgetter(slice(2, 4))


def accept(
    session: Session,
    draft: Draft,
    tree: RegionTree,
    *,
    accepted_by: str = "",
    kept_as: str = "",
    release: bool = False,
    checked: bool = False,
) -> int:
    """Check ``draft``, unless that was done, and store it; one error refuses the whole and nothing is stored.

    ``kept_as`` is where ``keep`` put the file; a ``release`` takes the place of earlier batches of its name.
    """
    issues = [] if checked else rules.check(draft, tree)
    errors = [issue for issue in issues if issue.severity == "error"]
    if errors:
        message = mark("{count} figures cannot be taken, so none was: {first}")
        raise Refused(message, count=len(errors), first="; ".join(str(issue) for issue in errors[:_SHOWN]))
    return write.accept(
        session,
        file_name=draft.file_name,
        sha256=draft.sha256,
        claims=_claims(draft, tree),
        sources=draft.sources,
        events=draft.events,
        stations=[_station(reading, draft.sha256, place) for place, reading in enumerate(draft.stations)],
        accepted_by=accepted_by,
        kept_as=kept_as,
        release=release,
        coming=_coming(draft),
        own_ids=not any(reading.figure_id for reading in draft.readings),
    )


def compare(session: Session, draft: Draft, tree: RegionTree) -> Comparison:
    """Tell what accepting ``draft`` would change; its regions and periods must be known (``rules.check``)."""
    present, moments = _present(draft, tree), _Moments()

    def region(reading: Reading) -> str:
        return present(reading.region_code, period.parse(reading.period).year)

    def stated(reading: Reading) -> Stated:
        return Stated(
            *moments[_MOMENT(reading)],
            region(reading),
            reading.period,
            reading.stratum,
            reading.source_id,
            reading.value,
            reading.bound,
            reading.margin,
        )

    def change(place: int, stored: Stored) -> Change:
        return Change(draft.readings[place], stored.value, stored.bound, stored.figure, stored.source)

    found = stored_claims.compare(
        session,
        draft.readings,
        stated,
        map(moments.__getitem__, map(_MOMENT, draft.readings)),
        attrgetter("region_code") if draft.present else region,
    )
    return Comparison(
        new=found.new,
        unchanged=found.unchanged,
        changed=tuple(change(*one) for one in found.changed),
        conflicting=tuple(change(*one) for one in found.conflicting),
        regions=tuple(sorted(found.regions)),
        measures=tuple(sorted(found.measures)),
    )


class _Moments(dict[tuple[str, str], tuple[str, int]]):
    """Measure and year by period and measure, each year found once."""

    def __missing__(self, said: tuple[str, str]) -> tuple[str, int]:
        stated, measure = said
        found = self[said] = measure, period.parse(stated).year
        return found


def _present(draft: Draft, tree: RegionTree) -> Callable[[str, int], str]:
    """What gives the present code of a reading's region, by the year it was valid in."""
    return (lambda code, _year: code) if draft.present else lru_cache(_CODES)(tree.successor)


def _coming(draft: Draft) -> dict[tuple[str, int], int]:
    """How many readings there are of a measure in a year."""
    return Counter(map(_Moments().__getitem__, map(_MOMENT, draft.readings)))


def _claims(draft: Draft, tree: RegionTree) -> Iterator[Given]:
    """The readings as the store takes them; + 0.0 because no store gives -0.0 back."""
    present = _present(draft, tree)
    moment = lru_cache(_CODES)(_moment)
    start = draft.sha256[:ID_LENGTH]
    for place, reading in enumerate(draft.readings, start=1):
        year, ends = moment(reading.period)
        yield Given(
            reading.figure_id or f"{start}-{place}",
            reading.source_id,
            present(reading.region_code, year),
            reading.period,
            year,
            ends,
            reading.measure,
            reading.stratum,
            reading.value + 0.0,
            reading.bound,
            reading.margin + 0.0,
            reading.as_written,
            int(reading.inferred),
            reading.wording,
            reading.reason,
            reading.note,
            reading.place,
        )


def _moment(text: str) -> tuple[int, str]:
    """The year a period ends in, and the day."""
    stated = period.parse(text)
    return stated.year, "{:04d}-{:02d}-{:02d}".format(*stated.end)


def _station(reading: StationReading, sha256: str, place: int) -> dict[str, Any]:
    """A row of the station table, whose id is its place in the file."""
    fields = ("region_code", "name", "level", "lon", "lat", "staff", "opened", "source_id")
    return {"id": f"{sha256}-{place}", **{name: getattr(reading, name) for name in fields}}
