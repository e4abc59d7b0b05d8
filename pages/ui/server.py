"""What the server does outside any reader's session: prepares the store at start and serves boundaries."""

from __future__ import annotations

import asyncio
import gc
import logging
import socket
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import anyio
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from streamlit import net_util

from analytics import settings
from analytics.errors import Refused
from analytics.ingest import start
from pages.ui.responses import Responses

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.routing import BaseRoute

_LOG = logging.getLogger("yanzhen")


def routes() -> list[BaseRoute]:
    """Serve the boundary files, so that geometry is fetched once and kept by the browser."""
    return [Mount("/boundaries", StaticFiles(directory=settings.load().map_data_dir, check_dir=False))]


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
    await anyio.to_thread.run_sync(_load)
    gc.collect()
    gc.freeze()
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


def _tell(store: str, refused: Refused) -> None:
    from pages.ui import data  # noqa: PLC0415 - as below

    data.START_TROUBLE[store] = refused


def _load() -> None:
    from pages.ui import nav  # noqa: F401, PLC0415 - pandas, plotly and pydeck load before the first reader
