"""Proposes the figures of an article, sentence by sentence; nothing it proposes counts before a person takes it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.indicators import MEASURES
from analytics.ingest.sheets import units
from analytics.ingest.text import candidate, cues, deciding, numbers, sentences, when
from analytics.ingest.text.candidate import Candidate, Open
from analytics.ingest.text.deciding import Decision
from analytics.ingest.text.filling import Around, fill
from analytics.ingest.text.letters import clean, letters
from analytics.ingest.text.phrases import TIGHT, Phrase, take_apart
from analytics.ingest.text.setting import Figure, Setting, hand_out
from analytics.ingest.text.where import Regions

if TYPE_CHECKING:
    from analytics.ingest.text.sentences import Beside
    from analytics.ingest.text.when import Moment
    from analytics.ingest.text.where import Mention
    from analytics.regions import RegionTree

MOST: Final = 20_000
TOO_LONG: Final = mark(
    "The text has {count} characters; at most {most} are read at once. Paste the part that holds the figures."
)
_OURS: Final = re.compile("社工|社会工作|社区工作者|志愿|持证|报名|报考|考试|培训")
_EVERYBODY: Final = frozenset({"population:certified", "population:candidates"})
_COUNTED: Final = frozenset({"人", "人次", "%", "百分点", "家", "支", "期", "场", "户", "件", "倍"})
_RIVALS: Final = re.compile(r"(?:比|较|于|超过|不如|次于|同)$")
_WORDING: Final = 80
_NEAR: Final = 24


def propose(
    text: str, tree: RegionTree, *, title: str = "", published: str = "", region: str = ""
) -> tuple[Candidate, ...]:
    """Propose the figures of an article, in the order of the text; refuses one that is too long.

    ``published`` is the day, month or year of the article, ``region`` the code of the region it is about, where a
    person said so. Spans are those of ``text``; personal numbers are blacked out before anything is read.
    """
    if len(text) > MOST:
        raise Refused(TOO_LONG, count=f"{len(text):,}", most=f"{MOST:,}")
    shown = clean(text)
    return tuple(_Article(shown, tree, clean(title), published if when.is_date(published) else "", region).read())


def _is_figure(text: str, one: numbers.Found) -> bool:
    """Whether a number has a unit or a scale, or stands right behind the name of a measure; ages and ranks do not."""
    if one.number.unit or one.number.scaled:
        return True
    start = max(0, one.start - _NEAR)
    named = cues.measures(text[start : one.start])
    return bool(named) and TIGHT.match(text[start + named[-1].end : one.start]) is not None


@dataclass
class _Line:
    """One sentence with what stands in it."""

    text: str
    moments: list[Moment]
    mentions: list[Mention]
    figures: list[Figure] = field(default_factory=list)
    held: int = 0


class _Article:
    """Reads one article; keeps what the sentences before said of region and time."""

    def __init__(self, text: str, tree: RegionTree, title: str, published: str, region: str) -> None:
        self._text, self._published = text, published
        self._letters = letters(text)
        self._title = letters(title).text
        self._regions = Regions(tree, region)
        home, why = self._home(region)
        self._setting = Setting(home, why, self._named_time(), self._titled())

    def _home(self, region: str) -> tuple[str, str]:
        """The region the article is about and where that is known from."""
        if region:
            return region, candidate.FROM_YOU
        start = next((line for line in self._letters.text.split("\n") if "。" in line), "").split("。")[0]
        for words, why in ((self._title, candidate.FROM_TITLE), (start, candidate.FROM_START)):
            if found := self._regions.title(words):
                self._regions.home = found
                return found, why
            if self._regions.find(words):
                break
        return "", ""

    def _named_time(self) -> Moment | None:
        """The only time its title names."""
        told = [one for one in when.find(self._title, self._published) if one.role in ("at", "until") and one.period]
        return told[0] if len({one.period for one in told}) == 1 else None

    def _titled(self) -> str:
        """The group to which the title narrows whom the article counts."""
        groups = ((match[0], cues.group(match[0])) for match in cues.groups().finditer(self._title))
        return next((word for word, key in groups if key.startswith("population:") and key not in _EVERYBODY), "")

    def read(self) -> list[Candidate]:
        found: list[Candidate] = []
        at = 0
        for paragraph in self._letters.text.split("\n"):
            self._setting.new_paragraph()
            for start, sentence in sentences.split(paragraph):
                found += self._sentence(sentence, at + start)
            at += len(paragraph) + 1
        return found

    def _sentence(self, text: str, offset: int) -> list[Candidate]:
        line = _Line(text, when.find(text, self._published), self._mentions(text))
        taken = [(one.start, one.end) for one in line.moments] + [(one.start, one.end) for one in line.mentions]
        held = [one for one in numbers.find(text, taken) if one.trouble or _is_figure(text, one)]
        near = sentences.beside(text, held)
        listed = sentences.runs(text, near)
        made = []
        self._setting.new_sentence(line.mentions)
        for place, one in enumerate(near):
            made.append(self._number(line, near, place, listed.get(place), offset))
            line.held = one.found.end
        self._setting.pass_over(text, line.held, len(text), line.moments, line.mentions)
        return [one for one in made if one]

    def _mentions(self, text: str) -> list[Mention]:
        """The regions named, without those that others are compared with."""
        return [one for one in self._regions.find(text) if not _RIVALS.search(text[max(0, one.start - 2) : one.start])]

    def _number(
        self, line: _Line, near: list[Beside], place: int, run: tuple[int, int] | None, offset: int
    ) -> Candidate | None:
        one = near[place]
        first = near[place - run[0]] if run else one
        last = near[place - run[0] + run[1] - 1] if run else one
        phrase = take_apart(line.text, first.before, last.after, line.moments, line.mentions)
        if not (phrase.strong or phrase.weak or phrase.differs or run) and not phrase.says(cues.UP):
            phrase = self._headed(line, first, last, phrase)
        phrase.above, phrase.follows = line.text[: first.before[0]], line.text[one.found.end :][:4]
        unit = self._unit(one)
        if one.found.trouble:
            said = candidate.RANGE if one.found.trouble == "range" else candidate.UNCLEAR
            named = phrase.strong or phrase.weak
            return self._made(line, one, offset, Decision(refused=said), Figure()) if named else None
        self._setting.pass_over(line.text, line.held, one.found.start, line.moments, line.mentions)
        before = line.figures[-1] if line.figures else self._setting.carried(phrase)
        if run and run[1] > 1:
            before = hand_out(phrase, *run, line.figures, before)
        elif run and place == 0:
            before = before if phrase.strong or phrase.weak else None
        planned = self._setting.planned(phrase)
        earlier = line.text[line.held : first.before[0]]
        counted_up = self._setting.until(phrase) or bool(cues.CUMULATIVE.search(earlier + phrase.before))
        level = before.level if before else ""
        listed = bool(before and before.stratum.startswith("level:"))
        decided = deciding.decide(phrase, unit, level, planned=planned, moment=counted_up, listed=listed)
        decided = self._doubted(decided, phrase, earlier, shared=one.shared)
        if not self._worth(line, one, phrase, unit, decided):
            return None
        filled = fill(Around(decided, phrase, self._setting, before, earlier))
        made = self._made(line, one, offset, decided, filled)
        line.figures.append(filled)
        self._setting.last, self._setting.in_sentence = filled, True
        return made

    @staticmethod
    def _unit(one: Beside) -> str:
        word = one.found.number.unit
        counted = units.read(word) if word else None
        return counted.unit if counted else word

    @staticmethod
    def _headed(line: _Line, first: Beside, last: Beside, phrase: Phrase) -> Phrase:
        """Read a number together with the clause before, where that names what it counts: 报名人数再创新高，达到188.9万人."""
        starts = [one + 1 for one in sentences.clauses(line.text) if one + 1 < first.clause]
        start = max(starts, default=0)
        if start < line.held or not first.clause or first.before[0] != first.clause:
            return phrase
        wider = take_apart(line.text, (start, first.before[1]), last.after, line.moments, line.mentions)
        return wider if len(wider.strong) == 1 and not wider.weak else phrase

    @staticmethod
    def _doubted(decided: Decision, phrase: Phrase, earlier: str, *, shared: bool) -> Decision:
        """A plan spoken of earlier in the sentence may be what the number is about; so may its neighbour's words."""
        if shared and decided.measure:
            return replace(
                decided, measure="", options=(decided.measure,), why=Open("measure", candidate.MEASURE_MISSING)
            )
        sure = not decided.measure or decided.measure.endswith("_target") or phrase.anywhere(cues.TARGET)
        if sure or not cues.TARGET.search(earlier):
            return decided
        return replace(decided, measure="", options=(decided.measure,), why=Open("measure", candidate.MEASURE_PLANNED))

    @staticmethod
    def _worth(line: _Line, one: Beside, phrase: Phrase, unit: str, decided: Decision) -> bool:
        """Whether a number may be a figure of ours at all; a bare one only right behind the name of a measure."""
        number = one.found.number
        if not number.unit and not number.scaled:
            return phrase.close and bool(decided.measure)
        named = bool(phrase.strong or phrase.weak)
        if decided.measure or (named and unit in _COUNTED):
            return not decided.inherited or unit in _COUNTED or named or number.scaled
        ours = unit in _COUNTED and bool(_OURS.search(line.text))
        return ours or bool(phrase.strong and (decided.options or decided.refused))

    def _made(self, line: _Line, one: Beside, offset: int, decided: Decision, filled: Figure) -> Candidate:
        start, end = self._letters.span(offset + one.found.start, offset + one.found.end)
        number, unit = one.found.number, self._unit(one)
        step = float(number.step) or (1.0 if unit in ("百分点", "倍") else 0.0)
        return Candidate(
            start,
            end,
            self._text[start:end],
            line.text[one.clause :][:_WORDING].split("。")[0],
            float(number.value),
            number.bound,
            step / 2,
            unit,
            decided.falls,
            decided.measure,
            filled.region,
            filled.period,
            filled.stratum,
            tuple(key for key in decided.options if key in MEASURES),
            tuple(filled.inferred),
            tuple(filled.open),
            decided.refused,
        )
