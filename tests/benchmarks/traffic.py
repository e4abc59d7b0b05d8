"""How many bytes a server sends to one reader."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.benchmarks.bench import arrived, sound
from tests.benchmarks.choices import BOX, PAGES, START, label, unseen
from tests.benchmarks.results import Result, each, kb, worst
from tests.benchmarks.servers import APP, serve
from tests.benchmarks.wire import Reader

if TYPE_CHECKING:
    from tests.benchmarks.bench import Bench
    from tests.benchmarks.choices import Store
    from tests.benchmarks.servers import Server
    from tests.benchmarks.wire import Run

_HOW = "Messages as the server makes them, before the connection compresses them; what was on the wire is noted."


@dataclass(frozen=True)
class _Budget:
    name: str
    what: str
    most: int


_BUDGETS = (
    _Budget("bytes: first view", "Bytes over the websocket for the first view of a page, worst page", 400_000),
    _Budget("bytes: change", "Bytes over the websocket for a change of region, worst page", 120_000),
    _Budget("bytes: nothing", "Bytes over the websocket when nothing changed, worst page", 5_000),
)


def sizes(bench: Bench) -> list[Result]:
    """Bytes of the first view, of a change, and of a run that changes nothing."""
    store = bench.usual()
    with serve(APP, store.folder) as server:
        seen = asyncio.run(_seen(server, store))
    return [
        _result(budget, {page: runs[place] for page, runs in seen.items()}) for place, budget in enumerate(_BUDGETS)
    ]


def _result(budget: _Budget, runs: dict[str, Run]) -> Result:
    payload = {page: float(run.payload) for page, run in runs.items()}
    wire = {page: float(run.wire) for page, run in runs.items()}
    page = worst(payload)
    return Result(
        budget.name,
        budget.what,
        f"≤ {budget.most // 1000} kB",
        f"{kb(payload[page])} ({page})",
        payload[page] <= budget.most,
        _HOW,
        (each(payload, kb), f"compressed: {each(wire, kb)}"),
    )


async def _seen(server: Server, store: Store) -> dict[str, tuple[Run, Run, Run]]:
    return {page: await _three(server, store, page, unseen(place)) for place, page in enumerate(PAGES)}


async def _three(server: Server, store: Store, page: str, codes: list[str]) -> tuple[Run, Run, Run]:
    async with AsyncExitStack() as stack:
        reader = await stack.enter_async_context(Reader(server, page=PAGES[page], query=store.link(START), box=BOX))
        first = sound(await reader.again())
        changes = [arrived(await reader.choose(label(code)), code) for code in codes]
        # Twice: the first run after a change may still name what the change replaced.
        await reader.again()
        return first, max(changes, key=lambda run: run.payload), sound(await reader.again())
