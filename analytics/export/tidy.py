"""Every number in one long table, and a description of its columns beside it (CSV on the Web)."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple

import orjson

from analytics.export import words
from analytics.export.words import clean
from analytics.figures.spec import Shape
from analytics.i18n import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.export.document import Document
    from analytics.export.means import Means
    from analytics.figures.spec import Figure

SUFFIX: Final = ".csv"
MIME: Final = "text/csv"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


class Line(NamedTuple):
    """One number; of a chart's marks ``part`` is ``chart``, of a table's cells ``table``."""

    figure: int
    key: str
    title: str
    part: str
    region: str
    series: str
    label: str
    value: float | None
    text: str
    unit: str
    bound: str
    disputed: bool
    note: str
    source: str
    simulated: bool


_TITLES: Final = {
    "figure": mark("Number of the figure"),
    "key": mark("Key of the figure"),
    "title": mark("Finding"),
    "part": mark("Part of the figure: chart or table"),
    "region": mark("Code of the region, where it is one"),
    "series": mark("Series or column"),
    "label": mark("Label: year, place, indicator"),
    "value": mark("Number"),
    "text": mark("As the screen writes it"),
    "unit": mark("Unit"),
    "bound": mark("Bound: exact, about, under or over"),
    "disputed": mark("Whether another source says otherwise"),
    "note": mark("Period or note"),
    "source": mark("Sources"),
    "simulated": mark("Whether the number is simulated"),
}
_BOUNDS: Final = {"=": "exact", "~": "about", "<": "under", ">": "over"}
_KINDS: Final = {"figure": "integer", "value": "number", "disputed": "boolean", "simulated": "boolean"}


def write(document: Document, out: BinaryIO, _means: Means) -> None:
    """Write a document's numbers, one a line, as CSV in UTF-8 with a byte order mark."""
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(Line._fields)
    for line in lines(document):
        table.writerow([_cell(value) for value in line])
    out.write(text.getvalue().encode("utf-8-sig"))


def lines(document: Document) -> Iterator[Line]:
    """Every number of a document: the marks of its charts and the cells of its tables; of a table without numbers its words."""
    for place, slide in enumerate(document.slides, 1):
        figure = slide.figure
        for series in figure.series:
            for one in series.marks:
                known = not (one.faint and not one.value and figure.shape is Shape.FUNNEL)
                yield Line(
                    *(place, figure.key, slide.title, "chart", one.region or figure.region, series.name, one.label),
                    *(one.value if known else None, one.text, figure.unit, _BOUNDS[one.bound], one.disputed, one.note),
                    *(figure.source, document.simulated),
                )
        yield from _table(place, slide.title, figure, simulated=document.simulated)


def _table(place: int, title: str, figure: Figure, *, simulated: bool) -> Iterator[Line]:
    regions = figure.row_regions or (figure.region,) * len(figure.rows)
    behind = figure.numbers or tuple((None,) * len(row) for row in figure.rows)
    words_alone = not any(number for numbers in behind for number in numbers)
    for region, texts, numbers in zip(regions, figure.rows, behind, strict=True):
        label = " · ".join(text for text, number in zip(texts, numbers, strict=True) if number is None and text)
        for column, text, number in zip(figure.columns, texts, numbers, strict=True):
            if words_alone and text and column != figure.columns[0]:
                place_ = (place, figure.key, title, "table", region, column, texts[0])
                yield Line(*place_, None, text, "", "", False, "", figure.source, simulated)  # noqa: FBT003 - a line's fields in order
            if number is not None:
                yield Line(
                    *(place, figure.key, title, "table", region, column, label),
                    *(number.value, text, number.unit, _BOUNDS[number.bound], number.disputed, ""),
                    *(figure.source, simulated),
                )


def _cell(value: object) -> str:
    """A value as text; what a spreadsheet would take for a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:.15g}"
    text = clean(str(value))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def metadata(document: Document, name: str) -> bytes:
    """Describe the columns and the making of the file ``name`` as CSV on the Web does."""
    lang = document.lang
    columns = [
        {
            "name": field,
            "titles": field,
            "dc:description": tr(lang, title),
            "datatype": _KINDS.get(field, "string"),
        }
        for field, title in _TITLES.items()
    ]
    described: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": lang}],
        "url": name,
        "dc:title": clean(document.title),
        "dc:description": " · ".join(filter(None, (document.scope, words.simulated(document)))),
        "dc:modified": document.made,
        "dc:identifier": document.fingerprint,
        "dc:relation": f"revision {document.revision}",
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "quoteChar": '"'},
        "tableSchema": {"columns": columns},
    }
    return orjson.dumps(described, option=orjson.OPT_INDENT_2)
