"""Number formats of cells: the words they put around a number, and whether they show it divided or times a hundred."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from analytics.ingest.sheets import units

if TYPE_CHECKING:
    from decimal import Decimal

_TOKEN: Final = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|[_*].|\[\$(?P<currency>[^\]-]*)[^\]]*\]|(?P<condition>\[[<>=][^\]]*\])|\[[^\]]*\]'
    r"|(?P<general>General|GENERAL|G/通用格式)|(?P<digits>[0#?.,]*[0#?][0#?.,]*)|(?P<percent>[%％])|\s|(?P<plain>.)",
    re.DOTALL,
)


@dataclass(frozen=True)
class Shape:
    """What one format does: ``before`` and ``behind`` are words, ``decimals`` the places it shows.

    ``divisor`` is what it divides by for the eye, ``said`` whether its words say so; ``hundred`` that it shows percent.
    """

    before: str
    behind: str
    decimals: int
    divisor: int
    hundred: bool
    said: bool = False


def shown(value: Decimal, shape: Shape) -> str:
    """Write a number with all its digits and the words of its format; what the format divides by is not applied."""
    number = value * 100 if shape.hundred else value
    places = -int(number.normalize().as_tuple().exponent)
    return f"{shape.before}{number:.{max(places, shape.decimals, 0)}f}{shape.behind}"


@lru_cache(maxsize=1024)
def shape(number_format: str) -> Shape | None:
    """Take the format of positive numbers apart; nothing where it shows no number, or another than its words say."""
    tokens = list(_TOKEN.finditer(_first_section(number_format)))
    numbers = [place for place, token in enumerate(tokens) if token["digits"] or token["general"]]
    if not numbers:
        return None
    inside = tokens[numbers[0] : numbers[-1] + 1]
    if any(words not in ("", ".") for words in map(_words, inside)):
        return None
    before, behind = ("".join(map(_words, part)).strip() for part in (tokens[: numbers[0]], tokens[numbers[-1] + 1 :]))
    digits = "".join(token["digits"] or _words(token) for token in inside)
    return _checked(
        before,
        behind,
        digits,
        divisor=_divisor(digits, point=any(_words(token) == "." for token in inside)),
        hundred=sum(bool(token["percent"]) for token in tokens),
        conditional=any(token["condition"] for token in tokens),
    )


def _first_section(number_format: str) -> str:
    """The part before the first semicolon that is not quoted."""
    match = re.match(r'(?:"[^"]*"|[\\!].|[^;"\\!])*', number_format, re.DOTALL)
    return match[0] if match else ""


def _words(token: re.Match[str]) -> str:
    return token["quoted"] or token["escaped"] or token["currency"] or token["percent"] or token["plain"] or ""


def _divisor(digits: str, *, point: bool) -> int:
    """A comma behind the last digit divides by a thousand, a point that is only a word by ten for each digit behind it."""
    commas = len(digits) - len(digits.rstrip(","))
    places = sum(character in "0#?" for character in digits.partition(".")[2]) if point else 0
    return int(1000**commas * 10**places)


def _checked(before: str, behind: str, digits: str, *, divisor: int, hundred: int, conditional: bool) -> Shape | None:
    scale = units.SCALE.match(behind)
    decimals = sum(character in "0#?" for character in digits.partition(".")[2])
    if hundred > 1 or (hundred and divisor > 1):
        return None
    if scale and divisor > 1:
        # 0!.0,"万" shows 1889000 as 188.9万: the number is the full one already.
        if units.FACTORS[scale[0]] != divisor:
            return None
        return Shape(before, behind[scale.end() :], 0, divisor, hundred=False, said=True)
    if scale and conditional:
        return None
    return Shape(before, behind, decimals if divisor == 1 else 0, divisor, hundred=bool(hundred))
