"""Statistical periods: a year, quarter, month, day, a span of them, or everything up to one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

_POINT = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])(?:-(?P<day>0[1-9]|[12][0-9]|3[01]))?))?"
)


@dataclass(frozen=True)
class Period:
    """One period as stored: ``2024``, ``2024-Q3``, ``2024-06``, ``2020-11-01``, ``2022..2024`` or ``..2025-03``.

    ``end`` sorts periods by the moment they end (an undated part counts as the end of its period).
    """

    text: str
    start: tuple[int, int, int] | None
    end: tuple[int, int, int]

    @property
    def year(self) -> int:
        """The year the period ends in."""
        return self.end[0]

    @property
    def is_year(self) -> bool:
        """Whether the period is exactly one calendar year."""
        return len(self.text) == 4  # noqa: PLR2004 - four digits are a year

    @property
    def is_month(self) -> bool:
        """Whether the period is exactly one month."""
        return len(self.text) == 7 and "Q" not in self.text  # noqa: PLR2004 - 2024-06

    @property
    def is_cumulative(self) -> bool:
        """Whether the period starts at an unstated moment."""
        return self.start is None

    @property
    def is_span(self) -> bool:
        """Whether the period runs over several years, months or quarters."""
        return ".." in self.text

    def label(self, lang: str) -> str:
        """Write the period as a reader says it: 2024年6月, 2024年1—6月, 2022—2024年, 截至2025年3月."""
        if not self.is_span:
            return _point_label(self.text, lang)
        first, last = self.text.split("..")
        if not first:
            return f"截至{_point_label(last, lang)}累计" if lang == "zh" else f"up to {_point_label(last, lang)}"
        if lang == "zh" and "Q" not in first + last and len(first) == len(last):
            return _joined(first, last)
        return f"{_point_label(first, lang)}{'—' if lang == 'zh' else ' – '}{_point_label(last, lang)}"


def _joined(first: str, last: str) -> str:
    """Write what two points of one kind have in common once: 2022—2024年, 2024年1—6月, 2024年5月25—26日."""
    *shared, begin = first.split("-")
    *again, end = last.split("-")
    kind = "年月日"[len(shared)]
    if shared == again:
        head = _point_label("-".join(shared), "zh") if shared else ""
        return f"{head}{int(begin)}—{int(end)}{kind}"
    head = _point_label(last, "zh")
    return f"{_point_label(first, 'zh')}—{head.removeprefix(f'{first[:4]}年')}"


@lru_cache(maxsize=1024)  # one text for all the numbers of a year: pages keep tens of thousands
def _point_label(text: str, lang: str) -> str:
    found = _POINT.fullmatch(text)
    if found is None or lang != "zh":
        return text
    year, quarter, month, day = found.group("year", "quarter", "month", "day")
    label = f"{year}年"
    if quarter:
        return f"{label}{quarter}季度"
    if month:
        label += f"{int(month)}月"
    if day:
        label += f"{int(day)}日"
    return label


def _check_day(year: int, month: int, day: int, text: str) -> None:
    try:
        date(year, month, day)
    except ValueError as error:
        message = f"not a period: {text!r}"
        raise ValueError(message) from error


def _bounds(text: str) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    found = _POINT.fullmatch(text)
    if found is None:
        message = f"not a period: {text!r}"
        raise ValueError(message)
    year, quarter, month, day = (int(part) if part else 0 for part in found.group("year", "quarter", "month", "day"))
    if day:
        _check_day(year, month, day, text)
        return (year, month, day), (year, month, day)
    if month:
        return (year, month, 1), (year, month, 31)
    if quarter:
        return (year, quarter * 3 - 2, 1), (year, quarter * 3, 31)
    return (year, 1, 1), (year, 12, 31)


def present_day() -> date:
    """Today where this machine stands."""
    return datetime.now().astimezone().date()


@lru_cache(maxsize=4096)
def parse(text: str) -> Period:
    """Read a stored period; ``ValueError`` says which text is none."""
    first, separator, last = text.partition("..")
    if not separator:
        start, end = _bounds(text)
        return Period(text, start, end)
    begun = _bounds(first)[0] if first else None
    ended = _bounds(last)[1]
    if begun and begun > ended:
        message = f"not a period: {text!r}"
        raise ValueError(message)
    return Period(text, begun, ended)
