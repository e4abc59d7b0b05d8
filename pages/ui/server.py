"""What the server does outside any reader's session: prepares the store at start and serves boundaries."""

from __future__ import annotations

import asyncio
import gc
import logging
import socket
import sys
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import anyio
from starlette.middleware import Middleware
from streamlit import delta_generator, net_util
from streamlit.components.v2 import manifest_scanner

from analytics import settings
from analytics.errors import Refused
from pages.ui import repeats
from pages.ui.responses import Responses

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


_LOG = logging.getLogger("yanzhen")


def middleware() -> list[Middleware]:
    """Complete every response: browser policy and page language."""
    return [Middleware(Responses)]


def spare_searches() -> None:
    """Leave out two searches of Streamlit's, 0.1 s of a start each.

    It looks in every installed package for components that pages might use (none does), and before the first element
    whether it was started in a shell, for which Python reads the sources of all that runs.
    """
    manifest_scanner.scan_component_manifests = lambda max_workers=None: []  # noqa: ARG005 - as it is called
    delta_generator._use_warning_has_been_displayed = True  # noqa: SLF001 - there is no public way past it


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Load what is heavy and make the stores ready before the first reader comes.

    A store that cannot be made ready does not stop the server: every page then says what to do.
    """
    gc.disable()  # what is loaded stays: looking for garbage meanwhile takes a sixth of the time
    await anyio.to_thread.run_sync(_load)
    gc.freeze()
    gc.enable()
    await anyio.to_thread.run_sync(_make_ready)
    # A private name: without it Streamlit asks an outside address for this machine's own, at a foreign Origin.
    net_util._external_ip = "127.0.0.1"  # noqa: SLF001
    send_at_once(asyncio.get_running_loop())
    repeats.spare()
    _spare_the_processor()
    yield


def send_at_once(loop: asyncio.AbstractEventLoop) -> None:
    """Let every message leave at once on the servers this loop will open.

    Streamlit's own socket names no protocol, so asyncio does not switch off Nagle's algorithm: a run's second message
    then waits for the receipt of its first, 40 ms on Linux and up to 200 ms on Windows.
    """
    make = loop.create_server

    async def create(*arguments: Any, sock: socket.socket | None = None, **more: Any) -> Any:  # noqa: ANN401 - asyncio's own
        if sock is not None and sock.family in (socket.AF_INET, socket.AF_INET6):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # what it accepts takes this over
        return await make(*arguments, sock=sock, **more)

    loop.create_server = create  # type: ignore[method-assign]


def _spare_the_processor() -> None:
    """What was loaded stays for good, a run leaves little to collect, and runs take turns in longer strides.

    Each turn between threads costs two switches of the interpreter's lock; a run is over in about two strides.
    """
    gc.freeze()
    gc.set_threshold(10_000, 10, 100)
    sys.setswitchinterval(0.02)


def _load() -> None:
    from analytics.ingest import start  # noqa: F401, PLC0415 - what stores and pages need, before the first reader
    from pages.ui import nav, tables  # noqa: PLC0415, F401 - the same

    tables.spare_pandas()


def _make_ready() -> None:
    from analytics.ingest import start  # noqa: PLC0415 - loaded above
    from pages.ui import data  # noqa: PLC0415 - the same

    for store in settings.STORES:
        try:
            start.make_ready(settings.load(), store)
        except Refused as refused:
            _LOG.warning("%s", refused)
            data.START_TROUBLE[store] = refused
    data.preload()
