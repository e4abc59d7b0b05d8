"""What stands around a table and holds for all of it: titles, unit, source, region, year, measure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from analytics.indicators import ALL
from analytics.ingest.sheets import moments, units, words
from analytics.ingest.sheets.plain import plain, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.ingest.sheets.grid import Grid
    from analytics.ingest.sheets.places import Places

_UNIT: Final = re.compile(r"(?<![\u4e00-\u9fff])(?:计量|数据|统计|金额)?单位:?([^()。;:]{1,12})")
_SOURCE: Final = re.compile(r"(?:数据|资料|信息)?来源:?(.{2,80})")
_NOTE: Final = re.compile(
    r"(?:注|备注|说明|附注|资料来源|数据来源|来源|填表人?|填报人?|审核人?|制表人?|制表|联系人|联系电话|负责人|单位负责人|统计负责人|报出日期|填报日期|"
    r"口径|\*|①|\(?注\d?\)?)(?:[:：\d]|$|[^省市县区州]{4,})"
)


@dataclass(frozen=True)
class Context:
    """What holds for a whole table where no cell says otherwise; ``years`` are all that titles speak of, by place."""

    titles: tuple[str, ...] = ()
    units: tuple[units.Counted, ...] = ()
    source: str = ""
    region: str | None = None
    years: tuple[frozenset[str], ...] = ()
    measures: tuple[str, ...] = ()
    strata: tuple[str, ...] = ()
    months: str = ""
    unread_unit: tuple[int, int, str] | None = None
    notes: tuple[str, ...] = field(default=())

    @property
    def year(self) -> str | None:
        """The one year of the nearest place that names any; nothing where that place names several."""
        for years in self.years:
            if years:
                return next(iter(years)) if len(years) == 1 else None
        return None


def is_note(text: str) -> bool:
    """Whether a text is a note under or over a table."""
    return bool(_NOTE.match(plain(text)))


def around(grid: Grid, rows: Iterable[int], places: Places, file_name: str) -> Context:
    """Read the lines around a table: ``rows`` above its headings and below its body."""
    lines = [(row, column, shown(value)) for row in rows for column, value in grid.filled(row)]
    texts = [text for _row, _column, text in lines]
    found_units, unread = _units(lines)
    titles = tuple(text for text in texts if not is_note(text))
    named = [*titles, grid.name]
    return Context(
        titles=titles,
        units=found_units,
        source=_source(texts),
        region=_region(texts, named, places),
        years=(
            frozenset[str]().union(*(moments.years_in(_without_exam_rules(text)) for text in titles)),
            frozenset(moments.years_in(grid.name)),
            frozenset(moments.years_in(file_name)),
        ),
        measures=_measures(named),
        strata=_strata(titles),
        months=_months(titles),
        unread_unit=unread,
    )


def _region(texts: list[str], titles: list[str], places: Places) -> str | None:
    reporting = (code for text in texts if (code := places.reporting(text)))
    return next(reporting, None) or next((code for text in titles if (code := places.in_title(text))), None)


def _without_exam_rules(text: str) -> str:
    """Leave out the years of documents cited by number: 〔2024〕12号."""
    return re.sub(r"[〔\[(](?:19|20)\d{2}[〕\])]第?\d+号", "", text)


def _units(lines: list[tuple[int, int, str]]) -> tuple[tuple[units.Counted, ...], tuple[int, int, str] | None]:
    for row, column, text in lines:
        match = _UNIT.search(plain(text))
        if match and not re.match(r"(?:负责人|名称|代码|地址|盖章|公章)", match[1]):
            found = units.listed(match[1]) or ((one,) if (one := units.read(match[1])) else ())
            return found, (None if found else (row, column, match[1]))
    return (), None


def _source(texts: list[str]) -> str:
    for text in texts:
        if match := _SOURCE.match(text.strip().strip("()（）").replace("：", ":")):
            return match[1].strip(" :。.)）")
    return ""


def _measures(texts: list[str]) -> tuple[str, ...]:
    """The measures the first text that names any names."""
    for text in texts:
        if found := words.named_in(text)[0]:
            return found
    return ()


def _strata(texts: tuple[str, ...]) -> tuple[str, ...]:
    found = dict.fromkeys(stratum for text in texts for stratum in words.named_in(text)[1])
    return tuple(stratum for stratum in found if stratum != ALL)


def _months(titles: tuple[str, ...]) -> str:
    """The one month, quarter or span of months the titles speak of (2024年1—6月); nothing where there are several."""
    found = {
        period
        for text in titles
        for match in words.PERIODS.finditer(plain(text))
        if (period := moments.text(match[1])) and len(period) > len("2024")
    }
    return found.pop() if len(found) == 1 else ""
