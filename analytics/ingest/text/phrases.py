"""What the words beside one number say, taken apart; words that are not understood are kept as such."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from analytics.indicators import MEASURES
from analytics.ingest.text import cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.ingest.text.when import Moment
    from analytics.ingest.text.where import Mention

Stretch = tuple[int, int]
_GONE: Final = "\x01"
TIGHT: Final = re.compile(r"^[达到为是有共约:已计]*$")


@dataclass
class Phrase:
    """The words beside a number: ``strong`` and ``weak`` name measures, ``groups`` stand in the order of the text.

    ``above`` is the sentence up to these words, ``follows`` what stands right behind the number.
    """

    strong: list[tuple[str, ...]] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    rest: str = ""
    before: str = ""
    after: str = ""
    close: bool = False
    passed: bool = False
    nationwide: bool = False
    above: str = ""
    follows: str = ""

    @property
    def named(self) -> bool:
        """Whether a region or a time of its own stands beside the number."""
        return bool(self.mentions or self.moments)

    @property
    def differs(self) -> bool:
        """Whether it names a region, a time or a group, by which it may go on with the figure before."""
        return bool(self.groups or self.mentions or self.says(cues.OF_WHICH)) or any(
            one.role != "base" for one in self.moments
        )

    def says(self, pattern: re.Pattern[str]) -> bool:
        """Whether the words before the number hold a pattern."""
        return bool(pattern.search(self.before))

    def anywhere(self, pattern: re.Pattern[str]) -> bool:
        """Whether the words before or behind the number hold a pattern."""
        return bool(pattern.search(self.before) or pattern.search(self.after))


def take_apart(
    text: str, before: Stretch, after: Stretch, moments: Sequence[Moment], mentions: Sequence[Mention]
) -> Phrase:
    """Take the words before and behind a number apart."""
    made = Phrase(before=text[slice(*before)], after=text[slice(*after)])
    for place, (start, end) in enumerate((before, after)):
        within = [one for one in moments if start <= one.start < end]
        named = [one for one in mentions if start <= one.start < end]
        made.moments += within
        made.mentions += named
        made.nationwide |= "全国" in text[start:end] and not named
        _words(
            made, _without(text, start, end, [*(one for one in within if one.role != "base"), *named]), first=not place
        )
    return made


def _without(text: str, start: int, end: int, gone: Sequence[Moment | Mention]) -> str:
    """A stretch without what is understood already, so that 参加2024年考试 is 参加考试."""
    letters = list(text[start:end])
    for one in gone:
        for place in range(one.start, min(one.end, end)):
            letters[place - start] = ""
    return "".join(letters)


def _words(made: Phrase, text: str, *, first: bool) -> None:
    found = cues.measures(text)
    held = [(one.start, one.end) for one in found]
    for cue in found:
        key = cue.measures[0]
        if key in cues.WEAK:
            made.weak.append(key)
        else:
            made.strong.append(cue.measures)
            made.close |= first and bool(TIGHT.match(text[cue.end :]))
    # A group counts wherever it stands, within the name of a measure too: 社会工作师考试报名人数.
    for match in cues.groups().finditer(text):
        made.groups.append(cues.group(match[0]))
        held.append(match.span())
    if not held and cues.PASSED.match(text.strip("，,。;； ")):
        made.passed, text = True, ""
    letters = list(text)
    for start, end in held:
        letters[start:end] = _GONE * (end - start)
    rest = "".join(letters)
    for pattern in _SPENT:
        rest = pattern.sub("", rest)
    made.rest += re.sub(f"[{_GONE}.,，:;。!?]", "", cues.FILLING.sub("", rest))


_SPENT: Final = (
    cues.FOLD,
    cues.YEARLY,
    cues.LEVEL,
    cues.IN_ORDER,
    cues.OF_WHICH,
    cues.UP,
    cues.DOWN,
    cues.NEW,
    cues.AVERAGE,
    cues.TARGET,
    cues.SHARE,
    cues.CUMULATIVE,
)


def fitting(options: Sequence[str], unit: str) -> tuple[str, ...]:
    """The measures that may be counted in a unit."""
    return tuple(key for key in options if key in MEASURES and cues.unit_fits(unit, key))
