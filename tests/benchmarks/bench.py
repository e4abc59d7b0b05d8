"""What the measurements of one run share: the stores, the length of a load, and the worst page."""

from __future__ import annotations

import asyncio
import tempfile
from contextlib import AsyncExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from tests.benchmarks.choices import BOX, CHENGDU, EMPTY_BOX, PAGES, START, Store, label
from tests.benchmarks.results import worst
from tests.benchmarks.servers import APP, EMPTY, Server, serve
from tests.benchmarks.wire import Reader, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.stores import Shelf

_ROUNDS = 6
_SEEN: Final = (CHENGDU, "510104", "513400", "511500", "510823", "511921")
_OPTIONS: Final = tuple(f"Option {number}" for number in range(20, 26))


@dataclass
class Bench:
    """One run of the benchmarks on one machine."""

    shelf: Shelf
    seconds: int | None = None
    _warm: dict[str, float] = field(default_factory=dict)

    def usual(self) -> Store:
        """The store of every measurement that names none."""
        return self.shelf.store(400_000)

    def warm(self) -> dict[str, float]:
        """Seconds of a warm interaction on each page, and on the empty one as ``empty``; measured once."""
        if not self._warm:
            store = self.usual()
            with serve(APP, store.folder) as server, empty() as bare:
                self._warm |= asyncio.run(_warm(server, bare, store))
        return self._warm

    def worst_page(self) -> str:
        """The page that is slowest when warm."""
        return worst({page: self.warm()[page] for page in PAGES})


@contextmanager
def empty() -> Iterator[Server]:
    """Serve the page with nothing on it, in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder, serve(EMPTY, Path(folder)) as server:
        yield server


def sound(run: Run) -> Run:
    """Give the run back; one that showed an error is no measurement."""
    if run.faults:
        message = f"a page showed an error at {run.query}: {'; '.join(run.faults)}"
        raise RuntimeError(message)
    return run


def arrived(run: Run, region: str) -> Run:
    """Give the run back if it shows the region asked for."""
    if f"region={region}" not in sound(run).query:
        message = f"region {region} was chosen, the address says {run.query}"
        raise RuntimeError(message)
    return run


async def opened(stack: AsyncExitStack, server: Server, page: str, store: Store, region: str = START) -> Reader:
    """A reader with a page of the dashboard drawn."""
    reader = await stack.enter_async_context(Reader(server, page=PAGES[page], query=store.link(region), box=BOX))
    sound(await reader.again())
    return reader


async def opened_empty(stack: AsyncExitStack, server: Server) -> Reader:
    """A reader with the empty page drawn."""
    reader = await stack.enter_async_context(Reader(server, box=EMPTY_BOX))
    sound(await reader.again())
    return reader


async def _warm(server: Server, bare: Server, store: Store) -> dict[str, float]:
    times: dict[str, list[float]] = {page: [] for page in (*PAGES, "empty")}
    async with AsyncExitStack() as stack:
        readers = {page: await opened(stack, server, page, store) for page in PAGES}
        nothing = await opened_empty(stack, bare)
        for _ in range(_ROUNDS):
            for page, reader in readers.items():
                times[page] += [arrived(await reader.choose(label(code)), code).seconds for code in _SEEN]
            times["empty"] += [sound(await nothing.choose(option)).seconds for option in _OPTIONS]
    # The first round is the one that shows each selection for the first time.
    return {page: median(taken[len(_SEEN) :]) for page, taken in times.items()}
