"""How long many readers at once wait, and how much memory they take."""

from __future__ import annotations

import asyncio
import random
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from websockets.exceptions import WebSocketException

from tests.benchmarks.bench import arrived, opened
from tests.benchmarks.choices import PAGES, drawn, label
from tests.benchmarks.results import Result, ms, share
from tests.benchmarks.servers import APP, serve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.bench import Bench
    from tests.benchmarks.choices import Store
    from tests.benchmarks.servers import Server
    from tests.benchmarks.wire import Reader

_MEMORY_MB = 350
_SHOWN = 2


@dataclass(frozen=True)
class Crowd:
    """So many sessions that each change region once in a period, for some seconds, spread over some pages."""

    sessions: int
    period: float
    seconds: float
    pages: tuple[str, ...]
    seen: bool = False  # whether one reader has opened every region before


@dataclass
class Outcome:
    """What a crowd saw: when each change was asked and how long it took, and what it cost."""

    times: list[tuple[float, float]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    asked_for: float = 0
    lasted: float = 0
    cpu: float = 0
    own_cpu: float = 0
    alone_mb: float = 0
    open_mb: float = 0
    end_mb: float = 0
    peak_mb: float = 0

    def waits(self) -> list[float]:
        """Seconds of every change."""
        return [taken for _, taken in self.times]

    def later(self) -> list[float]:
        """Seconds of the changes in the second half of the time."""
        return [taken for asked, taken in self.times if asked >= self.asked_for / 2]


def load100(bench: Bench) -> list[Result]:
    """One hundred sessions, each changing region every 2 s."""
    return [_load(bench, "load100", Crowd(100, 2, bench.seconds or 60, (bench.worst_page(),), seen=True), 0.5)]


def load200(bench: Bench) -> list[Result]:
    """Two hundred sessions, each changing region every 10 s."""
    return [_load(bench, "load200", Crowd(200, 10, bench.seconds or 60, (bench.worst_page(),), seen=True), 0.3)]


def memory(bench: Bench) -> list[Result]:
    """Memory with one hundred sessions on all pages."""
    outcome = _run(bench, Crowd(100, 4, bench.seconds or 30, tuple(PAGES)))
    most = max(outcome.open_mb, outcome.end_mb)
    return [
        Result(
            "memory",
            "Memory with 100 sessions",
            f"≤ {_MEMORY_MB} MB",
            f"{most:.0f} MB",
            most <= _MEMORY_MB and not outcome.faults,
            "Resident memory of the server process with 100 sessions open, spread over all pages, after each has changed "
            "region every 4 s among 200.",
            (
                (
                    f"before the first session {outcome.alone_mb:.0f} MB, sessions open {outcome.open_mb:.0f} MB, after "
                    f"{len(outcome.times)} changes {outcome.end_mb:.0f} MB, most {outcome.peak_mb:.0f} MB"
                ),
                *_faults(outcome),
            ),
        )
    ]


def _load(bench: Bench, name: str, crowd: Crowd, most: float) -> Result:
    outcome = _run(bench, crowd)
    waits = outcome.waits()
    p95 = share(waits, 95)
    faults = f"{len(outcome.faults)} errors" if outcome.faults else "no error"
    return Result(
        name,
        f"One process, {crowd.sessions} sessions each changing region every {crowd.period:.0f} s, worst page: p95",
        f"≤ {ms(most)}, no error",
        f"{ms(p95)}, {faults} ({crowd.pages[0]})",
        p95 <= most and not outcome.faults,
        f"One reader has opened each of the 200 regions before (first views are the row above); then for "
        f"{crowd.seconds:.0f} s each session draws among them. Every change counts. Client and server share the machine.",
        (_spread(outcome, crowd), _cost(outcome), *_faults(outcome)),
    )


def _spread(outcome: Outcome, crowd: Crowd) -> str:
    waits, due = outcome.waits(), round(crowd.sessions * crowd.seconds / crowd.period)
    middle = ", ".join(f"p{percent} {ms(share(waits, percent))}" for percent in (50, 95, 99))
    later = outcome.later()
    after = f"; second half p95 {ms(share(later, 95))}" if later else ""
    return f"{len(waits)} changes made of {due} due: {middle}, max {ms(max(waits))}{after}"


def _cost(outcome: Outcome) -> str:
    rate, cores = len(outcome.times) / outcome.lasted, outcome.cpu / outcome.lasted
    own = outcome.own_cpu / outcome.lasted
    return f"{rate:.1f} changes/s, server {cores:.2f} cores, client {own:.2f} cores, {outcome.end_mb:.0f} MB"


def _faults(outcome: Outcome) -> Sequence[str]:
    return [f"error: {fault}" for fault in dict.fromkeys(outcome.faults)][:_SHOWN]


def _run(bench: Bench, crowd: Crowd) -> Outcome:
    store = bench.usual()
    with serve(APP, store.folder) as server:
        return asyncio.run(_crowd(server, store, crowd))


async def _crowd(server: Server, store: Store, crowd: Crowd) -> Outcome:
    outcome = Outcome(asked_for=crowd.seconds, alone_mb=server.rss_mb())
    async with AsyncExitStack() as stack:
        readers = [
            await opened(stack, server, crowd.pages[number % len(crowd.pages)], store)
            for number in range(crowd.sessions)
        ]
        outcome.open_mb = server.rss_mb()
        if crowd.seen:
            for code in drawn():
                arrived(await readers[0].choose(label(code)), code)
        cpu, own, started = server.cpu_seconds(), time.process_time(), time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for number, reader in enumerate(readers):
                group.create_task(_reads(reader, random.Random(number), crowd, started, outcome))  # noqa: S311 - no secret
        outcome.lasted = time.perf_counter() - started
        outcome.cpu, outcome.own_cpu = server.cpu_seconds() - cpu, time.process_time() - own
        outcome.end_mb, outcome.peak_mb = server.rss_mb(), server.peak_mb()
        if outcome.faults:
            outcome.faults.insert(0, f"the server's log ends with: {server.last_words()}")
    return outcome


async def _reads(reader: Reader, draw: random.Random, crowd: Crowd, started: float, outcome: Outcome) -> None:
    """Change region at the session's own beat; a change that comes late is made at once, until the time is over."""
    due = started + draw.random() * crowd.period
    code = ""
    while due < started + crowd.seconds and time.perf_counter() < started + crowd.seconds:
        await asyncio.sleep(max(0, due - time.perf_counter()))
        code = draw.choice([region for region in drawn() if region != code])
        asked = time.perf_counter() - started
        try:
            outcome.times.append((asked, arrived(await reader.choose(label(code)), code).seconds))
        except (RuntimeError, OSError, WebSocketException) as error:
            outcome.faults.append(str(error) or type(error).__name__)
        due += crowd.period
