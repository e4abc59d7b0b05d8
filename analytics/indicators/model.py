"""What an indicator is: a stored measure or a computed ratio, with what it may be combined with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from analytics.i18n import mark


class Kind(StrEnum):
    """How a measure behaves over time."""

    FLOW = "flow"
    STOCK = "stock"
    RATE = "rate"
    STANDARD = "standard"


class Polarity(StrEnum):
    """Whether more of an indicator is what policy asks for; a count that is good or bad for other reasons is neutral."""

    MORE = "more"
    NEUTRAL = "neutral"


class Topic(StrEnum):
    """The page that answers for a measure."""

    EXAM = "exam"
    CERTIFICATION = "certification"
    TRAINING = "training"
    STATIONS = "stations"
    WORKFORCE = "workforce"
    BASE = "base"


@dataclass(frozen=True)
class Unit:
    """A unit of count; ``zh`` is how workbooks write it, ``en`` how an English sentence does, ``after`` a Chinese one."""

    key: str
    zh: str
    en: str
    after: str = ""

    def tail(self, lang: str) -> str:
        """What follows a number in a sentence: 10.7人, where the label already says per 10,000."""
        return self.after if lang == "zh" and self.after else self.text(lang)

    def text(self, lang: str) -> str:
        """Write the unit in ``lang``."""
        return self.zh if lang == "zh" else self.en


PERSONS = Unit("persons", "人", "people")
ATTENDANCES = Unit("attendances", "人次", "attendances")
ATTENDANCES_PER_YEAR = Unit("attendances_per_year", "人次/年", "attendances a year")
SITTINGS = Unit("sittings", "场", "sittings")
RUNS = Unit("runs", "期", "course runs")
TIMES = Unit("times", "次", "times")
COUNT = Unit("count", "个", "")
BODIES = Unit("bodies", "家", "bodies")
TEAMS = Unit("teams", "支", "teams")
CASES = Unit("cases", "件", "cases")
YUAN = Unit("yuan", "元", "yuan")
HOUSEHOLDS = Unit("households", "户", "households")
COURSES = Unit("courses", "门", "courses")
LESSONS = Unit("lessons", "堂", "lessons")
HOURS = Unit("hours", "课时", "class hours")
PERCENT = Unit("percent", "%", "%")
PERCENT_OR_POINTS = Unit("percent_or_points", "%?", "% or points", "%（或个百分点）")
POINTS = Unit("points", "百分点", "points", "个百分点")
PER_10K = Unit("per_10k", "人/万人", "per 10,000", "人")
PER_100 = Unit("per_100", "个/百个", "per 100", "个")
PER_100_PERSONS = Unit("per_100_persons", "人次/百人", "per 100", "人次")
FOLD = Unit("fold", "倍", "times")
PER_DAY = Unit("per_day", "场/日", "a day")
PERSONS_PER_YEAR = Unit("persons_per_year", "人/年", "people a year")
SUBJECTS = Unit("subjects", "科", "subjects")
YEARS = Unit("years", "年", "years")
MARKS = Unit("marks", "分", "marks")
PER_STATION = Unit("per_station", "人/站", "people per station", "人")
PER_RUN = Unit("per_run", "人次/期", "attendances per course run", "人次")
PER_TEAM = Unit("per_team", "人/支", "people per team", "人")


@dataclass(frozen=True)
class Measure:
    """A stored quantity.

    ``adds_over_regions`` says whether sibling regions of one date may be summed; a flow also adds over the periods
    of a year, a stock never does; a rate and a standard never add at all. ``aliases`` are column titles accepted
    on import. ``claim_of`` names the ratio, or the measure, that a published rate states (see ``claims``).
    ``known_after`` names the event of the exam calendar after which a year's figure is known; without one it is the
    end of the year (see ``completeness``).
    """

    key: str
    label: str
    definition: str
    unit: Unit
    kind: Kind
    topic: Topic
    adds_over_regions: bool = False
    aliases: tuple[str, ...] = ()
    claim_of: str = ""
    known_after: str = ""
    polarity: Polarity = Polarity.NEUTRAL

    @property
    def counted(self) -> bool:
        """Whether the measure is a count of a period or a moment, not what follows from other numbers."""
        return self.kind in (Kind.FLOW, Kind.STOCK) and not self.claim_of


@dataclass(frozen=True)
class Ratio:
    """A computed quantity: sum of numerators over sum of denominators, times ``scale``; never stored.

    ``published`` is the measure that holds claims of the same ratio; ``years_apart`` is how far the denominator's
    year may lie from the numerator's; ``maximum`` is a value above which the parts cannot belong together.
    """

    key: str
    label: str
    definition: str
    unit: Unit
    topic: Topic
    numerator: str
    denominator: str
    scale: float = 100
    published: str = ""
    years_apart: int = 0
    maximum: float | None = None
    stratum: str = "all"
    polarity: Polarity = Polarity.NEUTRAL


Indicator = Measure | Ratio

KIND_LABELS = {
    Kind.FLOW: mark("flow of a period"),
    Kind.STOCK: mark("stock at a date"),
    Kind.RATE: mark("published rate"),
    Kind.STANDARD: mark("standard, target or plan"),
}
POLARITY_LABELS = {
    Polarity.MORE: mark("more is better"),
    Polarity.NEUTRAL: mark("neither more nor less is better as such"),
}
TOPIC_LABELS = {
    Topic.EXAM: mark("Exam registration"),
    Topic.CERTIFICATION: mark("Certification"),
    Topic.TRAINING: mark("Training"),
    Topic.STATIONS: mark("Stations"),
    Topic.WORKFORCE: mark("Workforce"),
    Topic.BASE: mark("Denominators"),
}
