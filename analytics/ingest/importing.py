"""One file from its bytes to the store: read, understood, checked, compared, accepted; and taken back."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from analytics.i18n import tr
from analytics.ingest import checks, files, interpret, rules
from analytics.ingest.outcome import Outcome
from analytics.settings import STORES
from analytics.store import engine, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from analytics.ingest.draft import Draft, Issue, Reading
    from analytics.regions import RegionTree
    from analytics.settings import Settings


def understand(
    path: Path, name: str, tree: RegionTree, known: Mapping[str, str], sheets: Sequence[str] = ()
) -> tuple[Draft, tuple[Issue, ...]]:
    """Read a file and check what it says by itself; ``known`` gives stored sources by title."""
    draft = interpret.draft(files.read(path, name), tree, known, sheets)
    kept, found = checks.check(draft.readings, tree)
    numbered = tuple(
        reading._replace(figure_id=f"{draft.sha256[:16]}-{place}") for place, reading in enumerate(kept, start=1)
    )
    draft = replace(draft, readings=numbered)
    return draft, (*rules.check(draft, tree), *found)


@contextmanager
def _reading(settings: Settings, store: str) -> Iterator[Session]:
    """Open a store for reading: one of the program's own by name, another SQLite file by its path."""
    url = settings.url(store) if store in STORES else f"sqlite:///{store}"
    opened = engine.reader(url)
    try:
        engine.check(opened)
        with Session(opened) as session:
            yield session
    finally:
        opened.dispose()


def examine(path: Path, name: str, settings: Settings, store: str, sheets: Sequence[str] = ()) -> Outcome:
    """Read, check and compare a file; nothing is stored."""
    with _reading(settings, store) as session:
        tree = read.region_tree(session)
        known = {source.title: source.id for source in read.sources(session).values()}
        draft, issues = understand(path, name, tree, known, sheets)
        return Outcome(draft, issues)


def to_json(outcome: Outcome, lang: str) -> dict[str, Any]:
    """What the command line prints of a file; a refused file has no facts."""
    draft = outcome.draft
    taken = outcome.status != "refused"
    return {
        "file": draft.file_name,
        "status": outcome.status,
        "rows": len(draft.readings) + len(draft.stations) if taken else 0,
        "facts": [_fact(reading) for reading in draft.readings] if taken else [],
        "stations": [station._asdict() for station in draft.stations] if taken else [],
        "issues": [_told(issue, lang) for issue in outcome.issues],
    }


def _fact(reading: Reading) -> dict[str, Any]:
    return {
        "region": reading.region_code,
        "period": reading.period,
        "measure": reading.measure,
        "stratum": reading.stratum,
        "value": int(reading.value) if reading.value.is_integer() else reading.value,
        "bound": reading.bound,
        "unit": reading.unit,
        "sheet": reading.sheet,
        "cell": reading.cell,
        "as_written": reading.as_written,
        "source": reading.source_id,
    }


def _told(issue: Issue, lang: str) -> dict[str, Any]:
    places = {name: tr(lang, value) if isinstance(value, str) else value for name, value in issue.places}
    return {
        "sheet": issue.sheet,
        "cell": issue.cell,
        "row": issue.row or None,
        "severity": issue.severity,
        "code": issue.code,
        "message": tr(lang, issue.message, **places),
    }
