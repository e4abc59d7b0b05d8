"""A card: one figure with its finding, chart and source line."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from analytics.errors import Refused
from analytics.figures import maps, plotly, points
from analytics.figures.spec import Figure, Shape
from analytics.i18n import mark, tr
from analytics.indicators import INDICATORS
from analytics.regions import NATION
from pages.ui import choices, data, details, drawings, tables
from pages.ui.text import plain

_CLICKABLE = (Shape.BARS,)
_TABLE_ROWS = 12
_MANY_BARS = 5
_LONG, _TALL_ROW = 80, 76
# Pixels: a row of a table as it is drawn, its head with the frame, and a table that scrolls, its last row cut to say so.
_ROW, _HEAD, _SCROLLED = 31, 34, 458


def theme() -> str:
    """The reader's theme, light where the browser does not say."""
    return "dark" if st.context.theme.type == "dark" else "light"


def card(figure: Figure, view: data.View) -> None:
    """Draw a figure whole, as high as the card beside it; what stands behind it is one click away."""
    with st.container(border=True, height="stretch", vertical_alignment="distribute"):
        st.subheader(plain(figure.title), anchor=False)
        _draw(figure, view)
        details.offer(figure, view, _caption(figure, view.lang))


def _caption(figure: Figure, lang: str) -> str:
    lines = [figure.source, *figure.notes]
    if figure.shape in (Shape.MAP, Shape.POINTS):
        lines.append(maps.credit(lang, data.configured().map_approval_no))
    return " · ".join(filter(None, lines))


def _draw(figure: Figure, view: data.View) -> None:
    slot = f"{figure.key}@{view.region}"
    if figure.shape is Shape.TABLE:
        _table(figure, view, slot)
    elif figure.shape is Shape.MAP:
        _map(figure, view, slot)
    elif figure.shape is Shape.POINTS:
        _sites(figure, view, slot)
    else:
        drawn = drawings.chart(figure.key, view, theme())
        clickable = figure.shape in _CLICKABLE and any(mark.region for series in figure.series for mark in series.marks)
        st.plotly_chart(
            drawn,
            theme=None,
            height="stretch" if _stretches(figure) else "content",
            key=f"chart:{slot}",
            config=plotly.CONFIG,
            alt=figure.alt,
            on_select=(lambda: _bar_clicked(f"chart:{slot}")) if clickable else "ignore",
            selection_mode="points",
        )


def _stretches(figure: Figure) -> bool:
    """Whether a chart may grow to the end of its cell; a few bars would turn into slabs."""
    return figure.shape in (Shape.LINE, Shape.COLUMNS, Shape.FUNNEL) or len(figure.rows) >= _MANY_BARS


def _bar_clicked(key: str) -> None:
    points = st.session_state[key].selection.points
    if points and points[0].get("customdata", [""])[0]:
        choices.go(points[0]["customdata"][0])


def _table(figure: Figure, view: data.View, slot: str) -> None:
    key = f"table:{slot}"
    rows = figure.row_regions
    high = _TALL_ROW if any(len(cell) > _LONG for row in figure.rows for cell in row) else _ROW
    st.dataframe(
        drawings.shaded(figure.key, view) if figure.tones else drawings.table(figure.key, view),
        hide_index=True,
        height=_table_height(len(figure.rows), high),
        row_height=high if high != _ROW else None,
        alt=figure.alt,
        key=key,
        on_select=(lambda: _row_clicked(key, rows)) if rows else "ignore",
        selection_mode="single-row",
        lazy=tables.LAZY,
    )


def _table_height(rows: int, high: int) -> int:
    """In pixels, not by its content: what is below would move when the table is drawn."""
    return _HEAD + high * rows if rows <= _TABLE_ROWS else _SCROLLED


def _row_clicked(key: str, regions: tuple[str, ...]) -> None:
    chosen = st.session_state[key].selection.rows
    if chosen:
        choices.go(regions[chosen[0]])


def _map(figure: Figure, view: data.View, slot: str) -> None:
    lang = view.lang
    trouble = data.map_trouble(view.selection.store, view.revision) if view.region == NATION else None
    printed = False
    if view.region == NATION and not trouble:
        look = st.segmented_control(
            tr(lang, mark("Look of the map")),
            ["interactive", "printed"],
            default="interactive",
            required=True,
            format_func=lambda name: tr(
                lang, mark("Interactive") if name == "interactive" else mark("Printed, with inset")
            ),
            key=f"look:{slot}",
            label_visibility="collapsed",
        )
        printed = look == "printed"
    try:
        if trouble:
            raise trouble
        if printed:
            st.plotly_chart(
                drawings.printed_map(figure.key, view, theme()),
                theme=None,
                key=f"printed:{slot}",
                config=plotly.CONFIG,
                alt=figure.alt,
            )
        else:
            key = f"map:{slot}"
            st.pydeck_chart(
                drawings.deck(figure.key, view, theme()),
                key=key,
                height=maps.HEIGHT,
                on_select=lambda: _area_clicked(key),
                selection_mode="single-object",
                alt=figure.alt,
            )
        unit = INDICATORS[figure.key.partition(":")[2]].unit
        st.html(maps.legend(figure, unit, lang=lang, theme=theme()))
    except Refused as refused:
        st.info(plain(refused.text(lang)), icon=":material/map:")


def _sites(figure: Figure, view: data.View, slot: str) -> None:
    """Stations as points or as circles by county; both answer a click by going to the county."""
    lang, key = view.lang, f"sites:{slot}"
    names = {
        "points": tr(lang, mark("Single stations")),
        "clusters": tr(lang, mark("Circles by county, with coverage")),
    }
    look = st.segmented_control(
        tr(lang, mark("Look of the map")),
        list(names),
        default="points",
        required=True,
        format_func=names.__getitem__,
        key=f"look:{slot}",
        label_visibility="collapsed",
    )
    clusters = look == "clusters"
    year = int(figure.key.partition(":")[2] or view.selection.end)
    try:
        st.pydeck_chart(
            drawings.site_map(figure.key, view, theme(), year, clusters=clusters),
            key=key,
            height=points.HEIGHT,
            on_select=lambda: _site_clicked(key),
            selection_mode="single-object",
            alt=figure.alt,
        )
        unit = INDICATORS["station_coverage"].unit
        shades = maps.legend(replace(figure, series=figure.series[1:]), unit, lang=lang, theme=theme())
        st.html(points.legend(lang=lang, theme=theme(), clusters=clusters, classes=shades))
    except Refused as refused:
        st.info(plain(refused.text(lang)), icon=":material/map:")


def _site_clicked(key: str) -> None:
    chosen = st.session_state[key].selection.objects.get("points") or []
    if chosen and chosen[0].get("region"):
        choices.go(chosen[0]["region"])


def _area_clicked(key: str) -> None:
    areas = st.session_state[key].selection.objects.get("areas") or []
    if areas and areas[0]["properties"]["adcode"]:
        choices.go(areas[0]["properties"]["adcode"])
