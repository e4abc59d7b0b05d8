"""How long a slide takes to follow a key press, in Chromium, and how long until all of a deck are drawn."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

from sqlalchemy.orm import Session

from analytics import settings
from analytics.export import readymade
from analytics.ingest import start
from analytics.selection import Selection
from analytics.store import decks, engine
from tests.benchmarks.browser import browsing
from tests.benchmarks.choices import tree
from tests.benchmarks.results import Result, ms
from tests.benchmarks.servers import APP, serve

if TYPE_CHECKING:
    from tests.benchmarks.bench import Bench
    from tests.benchmarks.browser import Browser

_MOST_SECONDS: Final = 0.3
_ROUNDS: Final = 3
# As Chromium draws on a machine without a graphics card; through a card that is computed, each new kind of drawing takes 0.4 s.
_NO_CARD: Final = ("--disable-gpu-compositing", "--disable-gpu-rasterization")
# Presses the key of a clicker until the last slide is on: how long each took until the browser had drawn it, in ms.
_TURNS: Final = """new Promise((resolve, refuse) => {
    setTimeout(() => refuse(new Error('the slides were not turned in time')), 50000);
    const until = (found) => new Promise((go) => {
        const look = () => found() ? go() : setTimeout(look, 5);
        look();
    });
    (async () => {
        await until(() => document.body?.dataset.ready === 'all');
        const turns = [];
        for (let left = document.querySelectorAll('.slide').length - 1; left; left -= 1) {
            delete document.body.dataset.turned;
            document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
            await until(() => document.body.dataset.turned);
            turns.push(Number(document.body.dataset.turned));
        }
        resolve(turns);
    })();
})"""


def turning(_bench: Bench) -> list[Result]:
    """The turns of a deck of the nation's figures: a work report and an exam year, every kind of slide among them."""
    with tempfile.TemporaryDirectory() as name:
        deck = _deck(Path(name))
        with serve(APP, Path(name)) as server, browsing(*_NO_CARD) as browser:
            address = f"{server.url}/?present={deck}"
            rounds = [_turns(browser, address) for _ in range(_ROUNDS)]
    turns = [turn for one in rounds for turn in one]
    slowest = max(turns)
    return [
        Result(
            "turning",
            f"Turning a slide in Chromium, {len(rounds[0])} slides of the nation",
            f"≤ {ms(_MOST_SECONDS)}",
            f"{ms(slowest)} (slowest of {len(turns)})",
            slowest <= _MOST_SECONDS,
            "From the key press until the browser has drawn the slide, every slide drawn before the first turn; "
            "computed without a graphics card.",
            (f"median {ms(median(turns))}",),
        )
    ]


def _deck(folder: Path) -> str:
    """Store a deck in a new store of the published figures; gives its id."""
    configured = replace(settings.load(), data_dir=folder, database_url="")
    start.make_ready(configured)
    chosen = Selection()
    pins = (*readymade.region_report(tree(), chosen), *readymade.exam_year(tree(), chosen))
    opened = engine.writer(configured.url(settings.PUBLISHED))
    with Session(opened) as session, session.begin():
        deck = decks.save(session, decks.fresh("会议汇报", chosen, pins))
    opened.dispose()
    return deck.id


def _turns(browser: Browser, address: str) -> list[float]:
    """Seconds of each turn from the first slide to the last."""
    told = browser.told(address, _TURNS)
    if not told:
        message = f"no slide was turned: {address.partition('?')[2]}"
        raise RuntimeError(message)
    return [turn / 1000 for turn in told]
