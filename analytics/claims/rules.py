"""Every rule of claim checking, and the check itself."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Final

from analytics.claims.arithmetic import Verdict
from analytics.claims.growth import NEW_OF, fold, growth, increase, previous_level
from analytics.claims.hypotheses import CONFUSED
from analytics.claims.ledger import Ledger
from analytics.claims.order import STAGES, funnel
from analytics.claims.rates import coverage, pass_rate, per_capita, points, share
from analytics.claims.several import headline, numbers, several_sources, tenfold
from analytics.claims.stocks import repeated_stock, stock_and_new
from analytics.claims.sums import children, levels, months, parts
from analytics.indicators import MEASURES, RATIOS
from analytics.store import read

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from sqlalchemy.orm import Session

    from analytics.claims.finding import Finding
    from analytics.regions import RegionTree
    from analytics.store.read import Claim

RULES: Final[tuple[Callable[[Ledger], Iterator[Finding]], ...]] = (
    growth,
    previous_level,
    increase,
    fold,
    share,
    pass_rate,
    per_capita,
    points,
    coverage,
    funnel,
    children,
    levels,
    parts,
    months,
    stock_and_new,
    repeated_stock,
    several_sources,
    tenfold,
    headline,
)
_FIRST: Final = {verdict: place for place, verdict in enumerate(Verdict)}


def check(
    session: Session,
    tree: RegionTree,
    region: str | None = None,
    touched: Collection[tuple[str, str]] | None = None,
    told: Callable[[int, int], None] | None = None,
) -> list[Finding]:
    """Check the claims of a store: contradictions first, then what cannot be told, then what agrees.

    ``region`` keeps the findings about that region and all below it. ``touched`` names pairs of measure and region that
    changed, as an import does: only findings they can bear on are made, those about the sums above them included.
    ``told`` hears how many of how many rules were asked.
    """
    with _uncollected():
        return _check(session, tree, region, touched, told or (lambda _done, _all: None))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Leave the collector off: among hundred thousands of live tuples and no garbage it takes a quarter of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _check(
    session: Session,
    tree: RegionTree,
    region: str | None,
    touched: Collection[tuple[str, str]] | None,
    told: Callable[[int, int], None],
) -> list[Finding]:
    sources = read.sources(session)
    titled = read.claims_of_sources(session, [one.id for one in sources.values() if numbers(one.title)])
    ledger = Ledger(_claims(session, tree, region, touched), tree, sources, titled)
    found = _asked(ledger, told)
    if region is not None:
        wanted = tree.within(region)
        found = (finding for finding in found if finding.region in wanted)
    if touched is not None:
        changed = reach_of(touched, tree)
        found = (finding for finding in found if bears_on(finding, changed))
    return sorted(found, key=place)


def _asked(ledger: Ledger, told: Callable[[int, int], None]) -> Iterator[Finding]:
    for done, rule in enumerate(RULES):
        told(done, len(RULES))
        yield from rule(ledger)


def place(finding: Finding) -> tuple[object, ...]:
    """Sort key of findings: contradictions first, then by what they are about."""
    return (
        _FIRST[finding.verdict],
        finding.region,
        finding.period,
        finding.rule,
        finding.stratum,
        finding.claims[0].figure_id,
        finding.measures,
    )


def reach_of(touched: Collection[tuple[str, str]], tree: RegionTree) -> set[tuple[str, str]]:
    """How far a change of some measures of regions reaches: to the sums of all regions above them."""
    return {(measure, above.code) for measure, code in touched if code in tree for above in tree.path(code)}


def bears_on(finding: Finding, changed: set[tuple[str, str]]) -> bool:
    """Whether a change of some measures of regions may change a finding."""
    return any((measure, finding.region) in changed for measure in finding.measures) or any(
        (claim.measure, claim.region) in changed for claim in finding.claims
    )


def _claims(
    session: Session, tree: RegionTree, region: str | None, touched: Collection[tuple[str, str]] | None
) -> Iterable[Claim]:
    """What is needed: the regions asked for or touched and all above them; of those beside them what adds up with them."""
    if touched is None:
        return read.claims_to_check(session, MEASURES, _above(tree, region) | tree.within(region) if region else None)
    measures = {measure for measure, _ in touched}
    above = {code for _, touching in touched for code in _above(tree, touching)}
    beside = {child.code for code in above for child in tree.ever(code)} - above
    return chain(
        read.claims_to_check(session, _related(measures), above),
        read.claims_to_check(session, measures, beside),
    )


def _above(tree: RegionTree, region: str) -> set[str]:
    return {one.code for one in tree.path(region)} if region in tree else set()


def _related(measures: set[str]) -> set[str]:
    """Measures that meet in a rule: two steps apart at most in the dictionary."""
    found = set(measures)
    for _ in range(2):
        found |= {key for group in _GROUPS if group & found for key in group}
    return found | set(CONFUSED)


def _groups() -> list[set[str]]:
    """What the dictionary puts together: a level with the changes of it, a rate with its parts and its own changes."""
    groups = [{key, m.claim_of} for key, m in MEASURES.items() if m.claim_of in MEASURES]
    for key, ratio in RATIOS.items():
        said = {one for one, m in MEASURES.items() if m.claim_of == key}
        groups.append({ratio.numerator, ratio.denominator, *said, *filter(None, [ratio.published])})
    return [*groups, *({stock, flow} for stock, flow in NEW_OF.items()), set(STAGES)]


_GROUPS: Final = _groups()
