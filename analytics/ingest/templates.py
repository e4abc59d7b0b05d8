"""Writes a workbook to fill in: regions and years in rows, the measures of one topic in columns."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, Final

from analytics.i18n import mark, tr
from analytics.indicators import ALL, KIND_LABELS, STRATA, TOPIC_LABELS, Measure, Topic, counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from analytics.regions import RegionTree

FORM_NAME: Final = mark("Form")
NOTES_NAME: Final = mark("How to fill this in")
FIRST_YEAR: Final = 2000
SPARE_ROWS: Final = 100
# What the importer calls the columns that say what a number is about; the form keeps to them in every language.
KEYS: Final = ("地区代码", "地区", "年份")
GROUP: Final = "分组"
_GROUPS: Final = dict.fromkeys(
    (Topic.EXAM, Topic.CERTIFICATION), (ALL, "level:assistant", "level:social_worker", "level:senior")
)
_LARGEST: Final = 10**12
_WIDTHS: Final = (11, 22, 8)
_DECIMALS: Final = ("yuan", "hours")
_NOTES: Final = (
    mark("Fill in the white cells; headings, regions and years are locked. Below the last region there are free rows."),
    mark("Leave a cell empty, or write — where the number is not known. 0 means that it is known to be none."),
    mark(
        "Write whole numbers, or as the document has it: 188.9万, 近12万, 约300, 390万余. Other text is refused at its cell."
    ),
    mark("Numbers count in the unit of the heading; another unit belongs in the number (5.2万)."),
    mark("A flow counts what happened during the year; a stock counts what there is at the end of the year."),
    mark("Totals of the regions are not needed: they are summed on import and checked against the region's own row."),
    mark("No names, identity numbers, phone numbers or bank accounts: a file with personal data is refused whole."),
)
_GROUP_NOTE: Final = mark("Leave the column of groups empty for the whole; a group goes into a free row of its own.")
_TABLE: Final = (
    (mark("Column"), 26),
    (mark("Indicator"), 26),
    (mark("Unit"), 10),
    (mark("Kind"), 16),
    (mark("What it counts"), 90),
)


def measures(topic: Topic) -> tuple[Measure, ...]:
    """The measures a form asks for: counts of a period or a moment, not what follows from other numbers."""
    return counted(topic)


def heading(measure: Measure) -> str:
    """The column title the importer knows, with the unit: 报名人数（人）."""
    name = measure.aliases[0] if measure.aliases else tr("zh", measure.label)
    return f"{name}（{measure.unit.zh}）"


def template(
    topic: Topic,
    tree: RegionTree,
    region: str,
    years: Sequence[int],
    lang: str,
    *,
    simulated: bool = False,
    places: Sequence[str] = (),
    asked: Sequence[Measure] = (),
) -> bytes:
    """An .xlsx form for a region and its children in some years; ``simulated`` marks it as the demo store's.

    ``places`` names the regions of its rows where not all of these are wanted, ``asked`` the measures of its columns.
    """
    import xlsxwriter  # noqa: PLC0415 - pages that offer a form need not load what writes it

    columns = tuple(asked) or measures(topic)
    written = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(written, {"in_memory": True, **plain}) as book:
        formats = _formats(book)
        title = tr(lang, mark("{region}: {topic}"), region=tree.name(region, lang), topic=tr(lang, TOPIC_LABELS[topic]))
        if simulated:
            title = " · ".join((title, tr(lang, mark("Demo data (simulated)"))))
        form = book.add_worksheet(tr(lang, FORM_NAME))
        rows = [(code, tree.name(code, lang), year) for code, year in of_years(tree, region, years, places)]
        _form(form, formats, topic, columns, title=title, rows=rows)
        _notes(book.add_worksheet(tr(lang, NOTES_NAME)), formats, topic, columns, title=title, lang=lang)
    return written.getvalue()


def of_years(tree: RegionTree, region: str, years: Sequence[int], places: Sequence[str] = ()) -> list[tuple[str, int]]:
    """A form's rows: a region and its children, or only some places, each in the years in which it stood."""
    codes = places or [region, *(child.code for child in tree.ever(region))]
    return [(code, year) for code in codes for year in years if tree[code].stands(year)]


def file_name(topic: Topic, tree: RegionTree, region: str, lang: str, *more: str) -> str:
    """A name for the file: the region, the topic, and what else tells it from others."""
    said = "-".join((tree.name(region, lang), tr(lang, TOPIC_LABELS[topic]), *more)) + ".xlsx"
    return re.sub(r"[^\w.\-]", "-", said)


def _formats(book: Workbook) -> dict[str, Format]:
    edge = {"border": 1, "border_color": "#9AA5B1", "valign": "vcenter"}
    grey = {**edge, "bg_color": "#EEF1F4"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format({**grey, "bold": True, "text_wrap": True, "align": "center"}),
        "key": book.add_format({**grey, "num_format": "@"}),
        "year": book.add_format({**grey, "num_format": "0", "align": "center"}),
        "input": book.add_format({**edge, "locked": False, "num_format": "General"}),
        "free": book.add_format({**edge, "locked": False, "num_format": "@"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "cell": book.add_format({**edge, "text_wrap": True, "valign": "top"}),
    }


def _form(
    sheet: Worksheet,
    formats: dict[str, Format],
    topic: Topic,
    asked: tuple[Measure, ...],
    *,
    title: str,
    rows: list[tuple[str, str, int]],
) -> None:
    groups = _GROUPS.get(topic, ())
    keys = (*KEYS, *([GROUP] if groups else []))
    sheet.write_string(0, 0, title, formats["title"])
    for column, text in enumerate((*keys, *map(heading, asked))):
        sheet.write_string(1, column, text, formats["head"])
    for row, (code, name, year) in enumerate(rows, start=2):
        sheet.write_string(row, 0, code, formats["key"])
        sheet.write_string(row, 1, name, formats["key"])
        sheet.write_number(row, 2, year, formats["year"])
    last, free = len(rows) + 1, len(rows) + 1 + SPARE_ROWS
    width = len(keys) + len(asked)
    for row in range(2, free + 1):
        for column in range(len(KEYS) if row <= last else 0, width):
            worded = column < 2 or (column == len(KEYS) and bool(groups))  # noqa: PLR2004 - code and name
            sheet.write_blank(row, column, None, formats["free" if worded else "input"])
    _validate(sheet, asked, len(keys), last, free)
    if groups:
        sheet.data_validation(2, len(KEYS), free, len(KEYS), _one_of([STRATA[key].aliases[0] for key in groups]))
    _set_up(sheet, len(keys), width, last)


def _set_up(sheet: Worksheet, keys: int, width: int, last: int) -> None:
    for column in range(width):
        sheet.set_column(column, column, _WIDTHS[column] if column < len(_WIDTHS) else 16)
    sheet.set_row(1, 34)
    sheet.freeze_panes(2, keys)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.ignore_errors({"number_stored_as_text": f"A3:A{last + 1}"})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 1)
    sheet.print_area(0, 0, last, width - 1)
    sheet.set_footer("&C&P / &N")


def _validate(sheet: Worksheet, asked: tuple[Measure, ...], first: int, last: int, free: int) -> None:
    for column, measure in enumerate(asked, start=first):
        sheet.data_validation(2, column, free, column, number_rule(measure))
    year = {"validate": "integer", "criteria": "between", "minimum": FIRST_YEAR, "maximum": 2100}
    sheet.data_validation(last + 1, 2, free, 2, year)


def number_rule(measure: Measure) -> dict[str, Any]:
    """What a cell of a measure takes. It only warns: 近12万 is no number to a spreadsheet, and right all the same."""
    kind = "decimal" if measure.unit.key in (*_DECIMALS, "percent") else "integer"
    most = 100 if measure.unit.key == "percent" else _LARGEST
    return {
        "validate": kind,
        "criteria": "between",
        "minimum": 0,
        "maximum": most,
        "error_type": "warning",
        "error_title": heading(measure)[:32],
        "error_message": "0–100" if most == 100 else "≥ 0: 12345, 5.2万, 近12万, —",  # noqa: PLR2004
    }


def _one_of(names: list[str]) -> dict[str, Any]:
    return {"validate": "list", "source": names}


def _notes(
    sheet: Worksheet, formats: dict[str, Format], topic: Topic, asked: tuple[Measure, ...], *, title: str, lang: str
) -> None:
    for column, (_, width) in enumerate(_TABLE):
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, title, formats["title"])
    notes = (*_NOTES, *([_GROUP_NOTE] if topic in _GROUPS else []))
    for row, note in enumerate(notes, start=1):
        sheet.merge_range(row, 0, row, len(_TABLE) - 1, f"{row}. {tr(lang, note)}", formats["text"])
    top = len(notes) + 2
    for column, (name, _) in enumerate(_TABLE):
        sheet.write_string(top, column, tr(lang, name), formats["head"])
    for row, measure in enumerate(asked, start=top + 1):
        texts = (
            heading(measure),
            measure.label,
            measure.unit.text(lang),
            KIND_LABELS[measure.kind],
            measure.definition,
        )
        for column, text in enumerate(texts):
            sheet.write_string(row, column, tr(lang, text), formats["cell"])
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect("", {"format_columns": True, "format_rows": True})
