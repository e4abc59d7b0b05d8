"""Numbers of headings as official documents write them: 一、（一）1.（1）; 1, 1.1 in English."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS: Final = "零一二三四五六七八九"
_TEN: Final = 10


def chinese(number: int) -> str:
    """Write 1 to 99 in Chinese: 十, 十一, 二十三."""
    tens, ones = divmod(number, _TEN)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")


def heading(counts: Sequence[int], words: str, lang: str) -> str:
    """A heading with its number; ``counts`` are those of the levels above and its own."""
    if lang != "zh":
        return f"{'.'.join(map(str, counts))} {words}"
    number = counts[-1]
    return {1: f"{chinese(number)}、{words}", 2: f"（{chinese(number)}）{words}", 3: f"{number}.{words}"}[len(counts)]
