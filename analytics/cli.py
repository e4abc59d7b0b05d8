"""The command line: python -m analytics init | demo | import | imports | undo | check | text | export."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from typing import Final

from analytics import settings
from analytics.errors import Refused
from analytics.ingest import start

_MODULES: Final = {
    "import": "imports",
    "imports": "imports",
    "undo": "imports",
    "check": "check",
    "text": "text",
    "export": "export",
}


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


def parser(command: str = "") -> argparse.ArgumentParser:
    """Describe all commands, or no more than it takes to run one: what writes files takes half a second to load."""
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
    for module in (_MODULES[command],) if command in _MODULES else dict.fromkeys(_MODULES.values()):
        import_module(f"analytics.commands.{module}").add_to(commands)
    return described


def main(arguments: list[str] | None = None) -> int:
    """Run one command; a refusal is one sentence on standard error and exit code 2."""
    given = sys.argv[1:] if arguments is None else arguments
    chosen = parser(*given[:1]).parse_args(given)
    try:
        return int(chosen.run(chosen))
    except Refused as refused:
        sys.stderr.write(f"{refused.text(getattr(chosen, 'lang', 'en'))}\n")
        return 2
