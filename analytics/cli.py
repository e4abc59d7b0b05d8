"""The command line: python -m analytics init | demo | import."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from analytics import settings
from analytics.errors import Refused
from analytics.i18n import DEFAULT, LANGUAGES
from analytics.ingest import start


def _init(_arguments: argparse.Namespace) -> int:
    configured = settings.load()
    start.make_ready(configured)
    sys.stdout.write(f"The store is ready: {configured.data_dir if not configured.database_url else 'DATABASE_URL'}\n")
    return 0


def _demo(_arguments: argparse.Namespace) -> int:
    configured = settings.load()
    start.make_ready(configured, settings.DEMO)
    sys.stdout.write(f"The demo store is ready: {configured.data_dir}\n")
    return 0


def _import(arguments: argparse.Namespace) -> int:
    from analytics.ingest import importing  # noqa: PLC0415 - other commands need not wait for what reads workbooks

    configured, worst = settings.load(), 0
    for path in arguments.files:
        outcome = importing.examine(path, path.name, configured, arguments.store, arguments.sheet)
        if outcome.status != "refused" and not arguments.dry_run:
            outcome = importing.accept(path, path.name, configured, arguments.store, arguments.by, arguments.sheet)
        worst = max(worst, outcome.status == "refused")
        sys.stdout.write(_printed(importing.to_json(outcome, arguments.lang), as_json=arguments.json))
        sys.stdout.flush()
    return int(worst)


def _printed(told: dict[str, Any], *, as_json: bool) -> str:
    """One object a line, or a report to read: the status, then what is wrong at which cell."""
    if as_json:
        return json.dumps(told, ensure_ascii=False) + "\n"
    lines = [f"{told['file']}: {told['status']} ({told['rows']})"]
    for issue in told["issues"]:
        place = "!".join(part for part in (issue["sheet"], issue["cell"] or str(issue["row"] or "")) if part)
        lines.append(f"  {issue['severity']} {issue['code']} {place}: {issue['message']}")
    return "\n".join(lines) + "\n"


def parser() -> argparse.ArgumentParser:
    """Describe the commands."""
    described = argparse.ArgumentParser(
        prog="python -m analytics", description="Yanzhen's stores from the command line."
    )
    commands = described.add_subparsers(required=True, metavar="COMMAND")
    init = commands.add_parser("init", help="create or upgrade the store and take in the published figures")
    init.set_defaults(run=_init)
    demo = commands.add_parser(
        "demo", help="create or upgrade the demo store: Sichuan, simulated, every county reporting"
    )
    demo.set_defaults(run=_demo)
    imports = commands.add_parser("import", help="read workbooks or text files and take their figures into a store")
    imports.add_argument("files", nargs="+", type=Path, metavar="FILE")
    imports.add_argument("--dry-run", action="store_true", help="say what would happen and store nothing")
    imports.add_argument("--json", action="store_true", help="print one object per file")
    imports.add_argument("--store", default=settings.PUBLISHED, help="published, demo, or the path of a store")
    imports.add_argument("--sheet", action="append", default=[], help="the sheet to read, where several hold figures")
    imports.add_argument("--by", default="", help="who accepts the figures")
    imports.add_argument("--lang", choices=LANGUAGES, default=DEFAULT, help="the language of messages")
    imports.set_defaults(run=_import)
    return described


def main(arguments: list[str] | None = None) -> int:
    """Run one command; a refusal is one sentence on standard error and exit code 2."""
    chosen = parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except Refused as refused:
        sys.stderr.write(f"{refused}\n")
        return 2
