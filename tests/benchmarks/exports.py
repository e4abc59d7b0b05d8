"""How long twenty figures take to become a file in each format, and what readers notice of it."""

from __future__ import annotations

import asyncio
import io
import shutil
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from sqlalchemy.orm import Session

from analytics import export, settings
from analytics.contents import PAGES
from analytics.export import Wanted, formats, jobs, pictures
from analytics.ingest import start
from analytics.selection import Selection
from analytics.store import engine, read
from tests.benchmarks.bench import arrived, opened
from tests.benchmarks.choices import CHENGDU, label
from tests.benchmarks.results import Result, ms
from tests.benchmarks.servers import APP, serve

if TYPE_CHECKING:
    from analytics.export import Document, Slide
    from analytics.export.means import Means
    from analytics.settings import Settings
    from tests.benchmarks.bench import Bench
    from tests.benchmarks.choices import Store
    from tests.benchmarks.servers import Server

_SLIDES: Final = 20
_MOST: Final = {"pptx": 3.0, "docx": 3.0, "xlsx": 2.0, "pdf": 5.0, "html": 5.0, "csv": 2.0, "pack": 20.0}
_SLOWED: Final = 1.5
_AROUND: Final = (CHENGDU, "510104", "513400", "511500", "510823", "511921")
_ROUNDS: Final = 4
_PACKS: Final = 3
_PATIENCE: Final = 300


def exports(bench: Bench) -> list[Result]:
    """Each format's writing, then a reader's interactions beside packs being made."""
    with tempfile.TemporaryDirectory() as name:
        configured = replace(settings.load(), data_dir=Path(name), database_url="")
        start.make_ready(configured)
        document, means = _twenty(configured)
        found = [_written(format_, document, means) for format_ in formats.FORMATS]
    return [*found, _beside(bench.usual())]


def _twenty(configured: Settings) -> tuple[Document, Means]:
    """The first twenty drawn figures of the nation's pages in one document."""
    opened_ = engine.reader(configured.url(settings.PUBLISHED))
    with Session(opened_) as session:
        ctx = export.context(session, Selection())
        made = [export.page(ctx, Wanted(page), datetime.now(UTC)) for page in PAGES]
        means = formats.means(configured, read.region_tree(session))
    opened_.dispose()
    by_key: dict[str, Slide] = {slide.figure.key: slide for one in made for slide in one.slides}
    drawn = [slide for slide in by_key.values() if pictures.drawable(slide.figure)]
    return replace(made[0], slides=tuple(drawn[:_SLIDES])), means


def _written(name: str, document: Document, means: Means) -> Result:
    out = io.BytesIO()
    begun = time.perf_counter()
    formats.FORMATS[name].write(document, out, means.of(name))
    seconds = time.perf_counter() - begun
    return Result(
        f"export-{name}",
        f"Writing {len(document.slides)} figures as {name}",
        f"≤ {_MOST[name]:g} s",
        f"{seconds:.2f} s ({len(out.getvalue()) / 1000:,.0f} kB)",
        seconds <= _MOST[name],
        "The nation's published figures, gathered before; one format after the other in one process, so the first that draws maps or sets type reads boundaries and fonts as well.",
    )


def _beside(store: Store) -> Result:
    with serve(APP, store.folder) as server:
        alone, meanwhile = asyncio.run(_interactions(server, store))
    ratio = median(meanwhile) / median(alone)
    return Result(
        "export-readers",
        "A reader's interaction while packs are made, against one without",
        f"≤ {_SLOWED}×",
        f"{ratio:.2f}× ({ms(median(meanwhile))} against {ms(median(alone))})",
        ratio <= _SLOWED,
        f"Region changes on the exam page, seen before, medians; {_PACKS} packs were asked for at once, as the page does, "
        f"{jobs.AT_ONCE} at a time is made.",
        (f"{len(meanwhile)} interactions fell into the time in which packs were made",),
    )


async def _interactions(server: Server, store: Store) -> tuple[list[float], list[float]]:
    configured = replace(settings.load(), data_dir=store.folder, database_url="")
    shutil.rmtree(
        store.folder / "exports", ignore_errors=True
    )  # an earlier run's packs would be handed out as they are
    async with AsyncExitStack() as stack:
        reader = await opened(stack, server, "exam", store)
        rounds = [arrived(await reader.choose(label(code)), code).seconds for _ in range(_ROUNDS) for code in _AROUND]
        asked = [
            jobs.submit(configured, [*_pack(store), f"--years={year}-2025"], 1) for year in range(2015, 2015 + _PACKS)
        ]
        meanwhile: list[float] = []
        until = time.monotonic() + _PATIENCE
        while any(seen and seen.alive for seen in (jobs.look(configured, one) for one in asked)):
            for code in _AROUND:
                meanwhile.append(arrived(await reader.choose(label(code)), code).seconds)
                await asyncio.sleep(0.1)
            if time.monotonic() > until:
                message = "the packs were not made in time"
                raise RuntimeError(message)
    return rounds[len(_AROUND) :], meanwhile


def _pack(store: Store) -> list[str]:
    return ["--page=exam", "--region=510000", f"--store={store.name or settings.PUBLISHED}", "--format=pack"]
