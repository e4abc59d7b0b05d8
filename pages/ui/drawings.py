"""Figures drawn for a browser: charts, maps and tables, each kept finished by what it shows."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import orjson

from analytics.figures import maps, plotly, points, printed
from analytics.store import sites
from pages.ui import data, tables, tiles

if TYPE_CHECKING:
    import pyarrow as pa
    from pandas.io.formats.style import Styler

    from analytics.figures.chart import Chart
    from analytics.figures.maps import CompactDeck

_CHARTS = 1024
_TONES = {
    "good": "background-color: rgba(46, 139, 122, 0.22)",
    "fair": "background-color: rgba(194, 122, 26, 0.26)",
    "bad": "background-color: rgba(194, 65, 45, 0.24)",
}


@lru_cache(maxsize=_CHARTS)
def headlines(indicators: tuple[str, ...], view: data.View, said: str = "") -> str:
    """The row of headline numbers as HTML, with what is ``said`` of them under it."""
    return tiles.row(data.headlines(indicators, view)) + tiles.paragraphs(said)


@lru_cache(maxsize=_CHARTS)
def chart(key: str, view: data.View, theme: str) -> Chart:
    """The Plotly chart of a figure."""
    return plotly.draw(data.figure(key, view), theme, view.lang)


@lru_cache(maxsize=_CHARTS // 4)
def deck(key: str, view: data.View, theme: str) -> CompactDeck:
    """The interactive map of a figure; missing boundary files are refused."""
    return maps.deck(data.figure(key, view), data.shared(view).tree, data.boundaries(), lang=view.lang, theme=theme)


@lru_cache(maxsize=32)
def printed_map(key: str, view: data.View, theme: str) -> Chart:
    """The printed-look national map of a figure."""
    return printed.national(data.figure(key, view), data.shared(view).tree, data.boundaries(), theme=theme)


@lru_cache(maxsize=_CHARTS)
def table(key: str, view: data.View) -> pa.Table:
    """The table view of a figure, in the form in which it is sent."""
    drawn = data.figure(key, view)
    return tables.texts(drawn.columns, drawn.rows)


@lru_cache(maxsize=_CHARTS // 8)
def shaded(key: str, view: data.View) -> Styler:
    """The table of a figure with the tones of its cells, see-through so that they suit either theme."""
    import pandas as pd  # noqa: PLC0415 - half a second and 45 MB, for the checkup page alone

    drawn = data.figure(key, view)
    colours = [[_TONES.get(tone, "") for tone in row] for row in drawn.tones]
    table = pd.DataFrame(list(drawn.rows), columns=list(drawn.columns))
    return table.style.apply(lambda _: pd.DataFrame(colours, columns=table.columns), axis=None)


@lru_cache(maxsize=64)
def site_map(key: str, view: data.View, theme: str, year: int, *, clusters: bool) -> CompactDeck:
    """The map of stations open by the end of a year."""
    common, choice = data.shared(view), view.selection
    rows = station_address(choice.store, view.revision, view.region, view.lang, theme)
    return points.deck(
        data.figure(key, view), common.tree, data.boundaries(), rows, year=year, theme=theme, clusters=clusters
    )


def station_address(store: str, revision: int, region: str, lang: str, theme: str) -> str:
    """Where a browser fetches the stations of a region; other figures, words or colours are another address."""
    return f"geo/stations/{store}/{revision}/{region}.json?lang={lang}&theme={theme}"


@lru_cache(maxsize=32)
def station_rows(store: str, revision: int, region: str, lang: str, theme: str) -> bytes:
    """The stations of a region as JSON; an unknown region is a ``KeyError``."""
    tree = data.reference(store, revision).tree
    inside = [tree[region].code, *(node.code for node in tree.descendants(region))]
    with data.session(store) as session:
        return orjson.dumps(points.rows(sites.listed(session, inside), tree, lang=lang, theme=theme))
