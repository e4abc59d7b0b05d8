"""Sentences an official reads out, each written by hand in both languages."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from analytics import narrative
from analytics.i18n import LANGUAGES
from analytics.indicators import ALL, INDICATORS, Ratio
from analytics.narrative import Part
from analytics.quantity import Quantity
from analytics.regions import NATION
from analytics.store.read import Claim
from analytics.values import Value
from tests.facts import tree

if TYPE_CHECKING:
    from collections.abc import Sequence

REGISTERED, CERTIFIED, PASS_RATE, TOWNSHIPS = "exam_registered", "certified_total", "pass_rate_registered", "townships"


def claim(measure: str, when: str, quantity: Quantity, region: str, stratum: str) -> Claim:
    end = when.rpartition("..")[2]
    return Claim(
        figure_id=f"{measure}/{when}/{quantity.value:g}",
        source_id="S1",
        region=region,
        period=when,
        year=int(end[:4]),
        ends=f"{end}-12-31" if len(end) == 4 else f"{end}-31",
        measure=measure,
        stratum=stratum,
        value=quantity.value,
        bound=quantity.bound,
        margin=quantity.margin,
        as_written="",
        standing="current",
        inferred=False,
        rolled_up=False,
        wording="",
        reason="",
        note="",
        place="",
    )


def val(  # noqa: PLR0917 - a value in a line
    indicator: str,
    when: str,
    number: float,
    bound: str = "=",
    margin: float = 0,
    region: str = NATION,
    *,
    stratum: str = ALL,
    note: str = "",
    others: Sequence[Quantity] = (),
) -> Value:
    quantity = Quantity(number, bound, margin)
    definition = INDICATORS[indicator]
    measures = (definition.numerator, definition.denominator) if isinstance(definition, Ratio) else (definition.key,)
    made = tuple(claim(measure, when, quantity, region, stratum)._replace(note=note) for measure in measures)
    said = tuple(claim(indicator, when, one, region, stratum) for one in others)
    year = int(when.rpartition("..")[2][:4])
    return Value(
        indicator, region, when, year, stratum, quantity, made, said, bool(said), isinstance(definition, Ratio)
    )


def flow(when: str, number: float, bound: str = "=", margin: float = 0) -> Value:
    return val(REGISTERED, when, number, bound, margin)


def rate(when: str, number: float, bound: str = "=") -> Value:
    return val(PASS_RATE, when, number, bound)


def stock(when: str, number: float, bound: str = "=") -> Value:
    return val(CERTIFIED, when, number, bound)


MOVED = [
    # A flow of a year on the year before.
    (flow("2024", 1889000), flow("2023", 1499000), "同比增长26.0%", "up 26.0% on the year before"),
    (flow("2024", 17100), flow("2023", 22391), "同比下降23.6%", "down 23.6% on the year before"),
    (flow("2024", 2275), flow("2023", 1000), "同比增长127.5%", "up 127.5% on the year before"),
    (flow("2024", 1000), flow("2023", 1000), "与上年持平", "level with the year before"),
    # Rounding at .05: half up, and below a twentieth of a percent it is level.
    (flow("2024", 100050), flow("2023", 100000), "同比增长0.1%", "up 0.1% on the year before"),
    (flow("2024", 100049), flow("2023", 100000), "与上年持平", "level with the year before"),
    (flow("2024", 99950), flow("2023", 100000), "同比下降0.1%", "down 0.1% on the year before"),
    (flow("2024", 99951), flow("2023", 100000), "与上年持平", "level with the year before"),
    (flow("2024", 2241), flow("2023", 2000), "同比增长12.1%", "up 12.1% on the year before"),
    (flow("2024", 1759), flow("2023", 2000), "同比下降12.1%", "down 12.1% on the year before"),
    # Nothing to nothing, something to nothing, nothing to something.
    (flow("2024", 0), flow("2023", 500), "同比下降100.0%", "down 100.0% on the year before"),
    (flow("2024", 0), flow("2023", 0), "与上年持平", "level with the year before"),
    (
        flow("2024", 320),
        flow("2023", 0),
        "同比增加320人（基数为0，不计增速）",
        "320 people more than the year before (growth from zero cannot be given)",
    ),
    # A tiny base: the difference only.
    (flow("2024", 41), flow("2023", 29), "同比增加12人", "12 people more than the year before"),
    (flow("2024", 25), flow("2023", 29), "同比减少4人", "4 people fewer than the year before"),
    (flow("2024", 29), flow("2023", 29), "与上年持平", "level with the year before"),
    (flow("2024", 33), flow("2023", 30), "同比增长10.0%", "up 10.0% on the year before"),
    (flow("2024", 0), flow("2023", 7), "同比减少7人", "7 people fewer than the year before"),
    # No base.
    (flow("2024", 1000), None, "与上年不可比", "not comparable with the year before"),
    (flow("2024", 1000), flow("2022", 900), "与上年不可比", "not comparable with the year before"),
    (flow("2024", 1000), flow("2023-06", 90), "与上年不可比", "not comparable with the year before"),
    (
        flow("2024", 1000),
        val(REGISTERED, "2023", 900, stratum="level:assistant"),
        "与上年不可比",
        "not comparable with the year before",
    ),
    # Bounds: a change from bounds is one, or unknown.
    (flow("2024", 829200), flow("2023", 600000, "<"), "同比增长超38.2%", "up over 38.2% on the year before"),
    (flow("2024", 890000, "~"), flow("2023", 829000), "同比增长约7.4%", "up about 7.4% on the year before"),
    (flow("2024", 600000, "<"), flow("2023", 553700), "同比增长不到8.4%", "up under 8.4% on the year before"),
    (flow("2024", 805, "<"), flow("2023", 1000), "同比下降超19.5%", "down over 19.5% on the year before"),
    (flow("2024", 805, ">"), flow("2023", 1000), "与上年不可比", "not comparable with the year before"),
    (flow("2024", 900, ">"), flow("2023", 800, ">"), "与上年不可比", "not comparable with the year before"),
    (
        flow("2024", 600, "="),
        flow("2023", 600, "<"),
        "高于上期，幅度不明",
        "higher than before, by how much is not known",
    ),
    # 1—n月 on the same months.
    (
        flow("2024-01..2024-06", 1100),
        flow("2023-01..2023-06", 1000),
        "累计同比增长10.0%",
        "up 10.0% on the same months of the year before",
    ),
    (
        flow("2024-01..2024-09", 950),
        flow("2023-01..2023-09", 1000),
        "累计同比下降5.0%",
        "down 5.0% on the same months of the year before",
    ),
    (
        flow("2024-01..2024-06", 1000),
        flow("2023-01..2023-06", 1000),
        "与上年同期持平",
        "level with the same months of the year before",
    ),
    (
        flow("2024-01..2024-03", 20),
        flow("2023-01..2023-03", 12),
        "累计同比增加8人",
        "8 people more than in the same months of the year before",
    ),
    (flow("2024-01..2024-06", 1100), flow("2023", 2000), "与上年不可比", "not comparable with the year before"),
    (
        flow("2024-01..2024-06", 1100),
        flow("2023-01..2023-05", 900),
        "与上年不可比",
        "not comparable with the year before",
    ),
    # A month or quarter on the one before (环比), and on the same one of the year before.
    (flow("2024-06", 120), flow("2024-05", 100), "环比增长20.0%", "up 20.0% on the period before"),
    (flow("2024-01", 90), flow("2023-12", 100), "环比下降10.0%", "down 10.0% on the period before"),
    (flow("2024-Q3", 75), flow("2024-Q2", 60), "环比增长25.0%", "up 25.0% on the period before"),
    (flow("2024-06", 100), flow("2024-05", 100), "与上期持平", "level with the period before"),
    (flow("2024-06", 15), flow("2024-05", 20), "环比减少5人", "5 people fewer than the period before"),
    (flow("2024-06", 130), flow("2023-06", 100), "同比增长30.0%", "up 30.0% on the year before"),
    (flow("2024-06", 130), flow("2024-04", 100), "与上年不可比", "not comparable with the year before"),
    # A stock.
    (stock("2024-12", 1161), stock("2023-12", 1000), "比上年增长16.1%", "up 16.1% from a year earlier"),
    (stock("2024", 900), stock("2023", 1000), "比上年下降10.0%", "down 10.0% from a year earlier"),
    (stock("2024-12", 1000), stock("2023-12", 1000), "与上年持平", "level with a year earlier"),
    (stock("2024-12", 18), stock("2023-12", 6), "比上年增加12人", "12 people more than a year earlier"),
    (stock("2024-12", 1161), stock("2023-04", 1000), "与上年不可比", "not comparable with the year before"),
    # A rate, in points.
    (rate("2024", 18.0), rate("2023", 25.2), "同比下降7.2个百分点", "down 7.2 points on the year before"),
    (rate("2024", 16.2), rate("2023", 15.0), "同比提高1.2个百分点", "up 1.2 points on the year before"),
    (rate("2024", 16.25), rate("2023", 15.0), "同比提高1.3个百分点", "up 1.3 points on the year before"),
    (rate("2024", 16.2), rate("2023", 16.2), "与上年持平", "level with the year before"),
    (rate("2024", 16.24), rate("2023", 16.2), "与上年持平", "level with the year before"),
    (rate("2024", 16.25), rate("2023", 16.2), "同比提高0.1个百分点", "up 0.1 points on the year before"),
    (rate("2024", 20.0, "<"), rate("2023", 25.0), "同比下降超5.0个百分点", "down over 5.0 points on the year before"),
    (
        rate("2024-01..2024-06", 21.0),
        rate("2023-01..2023-06", 20.0),
        "累计同比提高1.0个百分点",
        "up 1.0 points on the same months of the year before",
    ),
    (rate("2024", 0.0), rate("2023", 0.4), "同比下降0.4个百分点", "down 0.4 points on the year before"),
    # What is published as a rate or a plan is not compared.
    (
        val("certified_share_target_pct", "2025", 50),
        val("certified_share_target_pct", "2024", 40),
        "与上年不可比",
        "not comparable with the year before",
    ),
]


@pytest.mark.parametrize(("lang", "at"), [("zh", 2), ("en", 3)])
@pytest.mark.parametrize("case", MOVED, ids=[f"{case[0].period} {case[2]} {place}" for place, case in enumerate(MOVED)])
def test_a_value_moved(case: tuple[Value, Value | None, str, str], lang: str, at: int) -> None:
    assert narrative.movement(case[0], case[1], lang) == case[at]


STATED = [
    (
        flow("2025", 2236000, "=", 500),
        "2025年全国报名人数223.6万人。",
        "Exam registrations in China, 2025: 2.236 million people.",
    ),
    (
        flow("2024", 120000, "<", 5000),
        "2024年全国报名人数近12万人。",
        "Exam registrations in China, 2024: under 120,000 people.",
    ),
    (
        flow("2024", 17000, ">", 500),
        "2024年全国报名人数1.7万余人。",
        "Exam registrations in China, 2024: over 17,000 people.",
    ),
    (
        flow("2024", 890000, "~", 5000),
        "2024年全国报名人数约89万人。",
        "Exam registrations in China, 2024: about 890,000 people.",
    ),
    (flow("2024", 0), "2024年全国报名人数0人。", "Exam registrations in China, 2024: 0 people."),
    (
        flow("2024-01..2024-06", 5450, "="),
        "2024年1—6月全国报名人数5,450人。",
        "Exam registrations in China, 2024-01 – 2024-06: 5,450 people.",
    ),
    (
        stock("2024-12", 1161000),
        "2024年末全国持证人数116.10万人。",
        "Certificate holders in China, end of 2024: 1.16 million people.",
    ),
    (
        val(REGISTERED, "2024", 1411778724),
        "2024年全国报名人数14.12亿人。",
        "Exam registrations in China, 2024: 1.41 billion people.",
    ),
    (
        val(REGISTERED, "2024", 500, note="初步数"),
        "2024年全国报名人数500人（初步数）。",
        "Exam registrations in China, 2024: 500 people (provisional).",
    ),
    (rate("2024", 18.46), "2024年全国合格率（按报名）18.5%。", "Pass rate by registration in China, 2024: 18.5%."),
    (rate("2024", 18.45), "2024年全国合格率（按报名）18.5%。", "Pass rate by registration in China, 2024: 18.5%."),
]


@pytest.mark.parametrize(("lang", "at"), [("zh", 1), ("en", 2)])
@pytest.mark.parametrize("case", STATED, ids=[case[1] for case in STATED])
def test_a_level_is_stated(case: tuple[Value, str, str], lang: str, at: int) -> None:
    assert narrative.statement(case[0], tree(), lang) == case[at]


def test_clauses_follow_the_level_in_one_sentence() -> None:
    made = narrative.statement(flow("2024", 1000), tree(), "zh", "同比增长1.0%", "", "居第3位")
    assert made == "2024年全国报名人数1,000人，同比增长1.0%，居第3位。"


def of(region: str, number: float, bound: str = "=", when: str = "2024", indicator: str = REGISTERED) -> Value:
    return val(indicator, when, number, bound, region=region)


SHARES = [
    (of("510000", 123), of(NATION, 1000), "占全国的12.3%", "12.3% of China"),
    (of("510000", 1235), of(NATION, 10000), "占全国的12.4%", "12.4% of China"),
    (of("510100", 50), of("510000", 100), "占四川的50.0%", "50.0% of Sichuan"),
    (of("510000", 0), of(NATION, 1000), "占全国的0.0%", "0.0% of China"),
    (of("510000", 1000), of(NATION, 1000), "占全国的100.0%", "100.0% of China"),
    (of("510000", 120, "<"), of(NATION, 1000), "占全国的不到12.0%", "under 12.0% of China"),
    (of("510000", 120, ">"), of(NATION, 1000), "占全国的超12.0%", "over 12.0% of China"),
    (of("510000", 120, "~"), of(NATION, 1000), "占全国的约12.0%", "about 12.0% of China"),
    # Where they do not belong together, nothing is said.
    (of("510000", 1200), of(NATION, 1000), "", ""),
    (of("510000", 10), of(NATION, 0), "", ""),
    (of("510000", 10), None, "", ""),
    (of("510000", 10), of(NATION, 100, when="2023"), "", ""),
    (of("510000", 10, ">"), of(NATION, 100, ">"), "", ""),
    (of("510000", 10, indicator=PASS_RATE), of(NATION, 20, indicator=PASS_RATE), "", ""),
]


@pytest.mark.parametrize(("lang", "at"), [("zh", 2), ("en", 3)])
@pytest.mark.parametrize("case", SHARES, ids=[f"{case[0].number:g} {place}" for place, case in enumerate(SHARES)])
def test_a_share(case: tuple[Value, Value | None, str, str], lang: str, at: int) -> None:
    assert narrative.share(case[0], case[1], tree(), lang) == case[at]


@pytest.mark.parametrize(
    ("own", "rest", "said"),
    [
        (30, [10, 20], "在全国有数据的3个省份中居第1位"),
        (10, [20, 30], "在全国有数据的3个省份中居第3位"),
        (20, [20, 30], "在全国有数据的3个省份中并列第2位"),
        (0, [0, 0], "在全国有数据的3个省份中并列第1位"),
        (5, [], ""),
    ],
)
def test_a_rank(own: float, rest: list[float], said: str) -> None:
    mine = of("510000", own)
    assert narrative.rank(mine, [mine, *(of("440000", one) for one in rest)], "全国", "省份", "zh") == said


def test_a_rank_in_english() -> None:
    mine, other = of("510000", 2), of("440000", 3)
    assert narrative.rank(mine, [mine, other], "China", "provinces", "en") == (
        "number 2 of the 2 provinces of China that published"
    )


GOAL = val("professionals_total_target", "2020", 1450000, "=", 5000)
COVERED = val("station_coverage_target_pct", "2025", 90)
TARGETS = [
    (of(NATION, 1338350, indicator="professionals_total"), GOAL, "完成2020年目标145万人的92.3%", "92.3% of the target of 1.45 million people for 2020"),
    (of(NATION, 1450000, indicator="professionals_total"), GOAL, "达到2020年目标145万人", "reaching the target of 1.45 million people for 2020"),
    (of(NATION, 1595000, indicator="professionals_total"), GOAL, "超过2020年目标145万人，高出10.0%", "10.0% above the target of 1.45 million people for 2020"),
    (of(NATION, 0, indicator="professionals_total"), GOAL, "完成2020年目标145万人的0.0%", "0.0% of the target of 1.45 million people for 2020"),
    (of(NATION, 1338350, ">", indicator="professionals_total"), GOAL, "完成2020年目标145万人的超92.3%", "over 92.3% of the target of 1.45 million people for 2020"),
    (of(NATION, 86.6, indicator="station_coverage"), COVERED, "距2025年目标90%差3.4个百分点", "3.4 points short of the target of 90% for 2025"),
    (of(NATION, 91.25, indicator="station_coverage"), COVERED, "高于2025年目标90%1.3个百分点", "1.3 points above the target of 90% for 2025"),
    (of(NATION, 90, indicator="station_coverage"), COVERED, "达到2025年目标90%", "reaching the target of 90% for 2025"),
    (of(NATION, 86, ">", indicator="station_coverage"), COVERED, "", ""),
    (of(NATION, 86, indicator="station_coverage"), None, "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "at"), [("zh", 2), ("en", 3)])
@pytest.mark.parametrize("case", TARGETS, ids=[f"{case[0].number:g} {case[2]}" for case in TARGETS])
def test_a_target(case: tuple[Value, Value | None, str, str], lang: str, at: int) -> None:
    assert narrative.target(case[0], case[1], lang) == case[at]


DRIVEN = [
    ([("四川", 700), ("广东", 200), ("浙江", 100)], "增量主要来自四川（增加700人），占增量的70.0%。"),
    (
        [("四川", 400), ("广东", 300), ("浙江", 300)],
        "增量主要来自四川（增加400人）、广东（增加300人），占增量的70.0%。",
    ),
    ([("四川", -400), ("广东", -100)], "减量主要来自四川（减少400人），占减量的80.0%。"),
    # A part that moved against the rest: no share, which would be of a net change.
    ([("四川", 900), ("广东", -100)], "增量主要来自四川（增加900人）。"),
    ([("四川", 100), ("广东", -900)], "减量主要来自广东（减少900人）。"),
    ([("四川", 0), ("广东", 0)], ""),
    ([("四川", 5), ("广东", -5)], ""),
    ([("四川", 100)], ""),
    ([("四川", 52000), ("广东", 10000)], "增量主要来自四川（增加5.2万人），占增量的83.9%。"),
]


@pytest.mark.parametrize(("parts", "said"), DRIVEN)
def test_what_drove_a_change(parts: list[tuple[str, float]], said: str) -> None:
    assert narrative.driver([Part(*part) for part in parts], REGISTERED, "zh") == said


def test_what_drove_a_change_in_english() -> None:
    parts = [Part("Sichuan", 700), Part("Guangdong", 300)]
    assert narrative.driver(parts, REGISTERED, "en") == (
        "The rise came mostly from Sichuan (700 people more), 70.0% of it."
    )


def test_the_largest_parts_are_not_most_of_it_where_they_are_less_than_half() -> None:
    # 5 + 4 + 3 of 27: 44 %.
    parts = [Part(name, more) for name, more in zip("甲乙丙丁戊己庚辛壬", (5, 4, 3, 3, 3, 3, 2, 2, 2), strict=True)]
    assert narrative.driver(parts, REGISTERED, "zh") == "增量居前的是甲（增加5人）、乙（增加4人）、丙（增加3人）。"
    falls = [Part(one.name, -one.more) for one in parts]
    assert narrative.driver(falls, REGISTERED, "en").startswith("The fall was largest in 甲 (5 people fewer)")


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ([Quantity(900)], "另有来源公布报名人数为900人，口径可能不同。"),
        (
            [Quantity(900), Quantity(1200, ">")],
            "另有2处公布的报名人数与此不一致，最低900人，最高1,200余人，口径可能不同。",
        ),
        # 近1000人 can be true with 1000人 less a few; 1000人 itself is no dispute.
        ([Quantity(1000)], ""),
        ([Quantity(1010, "<")], ""),
        ([], ""),
    ],
)
def test_a_dispute(others: list[Quantity], said: str) -> None:
    assert narrative.dispute(val(REGISTERED, "2024", 1000, others=others), "zh") == said


def test_a_dispute_in_english() -> None:
    found = val(REGISTERED, "2024", 1000, others=[Quantity(900)])
    assert narrative.dispute(found, "en") == (
        "Another source gives 900 people for exam registrations; the scope may differ."
    )


def test_there_are_as_many_cases_as_were_asked_for() -> None:
    both = len(MOVED) + len(STATED) + len(SHARES) + len(TARGETS)
    assert both * len(LANGUAGES) + len(DRIVEN) >= 120


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("报名223.6万人，同比增长18.4%", {"2236000", "18.4"}),
        ("报名２２３．６万人", {"2236000"}),
        ("1,889,000人，1.7万余人", {"1889000", "17000"}),
        ("2.236 million people, 12 fewer", {"2236000", "12"}),
        ("14.12亿", {"1412000000"}),
        ("80余万人", {"800000"}),
        ("没有数字", set()),
    ],
)
def test_numbers_are_found_however_written(text: str, found: set[str]) -> None:
    assert set(narrative.numbers(text)) == {Decimal(one) for one in found}
