"""The real app in a server process of its own, and Chromium to look at it with."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Locator

ROOT: Final = Path(__file__).parents[2]
HOST: Final = "127.0.0.1"
START_SECONDS: Final = 60
# One processor may draw maps, serve pages and run other tests at once.
PATIENCE_MS: Final = 60_000
NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS: Final = (
    # WebGL without a graphics card, for the interactive map.
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    # A name outside this machine is never resolved: the browser's own errands stay at home too.
    f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {HOST}",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
)
OWN_SETTINGS: Final = ("DATA_DIR", "DATABASE_URL", "MAP_DATA_DIR", "MAP_APPROVAL_NO")
SIZES: Final = {"office": (1366, 768), "meeting": (1920, 1080), "phone": (390, 844)}

# The run has ended, and what it sent is drawn.
SETTLED: Final = """() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const all = (selector) => [...document.querySelectorAll(selector)];
    return app?.dataset.testScriptState === 'notRunning'
        && app?.dataset.testConnectionState === 'CONNECTED'
        && all('[data-testid="stMain"] [data-testid="stElementContainer"]').length > 0
        && all('[data-testid$="Skeleton"], [data-stale="true"]').length === 0
        && all('[data-testid="stPlotlyChart"]').every((one) => one.querySelector('.main-svg'))
        && all('[data-testid="stDeckGlJsonChart"]').every((one) => one.querySelector('canvas'));
}"""


@dataclass(frozen=True)
class Server:
    """A running server."""

    url: str
    log: Path

    def said(self) -> str:
        """Give what it has logged."""
        return self.log.read_text(encoding="utf-8", errors="replace")


class Serve(Protocol):
    """Starts a server with its own settings."""

    def __call__(self, **settings: str | Path) -> AbstractContextManager[Server]:
        """Run it until the end of the ``with``."""


class Visit(Protocol):
    """Opens an address in a new tab."""

    def __call__(
        self,
        address: str,
        *,
        size: str = "office",
        dark: bool = False,
        at: Server | None = None,
        watch: list[str] | None = None,
    ) -> Page:
        """Give the page, drawn; ``address`` begins with a slash. ``watch`` takes every address the page asks for."""


class Fresh(Protocol):
    """Opens an address on another machine: in a browser that knows nothing."""

    def __call__(self, address: str, script: str = "") -> Page:
        """Give the page, drawn; ``address`` is whole, ``script`` runs before any of the page's own."""


class Walk(Protocol):
    """Follows the menu."""

    def __call__(self, page: Page, *, hidden: bool = False) -> Iterator[str]:
        """Click every entry in turn, or though it is hidden; give the title of each page once it is drawn."""


@contextmanager
def _served(folder: Path, settings: dict[str, str | Path]) -> Iterator[Server]:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    log = folder / "server.log"
    env = {name: value for name, value in os.environ.items() if name not in OWN_SETTINGS}
    env |= {"PYTHONUNBUFFERED": "1", **{name: str(value) for name, value in settings.items()}}
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}", "--server.headless=true"]
    with (
        log.open("wb") as out,
        subprocess.Popen(command, cwd=ROOT, env=env, stdout=out, stderr=out, stdin=subprocess.DEVNULL) as process,
    ):
        try:
            server = Server(f"http://{HOST}:{port}", log)
            _wait(process, server)
            yield server
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
    assert "Traceback" not in server.said(), server.said()


def _wait(process: subprocess.Popen[bytes], server: Server) -> None:
    """Wait until the server answers; what it said, where it ends instead."""
    for _ in range(START_SECONDS * 10):
        try:
            process.wait(0.1)
        except subprocess.TimeoutExpired:
            try:
                with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=5):  # noqa: S310 - our own server
                    return
            except OSError:
                continue
        break
    pytest.fail(f"The server did not start:\n{server.said()}")


@pytest.fixture(scope="session")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Serve:
    """A server process of a test's own; its log must hold no traceback."""
    return lambda **settings: _served(tmp_path_factory.mktemp("server"), settings)


@pytest.fixture(scope="session")
def server(serve: Serve, demo_store_folder: Path) -> Iterator[Server]:
    """The server that tests share; both its stores are made."""
    with serve(DATA_DIR=demo_store_folder) as running:
        yield running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """This system's Chromium, else Playwright's own."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    as_root = ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*ARGUMENTS, *as_root])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def context(chromium: Browser) -> Callable[[str, bool], BrowserContext]:
    """A browser profile for each size and theme, so that scripts are loaded once."""
    kept: dict[tuple[str, bool], BrowserContext] = {}

    def give(size: str, dark: bool) -> BrowserContext:  # noqa: FBT001
        if (size, dark) not in kept:
            kept[size, dark] = new_context(chromium, size, dark=dark)
        return kept[size, dark]

    return give


def new_context(chromium: Browser, size: str = "office", *, dark: bool = False) -> BrowserContext:
    """Make a fresh browser profile."""
    width, height = SIZES[size]
    made = chromium.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", locale="zh-CN"
    )
    made.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS // 2)
    return made


@pytest.fixture
def visit(context: Callable[[str, bool], BrowserContext], server: Server) -> Iterator[Visit]:
    """Tabs that close after the test."""
    opened = []

    def go(
        address: str,
        *,
        size: str = "office",
        dark: bool = False,
        at: Server | None = None,
        watch: list[str] | None = None,
    ) -> Page:
        page = context(size, dark).new_page()
        opened.append(page)
        if watch is not None:
            page.on("request", lambda request: watch.append(request.url))
            page.on("websocket", lambda socket: watch.append(socket.url))
        page.goto((at or server).url + address, wait_until="domcontentloaded")
        settle(page)
        return page

    yield go
    for page in opened:
        page.close()


def settle(page: Page) -> None:
    """Wait until the page is drawn."""
    page.wait_for_function(SETTLED)


@pytest.fixture
def settled() -> Callable[[Page], None]:
    """The wait for a drawn page."""
    return settle


@pytest.fixture
def fresh(chromium: Browser) -> Iterator[Fresh]:
    """Browser profiles that know nothing; closed after the test."""
    made = []

    def open_(address: str, script: str = "") -> Page:
        made.append(new_context(chromium))
        page = made[-1].new_page()
        page.add_init_script(script)
        page.goto(address, wait_until="domcontentloaded")
        settle(page)
        return page

    yield open_
    for one in made:
        one.close()


@pytest.fixture
def walk() -> Walk:
    """A walk through the menu."""

    def follow(page: Page, *, hidden: bool = False) -> Iterator[str]:
        links = page.get_by_test_id("stSidebarNavLink")
        for place in range(links.count()):
            name = _name(links.nth(place))
            links.nth(place).evaluate("(link) => link.click()") if hidden else links.nth(place).click()
            expect(page.get_by_role("heading", level=1)).to_contain_text(name)
            settle(page)
            assert page.get_by_test_id("stAlertContentError").count() == 0
            yield name

    return follow


def _name(link: Locator) -> str:
    """Give a menu entry's words, which follow the name of its icon."""
    return link.inner_text().split("\n")[-1].strip()
