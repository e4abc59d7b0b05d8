"""From a value back to who published it: source lines for cards, claims for the where-from view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analytics import narrative, numerals, period
from analytics.i18n import mark, tr
from analytics.indicators import ALL, INDICATORS, STRATA, Ratio
from analytics.quantity import Quantity
from analytics.store.models import Grade, Source, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from analytics.regions import RegionTree
    from analytics.store.read import Claim
    from analytics.values import Value

GRADES = {
    Grade.OFFICIAL: mark("official"),
    Grade.REPORTED: mark("reported by the unit"),
    Grade.DATASET: mark("open dataset"),
    Grade.MEDIA: mark("press"),
    Grade.REPOSTED: mark("reposted"),
    Grade.UNOFFICIAL: mark("unofficial"),
    Grade.SIMULATED: mark("simulated, no statistics"),
}
STANDINGS = {Standing.CURRENT: mark("shown"), Standing.ALTERNATE: mark("other claim")}
_NAMED = 2


@dataclass(frozen=True)
class Origin:
    """One claim as the where-from view lists it, in words of the reader's language."""

    figure_id: str
    what: str
    where: str
    when: str
    value: str
    as_written: str
    standing: str
    publisher: str
    title: str
    published: str
    grade: str
    url: str
    why: str
    note: str


@dataclass(frozen=True)
class Names:
    """What turning claims into words needs: regions, sources and the language."""

    tree: RegionTree
    sources: Mapping[str, Source]
    lang: str


def origins(values: Iterable[Value], names: Names) -> tuple[Origin, ...]:
    """Every claim behind some values and the other claims about the same cells, each once."""
    seen: dict[str, Origin] = {}
    for value in values:
        for claim in (*value.claims, *value.others):
            seen.setdefault(claim.figure_id, _origin(claim, names))
    return tuple(seen.values())


def _origin(claim: Claim, names: Names) -> Origin:
    lang, source = names.lang, names.sources.get(claim.source_id or "")
    label = narrative.label(claim.measure, lang)
    group = "" if claim.stratum == ALL else tr(lang, mark(" ({group})"), group=tr(lang, STRATA[claim.stratum].label))
    rolled = sum_of(claim, lang) if claim.rolled_up else ""
    publisher = " · ".join(filter(None, (rolled, source.publisher if source else "")))
    return Origin(
        figure_id=claim.figure_id,
        what=label + group,
        where=names.tree.short(claim.region, lang),
        when=period.parse(claim.period).label(lang),
        value=numerals.number(Quantity(claim.value, claim.bound, claim.margin), INDICATORS[claim.measure].unit, lang),
        as_written=claim.as_written,
        standing=tr(lang, STANDINGS[Standing(claim.standing)]),
        publisher=publisher,
        title=source.title if source else "",
        published=source.published if source else "",
        grade=tr(lang, GRADES[Grade(source.grade)]) if source else "",
        url=source.url if source else "",
        why=tr(lang, claim.reason) if claim.reason else "",
        note="" if claim.rolled_up or not claim.note else tr(lang, claim.note),
    )


def sum_of(claim: Claim, lang: str) -> str:
    """Say what a summed claim is a sum of: months of a year, or parts of a region."""
    message = mark("sum of {count} months") if claim.of_months else mark("sum of {count} parts")
    return tr(lang, message, count=claim.note)


def source_line(values: Iterable[Value], names: Names) -> str:
    """Name the publishers behind some values, the most used first: 来源：甲、乙等5处."""
    counted: dict[str, int] = {}
    for value in values:
        for claim in value.claims:
            if claim.source_id:
                counted[claim.source_id] = counted.get(claim.source_id, 0) + 1
    ranked = sorted(counted, key=lambda source: -counted[source])
    publishers = list(dict.fromkeys(names.sources[source].publisher for source in ranked))
    if not publishers:
        return ""
    join = "、" if names.lang == "zh" else "; "
    listed = join.join(publishers[:_NAMED])
    if len(publishers) <= _NAMED:
        return tr(names.lang, mark("Source: {publishers}"), publishers=listed)
    return tr(
        names.lang, mark("Sources: {publishers} and others, {count} in all"), publishers=listed, count=len(publishers)
    )


def formula(indicator: str, lang: str) -> str:
    """Write how a ratio is computed: numerator ÷ denominator × scale."""
    ratio = INDICATORS[indicator]
    if not isinstance(ratio, Ratio):
        return ""
    scale = {100: " × 100%" if ratio.unit.key == "percent" else " × 100", 10_000: " × 10,000"}.get(int(ratio.scale), "")
    return f"{narrative.label(ratio.numerator, lang)} ÷ {narrative.label(ratio.denominator, lang)}{scale}"
