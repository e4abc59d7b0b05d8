"""What turning claims into words needs, and the words that all of them share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from analytics import numerals
from analytics.i18n import mark, tr
from analytics.indicators import ALL, STRATA
from analytics.store.models import Grade, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.quantity import Quantity
    from analytics.regions import RegionTree
    from analytics.store.read import Claim

GRADES = {
    Grade.OFFICIAL: mark("official"),
    Grade.REPORTED: mark("reported by the unit"),
    Grade.DATASET: mark("open dataset"),
    Grade.MEDIA: mark("press"),
    Grade.REPOSTED: mark("reposted"),
    Grade.UNOFFICIAL: mark("unofficial"),
    Grade.SIMULATED: mark("simulated, no statistics"),
}


@dataclass(frozen=True)
class Names:
    """What turning claims into words needs: regions, sources and the language."""

    tree: RegionTree
    sources: Mapping[str, Source]
    lang: str


def spoken(sources: Mapping[str, Source], lang: str) -> Mapping[str, Source]:
    """The sources as a reader finds them: publishers keep their names, the simulation is the program's own and has words."""
    own = {key: one for key, one in sources.items() if one.grade == Grade.SIMULATED}
    words = {
        "publisher": tr(lang, mark("Demo data (simulated)")),
        "title": tr(lang, mark("Made by a program from a fixed seed, no real statistics")),
    }
    # Read field by field: dumping a row of the store warns of its grade, which is text there.
    told = {
        key: Source(**{name: getattr(one, name) for name in Source.model_fields} | words) for key, one in own.items()
    }
    return {**sources, **told} if told else sources


def exactly(quantity: Quantity) -> str:
    """A number in full with its bound."""
    shown = f"{quantity.value:,.0f}" if float(quantity.value).is_integer() else f"{quantity.value:,.10g}"
    return numerals.SIGNS[quantity.bound] + shown


def group(stratum: str, lang: str) -> str:
    """Name a group behind what it is a group of; the whole has no name."""
    return "" if stratum == ALL else tr(lang, mark(" ({group})"), group=tr(lang, STRATA[stratum].label))


def local(moment: datetime) -> str:
    """A moment kept in UTC as the server's clock shows it."""
    return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone().strftime("%Y-%m-%d %H:%M")


def sum_of(claim: Claim, lang: str) -> str:
    """Say what a summed claim is a sum of: months of a year, or parts of a region."""
    message = mark("sum of {count} months") if claim.of_months else mark("sum of {count} parts")
    return tr(lang, message, count=claim.note)
