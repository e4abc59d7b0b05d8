"""One file from its bytes to the store: read, understood, checked, compared, accepted; and taken back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from analytics import progress
from analytics.i18n import tr
from analytics.ingest import accept as acceptance
from analytics.ingest import checks, codes, files, interpret, rechecking, rules
from analytics.ingest.files import codes as file_codes
from analytics.ingest.keeping import keep
from analytics.ingest.outcome import Outcome
from analytics.ingest.sheets.grid import column_of
from analytics.ingest.text import article
from analytics.numerals import SIGNS
from analytics.store import read, write
from analytics.store import undo as taking_back
from analytics.store.opening import reading, writing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy.orm import Session

    from analytics.ingest.draft import Draft, Issue, Reading
    from analytics.ingest.outcome import Change, Comparison
    from analytics.regions import RegionTree
    from analytics.settings import Settings


_TOLD: Final = 1000


def understand(
    path: Path, name: str, tree: RegionTree, known: Mapping[str, str], sheets: Sequence[str] = ()
) -> tuple[Draft, tuple[Issue, ...]]:
    """Read a file and check what it says by itself; ``known`` gives stored sources by title."""
    return _checked(interpret.draft(files.read(path, name), tree, known, sheets), tree)


def _checked(draft: Draft, tree: RegionTree) -> tuple[Draft, tuple[Issue, ...]]:
    """A draft with its readings checked by themselves and against each other."""
    progress.step("checking")
    kept, found = checks.check(draft.readings, tree)
    draft = replace(draft, readings=kept)
    return draft, (*rules.check(draft, tree), *found)


def examine(path: Path, name: str, settings: Settings, store: str, *, sheets: Sequence[str] = ()) -> Outcome:
    """Read, check and compare a file; nothing is stored."""
    with reading(settings, store) as session:
        tree = read.region_tree(session)
        sources = read.sources(session)
    # No snapshot of the store is held while a large file is read.
    progress.step("reading")
    if path.suffix.lower() == article.SUFFIX:
        draft, issues = _checked(article.draft(path, name, tree, sources), tree)
    else:
        draft, issues = understand(path, name, tree, {one.title: one.id for one in sources.values()}, sheets)
    if any(issue.severity == "error" for issue in issues):
        return Outcome(draft, issues)
    with reading(settings, store) as session:
        return _compared(session, draft, issues, tree)


def _compared(session: Session, draft: Draft, issues: tuple[Issue, ...], tree: RegionTree) -> Outcome:
    """Set a sound draft beside the store: the same file, last year's figures, values that change or conflict."""
    progress.step("comparing")
    already = write.known(session, draft.sha256)
    if already:
        return _known(draft, issues, already)
    compared = acceptance.compare(session, draft, tree)
    titles = {source.id: source.title or source.publisher for source in read.sources(session).values()}
    told = (*issues, *checks.tenfold(draft.readings, partial(read.levels, session)), *_differences(compared, titles))
    return Outcome(draft, told, compared)


def _known(draft: Draft, issues: tuple[Issue, ...], already: int) -> Outcome:
    """The outcome of a file that was accepted before."""
    return Outcome(draft, (*issues, codes.issue("already-stored", batch=already)), already=already)


def _differences(compared: Comparison, titles: Mapping[str, str]) -> Iterator[Issue]:
    """Warn of stored values that change or that another source contradicts, the first thousand of each."""
    for change in compared.changed[:_TOLD]:
        old = SIGNS[change.stored_bound] + f"{change.stored_value:,.15g}"
        yield _at(change, "changed", old=old, new=change.reading.as_written)
    for change in compared.conflicting[:_TOLD]:
        other = SIGNS[change.stored_bound] + f"{change.stored_value:,.15g}"
        yield _at(change, "other-source", source=titles.get(change.stored_source, change.stored_source), other=other)


def _at(change: Change, code: str, **places: object) -> Issue:
    reading = change.reading
    letters = reading.cell.rstrip("0123456789")
    return codes.issue(code, reading.sheet, int(reading.cell[len(letters) :]), column_of(letters), **places)


def accept(path: Path, name: str, settings: Settings, store: str, by: str, *, sheets: Sequence[str] = ()) -> Outcome:
    """Read and check a file and store it whole in one transaction; a file with an error is not stored at all."""
    outcome = examine(path, name, settings, store, sheets=sheets)
    if outcome.status == "refused" or outcome.already:
        return outcome
    draft = outcome.draft
    kept_as = keep(settings.data_dir, path, draft.sha256, path.suffix)
    progress.step("storing")
    with writing(settings, store) as session:
        if already := write.known(session, draft.sha256):  # another process was faster
            return _known(draft, outcome.issues, already)
        tree = read.region_tree(session)
        batch = acceptance.accept(session, draft, tree, accepted_by=by, kept_as=kept_as, checked=True)
    rechecking.follow(settings, store, len(draft.readings))
    return replace(outcome, batch=batch)


def undo(settings: Settings, store: str, batch: int) -> taking_back.Undone:
    """Take one accepted file out again, in one transaction."""
    with writing(settings, store) as session:
        undone = taking_back.undo(session, batch)
    rechecking.follow(settings, store, undone.rows)
    return undone


def depends(settings: Settings, store: str, batch: int) -> tuple[taking_back.Dependent, ...]:
    """Which later live imports touch the cells of a batch."""
    with reading(settings, store) as session:
        return taking_back.dependents(session, batch)


def verify(settings: Settings, store: str) -> list[taking_back.Recorded]:
    """The batches whose stored rows are no longer those that were accepted."""
    with reading(settings, store) as session:
        return taking_back.verify(session)


def history(settings: Settings, store: str) -> list[taking_back.Recorded]:
    """All batches of a store, the latest first."""
    with reading(settings, store) as session:
        return taking_back.history(session)


def advice(code: str) -> str:
    """What a clerk should do about an issue, as a catalogue entry."""
    known = codes.CODES.get(code) or file_codes.CODES.get(code)
    return known.advice if known else ""


def told(outcome: Outcome, lang: str) -> dict[str, Any]:
    """What the command line prints of a file but its figures and stations; a refused file has none."""
    draft = outcome.draft
    return {
        "file": draft.file_name,
        "status": outcome.status,
        "rows": len(draft.readings) + len(draft.stations) if outcome.status != "refused" else 0,
        "issues": [_told(issue, lang) for issue in outcome.issues],
    }


def facts(outcome: Outcome) -> Iterator[dict[str, Any]]:
    """The figures of a file that was taken, one after the other: there may be a million."""
    return map(_fact, outcome.draft.readings if outcome.status != "refused" else ())


def stations(outcome: Outcome) -> Iterator[dict[str, Any]]:
    """The stations of a file that was taken."""
    return (one._asdict() for one in (outcome.draft.stations if outcome.status != "refused" else ()))


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
