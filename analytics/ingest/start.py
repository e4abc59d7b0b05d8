"""Makes the stores ready: tables, regions, and the published or simulated figures that come with the program."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import Session

from analytics.claims import kept
from analytics.errors import Refused
from analytics.i18n import mark
from analytics.ingest import published, simulated
from analytics.ingest.accept import accept
from analytics.regions import read_tree
from analytics.settings import DEMO, PUBLISHED
from analytics.store import engine, read, schema, write
from analytics.store.guard import guarded

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from analytics.settings import Settings


def fill(opened: Engine, sample_data: Path) -> int:
    """Create or upgrade the tables, take in regions and published figures, check what was not; give the batch's id.

    Safe to run again: the same files are one batch, and a crash leaves the store as it was.
    """
    schema.upgrade(opened)
    files = sample_data / "published"
    with Session(opened) as session, session.begin():
        digest = _digest(sample_data)
        if known := write.known(session, digest):
            if kept.due(session):
                kept.renew(session, read.region_tree(session))
            return known
        draft, tree = replace(published.read(files), sha256=digest), read_tree(sample_data / "regions")
        write.put_regions(session, tree)
        batch = accept(session, draft, tree, release=True)
        kept.renew(session, tree, quietly=True)
        return batch


def _digest(sample_data: Path) -> str:
    """The digest of what a store takes in, by which it knows that it has: the published files, and the register of regions."""
    digest = hashlib.sha256(published.digest(sample_data / "published").encode())
    for name in ("regions.csv", "changes.csv"):
        digest.update((sample_data / "regions" / name).read_bytes())
    return digest.hexdigest()


def make_ready(settings: Settings, store: str = PUBLISHED) -> int:
    """Fill a store; what stands in the way is refused with what to do. Give the number of its batch."""
    url = settings.url(store)
    if url.startswith("sqlite"):
        engine.writable_folder(settings.data_dir)
    try:
        opened = engine.writer(url)
    except (ArgumentError, ImportError) as error:
        message = mark(
            "DATABASE_URL names no database this program can open. Write it as postgresql+psycopg://user:password@host/name, or leave it out."
        )
        raise Refused(message) from error
    try:
        with guarded():
            return _fill(opened, settings, store)
    finally:
        opened.dispose()


def _fill(opened: Engine, settings: Settings, store: str) -> int:
    try:
        return simulated.fill(opened, settings) if store == DEMO else fill(opened, settings.sample_data)
    except (OSError, KeyError, UnicodeDecodeError, csv.Error) as error:
        message = mark(
            "The files of sample_data cannot be read ({kind}); nothing was stored. Bring the folder back from the release."
        )
        raise Refused(message, kind=type(error).__name__) from error
