"""Serves the presenter's page beside Streamlit: one plain page that has every slide before the first is shown.

A slide show must not depend on a run of the script for each key: here a key turns a page in the browser, no menu has
to be hidden, nothing flickers, and a lost connection in the middle of a meeting is not noticed.
"""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

import anyio
import orjson
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from analytics import settings
from analytics.errors import Refused
from analytics.figures.theme import THEMES
from analytics.i18n import DEFAULT, LANGUAGES, mark, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.routing import BaseRoute

_LOG = logging.getLogger("yanzhen")
_HERE: Final = Path(__file__).with_name("show")
_KINDS: Final = {"show.js": "text/javascript", "show.css": "text/css"}
_NEVER: Final = {"Cache-Control": "no-store"}
_DAY: Final = {"Cache-Control": "public, max-age=86400"}
_PAYLOADS: Final = 8
_LONGEST: Final = 40


def routes() -> list[BaseRoute]:
    """The page, its script and style, its slides, and the moment they were last changed."""
    return [
        Route("/show", _page),
        Route("/show/slides.json", _slides),
        Route("/show/now.json", _now),
        Route("/show/plotly.js", _plotly),
        Route("/show/{name}", _part),
    ]


def moved(path: str, query: Mapping[str, list[str]]) -> str:
    """Where a link that names what to ``present`` or a ``snapshot`` leads; nothing for any other, or once there."""
    name = (query.get("present") or query.get("snapshot") or [""])[0]
    if not name or "/show" in path:
        return ""
    kept = {key: values[0] for key, values in query.items() if key != "snapshot"}
    return "show?" + urlencode({**kept, "present": name})


async def _page(request: Request) -> Response:
    if not request.query_params.get("present"):
        return RedirectResponse("present", 307)
    return Response((_HERE / "show.html").read_bytes(), media_type="text/html", headers=_NEVER)


async def _part(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _KINDS:
        return PlainTextResponse("not found", 404)
    return Response((_HERE / name).read_bytes(), media_type=_KINDS[name], headers=_NEVER)


async def _plotly(_request: Request) -> Response:
    return Response(await anyio.to_thread.run_sync(_drawing_library), media_type="text/javascript", headers=_DAY)


@lru_cache(maxsize=1)
def _drawing_library() -> bytes:
    """Plotly's own script, which the Python package brings along."""
    import plotly  # noqa: PLC0415 - heavy; loaded with the pages

    return (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes()


def _asked(request: Request) -> tuple[str, str, str, str]:
    """What is to be shown, from which store, in which language and theme; what is unknown is as usual."""
    params = request.query_params
    store, lang, theme = params.get("store", ""), params.get("lang", ""), params.get("theme", "")
    return (
        params.get("present", "")[:_LONGEST],
        store if store in settings.STORES else settings.PUBLISHED,
        lang if lang in LANGUAGES else DEFAULT,
        theme if theme in THEMES else "light",
    )


async def _slides(request: Request) -> Response:
    wanted = _asked(request)
    keep = "wall" not in request.query_params
    return await _answered(wanted[2], _slides_of, *wanted, keep)


async def _now(request: Request) -> Response:
    wanted = _asked(request)
    return await _answered(wanted[2], _now_of, *wanted[:2])


async def _answered(lang: str, make: Any, *arguments: object) -> Response:  # noqa: ANN401 - any of the makers below
    """Make the answer beside the event loop; what is refused is a sentence, a fault is in the log."""
    try:
        return Response(await anyio.to_thread.run_sync(make, *arguments), media_type="application/json", headers=_NEVER)
    except Refused as refused:
        said, status = refused.text(lang), 404
    except Exception:  # noqa: BLE001 - whatever goes wrong, the room sees a sentence and the log has the rest
        _LOG.exception("show")
        said, status = tr(lang, mark("The slides could not be loaded. Load the page again.")), 500
    return Response(orjson.dumps({"error": said}), status, media_type="application/json", headers=_NEVER)


def _now_of(name: str, store: str) -> bytes:
    """What a screen in a hall compares: the store's revision, and when the deck was last changed."""
    from pages.ui import data, present_desk  # noqa: PLC0415 - heavy; loaded with the pages

    found = present_desk.wanted(store, name)
    return orjson.dumps([data.revision(store), str(getattr(found, "changed", ""))])


def _slides_of(name: str, store: str, lang: str, theme: str, keep: bool) -> bytes:  # noqa: FBT001 - from the address
    """The slides of a snapshot, or of a deck as it is now, which is frozen first where it is to be kept."""
    from analytics.export import Document  # noqa: PLC0415 - heavy; loaded with the pages
    from analytics.selection import Selection  # noqa: PLC0415 - the same
    from pages.ui import data, present_desk  # noqa: PLC0415 - the same

    found = present_desk.wanted(store, name)
    now = _now_of(name, store)
    if isinstance(found, Document):
        return _made(found, name, "", theme, now)
    view = data.View(Selection(store=store, lang=lang), data.revision(store))
    document, notice = present_desk.document(found, view), ""
    if keep:
        try:
            present_desk.freeze(found, view)
        except Refused as refused:
            notice = tr(lang, mark("Not frozen: {why}"), why=refused.text(lang))
    return _made(document, document.name if keep and not notice else name, notice, theme, now)


@lru_cache(maxsize=_PAYLOADS)
def _made(document: Any, name: str, notice: str, theme: str, now: bytes) -> bytes:  # noqa: ANN401 - a Document, whose module is heavy
    from pages.ui import data, show_slides  # noqa: PLC0415 - heavy; loaded with the pages

    made = show_slides.payload(document, data.tree_of(document.selection), theme)
    return orjson.dumps({**made, "present": name, "notice": notice, "now": orjson.Fragment(now)})
