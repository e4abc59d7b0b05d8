"""How long one reader waits: for a selection seen before, for a new one, and for a new one in a large store."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import AsyncExitStack, closing
from statistics import median
from typing import TYPE_CHECKING

from tests.benchmarks.bench import arrived, empty, opened, opened_empty, sound
from tests.benchmarks.choices import CHENGDU, ELSEWHERE, PAGES, label, unseen
from tests.benchmarks.results import Result, each, ms, worst
from tests.benchmarks.servers import APP, serve

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.benchmarks.bench import Bench
    from tests.benchmarks.choices import Store
    from tests.benchmarks.servers import Server
    from tests.benchmarks.wire import Reader

_WARM = 4
_FIRST = 12
_SCALE = 1.3
_SMALL, _LARGE = 40_000, 4_000_000
_ROUNDS = 9


def warm(bench: Bench) -> list[Result]:
    """A warm interaction against one on the empty page."""
    measured = bench.warm()
    return [
        _against_empty(
            "warm",
            "Warm interaction, worst page, against an empty Streamlit page",
            _WARM,
            measured,
            "One reader changes the region among six that were shown before; the empty page's option is changed the same "
            "way, in turns with it. Medians of 30 changes, from sending the change to the end of the run.",
        )
    ]


def first(bench: Bench) -> list[Result]:
    """The first view of a selection against an interaction on the empty page."""
    store = bench.usual()
    with serve(APP, store.folder) as server, empty() as bare:
        measured = asyncio.run(_first(server, bare, store))
    return [
        _against_empty(
            "first",
            f"First view of a new selection, worst page, {bench.shelf.says(store)}, against the same empty page",
            _FIRST,
            measured,
            "On each page one reader chooses two prefectures and four counties that this server process has not shown "
            "on any page. Medians of the six.",
        )
    ]


def scale(bench: Bench) -> list[Result]:
    """The first view of Chengdu in a store a hundred times as large."""
    small, large = bench.shelf.store(_SMALL), bench.shelf.store(_LARGE)
    with serve(APP, small.folder) as one, serve(APP, large.folder) as other:
        taken, waits = asyncio.run(_scale(((one, small), (other, large))))
    # Of views one after the other: the machine is as fast for both of a pair, but not for all rounds.
    ratios = {page: median(b / a for a, b in zip(taken[0][page], taken[1][page], strict=True)) for page in PAGES}
    times = [{page: median(values) for page, values in one.items()} for one in taken]
    page = worst(ratios)
    return [
        Result(
            "scale",
            "The same first view at 4 million observations against 40 thousand",
            f"≤ {_SCALE}×",
            f"{ratios[page]:.2f}× ({page}: {ms(times[1][page])} against {ms(times[0][page])})",
            ratios[page] <= _SCALE,
            "Chengdu is chosen on each page, in turns in both stores; before each time the store's revision is raised, as "
            f"an import does, so that nothing kept is of use. Medians of {_ROUNDS}; the ratio is that of their ratios.",
            (f"small: {each(times[0])}", f"large: {each(times[1])}", f"first view after an import: {waits}"),
        )
    ]


def _against_empty(name: str, what: str, most: float, measured: dict[str, float], how: str) -> Result:
    pages = {page: measured[page] for page in PAGES}
    page, nothing = worst(pages), measured["empty"]
    ratio = pages[page] / nothing
    told = f"{ratio:.1f}× ({page}: {ms(pages[page])} against {ms(nothing)})"
    return Result(name, what, f"≤ {most}×", told, ratio <= most, how, (each(pages),))


async def _first(server: Server, bare: Server, store: Store) -> dict[str, float]:
    times: dict[str, list[float]] = {page: [] for page in (*PAGES, "empty")}
    async with AsyncExitStack() as stack:
        nothing = await opened_empty(stack, bare)
        for place, page in enumerate(PAGES):
            reader = await opened(stack, server, page, store)
            times[page] += await _changes(reader, unseen(place))
            options = range(6 * place, 6 * place + 6)
            times["empty"] += [sound(await nothing.choose(f"Option {option + 1}")).seconds for option in options]
    return {page: median(taken) for page, taken in times.items()}


async def _changes(reader: Reader, codes: Iterable[str]) -> list[float]:
    return [arrived(await reader.choose(label(code)), code).seconds for code in codes]


async def _scale(served: tuple[tuple[Server, Store], ...]) -> tuple[list[dict[str, list[float]]], str]:
    times: list[dict[str, list[float]]] = [{page: [] for page in PAGES} for _ in served]
    after: list[list[float]] = [[] for _ in served]
    async with AsyncExitStack() as stack:
        readers = [
            {page: await opened(stack, server, page, store, ELSEWHERE) for page in PAGES} for server, store in served
        ]
        for _ in range(_ROUNDS):
            for page in PAGES:
                for (_, store), reading, taken, waits in zip(served, readers, times, after, strict=True):
                    _raise_revision(store)
                    # What every view of a revision shares is read before the view that counts.
                    waits.append(sound(await reading[page].choose(label(ELSEWHERE))).seconds)
                    taken[page] += await _changes(reading[page], [CHENGDU])
    return times, " small, ".join(ms(median(waits)) for waits in after) + " large"


def _raise_revision(store: Store) -> None:
    with closing(sqlite3.connect(store.file)) as connection, connection:
        connection.execute("UPDATE revision SET number = number + 1")
