"""What the cells of a row or a column would be as titles, labels or what a form's line fills in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.ingest.book import Odd
from analytics.ingest.sheets import columns, moments, signed, titles, words
from analytics.ingest.sheets.plain import blank, plain, shown

if TYPE_CHECKING:
    from analytics.ingest.book import Value
    from analytics.ingest.sheets.grid import Grid
    from analytics.ingest.sheets.places import Places


def kind(value: Value, places: Places) -> str:
    """What a cell would be as a heading: role, figure, date, unit, within, place, number or other."""
    text = shown(value)
    if isinstance(value, bool) or blank(value) or (isinstance(value, str) and len(text) > columns.LONGEST):
        return "other"
    if isinstance(value, (int, float)) or (isinstance(value, Odd) and value.kind != "formula"):
        return _kind_of_number(value)
    if titles.role(text) or columns.roles_of(text):
        return "role"
    said, place = columns.part(text, places)
    if said.rest:
        return "number" if plain(text).isdigit() else "other"
    if not said.nothing:
        return "within" if said.within and not said.measures else "figure"
    return "place" if place else "unit" if said.unit else "number" if plain(text).isdigit() else "other"


def _kind_of_number(value: float | Odd) -> str:
    period, _ = moments.cell(value)
    if period and isinstance(value, Odd) and value.kind == "date":
        return "figure" if value.shows else "date"
    return "figure" if period and len(period) == len("2024") else "number"


def label(text: str, places: Places) -> str:
    """What a label in a row's first cells names: region, measure, stratum, period, within, or nothing."""
    if len(text) > columns.LONGEST:
        return ""
    if titles.is_total(text):
        return "total"
    said, place = columns.part(text, places)
    if place:
        return "measure" if said.measures else "region"  # 四川省持证人数
    if said.rest or said.nothing:
        return ""
    return "measure" if said.measures else "stratum" if said.strata else "within" if said.within else "period"


def labels(grid: Grid, rows: range | tuple[int, ...], column: int, places: Places) -> str:
    """What all labels of a column name, totals and a heading merged down from above apart; nothing where they differ."""
    own = [row for row in rows if not (merge := grid.merge(row, column)) or merge[0] >= rows[0]]
    values = [value for row in own if not blank(value := grid.shown(row, column))]
    kinds = {label(shown(value), places) if _is_label(value) else "" for value in values} - {"total"}
    return kinds.pop() if len(kinds) == 1 else ""


def _is_label(value: Value) -> bool:
    """Whether a value may be a label: a text that is no number, or a year."""
    if isinstance(value, str):
        return not plain(value).isdigit() or moments.text(value) is not None
    if isinstance(value, Odd):
        return bool(value.shows)
    return isinstance(value, (int, float)) and len(moments.cell(value)[0] or "") == len("2024")


def are_filled_in(texts: list[str], places: Places) -> bool:
    """Whether a line fills in a form: 填报单位 | 成都市 | 年度 | 2024年; every name is followed by its value."""
    if len(texts) % 2:
        return False
    beside = ("place", "other")
    fitting = {"region": beside, "period": ("period",), "unit": ("unit",), "ignored": (*beside, "period")}
    names = [titles.role(text) or ("ignored" if signed.names_a_value(text) else "") for text in texts[::2]]
    said = ((words.said(text), text) for text in texts[1::2])
    values = ["period" if one.period and not one.measures else kind(text, places) for one, text in said]
    return all(value in fitting.get(name, ()) for name, value in zip(names, values, strict=True))
