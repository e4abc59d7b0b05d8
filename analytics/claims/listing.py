"""The kept findings as a list: filtered, sorted, as rows of a table, as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from analytics import period
from analytics.claims.arithmetic import Interval, Verdict
from analytics.claims.ledger import reach
from analytics.claims.words import VERDICTS, arithmetic, label, sentence, span, stated, text, title
from analytics.i18n import mark, tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from analytics.claims.closing import Closed
    from analytics.claims.finding import Finding
    from analytics.claims.kept import Found
    from analytics.regions import RegionTree

Sort = Literal["severity", "gap", "region", "period"]
SORTS: Final[dict[Sort, str]] = {
    "severity": mark("by weight"),
    "gap": mark("by size of the gap"),
    "region": mark("by region"),
    "period": mark("by period, latest first"),
}
COLUMNS: Final = (
    mark("Verdict"),
    mark("Check"),
    mark("Region"),
    mark("Period"),
    mark("Indicator"),
    mark("Stated"),
    mark("By calculation"),
    mark("Gap"),
    mark("Standing"),
)
_SHORT: Final = {
    Verdict.AGREES: mark("agree"),
    Verdict.CONTRADICTS: mark("scope may differ"),
    Verdict.UNDECIDED: mark("cannot be told"),
}
_FORMULAS: Final = "=+-@\t\r＝＋－＠"


class Listed(NamedTuple):
    """A finding with the closing that stands, if a person closed it."""

    finding: Finding
    inputs: str
    closed: Closed | None = None

    @property
    def gap(self) -> float:
        """How far the stated value lies outside what was computed, as a share of it."""
        return gap(self.finding)


@dataclass(frozen=True)
class Wanted:
    """Which findings a reader wants to see; nothing given is no condition. ``regions`` are codes."""

    verdict: Verdict | None = None
    rule: str | None = None
    measure: str | None = None
    state: str | None = None
    regions: frozenset[str] | None = None
    sort: Sort = "severity"

    def takes(self, one: Listed) -> bool:
        """Whether a finding is wanted."""
        found = one.finding
        return (
            self.verdict in (None, found.verdict)
            and self.rule in (None, found.rule)
            and (self.measure is None or self.measure in found.measures)
            and (self.state is None or (self.state == "closed") is (one.closed is not None))
            and (self.regions is None or found.region in self.regions)
        )


def gap(finding: Finding) -> float:
    """How far what was stated lies outside what was computed, as a share of it; within a whole (≤), how far above it."""
    headline = finding.rule == "headline"
    said = Interval(finding.stated, finding.stated) if headline else reach(finding.claims[0])
    low, high = finding.computed
    under = -math.inf if "≤" in finding.formula else low - said.high
    apart = max(under, said.low - high, 0)
    return apart / abs(finding.stated) if finding.stated and math.isfinite(apart) else 0.0


def computable(finding: Finding) -> bool:
    """Whether anything follows from the other figures at all."""
    return any(map(math.isfinite, finding.computed))


def listed(findings: Iterable[Found], closings: Iterable[Closed]) -> tuple[Listed, ...]:
    """Put findings beside the closings that stand."""
    standing = {(one.finding.id, one.inputs): one for one in closings if one.reopened_at is None}
    return tuple(
        Listed(found.finding, found.inputs, standing.get((found.finding.id, found.inputs))) for found in findings
    )


def _severity(one: Listed) -> tuple[object, ...]:
    return one.finding.verdict is not Verdict.CONTRADICTS, -one.gap, one.finding.region, one.finding.period


_KEYS: Final[dict[Sort, Callable[[Listed], tuple[object, ...]]]] = {
    "severity": _severity,
    "gap": lambda one: (-one.gap, *_severity(one)),
    "region": lambda one: (one.finding.region, *_severity(one)),
    "period": lambda one: (tuple(-part for part in period.parse(one.finding.period).end), *_severity(one)),
}


def select(findings: Iterable[Listed], wanted: Wanted) -> list[Listed]:
    """The findings that are wanted, in the order that is."""
    return sorted(filter(wanted.takes, findings), key=_KEYS[wanted.sort])


def row(one: Listed, tree: RegionTree, lang: str) -> tuple[str, ...]:
    """One finding as a row under ``COLUMNS``."""
    found = one.finding
    return (
        tr(lang, _SHORT[found.verdict]),
        title(found.rule, lang),
        tree.full_name(found.region, lang) if found.region in tree else found.region,
        period.parse(found.period).label(lang),
        label(found, lang),
        stated(found, lang),
        span(found.computed, found.indicator, lang) if computable(found) else "—",
        f"{one.gap:.1%}" if one.gap else "",
        tr(lang, mark("closed") if one.closed else mark("open")),
    )


_CSV: Final = (*COLUMNS[:7], mark("Arithmetic"), *COLUMNS[7:], mark("Possible explanation"), mark("Sentence"))


def to_csv(findings: Iterable[Listed], tree: RegionTree, lang: str) -> bytes:
    """Write findings as a table for spreadsheets: UTF-8 with its mark, no cell that would be read as a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    ends = (mark("Reason"), mark("Closed by"), "rule", "region", "figures", "id")
    writer.writerow([*(tr(lang, name) for name in (*_CSV, *ends))])
    for one in findings:
        writer.writerow([_neutral(cell) for cell in _cells(one, tree, lang)])
    return out.getvalue().encode("utf-8-sig")


def _cells(one: Listed, tree: RegionTree, lang: str) -> list[str]:
    found = one.finding
    shown = row(one, tree, lang)
    guess = text(found.hypothesis, tree, lang) if found.hypothesis else ""
    reason, by = (one.closed.reason, one.closed.by) if one.closed else ("", "")
    ids = (found.rule, found.region, " ".join(found.figures), found.id)
    return [*shown[:7], arithmetic(found), *shown[7:], guess, sentence(found, tree, lang), reason, by, *ids]


def _neutral(cell: str) -> str:
    return f"'{cell}" if cell.strip(" ")[:1] in tuple(_FORMULAS) else cell


def to_json(findings: Sequence[Listed], tree: RegionTree, lang: str) -> bytes:
    """Write findings as the command ``check --json`` does."""
    plain = [one.finding.to_json(tree, lang) for one in findings]
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()


def verdict(found: Finding, lang: str) -> str:
    """The verdict of a finding in full."""
    return tr(lang, VERDICTS[found.verdict])
