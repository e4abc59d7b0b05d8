"""Region, period and group of a number: said beside it, carried on from the words before, or left open."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from analytics.indicators import ALL, MEASURES, Kind, Topic
from analytics.ingest.text import candidate, cues, when
from analytics.ingest.text.candidate import Open, Part
from analytics.ingest.text.deciding import GROWTH, INCREASE
from analytics.ingest.text.sentences import clauses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.ingest.text.deciding import Decision
    from analytics.ingest.text.phrases import Phrase
    from analytics.ingest.text.when import Moment
    from analytics.ingest.text.where import Mention

_SHARES: Final = frozenset({"certified_share_pct", "certified_share_change", "certified_share_target_pct"})
# Measures that are about one group by themselves.
_OWN: Final = {
    "senior_social_workers": "level:senior",
    "supervisors": "population:supervisors",
    "community_workers_total": "population:community_workers",
    "community_workers_new": "population:community_workers",
    "community_workers_per_10k_urban": "population:community_workers",
    "community_workers_per_10k_urban_target": "population:community_workers",
}
_FRESH: Final = frozenset({Topic.STATIONS, Topic.WORKFORCE, Topic.BASE})
_YEARLY: Final = frozenset({Topic.EXAM, Topic.CERTIFICATION})
_FROM: Final = re.compile("(?:由|从(?!业|事))[^，,、]{0,12}$")
_GROWS: Final = re.compile("增|提高|上升|升|扩大|发展|到|至|降|减|下降")
_DAY: Final = len("2024-06-15")


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
    groups: bool = False
    mentions: list[Mention] = field(default_factory=list)
    moments: list[Moment] = field(default_factory=list)
    old_mentions: bool = False
    old_moments: bool = False
    last: Figure | None = None
    narrowed: str = ""
    crowd: set[str] = field(default_factory=set)
    in_sentence: bool = False

    def new_paragraph(self) -> None:
        """Forget what the paragraph before spoke of."""
        self.mentions, self.moments, self.last = [], [], None
        self.crowd = set()

    def new_sentence(self, mentions: Sequence[Mention]) -> None:
        """Note that what is known is from sentences before; where the last named several regions, none carries on."""
        if len(self.crowd) > 1 and not mentions:
            self.mentions = [one for one in self.mentions if not one.code] or [replace(self.mentions[-1], code="")]
        self.crowd = {one.code for one in mentions} if mentions else self.crowd
        self.old_mentions = self.old_moments = True
        self.narrowed = ""
        self.in_sentence = False

    def pass_over(
        self, text: str, start: int, end: int, moments: Sequence[Moment], mentions: Sequence[Mention]
    ) -> None:
        """Take note of what a stretch up to a number names: the last clause that names any counts."""
        ends = [start, *(one for one in clauses(text) if start <= one < end), end]
        for first, last in zip(ends, ends[1:], strict=False):
            if named := [one for one in mentions if first <= one.start < last]:
                self.mentions, self.old_mentions = named, False
            if told := [one for one in moments if first <= one.start < last and one.role != "base"]:
                self.moments, self.old_moments = told, False
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


def fill(
    decided: Decision, phrase: Phrase, setting: Setting, before: Figure | None, earlier: str, published: str
) -> Figure:
    """Say region, period and group of a number, or why they stay open."""
    goes_on = decided.inherited or (decided.change and not phrase.strong and not phrase.weak)
    prior = before if goes_on else None
    made = Figure(decided.base or decided.measure, planned=setting.planned(phrase))
    if decided.why:
        made.open.append(decided.why if not decided.options else _named(decided.why))
    _region(made, phrase, setting, prior)
    _period(made, decided, phrase, setting, prior, before, earlier)
    _group(made, decided, phrase, setting, prior)
    return made


def _named(why: Open) -> Open:
    return why


def _region(made: Figure, phrase: Phrase, setting: Setting, prior: Figure | None) -> None:
    if prior and not phrase.mentions:
        made.mentions, made.region = prior.mentions, prior.region
        made.inferred += [(part, candidate.FROM_BEFORE) for part in ("region",) if prior.region]
        made.open += [one for one in prior.open if one.part == "region"]
        return
    named = phrase.mentions or setting.mentions
    made.mentions = list(named)
    if phrase.mentions:
        setting.mentions, setting.old_mentions = list(phrase.mentions), False
    distinct = {one.code or one.words for one in named}
    if len(distinct) > 1:
        made.open.append(Open("region", candidate.REGION_SEVERAL, (("words", "、".join(one.words for one in named)),)))
    elif named and not named[0].code:
        made.open.append(Open("region", candidate.REGION_UNKNOWN, (("words", named[0].words),)))
    elif named:
        made.region = named[0].code
        if not phrase.mentions:
            made.inferred.append(("region", candidate.FROM_BEFORE))
    elif setting.home and not (phrase.nationwide and setting.home_why == candidate.FROM_START):
        made.region = setting.home
        made.inferred.append(("region", setting.home_why))
    else:
        made.open.append(Open("region", candidate.REGION_MISSING))


def _period(
    made: Figure, decided: Decision, phrase: Phrase, setting: Setting, prior: Figure | None, before: Figure | None, earlier: str
) -> None:
    own = [one for one in phrase.moments if one.role != "base"]
    if not own and ((_FROM.search(phrase.before) and _GROWS.match(phrase.follows)) or (phrase.says(cues.LEVEL) and before and before.own_time)):
        made.open.append(Open("period", candidate.PERIOD_UNCLEAR, (("words", phrase.before[-40:]),)))
        return
    made.own_time = bool(own)
    told = own or (prior.moments if prior else setting.moments)
    why = "" if own else candidate.FROM_BEFORE
    if own:
        setting.moments, setting.old_moments = own, False
    if not told and setting.time:
        told, why = [setting.time], candidate.FROM_TITLE
    made.moments = list(told)
    words = "、".join(one.words for one in told)
    key = decided.measure or (decided.options[0] if decided.options else "")
    cumulative = bool(cues.CUMULATIVE.search(earlier + phrase.before))
    settled = {_settled(one, key, phrase, cumulative=cumulative) if key else one.period for one in told}
    if not told or len(settled) > 1:
        message = candidate.PERIOD_SEVERAL if told else candidate.PERIOD_MISSING
        made.open.append(Open("period", message, (("words", words),) if told else ()))
        return
    found = settled.pop()
    if why == candidate.FROM_TITLE and key and MEASURES[key].kind is Kind.FLOW and MEASURES[key].topic not in _YEARLY:
        found = ""  # the title's year dates an event as often as it counts a year
    if not cumulative and key and MEASURES[key].kind is Kind.FLOW and ".." not in found and cues.CUMULATIVE.search(phrase.above):
        found = ""  # 累计 of an earlier clause may hold for this one too
    if not found:
        made.open.append(Open("period", candidate.PERIOD_UNCLEAR, (("words", words),)))
        return
    made.period = found
    if why or told[0].deictic:
        made.inferred.append(("period", why or candidate.FROM_DATE))


def _settled(moment: Moment, key: str, phrase: Phrase, *, cumulative: bool) -> str:
    """File a moment under the measure's period; a stock of a day that only dates the news is not certain."""
    measure = MEASURES[key]
    if measure.kind is Kind.STOCK and moment.role == "at" and len(moment.period) == _DAY:
        return ""
    if key in GROWTH.values() or key in INCREASE.values():
        year = next((one for one in phrase.moments if one.role == "base" and one.words[:4].isdigit()), None)
        if year and int(year.words[:4]) + 1 != int(moment.period[-4:] if len(moment.period) == 4 else moment.period[:4] or 0):  # noqa: PLR2004 - a year's digits
            return ""
    return when.settle(moment, measure, cumulative=cumulative)


def _group(made: Figure, decided: Decision, phrase: Phrase, setting: Setting, prior: Figure | None) -> None:
    groups = [name for name in dict.fromkeys(phrase.groups) if not _whole(name, decided)]
    if phrase.rest or len(groups) > 1:
        words = phrase.rest or phrase.before
        made.open.append(Open("group", candidate.GROUP_UNCLEAR, (("words", words[:40]),)))
    elif groups:
        made.stratum = groups[0]
    elif prior and decided.change:
        made.stratum = prior.stratum
        made.open += [one for one in prior.open if one.part == "group"]
    elif prior and phrase.says(cues.OF_WHICH) and not phrase.mentions and not phrase.moments:
        made.open.append(Open("group", candidate.GROUP_UNCLEAR, (("words", "其中"),)))
    elif prior and prior.stratum != ALL:
        made.open.append(Open("group", candidate.GROUP_UNCLEAR, (("words", phrase.before[:40]),)))
    elif setting.other_group(phrase, decided.measure):
        made.open.append(Open("group", candidate.GROUP_UNCLEAR, (("words", setting.last_words),)))
    elif decided.measure in _SHARES:
        made.open.append(Open("group", candidate.GROUP_NEEDED))
    elif setting.narrowed and not _in(setting.narrowed, phrase):
        made.open.append(Open("group", candidate.GROUP_UNCLEAR, (("words", setting.narrowed),)))
    elif setting.groups:
        made.open.append(Open("group", candidate.GROUP_UNCLEAR, (("words", setting.narrowed or "…"),)))
    else:
        made.stratum = ALL


def _in(word: str, phrase: Phrase) -> bool:
    """Whether a group's name belongs to the words of the number itself, as part of a measure's name."""
    return word in phrase.before or word in phrase.after


def _whole(name: str, decided: Decision) -> bool:
    """Candidates of an exam and holders of certificates are everybody a figure of exams or certificates counts."""
    measure = MEASURES.get(decided.measure)
    if measure is None:
        return False
    if _OWN.get(measure.key) == name:
        return True
    everybody = {Topic.EXAM: "population:candidates", Topic.CERTIFICATION: "population:certified"}
    return everybody.get(measure.topic) == name
