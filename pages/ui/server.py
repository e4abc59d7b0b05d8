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
from streamlit import net_util

from analytics import settings
from analytics.errors import Refused
from analytics.ingest import start
from pages.ui import repeats
from pages.ui.responses import Responses

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


_LOG = logging.getLogger("yanzhen")


def middleware() -> list[Middleware]:
    """Complete every response: browser policy and page language."""
    return [Middleware(Responses)]


@asynccontextmanager
async def lifespan(_app: object) -> AsyncIterator[None]:
    """Make the stores ready and load what is heavy before the first reader comes.

    A store that cannot be made ready does not stop the server: every page then says what to do.
    """
    for store in settings.STORES:
        try:
            await anyio.to_thread.run_sync(start.make_ready, settings.load(), store)
        except Refused as refused:
            _LOG.warning("%s", refused)
            _tell(store, refused)
    # A private name: without it Streamlit asks an outside address for this machine's own, at a foreign Origin.
    net_util._external_ip = "127.0.0.1"  # noqa: SLF001
    send_at_once(asyncio.get_running_loop())
    repeats.spare()
    gc.disable()  # what is loaded stays: looking for garbage meanwhile takes a sixth of the time
    await anyio.to_thread.run_sync(_load)
    gc.enable()
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
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 100)
    sys.setswitchinterval(0.02)


def _tell(store: str, refused: Refused) -> None:
    from pages.ui import data  # noqa: PLC0415 - as below

    data.START_TROUBLE[store] = refused


def _load() -> None:
    from pages.ui import data, nav  # noqa: F401, PLC0415 - pandas, plotly and pydeck load before the first reader

    data.preload()
