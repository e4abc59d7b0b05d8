"""How long a browser that knows nothing takes to the first full page."""

from __future__ import annotations

import os
import shutil
import time
from statistics import median
from typing import TYPE_CHECKING, Final

from playwright.sync_api import Browser, sync_playwright

from tests.benchmarks.bench import empty
from tests.benchmarks.choices import PAGES, unseen
from tests.benchmarks.results import Result
from tests.benchmarks.servers import APP, HOST, serve

if TYPE_CHECKING:
    from tests.benchmarks.bench import Bench

_TIMES, _MORE_SECONDS = 2, 1.5
_ROUNDS = 3
_PATIENCE_MS = 60_000
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS: Final = (
    # WebGL without a graphics card, for the interactive map.
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)
# The run has ended, and what it sent is drawn.
_FULL: Final = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const all = (selector) => [...document.querySelectorAll(selector)];
    return app?.dataset.testScriptState === 'notRunning'
        && app?.dataset.testConnectionState === 'CONNECTED'
        && all('[data-testid="stMain"] [data-testid="stElementContainer"]').length > 0
        && all('[data-testid$="Skeleton"], [data-stale="true"]').length === 0
        && all('[data-testid="stPlotlyChart"]').every((one) => one.querySelector('.main-svg'))
        && all('[data-testid="stDeckGlJsonChart"]').every((one) => one.querySelector('canvas'));
}"""


def cold(bench: Bench) -> list[Result]:
    """The first full page in Chromium against the empty page's."""
    store = bench.usual()
    pages = tuple(dict.fromkeys(("overview", bench.worst_page())))
    with serve(APP, store.folder) as server, empty() as bare, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_found(), args=[*_ARGUMENTS, *_as_root()])
        _seconds(browser, bare.url)
        times: dict[str, list[float]] = {page: [] for page in (*pages, "empty")}
        for code in unseen(0)[:_ROUNDS]:
            times["empty"].append(_seconds(browser, bare.url))
            for page in pages:
                times[page].append(_seconds(browser, f"{server.url}/{PAGES[page]}?{store.link(code)}"))
        browser.close()
    return [_result({page: median(taken) for page, taken in times.items()})]


def _result(times: dict[str, float]) -> Result:
    nothing = times["empty"]
    page = max(times, key=lambda name: times[name])
    most = _TIMES * nothing + _MORE_SECONDS
    return Result(
        "cold",
        "Time to the first full page in Chromium, cold cache, on loopback",
        f"≤ {_TIMES}× an empty Streamlit page plus {_MORE_SECONDS} s, here {most:.1f} s",
        f"{times[page]:.1f} s ({page})",
        times[page] <= most,
        f"A new browser profile each time, by a link to a region that the server has not shown; until the run has ended "
        f"and every chart and map is drawn. Medians of {_ROUNDS}; WebGL is computed without a graphics card.",
        (", ".join(f"{name} {taken:.2f} s" for name, taken in times.items()),),
    )


def _seconds(browser: Browser, address: str) -> float:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    context.set_default_timeout(_PATIENCE_MS)
    page = context.new_page()
    started = time.perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_function(_FULL)
    seconds = time.perf_counter() - started
    errors = page.get_by_test_id("stAlertContentError").count() + page.get_by_test_id("stException").count()
    context.close()
    if errors:
        message = f"a page showed an error in the browser: {address.partition('?')[2]}"
        raise RuntimeError(message)
    return seconds


def _found() -> str | None:
    return next((path for name in _NAMES if (path := shutil.which(name))), None)


def _as_root() -> tuple[str, ...]:
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
