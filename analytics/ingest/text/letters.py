"""An article as it is read: personal numbers blacked out, one width, no blanks, each letter knowing where it stood."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from analytics.ingest.masks import masked

_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−─━～〜", "-"))
# Full-width commas end a clause; narrow, they would join two numbers into one.
_KEPT: Final = frozenset("，、。；：")
_MARKS: Final = re.compile("[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u00b9\u00b2\u00b3\u2070-\u209f†‡]")
_DIGIT: Final = r"[0-9０-９]"
_GAP: Final = r"[ \u3000\u00a0.·－-]?"
_PRIVATE: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<!{_DIGIT})(?:[+＋]?[8８][6６]{_GAP})?[1１][3-9３-９](?:{_GAP}{_DIGIT}){{9}}(?!{_DIGIT})",
        rf"(?<!{_DIGIT})[(（]?[0０]{_DIGIT}{{2,3}}[)）]?{_GAP}{_DIGIT}{{3,4}}{_GAP}{_DIGIT}{{4}}(?!{_DIGIT})",
        rf"(?<!{_DIGIT})[48４８][0０][0０]{_GAP}{_DIGIT}{{3,4}}{_GAP}{_DIGIT}{{3,4}}(?!{_DIGIT})",
        rf"(?<!{_DIGIT}){_DIGIT}(?:{_GAP}{_DIGIT}){{13,18}}[XxＸｘ]?(?!{_DIGIT})",
        r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}",
    )
)


@dataclass(frozen=True)
class Letters:
    """Text to look through; ``places`` says of every letter where it stood in the article."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the stretch of the article that a stretch of ``text`` came from."""
        return self.places[start], self.places[end - 1] + 1


def clean(text: str) -> str:
    """Black out personal numbers and addresses, each letter by one, so that places stay what they are."""
    for pattern in _PRIVATE:
        text = pattern.sub(lambda found: "*" * len(found[0]), text)
    return masked(text)


def letters(text: str) -> Letters:
    """Give an article in half width without blanks and footnote marks; a blank between digits stays and parts them."""
    made: list[str] = []
    places: list[int] = []
    gap = -1
    for place, one in enumerate(text):
        if one != "\n" and (one.isspace() or unicodedata.category(one) == "Cf"):
            gap = place
            continue
        for letter in _narrow(one):
            if gap >= 0 and letter.isdigit() and made and made[-1].isdigit():
                made.append(" ")
                places.append(gap)
            made.append(letter)
            places.append(place)
        gap = -1
    return Letters("".join(made), tuple(places))


def _narrow(one: str) -> str:
    if one in _KEPT or one == "\n":
        return one
    if _MARKS.match(one):
        return ""
    return "".join(unicodedata.normalize("NFKC", one).translate(_DASHES).split())
