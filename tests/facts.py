"""Facts in a line: small stores in memory, filled through the same path as a real import."""

from __future__ import annotations

import csv
import hashlib
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy.orm import Session

from analytics import compute, values
from analytics.figures.build import Context
from analytics.indicators import ALL, MEASURES
from analytics.ingest.accept import accept
from analytics.ingest.draft import Draft, Reading
from analytics.ingest.numbers import margin
from analytics.ingest.start import fill
from analytics.regions import NATION, RegionTree, read_tree
from analytics.selection import Selection
from analytics.settings import ROOT
from analytics.store import engine, read, schema, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Engine

    from analytics.store.read import Claim
    from analytics.values import Book, Value

SAMPLE = ROOT / "sample_data"
Facts = tuple[Reading, ...]


@cache
def tree() -> RegionTree:
    """Every region of China."""
    return read_tree(SAMPLE / "regions")


def observe(
    measure: str,
    region: str = NATION,
    *,
    stratum: str = ALL,
    bound: str = "=",
    written: str = "",
    source: str = "official 2024-12-31",
    reason: str = "",
    unit: str = "",
    at: Mapping[str, float] | None = None,
    **years: float,
) -> Facts:
    """State values of one measure: ``observe("exam_registered", y2024=100)``; ``at`` names other periods than years.

    ``source`` is a grade and a date; the margin is read from the writing as an import does.
    """
    values = {**{name.removeprefix("y"): value for name, value in years.items()}, **(at or {})}
    return tuple(
        Reading(
            figure_id=f"{measure}/{region}/{period}/{stratum}/{source}/{value:g}{bound}",
            region_code=region,
            period=period,
            measure=measure,
            stratum=stratum,
            value=value,
            unit=unit or MEASURES[measure].unit.zh,
            bound=bound,
            as_written=written,
            source_id=source,
            place=f"facts:{place}",
            margin=margin(f"{value:g}", written) if written else 0,
            reason=reason,
        )
        for place, (period, value) in enumerate(values.items(), start=1)
    )


def draft(*facts: Facts, name: str = "facts") -> Draft:
    """Gather facts into what one file would hold."""
    readings = tuple(reading for fact in facts for reading in fact)
    return Draft(
        file_name=name,
        sha256=hashlib.sha256(repr((name, readings)).encode()).hexdigest(),
        readings=readings,
        sources=tuple(_source(source) for source in dict.fromkeys(reading.source_id for reading in readings)),
    )


def _source(text: str) -> dict[str, Any]:
    grade, _, published = text.partition(" ")
    return {"id": text, "publisher": text, "title": "", "published": published, "url": "", "grade": grade}


def take(session: Session, *facts: Facts, name: str = "facts") -> int:
    """Accept facts as one batch and give its id."""
    return accept(session, draft(*facts, name=name), tree())


@cache
def _blank() -> Engine:
    """Tables and regions, no figures."""
    opened = engine.writer(engine.IN_MEMORY)
    schema.upgrade(opened)
    with Session(opened) as session, session.begin():
        write.put_regions(session, tree())
    return opened


@contextmanager
def store(*facts: Facts) -> Iterator[Session]:
    """Open a store of its own in memory that holds some facts."""
    opened = engine.writer(engine.IN_MEMORY)
    with _blank().connect() as full, opened.connect() as empty:
        full.connection.driver_connection.backup(empty.connection.driver_connection)  # type: ignore[union-attr]
    with Session(opened) as session:
        if facts:
            take(session, *facts)
            session.commit()
        yield session
    opened.dispose()


def known(*facts: Facts) -> Book:
    """Give what a store knows that holds only these facts."""
    with store(*facts) as session:
        return values.load(session, MEASURES, None)


@cache
def _published() -> Engine:
    opened = engine.writer(engine.IN_MEMORY)
    fill(opened, SAMPLE)
    return opened


@contextmanager
def published() -> Iterator[Session]:
    """Open the store of published figures; look, don't touch."""
    with Session(_published()) as session:
        yield session


@cache
def published_book() -> Book:
    """Every published value."""
    with published() as session:
        return values.load(session, MEASURES, None)


@cache
def claims() -> dict[str, Claim]:
    """Every published claim by its figure's id, the sums of parts apart."""
    with published() as session:
        return {claim.figure_id: claim for claim in read.claims(session, MEASURES) if not claim.rolled_up}


@cache
def sources() -> dict[str, Any]:
    """Every source of the published figures."""
    with published() as session:
        return read.sources(session)


@contextmanager
def view(region: str = NATION, lang: str = "zh", **years: int) -> Iterator[Context]:
    """Open one reader's view of the published figures."""
    with published() as session:
        yield Context(session, tree(), sources(), Selection(region, lang=lang, **years), trace=True)


def yearly(found: Book, indicator: str, region: str = NATION, stratum: str = ALL) -> dict[int, float]:
    """Give the numbers of a yearly series by year."""
    return {value.year: value.number for value in compute.series(found, indicator, region, stratum)}


def of_year(found: Book, indicator: str, region: str, year: int, stratum: str = ALL) -> Value:
    """Give the one value of a year."""
    (value,) = [one for one in compute.series(found, indicator, region, stratum) if one.year == year]
    return value


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Read the lines of one curated file."""
    with (SAMPLE / "published" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
