"""python -m analytics import | imports | undo: take files in, list what was taken, take it back."""

from __future__ import annotations

import getpass
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analytics import settings
from analytics.errors import Refused
from analytics.i18n import DEFAULT, LANGUAGES, mark, tr

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from analytics.ingest.outcome import Outcome

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse names it nowhere else

_CANNOT = mark(
    "The import broke off ({kind}) and stored nothing. Run it again; if it breaks off again, keep the file and tell us."
)
_STATUS = {
    "accepted": mark("accepted"),
    "accepted_with_warnings": mark("accepted with warnings"),
    "refused": mark("refused, nothing was stored"),
}
_WOULD = _STATUS | {
    "accepted": mark("would be accepted, nothing was stored"),
    "accepted_with_warnings": mark("would be accepted with warnings, nothing was stored"),
}
_DAMAGED = mark(
    "Import {number} ({name}): its stored figures are not those that were accepted. Bring back a backup, or undo it and import the file again."
)
_COUNTS = mark("{new} new, {changed} changed, {unchanged} unchanged, {conflicting} differing from another source")


def add_to(commands: Commands) -> None:
    """Add the three commands."""
    taking = commands.add_parser("import", help="read workbooks or text files and take their figures into a store")
    taking.add_argument("files", nargs="+", type=Path, metavar="FILE")
    taking.add_argument("--dry-run", action="store_true", help="say what would happen and store nothing")
    taking.add_argument("--json", action="store_true", help="print one object per file")
    taking.add_argument(
        "--sheet", action="append", default=[], help="a sheet to read, where several hold figures; may be given again"
    )
    taking.add_argument("--by", default="", help="who accepts the figures; by default the user of this computer")
    taking.set_defaults(run=_import)
    listing = commands.add_parser("imports", help="list the files that were taken into a store")
    listing.add_argument("--verify", action="store_true", help="say which stored figures are not those accepted")
    listing.set_defaults(run=_list)
    undoing = commands.add_parser("undo", help="take one imported file out again, by its number")
    undoing.add_argument("batch", type=int, metavar="NUMBER")
    undoing.set_defaults(run=_undo)
    for command in (taking, listing, undoing):
        command.add_argument("--store", default=settings.PUBLISHED, help="published, demo, or the path of a store")
        command.add_argument("--lang", choices=LANGUAGES, default=DEFAULT, help="the language of messages")


def _import(arguments: argparse.Namespace) -> int:
    """Take files in, one after the other: 0 all were accepted, 1 one was refused, 2 one could not be handled."""
    return max(_one(path, arguments) for path in arguments.files)


def _one(path: Path, arguments: argparse.Namespace) -> int:
    from analytics.ingest import importing  # noqa: PLC0415 - other commands need not wait for what reads workbooks

    configured = settings.load()
    try:
        if arguments.dry_run:
            outcome = importing.examine(path, path.name, configured, arguments.store, sheets=arguments.sheet)
        else:
            by = arguments.by or _user()
            outcome = importing.accept(path, path.name, configured, arguments.store, by, sheets=arguments.sheet)
    except Refused as refused:
        sys.stderr.write(f"{path.name}: {refused.text(arguments.lang)}\n")
        return 2
    except Exception as error:  # noqa: BLE001 - a clerk is told a sentence, whatever went wrong
        sys.stderr.write(f"{path.name}: {tr(arguments.lang, _CANNOT, kind=type(error).__name__)}\n")
        return 2
    told = importing.told(outcome, arguments.lang)
    if arguments.json:
        sys.stdout.writelines(_object(told, facts=importing.facts(outcome), stations=importing.stations(outcome)))
    else:
        status = (_WOULD if arguments.dry_run else _STATUS)[told["status"]]
        sys.stdout.write(f"{told['file']}: {tr(arguments.lang, status)}\n")
        sys.stdout.write("".join(f"  {line}\n" for line in _report(told, outcome, arguments.lang)))
    sys.stdout.flush()
    return int(outcome.status == "refused")


def _object(told: dict[str, Any], **lists: Iterable[dict[str, Any]]) -> Iterator[str]:
    """One JSON object piece by piece, its long lists last: nothing of a million figures is collected."""
    yield json.dumps(told, ensure_ascii=False)[:-1]
    for name, entries in lists.items():
        yield f', "{name}": ['
        for place, entry in enumerate(entries):
            yield f"{', ' if place else ''}{json.dumps(entry, ensure_ascii=False)}"
        yield "]"
    yield "}\n"


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _report(told: dict[str, Any], outcome: Outcome, lang: str) -> Iterator[str]:
    """What is to be said of a file, to read: what is wrong at which cell, what changes."""
    for issue in told["issues"]:
        place = "!".join(part for part in (issue["sheet"], issue["cell"] or str(issue["row"] or "")) if part)
        yield " ".join(part for part in (issue["severity"], issue["code"], place) if part) + f": {issue['message']}"
    if outcome.status != "refused" and not outcome.already:
        compared = outcome.comparison
        counts = {"changed": len(compared.changed), "conflicting": len(compared.conflicting)}
        yield tr(lang, _COUNTS, new=compared.new, unchanged=compared.unchanged, **counts)
        for change in compared.changed[:20]:
            yield f"{change.reading.place}: {change.stored_value:,.15g} → {change.reading.value:,.15g}"


def _list(arguments: argparse.Namespace) -> int:
    """List the files taken in; asked to verify, only those whose stored figures are others now: 0 none, 1 some."""
    from analytics.ingest import importing  # noqa: PLC0415 - see above

    if arguments.verify:
        damaged = importing.verify(settings.load(), arguments.store)
        for batch in damaged:
            text = tr(arguments.lang, _DAMAGED, number=batch.number, name=batch.file_name)
            sys.stdout.write(f"{text}\n")
        if not damaged:
            sys.stdout.write(tr(arguments.lang, mark("Every stored figure is as it was accepted.")) + "\n")
        return int(bool(damaged))
    for batch in importing.history(settings.load(), arguments.store):
        undone = tr(arguments.lang, mark("undone")) if batch.undone_at else ""
        columns = (
            str(batch.number),
            f"{batch.accepted_at:%Y-%m-%d %H:%M}",
            str(batch.rows),
            batch.file_name,
            batch.accepted_by,
            undone,
        )
        sys.stdout.write("\t".join(columns).rstrip() + "\n")
    return 0


def _undo(arguments: argparse.Namespace) -> int:
    from analytics.ingest import importing  # noqa: PLC0415 - see above

    undone = importing.undo(settings.load(), arguments.store, arguments.batch)
    text = mark("Import {number} ({name}) was taken out with its {rows} figures.")
    sys.stdout.write(tr(arguments.lang, text, number=undone.batch, name=undone.file_name, rows=undone.rows) + "\n")
    for later in undone.depends:
        text = mark("Import {number} ({name}) stays; it says something of {cells} of the same cells.")
        told = tr(arguments.lang, text, number=later.number, name=later.file_name, cells=later.cells)
        sys.stdout.write(f"  {told}\n")
    return 0
