"""How long a browser that knows nothing takes to the first full page.

Chromium is asked for nothing but one promise. Playwright has it report all that scripts do, for which V8 parses a whole
script anew wherever one makes an Error: with bundles of megabytes that is a second and more, which no reader waits.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from playwright.sync_api import sync_playwright
from websockets.sync.client import ClientConnection, connect

from tests.benchmarks.bench import empty
from tests.benchmarks.choices import PAGES, unseen
from tests.benchmarks.results import Result
from tests.benchmarks.servers import APP, HOST, serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.bench import Bench

_TIMES, _MORE_SECONDS = 2, 1.5
_ROUNDS = 3
_PATIENCE_SECONDS = 60
_NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS: Final = (
    "--headless=new",
    "--remote-debugging-port=0",
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
    "--lang=zh-CN",
)
_SIZE: Final = {"width": 1366, "height": 768}
# Kept when the run has ended and what it sent is drawn: how many errors the page then shows.
_FULL: Final = """new Promise((resolve) => {
    const all = (selector) => [...document.querySelectorAll(selector)];
    const full = () => {
        const app = document.querySelector('[data-testid="stApp"]');
        return app?.dataset.testScriptState === 'notRunning'
            && app?.dataset.testConnectionState === 'CONNECTED'
            && all('[data-testid="stMain"] [data-testid="stElementContainer"]').length > 0
            && all('[data-testid$="Skeleton"], [data-stale="true"]').length === 0
            && all('[data-testid="stPlotlyChart"]').every((one) => one.querySelector('.main-svg'))
            && all('[data-testid="stDeckGlJsonChart"]').every((one) => one.querySelector('canvas'));
    };
    const look = () => full()
        ? resolve(all('[data-testid="stAlertContentError"], [data-testid="stException"]').length)
        : requestAnimationFrame(look);
    look();
})"""


def cold(bench: Bench) -> list[Result]:
    """The first full page in Chromium against the empty page's."""
    store = bench.usual()
    pages = tuple(dict.fromkeys(("overview", bench.worst_page())))
    with serve(APP, store.folder) as server, empty() as bare, browsing() as browser:
        browser.seconds(bare.url)
        times: dict[str, list[float]] = {page: [] for page in (*pages, "empty")}
        for code in unseen(0)[:_ROUNDS]:
            times["empty"].append(browser.seconds(bare.url))
            for page in pages:
                times[page].append(browser.seconds(f"{server.url}/{PAGES[page]}?{store.link(code)}"))
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
        f"and every chart and map is drawn. Medians of {_ROUNDS}; WebGL is computed without a graphics card; nothing but "
        f"the end is asked of the browser.",
        (", ".join(f"{name} {taken:.2f} s" for name, taken in times.items()),),
    )


class Browser:
    """A running Chromium, spoken to by its debugging protocol."""

    def __init__(self, spoken: ClientConnection) -> None:
        self._spoken = spoken
        self._numbers = count(1)

    def seconds(self, address: str) -> float:
        """From asking for a page with nothing cached to its being full; one that shows an error is no measurement."""
        started = time.perf_counter()
        if self.told(address, _FULL) != 0:
            message = f"a page showed an error in the browser: {address.partition('?')[2]}"
            raise RuntimeError(message)
        return time.perf_counter() - started

    def told(self, address: str, promise: str) -> Any:  # noqa: ANN401 - whatever is promised
        """What a promise made on a page opened with nothing cached comes to."""
        context = self._ask("Target.createBrowserContext")["browserContextId"]
        target = self._ask("Target.createTarget", url="about:blank", browserContextId=context, **_SIZE)["targetId"]
        session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self._ask("Page.navigate", session, url=address)
        found = self._ask("Runtime.evaluate", session, expression=promise, awaitPromise=True, returnByValue=True)
        self._ask("Target.disposeBrowserContext", browserContextId=context)
        return found.get("result", {}).get("value")

    def _ask(self, method: str, session: str = "", **params: Any) -> dict[str, Any]:  # noqa: ANN401 - the protocol's own
        """What the browser answers; a request it does not understand is an error."""
        number = next(self._numbers)
        asked = {"id": number, "method": method, "params": params} | ({"sessionId": session} if session else {})
        self._spoken.send(json.dumps(asked))
        until = time.monotonic() + _PATIENCE_SECONDS
        while True:
            answer = json.loads(self._spoken.recv(timeout=until - time.monotonic()))
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(answer["error"]["message"])
                result: dict[str, Any] = answer["result"]
                return result


@contextmanager
def browsing(*more: str) -> Iterator[Browser]:
    """Run Chromium, with ``more`` arguments, with a profile of its own until the end of the ``with``."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        command = [_found(), *_ARGUMENTS, *more, *_as_root(), f"--user-data-dir={folder}", "about:blank"]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                with connect(
                    _address(Path(folder) / "DevToolsActivePort", process), max_size=None, proxy=None
                ) as spoken:
                    yield Browser(spoken)
            finally:
                process.terminate()
                process.wait(_PATIENCE_SECONDS)


def _address(told: Path, process: subprocess.Popen[bytes]) -> str:
    """Where Chromium listens, which it writes down when it is ready."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while process.poll() is None and time.monotonic() < until:
        lines = told.read_text(encoding="ascii").split() if told.exists() else []
        if len(lines) > 1:
            return f"ws://{HOST}:{lines[0]}{lines[1]}"
        time.sleep(0.05)
    message = "Chromium did not start."
    raise RuntimeError(message)


def _found() -> str:
    if found := next((path for name in _NAMES if (path := shutil.which(name))), None):
        return found
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def _as_root() -> tuple[str, ...]:
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
