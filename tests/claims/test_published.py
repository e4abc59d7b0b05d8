"""What is found among all published figures, read one by one, and how findings travel."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest

from analytics import claims
from analytics.claims import RULES, Finding, Verdict
from analytics.claims.finding import figure
from analytics.claims.words import TITLES, arithmetic
from tests import facts

KEYS = ["id", "rule", "verdict", "region", "period", "measures", "figures", "stated", "computed", "hypothesis"]
# Every contradiction of the published figures: rule, the figure it checked, and what it was held against.
CONTRADICTIONS = {
    # the bulletin of 2015 says 28.8 %; 20.6万 over 152,985 is 34.7 %
    ("growth", "P071", ("P070", "P075")),
    # the press says 27.6 %; 42.45万 over 33.18万 is 27.9 %
    ("growth", "P043", ("P042", "P003", "P002")),
    # one page prints 18.37 % and 23.66 % for one figure
    ("growth", "P013", ("P010", "S001", "P009")),
    ("several_sources", "P013", ("P012",)),
    # nearly 12万 after 10.67万 is no 26 %, which is the nation's rate
    ("growth", "S003", ("S002", "S113")),
    # nearly 60万 and over 60万
    ("several_sources", "P041", ("P005",)),
    # 92.9万 without and 93.1万 with the seniors
    ("several_sources", "P060", ("P067",)),
    # 8.4万 in the press, 8.6万 by the province
    ("several_sources", "P045", ("P164",)),
    # the census counts servicemen in no province
    ("children", "P271", tuple(f"P{number}" for number in range(272, 303))),
    # 1,825 townships with a station of 1,813, and so 100 %
    ("coverage", "S128", ("P331",)),
    ("share", "S129", ("S128", "P331")),
    # the headline has 37万, the text 3.7万
    ("headline", "P242", ()),
}


@cache
def everything() -> tuple[Finding, ...]:
    with facts.published() as session:
        return tuple(claims.check(session, facts.tree()))


def of_verdict(verdict: str) -> list[Finding]:
    return [finding for finding in everything() if finding.verdict == verdict]


def test_every_contradiction_was_read_and_no_other_is_found() -> None:
    found = {(one.rule, one.figures[0], one.figures[1:]) for one in of_verdict("contradicts")}
    assert found == CONTRADICTIONS


def test_findings_have_ids_of_their_own() -> None:
    assert len({finding.id for finding in everything()}) == len(everything()) > 400


def test_contradictions_come_first_and_agreements_last() -> None:
    order = [finding.verdict for finding in everything()]
    assert order == sorted(order, key=list(Verdict).index)


def test_json_is_as_the_issue_gives_it() -> None:
    for finding in everything():
        told = json.loads(json.dumps(finding.to_json(facts.tree()), allow_nan=False))
        assert list(told) == KEYS
        assert set(told["figures"]) <= facts.claims().keys() or all(
            "|" in one or one in facts.claims() for one in told["figures"]
        )
    (guangzhou,) = (one for one in of_verdict("contradicts") if one.rule == "headline")
    assert guangzhou.to_json(facts.tree(), "en") == {
        "id": guangzhou.id,
        "rule": "headline",
        "verdict": "contradicts",
        "region": "440100",
        "period": "2023",
        "measures": ["certified_total"],
        "figures": ["P242"],
        "stated": 370000.0,
        "computed": [35150.0, 38850.0],
        "hypothesis": "it and another figure of 2023 differ 10-fold: a decimal point may be lost or added",
    }


def test_an_open_side_is_null() -> None:
    # 390万 ÷ 2140.35万, the most that any census or yearbook near enough allows
    (chengdu,) = (one for one in everything() if one.figures[0] == "S035")
    assert chengdu.to_json()["computed"] == [pytest.approx(18.2213, abs=1e-4), None]


def test_imported_and_summed_figures_are_named_by_what_they_are_about() -> None:
    summed = facts.claims()["S060"]._replace(place="2024.xlsx:5", figure_id="anything")
    assert figure(summed) == "621100|2024|certified_new|all"
    assert figure(facts.claims()["S060"]) == "S060"


def test_the_id_stays_and_the_inputs_change_with_a_value() -> None:
    (found,) = (one for one in everything() if one.figures[0] == "P043")
    revised = found._replace(claims=(found.claims[0]._replace(value=27.9), *found.claims[1:]))
    shown = found._replace(claims=tuple(one._replace(standing="alternate") for one in reversed(found.claims)))
    assert (revised.id, shown.id) == (found.id, found.id)
    assert revised.inputs != found.inputs == shown.inputs
    assert found._replace(rule="fold").id != found.id


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_finding_can_be_read(lang: str) -> None:
    for finding in everything():
        text = claims.sentence(finding, facts.tree(), lang)
        assert "{" not in text
        assert not re.search(r"\b(?:inf|nan)\b", text)
        assert "错误" not in text
        if finding.verdict == "contradicts":
            assert ("口径可能不同" if lang == "zh" else "scope may differ") in text


def test_a_sentence_says_what_was_stated_and_what_follows() -> None:
    (found,) = (one for one in everything() if one.figures[0] == "S003")
    assert claims.sentence(found, facts.tree(), "zh") == (
        "四川省2024年“参考人数增长率（公布值）”，增长率与两年的数：公布26%，推算不超过12.52%（<120,000 ÷ 106,700 − 1），"
        "对不上，口径可能不同。可能的解释：2024年全国的“报名人数”增长25.94至26.09%，此增长率可能是它的。"
    )


def test_arithmetic_shows_the_numbers_that_went_in() -> None:
    (census,) = (one for one in everything() if one.figures[0] == "P271")
    assert arithmetic(census) == "21,893,095 + 13,866,009 + 74,610,235 + … + 25,852,345"


def test_one_region_is_checked_with_all_below_it() -> None:
    with facts.published() as session:
        sichuan = claims.check(session, facts.tree(), "510000")
    inside = {"510000", *(one.code for one in facts.tree().descendants("510000"))}
    assert {one.id: one for one in sichuan} == {one.id: one for one in everything() if one.region in inside}
    assert {"510000", "510100"} <= {one.region for one in sichuan}


@pytest.mark.parametrize(
    "touched",
    [
        {("exam_sat", "510000")},
        {("certified_new", "100000")},
        {("townships", "370000"), ("exam_registered", "330000")},
        {("exam_registered", "330503")},
        {("station_staff", "110000")},
        set(),
    ],
    ids=lambda touched: " ".join(f"{measure} {region}" for measure, region in sorted(touched)) or "nothing",
)
def test_after_an_import_what_it_touched_is_found_as_in_a_whole_check(touched: set[tuple[str, str]]) -> None:
    with facts.published() as session:
        found = {one.id: one for one in claims.check(session, facts.tree(), touched=touched)}
    whole = {one.id: one for one in everything()}
    assert all(whole[key] == one for key, one in found.items())
    needed = {key for key, one in whole.items() if touched & {(claim.measure, claim.region) for claim in one.claims}}
    assert needed <= found.keys()
    assert len(found) < len(whole)


def test_every_rule_has_a_name_for_readers() -> None:
    assert {rule.__name__ for rule in RULES} == TITLES.keys()
    assert {one.rule for one in everything()} <= TITLES.keys()


def test_every_rule_is_described() -> None:
    document = (facts.ROOT / "docs" / "claim-checks.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \|", document, re.MULTILINE) == [rule.__name__ for rule in RULES]
