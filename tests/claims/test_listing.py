"""The list of findings is filtered, sorted and written out."""

from __future__ import annotations

import csv
import io

import pytest

from analytics.claims import Verdict, closing, kept, listing
from analytics.claims.listing import Listed, Wanted
from tests import facts
from tests.facts import observe, store, tree

SICHUAN, CHENGDU = "510000", "510100"
# 120 passed of 100 registered; 300 in one source, 100 in the one shown; a part under its whole.
CONTRADICTING = (
    observe("exam_registered", SICHUAN, y2024=100),
    observe("exam_passed", SICHUAN, y2024=120),
    observe("exam_registered", CHENGDU, y2022=100),
    observe("exam_registered", CHENGDU, y2022=300, source="media 2024-12-31"),
)


def found(*, reason: str = "") -> list[Listed]:
    with store(*CONTRADICTING) as session:
        kept.renew(session, tree())
        if reason:
            one = kept.contradictions(session)[0]
            closing.close(session, one.finding.id, one.inputs, reason=reason, by="@王")
        made = listing.listed(kept.kept(session).findings, closing.closings(session))
        return [one for one in made if one.finding.verdict == "contradicts"]


def rules(findings: list[Listed]) -> list[str]:
    return [one.finding.rule for one in findings]


def test_the_gap_is_what_was_stated_outside_what_was_computed() -> None:
    by_rule = {one.finding.rule: round(one.gap, 3) for one in found()}
    assert by_rule["funnel"] == 0.167  # 20 of 120
    assert by_rule["several_sources"] == 0.667  # 200 of 300


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), ["several_sources", "funnel"]),
        (Wanted(sort="gap"), ["several_sources", "funnel"]),
        (Wanted(sort="region"), ["funnel", "several_sources"]),
        (Wanted(sort="period"), ["funnel", "several_sources"]),
        (Wanted(rule="funnel"), ["funnel"]),
        (Wanted(measure="exam_passed"), ["funnel"]),
        (Wanted(regions=frozenset({CHENGDU})), ["several_sources"]),
        (Wanted(verdict=Verdict.UNDECIDED), []),
        (Wanted(state="closed"), []),
        (Wanted(state="open"), ["several_sources", "funnel"]),
    ],
)
def test_findings_are_filtered_and_sorted(wanted: Wanted, expected: list[str]) -> None:
    listed = [one for one in found() if one.finding.rule in ("funnel", "several_sources")]
    assert rules(listing.select(listed, wanted)) == expected


def test_a_part_of_its_whole_leaves_no_gap() -> None:
    with facts.published() as session:
        every = listing.listed(kept.kept(session).findings, ())
    within = [one for one in every if "≤" in one.finding.formula and one.finding.verdict == "undecided"]
    assert within
    assert [one.gap for one in within if one.finding.claims[0].bound == ">"] == [0] * sum(
        one.finding.claims[0].bound == ">" for one in within
    )


def test_a_table_for_spreadsheets_holds_no_formula() -> None:
    listed = found(reason="=HYPERLINK(1)")
    written = listing.to_csv(listed, tree(), "en")
    assert written.startswith("\ufeff".encode())
    head, *rows = csv.reader(io.StringIO(written.decode("utf-8-sig")))
    closed = next(dict(zip(head, row, strict=True)) for row in rows if "closed" in row)
    assert closed["Reason"] == "'=HYPERLINK(1)"
    assert closed["Closed by"] == "'@王"
    assert closed["Standing"] == "closed"
