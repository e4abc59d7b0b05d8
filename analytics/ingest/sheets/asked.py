"""Asks about words around a table, and beside its rows, that may change what its figures are."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.indicators import MEASURES, Kind, Topic
from analytics.ingest.codes import issue
from analytics.ingest.sheets import among, astray, lines, moments, notes, ownlevel, signed, spans, times, titles, words
from analytics.ingest.sheets.context import Line
from analytics.ingest.sheets.headings import REGIONS
from analytics.ingest.sheets.plain import blank, plain, quoted, shown
from analytics.regions.naming import short_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.ingest.draft import Issue
    from analytics.ingest.sheets.places import Places
    from analytics.ingest.sheets.tables import Table

NAMED: Final = {
    "title-narrows": mark(
        "The sheet's name says {text}: a part of the people, another exam or a plan cannot be stored."
    ),
    "title-places": mark(
        "The sheet's name speaks of {text}; figures of a part of a region are not filed for the whole."
    ),
}
UNCLEAR: Final = mark(
    "The sheet's name {text} says {rest}: whether that changes what the figures count cannot be told; if it does not, rename the sheet."
)
UNREAD: Final = mark(
    "The sheet's name says {text}, which is no period that can be read: name it 2024年6月 or 2024年1—6月, for instance."
)
NEW: Final = mark(
    "{text} speaks of 新增, while no column does: write 新增 before the titles of columns that count the new ones, 年末 before those that count all."
)
_HALF: Final = re.compile("[上下]半年")
_RANKED: Final = re.compile("排名|名次|位次|排行")
_EXAM: Final = re.compile("考试|考生|报考")
_NEW: Final = re.compile("新增|新建|新设|增加|净增")
_HELD_SO_FAR: Final = re.compile("累计|总|年末|年底|期末|截至")
_YEAR: Final = len("2024")
# What the columns tell apart from what was done.
_PLAN: Final = re.compile("目标|计划|任务")
# What a column beside the figures gives.
_MONEY: Final = re.compile("资金|经费|补贴|投入")
# Words that only say what is counted where it is: 岗位 over 社会工作岗位数.
_COUNTED: Final = {"岗位": "posts", "督导": "supervisors", "志愿": "volunteer", "专家库": "expert_pool"}
_CHANGE: Final = re.compile("[同环]比|增[长减幅速]|变化|较上年|比上年")
_SINCE: Final = re.compile("以来|至今|历年")


def issues(table: Table, places: Places) -> list[Issue]:
    """What has to be settled by a person before the figures of a table can be taken."""
    if not table.figures:
        return []
    return [*_titles(table, places), *_other_place(table, places), *_notes(table, places), *_remarks(table, places)]


def over(table: Table, code: str, row: int, column: int, text: str) -> Issue:
    """What is wrong with a line over the table, or with the sheet's name, which stands in no row."""
    named = {} if row else {"message": Refused(NAMED[code], text=text)}
    return issue(code, table.grid.name, row, column, text=text, **named)


def _titles(table: Table, places: Places) -> Iterator[Issue]:
    context = table.context
    headings = (column.title for column in table.columns)
    trade = any(lines.TRADE.search(text) for text in (*context.titles, *context.names, *headings))
    named = [line for line in _written(context.lines) if line.title and not lines.defines(line.text)]
    called = [] if _is_region(context.names[0], table, places) else [Line(0, 0, context.names[0], title=True)]
    for line in (*named, *called):
        if unread := astray.read(line.text).unread or _since(line, table):
            yield _unread(table, line, unread)
        left = () if words.in_sentence(line.text).rest else _left(line, places, trade=trade)
        known = (_is_told(one.word, line.text, table) or _is_named(one, line.text, table) for one in left)
        told = [one for one, is_known in zip(left, known, strict=True) if not is_known]
        told = told or _other_stage(line, table)
        if told and context.unread_unit != (line.row, line.column, told[0].word):
            said: dict[str, object] = {
                "text": quoted(line.text),
                "rest": "、".join(_apart([one.phrase for one in told])),
            }
            if not line.row:
                said["message"] = Refused(UNCLEAR, **said)
            yield issue("title-unclear", table.grid.name, line.row, line.column, **said)
        elif _of_new(line, table):
            message = Refused(NEW, text=quoted(line.text))
            yield issue("title-unclear", table.grid.name, line.row, line.column, message=message)


def _is_region(sheet: str, table: Table, places: Places) -> bool:
    """Whether a sheet is called by the short name of the region its lines speak of: 石棉."""
    code = table.context.region
    return code is not None and sheet.strip() in short_forms(places.tree[code].name)


def _apart(phrases: list[str]) -> list[str]:
    """The phrases once each, without those that are a part of another: 批 of 第4批."""
    once = list(dict.fromkeys(phrases))
    return [one for one in once if not any(one != other and one in other for other in once)]


def _other_place(table: Table, places: Places) -> Iterator[Issue]:
    """Ask about a sheet that is named after another region than the line over its table."""
    named = places.in_title(table.context.names[0])
    titled = ((line, places.in_title(line.text)) for line in table.context.lines if line.title)
    for line, code in titled:
        if named and code and not _related(named, code, places):
            message = Refused(spans.SHEET, first=quoted(line.text), second=table.context.names[0].strip())
            yield issue("title-unclear", table.grid.name, line.row, line.column, message=message)
            return


def _related(one: str, other: str, places: Places) -> bool:
    """Whether one of two regions lies in the other."""
    above, over = ({region.code for region in places.tree.path(code)} for code in (one, other))
    return one in over or other in above


def _since(line: Line, table: Table) -> str:
    """What a line counts from, where nothing says to when: 2023年3月以来 over rows and columns without a year."""
    dated = table.of("period") or any(column.said.period for column in table.columns) or table.context.year
    return "" if dated or not line.row else astray.since(line.text)


def _unread(table: Table, line: Line, text: str) -> Issue:
    said = {} if line.row else {"message": Refused(UNREAD, text=text)}
    return issue("bad-period", table.grid.name, line.row, line.column, text=text, **said)


def _left(line: Line, places: Places, *, trade: bool) -> tuple[lines.Left, ...]:
    """The words, digits and letters of a title that nothing accounts for."""
    letters = astray.odd(line.text, sheet=not line.row)
    odd = (lines.Left(one, one) for one in letters if one not in places.english)
    return (*lines.in_title(line.text, places, trade=trade), *odd)


def _other_stage(line: Line, table: Table) -> list[lines.Left]:
    """培训 in a title over 报名人数 and 合格人数, which count an exam where nothing else is said, and 排名 over ranks."""
    word = plain(line.text)
    exam = any(
        MEASURES[key].topic is Topic.EXAM and "考" not in column.title
        for column in table.figures
        for key in column.said.measures
    )
    if (ranked := _RANKED.search(word)) and among.are_ranks(table):
        return [lines.Left(ranked[0], ranked[0])]
    return (
        [lines.Left("培训", "培训")]
        if exam and "培训" in word and not _EXAM.search("".join(table.context.titles))
        else []
    )


def _of_new(line: Line, table: Table) -> bool:
    """Whether a title says 新增 over 持证人数 or 社工站数, which may be all there are or those that came, and no column does."""
    stocks = [
        column
        for column in table.figures
        if any(MEASURES[key].kind is Kind.STOCK for key in column.said.measures or table.context.measures)
    ]
    told = any(_NEW.search(plain(column.title)) for column in table.columns)
    held = all(_HELD_SO_FAR.search(plain(column.title)) for column in stocks)
    said = "新增" in plain(line.text) or words.in_sentence(line.text).measures == ("certified_new",)
    return said and not (told or held)


def _is_named(left: lines.Left, text: str, table: Table) -> bool:
    """Whether a word of a title only says which regions these are, or whose office asks, while the rows name them: 县级市, 试点县, 民政局."""
    kinds = any(left.phrase in kind for kind in lines.KINDS.findall(plain(text)))
    named = kinds or lines.AREAS.fullmatch(left.phrase) or lines.OFFICES.fullmatch(left.phrase)
    return bool(table.of(*REGIONS) and named)


def _is_told(word: str, text: str, table: Table) -> bool:
    """Whether a word of a title is read: 累计 over stocks or from January on, 志愿者 over volunteers."""
    named = [key for column in table.figures for key in column.said.measures] or table.context.measures
    measures = [MEASURES[key] for key in named]
    if word == "半" and "半年报" in plain(text):
        return any(map(_HALF.search, table.context.titles))
    if word == "累计":
        since = _SINCE.search(text)
        return not since or (bool(measures) and all(measure.kind is Kind.STOCK for measure in measures))
    if word in ("同比", "环比"):
        return any(_CHANGE.search(column.title) for column in table.columns) or len(_years(table)) > 1
    if beside := next((one for one in (_PLAN, _MONEY) if one.search(word)), None):
        return any(beside.search(column.title) for column in table.columns)
    counted = next((key for named, key in _COUNTED.items() if word.startswith(named)), None)
    return counted is not None and any(counted in one.key for one in measures)


def _years(table: Table) -> set[str]:
    """The years that titles of columns name."""
    return {column.said.period[:4] for column in table.figures if column.said.period}


def _written(around: tuple[Line, ...]) -> list[Line]:
    """The lines without what is filled in beside a name: 审核人： | 李某."""
    filled = {b for a, b in pairwise(around) if a.row == b.row and signed.names_a_value(a.text)}
    return [line for line in around if line not in filled and not signed.names_a_value(line.text)]


def _notes(table: Table, places: Places) -> Iterator[Issue]:
    for line in _written(table.context.lines):
        note = not line.title or lines.defines(line.text)
        if note and not _is_label(line.text, places) and (told := _note(table, line)) and not _is_dated(line, table):
            yield told


def _is_dated(line: Line, table: Table) -> bool:
    """Whether a note only says the time that the table's figures were read as those of."""
    said = times.noted(line.text)
    return bool(said) and (times.of((said,)) == table.context.times[0] or not times.without_end(said, _over_all(table)))


def _is_label(text: str, places: Places) -> bool:
    """Whether a text under the figures is only the label of a row that has none: 绵阳市 | 2024."""
    return bool(moments.text(text)) or titles.is_total(text) or places.is_place(text)


def _remarks(table: Table, places: Places) -> Iterator[Issue]:
    """The remarks beside rows with figures, each text once."""
    others = (column for column in table.columns if column.role in ("ignored", "unknown", ""))
    columns = [column for column in others if lines.REMARKS.search(plain(column.title).lower())]
    figures = [column.number for column in table.figures]
    seen: set[str] = set()
    for column in columns:
        for row in table.rows:
            value = table.grid.shown(row, column.number)
            if not isinstance(value, str) or value in seen or not table.grid.visible(row):
                continue
            if _is_left_out(table, row, places):
                continue
            seen.add(value)
            if any(not blank(table.grid.own(row, number)) for number in figures) and (
                told := _note(table, Line(row, column.number, value, title=False), unit=False)
            ):
                yield told


def _is_left_out(table: Table, row: int, places: Places) -> bool:
    """Whether a row's label names nothing that is stored, so that no remark on it matters."""
    named = [shown(table.grid.shown(row, column.number)) for column in table.of(*REGIONS)]
    if any(ownlevel.is_own(text, places) for text in named):
        return True
    labels = [shown(table.grid.shown(row, column.number)) for column in table.of("measure")]
    heard = [words.said(label) for label in labels if label.strip()]
    return bool(heard) and all(one.rest or not (one.measures or one.strata or one.nothing) for one in heard)


def _note(table: Table, line: Line, *, unit: bool = True) -> Issue | None:
    text = times.without_end(line.text, _over_all(table))
    if (shorter := times.without_kind(text)) != text and _of_whole_years(table):
        text = shorter
    left, changing = notes.read(text, unit=unit)
    code = "note-unclear" if changing else "note-seen"
    return issue(code, table.grid.name, line.row, line.column, text=quoted(line.text)) if left else None


def _over_all(table: Table) -> times.Times:
    """What the lines over a table say of time, where neither rows nor columns say anything else."""
    told = table.of("period", "within") or any(column.said.period or column.said.within for column in table.columns)
    return times.Times() if told else table.context.times[0]


def _of_whole_years(table: Table) -> bool:
    """Whether nothing over the figures or beside them says that they are of less than a year."""
    over = table.context.times[0]
    part = over.spans or over.parts or over.days or table.of("within")
    across = all(len(column.said.period) in (0, _YEAR) and not column.said.within for column in table.columns)
    cells = {shown(table.grid.shown(row, column.number)) for column in table.of("period") for row in table.rows}
    return not part and across and all(len(moments.text(cell) or "") == _YEAR for cell in cells)
