"""The command ``export``: a page's figures as a file."""

from __future__ import annotations

import argparse
import re
import sys
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import ArgumentError, DatabaseError
from sqlalchemy.orm import Session

from analytics import progress, settings
from analytics.commands.check import NO_DATABASE, UNREADABLE
from analytics.errors import Refused
from analytics.export import Wanted, context, formats, gather
from analytics.i18n import DEFAULT, LANGUAGES, mark, tr
from analytics.selection import FIRST_YEAR, LAST_YEAR, Selection
from analytics.store import decks, engine, read
from analytics.store.guard import guarded
from analytics.store.models import Grade

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.export import Document
    from analytics.export.means import Means

_WAIT_MS: Final = 10_000
_YEARS: Final = re.compile(r"(\d{4})(?:-(\d{4}))?")
BAD_YEARS: Final = mark("'{years}' names no years; write one as 2024 or some as 2015-2025, from {first} to {last}.")


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    described = "write the figures of a page as slides, document, workbook or other file"
    parser = commands.add_parser("export", help=described)
    _describe(parser)
    parser.set_defaults(run=run)


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command's arguments where there is no command line."""
    parser = argparse.ArgumentParser()
    _describe(parser)
    return parser.parse_args(arguments)


def _describe(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--page", default="", metavar="NAME", help="the page, by its name in addresses: exam")
    what.add_argument("--deck", default="", metavar="ID", help="a presentation as it is now, or a snapshot as frozen")
    parser.add_argument("--section", default="", metavar="KEY", help="only one section of the page")
    parser.add_argument("--region", default="", metavar="CODE", help="the region by code or name; by default the whole")
    parser.add_argument("--years", default="", metavar="A-B", help="the years, as 2015-2025; by default all")
    parser.add_argument("--choice", default="", metavar="KEY", help="what a reader would choose on the page itself")
    parser.add_argument(
        "--store", default=settings.PUBLISHED, metavar="STORE", help="published (the default), demo, or a store's path"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT, help="the language of the file")
    parser.add_argument("--format", required=True, metavar="FORMAT", help=", ".join(formats.FORMATS))
    parser.add_argument(
        "--freeze", action="store_true", help="keep the figures in the store, so that --deck ID writes them again"
    )
    parser.add_argument("--out", required=True, type=Path, metavar="FILE", help="the file, or a folder for it")


def run(arguments: argparse.Namespace) -> int:
    """Write one file and name it; 1 where there is nothing to write, refused where it could not be."""
    try:
        made = make(arguments)
    except Refused as refused:
        if refused.message not in (gather.NOTHING, gather.EMPTY_DECK):
            raise
        sys.stderr.write(f"{refused.text(arguments.lang)}\n")
        return 1
    sys.stdout.write("".join(f"{path}\n" for path in made.files))
    if made.trouble:
        why = made.trouble.text(arguments.lang)
        sys.stderr.write(tr(arguments.lang, mark("Not frozen: {why}"), why=why) + "\n")
    elif made.frozen:
        sys.stderr.write(tr(arguments.lang, mark("Frozen as {id}."), id=made.frozen) + "\n")
    return 0


@dataclass(frozen=True)
class Made:
    """The files of an export; ``frozen`` names the snapshot it was kept as, ``trouble`` says why it was not."""

    files: list[Path]
    frozen: str = ""
    trouble: Refused | None = None


def make(arguments: argparse.Namespace) -> Made:
    """Gather what is asked for and write it; where it cannot be frozen it is written all the same, and says so."""
    formats.chosen(arguments.format)
    document, means = _gathered(arguments)
    progress.step("writing")
    files = formats.write_file(document, arguments.format, arguments.out, means)
    if not arguments.freeze:
        return Made(files)
    try:
        _freeze(document, arguments)
    except Refused as refused:
        return Made(files, trouble=refused)
    return Made(files, document.name)


def _freeze(document: Document, arguments: argparse.Namespace) -> None:
    """Keep the figures under the name that every format states; what is kept already stays as it is."""
    opened = engine.writer(_url(arguments), wait_ms=_WAIT_MS)
    try:
        with guarded(), Session(opened) as session, session.begin():
            gather.freeze(session, document, deck=arguments.deck, page=arguments.page)
    finally:
        opened.dispose()


def _url(arguments: argparse.Namespace) -> str:
    named = arguments.store in settings.STORES
    return settings.load().url(arguments.store) if named else f"sqlite:///{arguments.store}"


def _gathered(arguments: argparse.Namespace) -> tuple[Document, Means]:
    configured = settings.load()
    try:
        opened = engine.reader(_url(arguments))
    except (ArgumentError, ImportError) as error:
        raise Refused(NO_DATABASE) from error
    try:
        engine.check(opened)
        with Session(opened) as session:
            made = _deck(arguments, session) if arguments.deck else _page(arguments, session)
            return made, formats.means(configured, read.region_tree(session))
    except DatabaseError as error:
        raise Refused(UNREADABLE, kind=type(error).__name__) from error
    finally:
        opened.dispose()


def _page(arguments: argparse.Namespace, session: Session) -> Document:
    wanted = Wanted(arguments.page, arguments.section, arguments.choice)
    return gather.page(context(session, _selection(arguments, session)), wanted, datetime.now().astimezone())


def _deck(arguments: argparse.Namespace, session: Session) -> Document:
    """A snapshot is written as it was frozen, in its own language; a presentation as its figures are now."""
    if decks.is_snapshot(session, arguments.deck):
        return gather.frozen(session, arguments.deck)
    chosen = decks.read(session, arguments.deck)
    seen = replace(chosen.selection, lang=arguments.lang, store=_store(arguments.store, session))
    return gather.deck(context(session, seen), chosen, datetime.now().astimezone())


def _selection(arguments: argparse.Namespace, session: Session) -> Selection:
    tree = read.region_tree(session)
    region = tree.resolve(arguments.region).code if arguments.region else tree.root
    return Selection(region, *years(arguments.years), arguments.lang, _store(arguments.store, session))


def _store(asked: str, session: Session) -> str:
    """Which store it is; of one at a path its sources tell whether it is simulated."""
    if asked in settings.STORES:
        return str(asked)
    grades = {source.grade for source in read.sources(session).values()}
    return settings.DEMO if Grade.SIMULATED in grades else settings.PUBLISHED


def years(text: str) -> tuple[int, int]:
    """The years that a text names; none are all."""
    found = _YEARS.fullmatch(text or f"{FIRST_YEAR}-{LAST_YEAR}")
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if not FIRST_YEAR <= first <= last <= LAST_YEAR:
        raise Refused(BAD_YEARS, years=text[:40], first=FIRST_YEAR, last=LAST_YEAR)
    return first, last
