"""A figure that a text seems to state, with what is not said for sure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from analytics.i18n import mark
from analytics.indicators import MEASURES
from analytics.ingest.text.cues import unit_fits

Part = Literal["measure", "region", "period", "group"]

MEASURE_MISSING: Final = mark("nothing beside the number says for sure what it counts")
MEASURE_SEVERAL: Final = mark("it may be one of several: {names}")
MEASURE_BASE: Final = mark("it is not said what the change is measured against")
MEASURE_PLANNED: Final = mark("the sentence speaks of a plan or target; whether this is one is not sure")
REGION_MISSING: Final = mark("no region is named")
REGION_UNKNOWN: Final = mark("'{words}' is no region of the list, or may mean several")
REGION_SEVERAL: Final = mark("several regions are named: {words}")
PERIOD_MISSING: Final = mark("no time is named")
PERIOD_UNCLEAR: Final = mark("'{words}' does not say which period is meant")
PERIOD_SEVERAL: Final = mark("several times are named: {words}")
GROUP_UNCLEAR: Final = mark("'{words}' may narrow whom the figure counts")
GROUP_NEEDED: Final = mark("it is not said whose share this is")

RANGE: Final = mark("It is a range; only a single number with one bound can be stored.")
UNCLEAR: Final = mark("The words around the number contradict each other.")
NO_CHANGE: Final = mark("No measure of the dictionary holds this change or share.")
NO_TARGET: Final = mark("It is a plan or target, and the dictionary has no target of this kind.")
NO_AVERAGE: Final = mark("It is an average, and the dictionary has no such measure.")
NEGATED: Final = mark("The sentence counts those who did not.")

FROM_DATE: Final = mark("from the article's date")
FROM_TITLE: Final = mark("from the title")
FROM_BEFORE: Final = mark("from the words before")
FROM_START: Final = mark("from the first paragraph")
FROM_YOU: Final = mark("as you said of the article")


_MAY_FALL: Final = ("growth", "change", "increase")
_FLIPPED: Final = {"<": ">", ">": "<"}


@dataclass(frozen=True)
class Open:
    """One part that a person has to say, and why; ``message`` is a catalogue entry."""

    part: Part
    message: str
    places: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Candidate:
    """A number of a text as a figure; ``start`` and ``end`` are its place in the text.

    ``value`` and ``bound`` are as written, without a sign; ``falls`` says that the words make a decrease of it.
    ``open`` names what must be said before it can be taken; ``options`` the measures it may be; ``inferred`` says what
    did not stand beside the number, with where it came from; ``refused`` why it is no figure that can be stored.
    """

    start: int
    end: int
    written: str
    wording: str
    value: float
    bound: str
    margin: float
    unit: str
    falls: bool = False
    measure: str = ""
    region: str = ""
    period: str = ""
    stratum: str = ""
    options: tuple[str, ...] = ()
    inferred: tuple[tuple[Part, str], ...] = ()
    open: tuple[Open, ...] = ()
    refused: str = ""

    @property
    def complete(self) -> bool:
        """Whether an editor may take it as it stands."""
        return not self.open and not self.refused

    @property
    def single(self) -> bool:
        """Whether it is one number at all, and no range."""
        return self.refused not in (RANGE, UNCLEAR)

    def amount(self, measure: str) -> tuple[float, str]:
        """Give value and bound for a measure: a decrease of 5 over is below minus 5, where the measure may fall."""
        if self.falls and any(word in measure for word in _MAY_FALL):
            return -self.value, _FLIPPED.get(self.bound, self.bound)
        return self.value, self.bound

    def fits(self, measure: str) -> bool:
        """Whether the number, in its unit, may be a value of a measure."""
        return measure in MEASURES and unit_fits(self.unit, measure)
