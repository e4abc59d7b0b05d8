"""What an article has said so far: the figure before a number, and the region, time and group that still hold."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from analytics.indicators import ALL, MEASURES, Topic
from analytics.ingest.text import cues
from analytics.ingest.text.sentences import clauses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.ingest.text.candidate import Open, Part
    from analytics.ingest.text.phrases import Phrase
    from analytics.ingest.text.when import Moment
    from analytics.ingest.text.where import Mention

# Topics whose names begin a new subject, which a group named before does not narrow.
_FRESH: Final = frozenset({Topic.STATIONS, Topic.WORKFORCE, Topic.BASE})


@dataclass
class Figure:
    """A number as far as it is understood; ``level`` is the measure that what follows may speak of."""

    level: str = ""
    region: str = ""
    period: str = ""
    stratum: str = ""
    mentions: list[Mention] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    inferred: list[tuple[Part, str]] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    planned: bool = False
    own_time: bool = False


@dataclass
class Setting:
    """What holds where a sentence says nothing: the article's region, its title's time, what was said last."""

    home: str = ""
    home_why: str = ""
    time: Moment | None = None
    title_group: str = ""
    mentions: list[Mention] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    last: Figure | None = None
    narrowed: str = ""
    crowd: set[str] = field(default_factory=set)
    in_sentence: bool = False
    dated_here: bool = False

    def new_paragraph(self) -> None:
        """Forget what the paragraph before spoke of."""
        self.mentions, self.moments, self.last = [], [], None
        self.crowd = set()

    def new_sentence(self, mentions: Sequence[Mention]) -> None:
        """Note that what is known is from sentences before; where the last named several regions, none carries on."""
        if len(self.crowd) > 1 and not mentions:
            self.mentions = [one for one in self.mentions if not one.code] or [replace(self.mentions[-1], code="")]
        self.crowd = {one.code for one in mentions} if mentions else self.crowd
        self.narrowed = ""
        self.in_sentence = self.dated_here = False

    def pass_over(
        self, text: str, start: int, end: int, moments: Sequence[Moment], mentions: Sequence[Mention]
    ) -> None:
        """Take note of what a stretch up to a number names: the last clause that names any counts."""
        ends = [start, *(one for one in clauses(text) if start <= one < end), end]
        for first, last in pairwise(ends):
            if named := [one for one in mentions if first <= one.start < last]:
                self.mentions = named
            if told := [one for one in moments if first <= one.start < last and one.role != "base"]:
                self.moments, self.dated_here = told, True
        found = cues.groups().search(text, start, end)
        self.narrowed = found[0] if found else ""

    def other_group(self, phrase: Phrase, measure: str) -> bool:
        """Whether the figure just before counts a group only, which this one may speak of too."""
        fresh = bool(phrase.strong) and measure in MEASURES and MEASURES[measure].topic in _FRESH
        if self.last is None or self.last.stratum == ALL or fresh:
            return False
        return self.in_sentence or (self.last.stratum.startswith("population:") and not phrase.mentions)

    @property
    def last_words(self) -> str:
        """The words of the figure before that narrow it."""
        return next((str(words) for one in (self.last.open if self.last else ()) for _name, words in one.places), "…")

    def carried(self, phrase: Phrase) -> Figure | None:
        """The figure of the sentence before, where a sentence goes on with a part of it."""
        return self.last if phrase.says(cues.OF_WHICH) else None

    def planned(self, phrase: Phrase) -> bool:
        """Whether the time spoken of is still to come."""
        return any(one.role == "target" for one in (phrase.moments or self.moments))

    def until(self, phrase: Phrase) -> bool:
        """Whether the number counts up to a moment."""
        return any(one.role == "until" for one in (phrase.moments or self.moments))


def hand_out(phrase: Phrase, place: int, count: int, figures: list[Figure], before: Figure | None) -> Figure | None:
    """Give a number of a list its part of what is named in order (助理、中级分别为…); give the figure it goes on from."""
    told = [one for one in phrase.moments if one.role != "base"]
    sizes = {
        "groups": len(phrase.groups),
        "mentions": len(phrase.mentions),
        "moments": len(told),
        "strong": len(phrase.strong),
    }
    if sizes["groups"] == count:
        phrase.weak = []  # they stand in the list as groups
    full = [name for name, size in sizes.items() if size == count]
    if len(full) == 1 and all(size <= 1 for name, size in sizes.items() if name not in full):
        chosen = told if full == ["moments"] else getattr(phrase, full[0])
        setattr(phrase, full[0], [chosen[place]])
        if full == ["strong"] or not phrase.strong:
            phrase.close = False
        return before
    if not any(sizes.values()) and len(figures) - place >= count:
        return figures[len(figures) - place - count + place]
    phrase.rest += "分别"
    return before if not any(size > 1 for size in sizes.values()) and not phrase.strong else None
