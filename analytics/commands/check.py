"""The command ``check``: holds the figures of a store against each other."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlalchemy.orm import Session

from analytics import claims, settings
from analytics.claims import Verdict
from analytics.errors import Refused
from analytics.i18n import DEFAULT, LANGUAGES, mark, tr
from analytics.store import engine, read

if TYPE_CHECKING:
    import argparse

    from analytics.claims import Finding
    from analytics.regions import RegionTree

_SUMMARY = mark("{contradicts} do not agree (scope may differ), {undecided} cannot be told, {agrees} agree.")
NO_DATABASE = mark(
    "DATABASE_URL names no database this program can open. Write it as postgresql+psycopg://user:password@host/name, or leave it out."
)
UNREADABLE = mark("The store cannot be read ({kind}). Check the path, or run: python -m analytics init")


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("check", help="hold the figures of a store against each other and report what differs")
    parser.add_argument("--json", action="store_true", help="write every finding as JSON")
    parser.add_argument("--region", metavar="CODE", help="only this region and all below it, by code or name")
    parser.add_argument(
        "--store", default=settings.PUBLISHED, metavar="STORE", help="published (the default), demo, or a store's path"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT, help="the language of sentences")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Check and report; 0 whatever is found, refused where it could not run."""
    try:
        opened = engine.reader(_url(arguments.store))
    except (ArgumentError, ImportError) as error:
        raise Refused(NO_DATABASE) from error
    try:
        engine.check(opened)
        with Session(opened) as session:
            tree = read.region_tree(session)
            region = tree.resolve(arguments.region).code if arguments.region else None
            found = claims.check(session, tree, region)
    except DatabaseError as error:
        raise Refused(UNREADABLE, kind=type(error).__name__) from error
    finally:
        opened.dispose()
    sys.stdout.write(_json(found, tree, arguments.lang) if arguments.json else _plain(found, tree, arguments.lang))
    return 0


def _url(store: str) -> str:
    configured = settings.load()
    return configured.url(store) if store in settings.STORES else f"sqlite:///{store}"


def _json(found: list[Finding], tree: RegionTree, lang: str) -> str:
    return json.dumps([one.to_json(tree, lang) for one in found], ensure_ascii=False, indent=1) + "\n"


def _plain(found: list[Finding], tree: RegionTree, lang: str) -> str:
    """Write contradictions and what cannot be told as sentences, then how many there are of each verdict."""
    told = [
        f"[{one.id}] {claims.sentence(one, tree, lang)}\n    {', '.join(one.figures[:_SHOWN])}{_more(one)}"
        for one in found
        if one.verdict is not Verdict.AGREES
    ]
    counts = Counter(one.verdict.value for one in found)
    summary = tr(lang, _SUMMARY, **{verdict.value: counts[verdict.value] for verdict in Verdict})
    return "\n".join([*told, summary]) + "\n"


_SHOWN = 12


def _more(finding: Finding) -> str:
    rest = len(finding.figures) - _SHOWN
    return f", … +{rest}" if rest > 0 else ""
