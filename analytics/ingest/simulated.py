"""Fills the demo store: Sichuan with every county reporting, simulated from a fixed seed."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from sqlalchemy.orm import Session

from analytics import demo
from analytics.regions import Boundaries, read_tree
from analytics.store import intake, schema, write

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from analytics.settings import Settings

SICHUAN: Final = "510000"
NAME: Final = "demo"
# Raised whenever other figures come out of the same files.
_VERSION: Final = 1


def fill(opened: Engine, settings: Settings) -> int:
    """Create or upgrade the tables and take in the simulated figures; give the batch's id. Safe to run again."""
    schema.upgrade(opened)
    regions = settings.sample_data / "regions"
    digest = _digest(regions)
    with Session(opened) as session, session.begin():
        if known := write.known(session, digest):
            return known
        tree = read_tree(regions).under(SICHUAN)
        write.put_regions(session, tree)
        townships = demo.townships(regions / "townships.csv")
        stations = demo.stations(tree, Boundaries(settings.map_data_dir), townships)
        return write.accept(
            session,
            file_name=NAME,
            sha256=digest,
            claims=map(intake.given, demo.claims(tree, townships, stations)),
            sources=[demo.SOURCE],
            stations=[{**station, "source_id": demo.SOURCE["id"]} for station in stations],
            release=True,
        )


def _digest(regions: Path) -> str:
    digest = hashlib.sha256(f"demo {_VERSION} {demo.SEED}".encode())
    for name in ("regions.csv", "townships.csv"):
        digest.update((regions / name).read_bytes())
    return digest.hexdigest()
