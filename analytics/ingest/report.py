"""What a worker leaves for the page: the outcome of one file, small enough to open at once, and its figures by the page."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

import orjson

from analytics.i18n import tr
from analytics.workers import write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from analytics.ingest.desk import Undone
    from analytics.ingest.draft import Issue, Reading, StationReading
    from analytics.ingest.outcome import Change, Outcome

PAGE_ROWS: Final = 100
MOST_FINDINGS: Final = 5000
MOST_CHANGES: Final = 2000
STATION: Final = "station"
# Of a file with personal data nothing is kept but that it was refused.
PERSONAL: Final = "personal"


@dataclass(frozen=True)
class Finding:
    """One issue; ``message`` and ``advice`` are catalogue entries, the place is as in the draft."""

    code: str
    severity: str
    message: str
    places: dict[str, Any]
    sheet: str = ""
    cell: str = ""
    row: int = 0
    place: str = ""
    advice: str = ""

    def text(self, lang: str) -> str:
        """What is wrong, in a language."""
        return tr(lang, self.message, **self.places)


@dataclass(frozen=True)
class Fact:
    """One figure of the file and where it stands; of a station ``measure`` is ``STATION`` and ``as_written`` its name."""

    region: str
    period: str
    measure: str
    stratum: str
    value: float
    bound: str
    as_written: str
    sheet: str
    cell: str
    place: str


@dataclass(frozen=True)
class Turn:
    """A figure beside what the store holds for its cell."""

    fact: Fact
    stored_value: float
    stored_bound: str
    stored_source: str


@dataclass(frozen=True)
class Report:
    """What became of one file; ``offsets`` say where each page of its figures begins, ``sheets`` are those to choose from."""

    status: str = ""
    rows: int = 0
    errors: int = 0
    warnings: int = 0
    findings: tuple[Finding, ...] = ()
    new: int = 0
    unchanged: int = 0
    changed: int = 0
    changes: tuple[Turn, ...] = ()
    conflicting: int = 0
    conflicts: tuple[Turn, ...] = ()
    regions: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    batch: int | None = None
    already: int | None = None
    offsets: tuple[int, ...] = ()
    depends: tuple[str, ...] = field(default=())
    sheets: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether nothing of the file can be stored."""
        return self.status == "refused"


def write(folder: Path, outcome: Outcome, advice: Callable[[str], str]) -> Report:
    """Leave an outcome in a job's folder."""
    severities = [issue.severity for issue in outcome.issues]
    private = any(issue.code.startswith(PERSONAL) for issue in outcome.issues)
    compared, draft = outcome.comparison, outcome.draft
    made = Report(
        status=outcome.status,
        rows=len(draft.readings) + len(draft.stations),
        errors=severities.count("error"),
        warnings=severities.count("warning"),
        findings=tuple(_finding(issue, advice) for issue in _worst_first(outcome.issues)[:MOST_FINDINGS]),
        new=compared.new,
        unchanged=compared.unchanged,
        changed=len(compared.changed),
        changes=tuple(map(_turn, compared.changed[:MOST_CHANGES])),
        conflicting=len(compared.conflicting),
        conflicts=tuple(map(_turn, compared.conflicting[:MOST_CHANGES])),
        regions=compared.regions,
        measures=compared.measures,
        batch=outcome.batch,
        already=outcome.already,
        offsets=() if private else _write_facts(folder / "facts.jsonl", outcome),
        sheets=draft.sheets,
    )
    write_whole(folder / "outcome.json", orjson.dumps(asdict(made), default=str))
    return made


def write_undone(folder: Path, undone: Undone) -> None:
    """Leave what an undo took out."""
    names = tuple(f"{later.file_name} ({later.number})" for later in undone.depends)
    made = Report(status="undone", rows=undone.rows, batch=undone.batch, depends=names)
    write_whole(folder / "outcome.json", orjson.dumps(asdict(made)))


def read(folder: Path) -> Report | None:
    """The outcome in a job's folder, or nothing while there is none."""
    path = folder / "outcome.json"
    if not path.exists():
        return None
    found: dict[str, Any] = orjson.loads(path.read_bytes())
    found["findings"] = tuple(Finding(**one) for one in found["findings"])
    for name in ("changes", "conflicts"):
        found[name] = tuple(Turn(**{**one, "fact": Fact(**one["fact"])}) for one in found[name])
    for name in ("regions", "measures", "offsets", "depends", "sheets"):
        found[name] = tuple(found.get(name, ()))
    return Report(**found)


def facts(folder: Path, report: Report, page: int) -> list[Fact]:
    """One page of a file's figures; pages count from 0."""
    with (folder / "facts.jsonl").open("rb") as file:
        file.seek(report.offsets[page])
        return [Fact(**orjson.loads(line)) for line in islice(file, PAGE_ROWS)]


def _worst_first(issues: tuple[Issue, ...]) -> list[Issue]:
    return sorted(issues, key=lambda issue: issue.severity != "error")


def _finding(issue: Issue, advice: Callable[[str], str]) -> Finding:
    return Finding(
        code=issue.code,
        severity=issue.severity,
        message=issue.message,
        places=dict(issue.places),
        sheet=issue.sheet,
        cell=issue.cell,
        row=issue.row,
        place=issue.place,
        advice=advice(issue.code),
    )


def _turn(change: Change) -> Turn:
    return Turn(_fact(change.reading), change.stored_value, change.stored_bound, change.stored_source)


def _fact(reading: Reading) -> Fact:
    return Fact(
        region=reading.region_code,
        period=reading.period,
        measure=reading.measure,
        stratum=reading.stratum,
        value=reading.value,
        bound=reading.bound,
        as_written=reading.as_written,
        sheet=reading.sheet,
        cell=reading.cell,
        place=reading.place,
    )


def _station(station: StationReading) -> Fact:
    return Fact(
        station.region_code,
        station.opened,
        STATION,
        station.level,
        1,
        "=",
        station.name,
        station.sheet,
        station.cell,
        "",
    )


def _lines(outcome: Outcome) -> Iterator[bytes]:
    for reading in outcome.draft.readings:
        yield orjson.dumps(_fact(reading), option=orjson.OPT_APPEND_NEWLINE)
    for station in outcome.draft.stations:
        yield orjson.dumps(_station(station), option=orjson.OPT_APPEND_NEWLINE)


def _write_facts(path: Path, outcome: Outcome) -> tuple[int, ...]:
    """Write the figures a line each; only the outcome written after them makes them count."""
    offsets, written = [], 0
    with path.open("wb") as file:
        for number, line in enumerate(_lines(outcome)):
            if number % PAGE_ROWS == 0:
                offsets.append(written)
            written += file.write(line)
    return tuple(offsets)
