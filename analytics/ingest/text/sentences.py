"""How a sentence falls into clauses, and which of its words stand beside which number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from analytics.ingest.text import cues

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.ingest.text.numbers import Found

_SENTENCE: Final = re.compile(r"[^。!?\n]+[。!?]?")
# What is longer is cut at a comma, or passed over: no prose, and every number looks through its whole sentence.
_LONGEST: Final = 600
_ASIDE: Final = re.compile(r"\(([^()\d]{1,6})\)")
_BOUND: Final = re.compile(r"[，;；()\n]|(?<!\d),|,(?!\d{3})")
# Between two numbers of one clause: where the words of the first end and those of the second begin.
_JOINT: Final = re.compile("[、和及与]|以及|并|(?=同比|较|比|增长|增加|下降|减少|占|其中)")
_LISTED: Final = re.compile("[、和及与以,，]{0,2}")


@dataclass(frozen=True)
class Beside:
    """The stretches of a sentence beside one number; ``clause`` is where its clause begins.

    ``shared`` says that words between it and a neighbour may belong to either.
    """

    found: Found
    before: tuple[int, int]
    after: tuple[int, int]
    clause: int
    shared: bool = False


def split(paragraph: str) -> Iterator[tuple[int, str]]:
    """Give the sentences of a paragraph with where they begin; a very long one in pieces."""
    for match in _SENTENCE.finditer(paragraph):
        start, end = match.span()
        while end - start > _LONGEST:
            cut = max(paragraph.rfind(mark, start, start + _LONGEST) for mark in "，；;") + 1
            if cut > start:
                yield start, paragraph[start:cut]
            start = cut or next((at + 1 for at in range(start, end) if paragraph[at] in "，；;"), end)
        if start < end:
            yield start, paragraph[start:end]


def clauses(text: str) -> list[int]:
    """Where clauses end; a short note in brackets, 乡镇(街道), ends none."""
    shielded = _ASIDE.sub(lambda found: f"〈{found[1]}〉", text)
    return [match.start() for match in _BOUND.finditer(shielded)]


def beside(text: str, numbers: list[Found]) -> list[Beside]:
    """Share the words of a sentence out among its numbers."""
    ends = clauses(text)
    made: list[Beside] = []
    before_end = 0
    doubtful = False
    for place, found in enumerate(numbers):
        begin = max((end + 1 for end in ends if end < found.start), default=0)
        close = min((end for end in ends if end >= found.end), default=len(text))
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        start = max(begin, before_end)
        stop = close
        before_end = 0
        shared, doubtful = doubtful, False
        if following and following.start < close:
            named = bool(cues.measures(text[start : found.start]))
            stop, before_end = _joint(text, found.end, following.start, named=named)
            doubtful = before_end == following.start and bool(cues.measures(text[found.end : following.start]))
        made.append(Beside(found, (start, found.start), (found.end, stop), begin, shared or doubtful))
    return made


def _joint(text: str, start: int, end: int, *, named: bool) -> tuple[int, int]:
    """Where the words behind a number end and those before the next begin."""
    if match := _JOINT.search(text, start, end):
        return match.start(), match.end()
    return (start, start) if named else (end, end)


def runs(text: str, numbers: list[Beside]) -> dict[int, tuple[int, int]]:
    """Numbers handed out in order (分别为…): of each its place in the run and the run's length, by its place."""
    found: dict[int, tuple[int, int]] = {}
    for place, one in enumerate(numbers):
        if place in found or not cues.IN_ORDER.search(text[slice(*one.before)]):
            continue
        last = place
        while last + 1 < len(numbers) and _LISTED.fullmatch(
            text[numbers[last].found.end : numbers[last + 1].found.start]
        ):
            last += 1
        for number in range(place, last + 1):
            found[number] = (number - place, last - place + 1)
    return found
