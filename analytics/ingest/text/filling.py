"""Region, period and group of a number: said beside it, carried on from the words before, or left open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from analytics.indicators import ALL, MEASURES, Kind, Topic
from analytics.ingest.text import candidate, cues, when
from analytics.ingest.text.candidate import Open
from analytics.ingest.text.deciding import GROWTH, INCREASE, POINTS
from analytics.ingest.text.setting import Figure, Setting

if TYPE_CHECKING:
    from analytics.ingest.text.deciding import Decision
    from analytics.ingest.text.phrases import Phrase
    from analytics.ingest.text.when import Moment

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
_YEARLY: Final = frozenset({Topic.EXAM, Topic.CERTIFICATION})
_DATED: Final = frozenset({Kind.FLOW, Kind.STOCK})
_FROM: Final = re.compile("(?:由|从(?!业|事))[^，,、]{0,12}$")
_GROWS: Final = re.compile("增|提高|上升|升|扩大|发展|到|至|降|减|下降")
_DAY: Final = len("2024-06-15")
_SHOWN: Final = 40


@dataclass(frozen=True)
class Around:
    """All that bears on one number: what was decided, the words beside it, what holds around it.

    ``before`` is the figure before it, ``earlier`` the words between the two that are not its own.
    """

    decided: Decision
    phrase: Phrase
    setting: Setting
    before: Figure | None
    earlier: str

    @property
    def prior(self) -> Figure | None:
        """The figure it goes on from, so that region and time are that one's."""
        bare = not self.phrase.strong and not self.phrase.weak
        return self.before if self.decided.inherited or (self.decided.change and bare) else None

    @property
    def key(self) -> str:
        """The measure that says how a period is filed: the decided one, or the first it may be."""
        return self.decided.measure or (self.decided.options[0] if self.decided.options else "")

    @property
    def cumulative(self) -> bool:
        """Whether it counts everything up to its moment."""
        return bool(cues.CUMULATIVE.search(self.earlier + self.phrase.before))


def fill(around: Around) -> Figure:
    """Say region, period and group of a number, or why they stay open."""
    decided = around.decided
    made = Figure(decided.base or decided.measure, planned=around.setting.planned(around.phrase))
    if decided.why:
        made.open.append(decided.why)
    _region(made, around)
    _period(made, around)
    _group(made, around)
    return made


def _region(made: Figure, around: Around) -> None:
    phrase, setting, prior = around.phrase, around.setting, around.prior
    if prior and not phrase.mentions:
        made.mentions, made.region = prior.mentions, prior.region
        made.inferred += [("region", candidate.FROM_BEFORE)] if prior.region else []
        made.open += [one for one in prior.open if one.part == "region"]
        return
    named = made.mentions = phrase.mentions or setting.mentions
    if phrase.mentions:
        setting.mentions = phrase.mentions
    if len({one.code or one.words for one in named}) > 1:
        made.open.append(Open("region", candidate.REGION_SEVERAL, (("words", "、".join(one.words for one in named)),)))
    elif named and not named[0].code:
        made.open.append(Open("region", candidate.REGION_UNKNOWN, (("words", named[0].words),)))
    elif named:
        made.region = named[0].code
        made.inferred += [] if phrase.mentions else [("region", candidate.FROM_BEFORE)]
    elif setting.home and not (phrase.nationwide and setting.home_why == candidate.FROM_START):
        made.region = setting.home
        made.inferred.append(("region", setting.home_why))
    else:
        made.open.append(Open("region", candidate.REGION_MISSING))


def _period(made: Figure, around: Around) -> None:
    phrase, setting = around.phrase, around.setting
    own = [one for one in phrase.moments if one.role != "base"]
    if not own and _begins(around):
        made.open.append(Open("period", candidate.PERIOD_UNCLEAR, (("words", phrase.before[-40:]),)))
        return
    if not own and around.prior and (left := [one for one in around.prior.open if one.part == "period"]):
        made.moments, made.open = around.prior.moments, [*made.open, *left]
        return
    made.own_time = bool(own)
    told, why = own or (around.prior.moments if around.prior else setting.moments), "" if own else candidate.FROM_BEFORE
    if own:
        setting.moments, setting.dated_here = own, True
    if not told and setting.time:
        told, why = [setting.time], candidate.FROM_TITLE
    made.moments = told
    far = bool(why) and not setting.dated_here and not (around.prior and setting.in_sentence)
    settled = {_settled(one, around, far=far, titled=why == candidate.FROM_TITLE) for one in told}
    words = (("words", "、".join(one.words for one in told)),)
    if not told:
        made.open.append(Open("period", candidate.PERIOD_MISSING))
    elif len(settled) > 1:
        made.open.append(Open("period", candidate.PERIOD_SEVERAL, words))
    elif found := settled.pop():
        made.period = found
        if why or told[0].deictic:
            made.inferred.append(("period", why or candidate.FROM_DATE))
    else:
        made.open.append(Open("period", candidate.PERIOD_UNCLEAR, words))


def _begins(around: Around) -> bool:
    """Whether a number is one end of a growth (由893人增加到2204人) whose time is not said beside it."""
    phrase, before = around.phrase, around.before
    if _FROM.search(phrase.before) and _GROWS.match(phrase.follows):
        return True
    return phrase.says(cues.LEVEL) and bool(before and before.own_time)


def _settled(moment: Moment, around: Around, *, far: bool, titled: bool) -> str:
    """File a moment under the measure's period; nothing where the words leave that open."""
    if not around.key:
        return moment.period
    measure = MEASURES[around.key]
    if measure.kind is Kind.STOCK and moment.role == "at" and len(moment.period) == _DAY:
        return ""  # a day that dates the news, not the count
    if measure.kind is Kind.FLOW and titled and measure.topic not in _YEARLY:
        return ""  # the title's year dates an event as often as it counts a year
    counted_up = moment.role == "until"
    if far and not titled and measure.kind in _DATED and (measure.kind is Kind.FLOW) is counted_up:
        return ""  # a year of another sentence dates no stock, and a moment up to which a stock is told no flow
    if around.key in (*GROWTH.values(), *INCREASE.values(), *POINTS.values()) and _another_base(moment, around.phrase):
        return ""
    found = when.settle(moment, measure, cumulative=around.cumulative)
    earlier = not around.cumulative and cues.CUMULATIVE.search(around.phrase.above)
    # 累计 of an earlier clause may hold for this number too.
    return "" if measure.kind is Kind.FLOW and earlier and ".." not in found else found


def _another_base(moment: Moment, phrase: Phrase) -> bool:
    """Whether a change is measured against a named year that is not the year before."""
    named = (int(one.words[:4]) for one in phrase.moments if one.role == "base" and one.words[:4].isdigit())
    year = next(named, 0)
    return bool(year) and moment.period[:4] != str(year + 1)


def _group(made: Figure, around: Around) -> None:
    phrase, setting, prior = around.phrase, around.setting, around.prior
    groups = [name for name in dict.fromkeys(phrase.groups) if not _whole(name, around.decided)]
    words = ""
    if phrase.rest or len(groups) > 1:
        words = phrase.rest or phrase.before
    elif groups:
        made.stratum = groups[0]
    elif prior and around.decided.change:
        made.stratum = prior.stratum
        made.open += [one for one in prior.open if one.part == "group"]
    elif prior and (prior.stratum != ALL or (phrase.says(cues.OF_WHICH) and not phrase.named)):
        words = phrase.before or "…"
    elif setting.other_group(phrase, around.decided.measure):
        words = setting.last_words
    elif around.decided.measure in _SHARES:
        made.open.append(Open("group", candidate.GROUP_NEEDED))
    elif setting.narrowed and setting.narrowed not in phrase.before + phrase.after:
        words = setting.narrowed
    elif setting.title_group and not _whole(cues.group(setting.title_group), around.decided):
        words = setting.title_group
    else:
        made.stratum = ALL
    if words:
        made.open.append(Open("group", candidate.GROUP_UNCLEAR, (("words", words[:_SHOWN]),)))


def _whole(name: str, decided: Decision) -> bool:
    """Whether a group is everybody a measure counts: candidates of an exam, holders of certificates, senior workers."""
    measure = MEASURES.get(decided.measure)
    if measure is None:
        return False
    everybody = {Topic.EXAM: "population:candidates", Topic.CERTIFICATION: "population:certified"}
    return name in (_OWN.get(measure.key), everybody.get(measure.topic))
