"""Sets what every response carries: a policy that lets the browser ask no other server, the page's language, and one style."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.responses import RedirectResponse

from analytics.contents import OVERVIEW
from analytics.i18n import DEFAULT, mark, tr
from pages.ui import show, tiles

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
_CHOOSE = tr("zh", mark("Choose files"))
# Streamlit cuts a headline's name to one line, shows hardly where the keyboard is in the menu and not at all on a map,
# and its uploader speaks English only; nothing else is styled outside the theme. What the uploader says of sizes and
# types stands below it in the reader's language. The boxes that stand for what is still to come keep still: without a
# graphics card, drawing their pulse takes a processor core from the page itself.
_STYLE = (
    f"<style>{tiles.STYLE}"
    "[data-testid=stMetricLabel] *{white-space:normal!important;overflow:visible!important}"
    "[data-testid=stSidebarNavLink]:focus-visible,[data-testid=stDeckGlJsonChart] :focus-visible"
    "{outline:2px solid currentColor!important;outline-offset:-2px}"
    "[data-testid=stAppSkeleton] *,[data-testid=stSkeleton],[data-testid=stSkeleton] *{animation:none!important}"
    "[data-testid=stFileUploaderDropzoneInstructions]{display:none!important}"
    ".st-key-uploader_zh [data-testid=stFileUploaderDropzone] button p{font-size:0!important}"
    ".st-key-uploader_zh [data-testid=stFileUploaderDropzone] button p::after"
    f"{{content:'{_CHOOSE}';font-size:14px}}</style></head>"
).encode()
# What every page of figures draws with and the browser would ask for only once the first of them has come.
_EARLY = ("Html", "ButtonGroup", "PlotlyChart", "DeckGlJsonChart")
_TAGS = {"zh": b'<html lang="zh-CN"', "en": b'<html lang="en"'}


@lru_cache(maxsize=1)
def policy() -> str:
    """The content security policy; the hashes are those of the inline scripts of the installed Streamlit's page."""
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_bytes()
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(found).digest()).decode()}'" for found in _INLINE.findall(page)
    )
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'wasm-unsafe-eval' {hashes}".strip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "frame-ancestors 'none'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )


@lru_cache(maxsize=1)
def head() -> bytes:
    """What is added to the page's head: the style, and scripts to be fetched while the app starts."""
    folder = Path(streamlit.__file__).parent / "static" / "static" / "js"
    scripts = [found.name for name in _EARLY for found in sorted(folder.glob(f"{name}.*.js"))]
    links = (f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in scripts)
    return "".join(links).encode() + _STYLE


class Responses:
    """ASGI middleware around the whole server."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap ``app``."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and complete the response to it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        if there := show.moved(scope["path"], query) or _home(scope):
            await RedirectResponse(there, 307)(scope, receive, send)
            return
        asked = query.get("lang", [DEFAULT])[0]
        tag = _TAGS.get(asked, _TAGS[DEFAULT])
        is_page = False

        async def complete(message: Message) -> None:
            nonlocal is_page
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = policy()
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                is_page = headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers
                if is_page:
                    del headers["content-length"]
            elif is_page and message.get("body"):
                message["body"] = message["body"].replace(_TAGS["en"], tag, 1).replace(b"</head>", head(), 1)
            await send(message)

        await self._app(_unpacked(scope), receive, complete)


def _home(scope: Scope) -> str:
    """Where a link to the overview by its name leads: the first page has no name of its own; nothing for any other link."""
    if scope["path"].rpartition("/")[2] != OVERVIEW.path:
        return ""
    query = scope.get("query_string", b"").decode("latin-1")
    return f"./?{query}" if query else "./"


def _unpacked(scope: Scope) -> Scope:
    """A request for a page, asking for it as it is: what is compressed cannot be completed."""
    headers: list[tuple[bytes, bytes]] = scope["headers"]
    if not any(name == b"accept" and b"text/html" in value for name, value in headers):
        return scope
    return {**scope, "headers": [(name, value) for name, value in headers if name != b"accept-encoding"]}
