"""Serves what maps fetch by address: boundary files, outlines inside a region, stations as points."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import anyio
import orjson
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from analytics import settings
from analytics.errors import Refused
from analytics.figures.theme import THEMES
from analytics.i18n import DEFAULT, LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.routing import BaseRoute

_KEPT = 64
_DAY = {"Cache-Control": "public, max-age=86400"}
_JSON = "application/json"


def routes() -> list[BaseRoute]:
    """Serve geometry and points, so that they are fetched once and kept by the browser."""
    return [
        Mount("/boundaries", StaticFiles(directory=settings.load().map_data_dir, check_dir=False)),
        Route("/geo/outlines/{region}.geojson", _outlines),
        Route("/geo/stations/{store}/{revision:int}/{region}.json", _stations),
    ]


async def _outlines(request: Request) -> Response:
    return await _answer(_outlines_of, request.path_params["region"])


async def _stations(request: Request) -> Response:
    lang, theme = request.query_params.get("lang", DEFAULT), request.query_params.get("theme", "light")
    if lang not in LANGUAGES or theme not in THEMES or request.path_params["store"] not in settings.STORES:
        return PlainTextResponse("not found", 404)
    return await _answer(_stations_of, request.path_params["store"], request.path_params["region"], lang, theme)


async def _answer(make: Callable[..., bytes], *wanted: str) -> Response:
    """Make the answer beside the event loop; what is not known or cannot be read is not found."""
    try:
        body = await anyio.to_thread.run_sync(make, *wanted)
    except (KeyError, Refused):
        return PlainTextResponse("not found", 404)
    return Response(body, media_type=_JSON, headers=_DAY)


@lru_cache(maxsize=_KEPT)
def _outlines_of(region: str) -> bytes:
    from analytics.figures import maps  # noqa: PLC0415 - heavy; loaded with the pages
    from pages.ui import data  # noqa: PLC0415 - the same

    return orjson.dumps(maps.outlines(data.all_regions(), data.boundaries(), region))


def _stations_of(store: str, region: str, lang: str, theme: str) -> bytes:
    from pages.ui import data, drawings  # noqa: PLC0415 - heavy; loaded with the pages

    return drawings.station_rows(store, data.revision(store), region, lang, theme)
