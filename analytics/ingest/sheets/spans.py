"""Periods that do not fit what a figure counts, so that whose it is cannot be told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.indicators import Kind, Topic
from analytics.ingest.sheets import moments, times
from analytics.ingest.sheets.plain import plain

if TYPE_CHECKING:
    from analytics.indicators import Measure
    from analytics.ingest.sheets.context import Context, Line

PART: Final = mark(
    "The row or column says {first}, but the line over the table, or the sheet's name, {second}: write the whole "
    "period into every row."
)

SHEET: Final = mark("The line over the table says {first}, but its sheet is named {second}: correct one of the two.")
LINES: Final = mark(
    "One line over the table says {first}, another {second}: write the year, the month or the months (2024年1—6月) "
    "that the figures are of into one of them."
)
OF_YEAR: Final = mark(
    "{title} speaks of a whole year, but the period is {period}: say in the title which months it counts."
)
# An exam named by its month or day; 截至 and a month of reports name none.
_EXAM_OF: Final = re.compile(
    r"(?<![截至止\d])(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?(?:[-、至]\d{1,2}日)?(?:份|举行|举办|组织|开展|的)*(?:全国)?(?:社会工作|社工|助理社会)[^,。;()]{0,12}考试"
    r"|考试\((?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?\)"
)
_MONTH: Final = re.compile(r"(?:19|20)\d{2}年\d{1,2}月份?")
_REPORTS: Final = re.compile("月报|日报|周报|进度|进展|截[至止]|当月|本月")
_OF_YEAR: Final = re.compile("全年|(?:本年|当年|年度)(?!度?累计)")


def sheet_apart(context: Context) -> tuple[Line, Refused] | None:
    """Which line over a table speaks of another time than the name of its sheet, and what is told of it."""
    if not context.apart:
        return None
    dated = ((line, times.of((line.text,))) for line in context.lines if line.title)
    line = next((one for one, said in dated if said.years or said.shorter(context.year or "")), None)
    return (line, Refused(SHEET, first=line.text.strip(), second=context.names[0].strip())) if line else None


def lines_apart(context: Context, measure: Measure) -> tuple[Line, Refused] | None:
    """Which line over a table names only a month while another speaks of its year, where something happens over time; and what is told."""
    found = context.period or ""
    if measure.kind is not Kind.FLOW or measure.topic is Topic.EXAM or len(found) != len("2024-12"):
        return None
    over = [(line, plain(line.text).strip("()")) for line in context.lines if line.title]
    month = next((line for line, text in over if _MONTH.fullmatch(text)), None)
    of_year = re.compile(rf"{found[:4]}年(?!\d{{1,2}}月)")
    year = next((line for line, text in over if of_year.search(text) and "月" not in text and "季" not in text), None)
    if month is None or year is None:
        return None
    return month, Refused(LINES, first=year.text.strip(), second=month.text.strip())


def clash(found: str, context: Context, measure: Measure) -> Refused | None:
    """Why the period that a row or column names is not taken, where the lines over the table speak of a part of that year."""
    part = _part_above(found, context, measure)
    return Refused(PART, first=found, second=part) if part else None


def _part_above(year: str, context: Context, measure: Measure) -> str:
    """The part of a row's bare year that the lines over the table speak of; the month of a yearly exam is none."""
    if len(year) > len("2024") or measure.topic is Topic.EXAM or measure.kind is Kind.STANDARD:
        return ""
    same = (moments.filed(year, measure.kind), f"{year}-01..{year}-12", f"{year}-12-31")  # up to its end is all of it
    parts = context.shorter(year).items()
    return next(
        (part for part, period in parts if not is_of_years(period) and moments.filed(period, measure.kind) not in same),
        "",
    )


def is_of_years(found: str) -> bool:
    """Whether a period is of several years, 2021..2023, over which nothing stands still."""
    return ".." in found and len(found) == len("2021..2023")


def _is_of_exam(found: str, context: Context) -> bool:
    """Whether a month or a day is the one an exam is held in, as its name says: 2023年6月社会工作者职业水平考试."""
    said = [plain(text) for text in context.titles]
    one = len(found) in {len("2024-06"), len("2024-06-15")} and not any(map(_REPORTS.search, said))
    return one and any(map(_EXAM_OF.search, said))


def of_year(found: str, text: str) -> str:
    """What says in a title that a whole year is counted, where the period is shorter and does not begin with the year: 全年培训人次."""
    word = _OF_YEAR.search(plain(text)) if len(found) > len("2024") and not is_of_years(found) else None
    if word is None or (word[0] != "全年" and found[5:7] in {"01", "Q1"}):
        return ""
    return word[0]


def _is_all_year(year: str, context: Context, measure: Measure) -> bool:
    """Whether what happens up to the last day of a year is all of it: the year's exam, or under a title that names the year besides."""
    named = re.compile(rf"{year}年?(?!\d|[-./年底末]|12月)")
    said = [plain(text) for text in context.titles]
    ended = measure.topic is Topic.EXAM and any(f"{year}年底" in text or f"{year}年末" in text for text in said)
    return ended or any(map(named.search, said))


def _is_after_exam(found: str, context: Context, measure: Measure) -> bool:
    """Whether an exam, held in the first half of the year that a title names, is counted up to a day after it: 截至2024年8月."""
    counted = measure.topic is Topic.EXAM and not measure.key.startswith("mock") and len(found) == len("2024-08-31")
    named = re.compile(rf"{found[:4]}年度?(?!\d|底|末)")
    return counted and found[5:7] > "06" and any(named.search(plain(text)) for text in context.titles)


def of_lines(context: Context, measure: Measure) -> str | None:
    """The period that the lines over a table give a figure.

    A month or a day beside the year is the exam's, the result's or the registration's for what an exam counts; up to the last day of
    a month it makes what happens run from January on; of what stands at a moment it is the date.
    """
    found, days = context.period, context.days
    if measure.topic is Topic.EXAM and not measure.key.startswith("mock") and _is_of_exam(found or "", context):
        return context.year
    if found and found.endswith("-12-31") and measure.kind is Kind.FLOW and _is_all_year(found[:4], context, measure):
        return found[:4]
    if _is_after_exam(found or "", context, measure):
        return context.year
    until = any(day.startswith("截") for day in days)
    if days and measure.topic is Topic.EXAM and not until and all(day.count("月") == 1 for day in days):
        return context.year
    if found and days and until and measure.kind is Kind.FLOW and measure.topic is not Topic.EXAM:
        return moments.relative("本年累计", found, moment=False) or found
    return found
