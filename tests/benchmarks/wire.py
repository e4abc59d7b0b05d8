"""One reader of a Streamlit server, speaking its websocket messages as a browser does."""

from __future__ import annotations

import asyncio
import socket
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

if TYPE_CHECKING:
    from tests.benchmarks.servers import Server

_PATIENCE_SECONDS = 120
_LARGEST_BYTES = 64 * 2**20
# Streamlit's global.maxCachedMessageAge: a browser forgets a message that two runs in a row did not show.
_KEPT_RUNS = 2
_QUICKACK = getattr(socket, "TCP_QUICKACK", None)


@dataclass(frozen=True)
class Run:
    """One run of the script: from asking to its end, in bytes before and after compression, and what went wrong."""

    seconds: float
    payload: int
    wire: int
    query: str
    faults: tuple[str, ...] = ()


class _Counting(ClientConnection):
    """A connection that counts what arrives, as it is on the wire."""

    arrived = 0

    def data_received(self, data: bytes) -> None:
        """Count, then go on as usual."""
        self.arrived += len(data)
        super().data_received(data)
        self.acknowledge()

    def acknowledge(self) -> None:
        """Acknowledge at once, as the kernel does for a reader who paused: else its 40 ms timer is what is measured."""
        if _QUICKACK is not None:
            self.transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, _QUICKACK, 1)


@dataclass
class _Progress:
    """What a run has sent so far."""

    payload: int = 0
    faults: list[str] = field(default_factory=list)
    ended: bool = False


@dataclass
class _Kept:
    """A message the browser keeps, and the box that it sets, if it is one."""

    run: int
    box: Any = None


class Reader:
    """A session that can open a page, follow a link, choose in a select box (by its key) and ask again."""

    def __init__(self, server: Server, *, page: str = "", query: str = "", box: str) -> None:
        self.page, self.query = page, query
        self._server, self._box = server, box
        self._box_id, self._box_value = "", ""
        self._page_hash = ""
        self._kept: dict[str, _Kept] = {}
        self._run = 0
        self._socket: _Counting

    async def __aenter__(self) -> Self:
        """Open the connection; ``again`` then draws the page."""
        self._socket = await connect(  # type: ignore[assignment]
            self._server.url.replace("http", "ws", 1) + "/_stcore/stream",
            origin=self._server.url,
            subprotocols=["streamlit", self._server.token or "x"],
            additional_headers={"Cookie": f"_streamlit_xsrf={self._server.token}"},
            create_connection=_Counting,
            max_size=_LARGEST_BYTES,
            open_timeout=_PATIENCE_SECONDS,
            ping_interval=None,
            proxy=None,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        """Leave."""
        await self._socket.close()

    async def choose(self, label: str) -> Run:
        """Choose an option of the box; the server may write the choice into the address."""
        self._box_value = label
        return await self.again()

    async def follow(self, query: str) -> Run:
        """Follow a link to the same page with another selection."""
        self.query = query
        return await self.again()

    async def again(self) -> Run:
        """Ask for a run with the address and the box as they stand."""
        asked = self._ask()
        arrived, started = self._socket.arrived, time.perf_counter()
        await self._socket.send(asked)
        progress = _Progress()
        async with asyncio.timeout(_PATIENCE_SECONDS):
            while not progress.ended:
                self._take(await self._socket.recv(), progress)
        seconds = time.perf_counter() - started
        self._forget()
        return Run(seconds, progress.payload, self._socket.arrived - arrived, self.query, tuple(progress.faults))

    def _ask(self) -> bytes:
        message = BackMsg()
        rerun = message.rerun_script
        rerun.query_string = self.query
        if self._page_hash:
            rerun.page_script_hash = self._page_hash
        else:
            rerun.page_name = self.page
        if self._box_value:
            rerun.widget_states.widgets.add(id=self._box_id, string_value=self._box_value)
        rerun.cached_message_hashes.extend(self._kept)
        self._run += 1
        return bytes(message.SerializeToString())

    def _take(self, data: bytes | str, progress: _Progress) -> None:
        progress.payload += len(data)
        message = ForwardMsg.FromString(data)
        kind = message.WhichOneof("type")
        if kind == "delta":
            self._take_delta(message, progress)
        elif kind == "ref_hash":
            self._take_reference(message.ref_hash, progress)
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "navigation":
            self._take_menu(message.navigation, progress)
        elif kind == "script_finished" and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            progress.ended = True
            if message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                progress.faults.append(f"the run ended with status {message.script_finished}")
        elif kind in ("page_not_found", "auth_redirect"):
            progress.faults.append(kind)

    def _take_menu(self, menu: Any, progress: _Progress) -> None:  # noqa: ANN401 - generated classes carry no types
        self._page_hash = menu.page_script_hash
        shown = next((page for page in menu.app_pages if page.page_script_hash == self._page_hash), None)
        if shown is None or (shown.url_pathname != self.page and not (shown.is_default and not self.page)):
            progress.faults.append(f"the page {self.page or '(first)'} was asked for and another shown")

    def _take_delta(self, message: ForwardMsg, progress: _Progress) -> None:
        box = None
        if message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            kind = element.WhichOneof("type")
            if kind == "selectbox" and element.selectbox.id.endswith(self._box):
                box = element.selectbox
                self._take_box(box)
            elif kind == "exception":
                progress.faults.append(f"{element.exception.type}: {element.exception.message}")
            elif kind == "alert" and element.alert.format == Alert.ERROR:
                progress.faults.append(element.alert.body)
        if message.metadata.cacheable and message.hash:
            self._kept[message.hash] = _Kept(self._run, box)

    def _take_box(self, box: Any) -> None:  # noqa: ANN401 - generated classes carry no types
        self._box_id = box.id
        if box.set_value:
            self._box_value = box.raw_value

    def _take_reference(self, key: str, progress: _Progress) -> None:
        kept = self._kept.get(key)
        if kept is None:
            progress.faults.append("the server refers to a message that the browser does not keep")
            return
        kept.run = self._run
        if kept.box is not None:
            self._take_box(kept.box)

    def _forget(self) -> None:
        oldest = self._run - _KEPT_RUNS
        self._kept = {key: kept for key, kept in self._kept.items() if kept.run >= oldest}
