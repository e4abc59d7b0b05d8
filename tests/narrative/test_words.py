"""Numbers and changes are written as a careful official writes them."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics import compute, narrative, numerals, values
from analytics.indicators import MEASURES, RATIOS, Unit
from analytics.indicators import model as m
from analytics.quantity import Quantity
from analytics.regions import NATION
from tests.facts import claims, known, observe, of_year, published_book, tree

P = m.PERSONS

WRITTEN = [
    # A count as written, counted in 万 or 亿 where it was written so or is large.
    (Quantity(1889000, "=", 500), P, "188.9万人", "1.889 million people"),  # S001
    (Quantity(1516000, "=", 500), P, "151.6万人", "1.516 million people"),  # P064
    (Quantity(829000, "=", 500), P, "82.9万人", "829,000 people"),  # P022
    (Quantity(531000, "=", 50), P, "53.10万人", "531,000 people"),  # P085
    (Quantity(54500, "=", 50), P, "5.45万人", "54,500 people"),  # S047
    (Quantity(1411778724), P, "14.12亿人", "1.41 billion people"),  # P271
    (Quantity(21893095), P, "2189.31万人", "21.89 million people"),  # P272
    (Quantity(1200000, "=", 50000), P, "120万人", "1.2 million people"),  # P089
    (Quantity(152985), P, "152,985人", "152,985 people"),  # P075
    (Quantity(273126), P, "273,126人", "273,126 people"),  # P017
    (Quantity(22391), P, "22,391人", "22,391 people"),  # P169
    (Quantity(162), P, "162人", "162 people"),  # P177
    (Quantity(0), P, "0人", "0 people"),
    # Bounds: 近, 余, 约.
    (Quantity(120000, "<", 5000), P, "近12万人", "under 120,000 people"),  # S002
    (Quantity(829000, "<", 500), P, "近82.9万人", "under 829,000 people"),  # P006
    (Quantity(600000, "<", 5000), P, "近60万人", "under 600,000 people"),  # P005
    (Quantity(400, "<"), P, "近400人", "under 400 people"),  # P240
    (Quantity(17000, ">", 500), P, "1.7万余人", "over 17,000 people"),
    (Quantity(17000, ">", 500), m.COUNT, "1.7万余个", "over 17,000"),  # P030
    (Quantity(40000, ">", 5000), P, "4万余人", "over 40,000 people"),
    (Quantity(120000, ">", 5000), P, "12万余人", "over 120,000 people"),
    (Quantity(326000, ">", 500), P, "32.6万余人", "over 326,000 people"),  # P044
    (Quantity(8700, ">"), P, "8,700余人", "over 8,700 people"),  # S074
    (Quantity(5000, ">"), m.BODIES, "5,000余家", "over 5,000 bodies"),  # P033
    (Quantity(304000, "~"), P, "约30.4万人", "about 304,000 people"),  # P108
    (Quantity(890000, "~", 5000), P, "约89万人", "about 890,000 people"),  # P007
    (Quantity(22000, "~", 500), P, "约2.2万人", "about 22,000 people"),  # P178
    (Quantity(30, "~"), m.SITTINGS, "约30场", "about 30 sittings"),  # S094
    # Every unit by its own name.
    (Quantity(2465), m.ATTENDANCES, "2,465人次", "2,465 attendances"),  # S070
    (Quantity(89000, "=", 500), m.ATTENDANCES, "8.9万人次", "89,000 attendances"),  # S031
    (Quantity(1540700, "=", 50), m.ATTENDANCES, "154.07万人次", "1.541 million attendances"),  # S134
    (Quantity(26300, "=", 50), m.HOUSEHOLDS, "2.63万户", "26,300 households"),  # S024
    (Quantity(40282), m.TEAMS, "40,282支", "40,282 teams"),  # S036
    (Quantity(895600, ">", 50), m.SITTINGS, "89.56万余场", "over 895,600 sittings"),  # S037
    (Quantity(218), m.RUNS, "218期", "218 course runs"),  # S030
    (Quantity(4), m.TIMES, "4次", "4 times"),  # S087
    (Quantity(150), m.HOURS, "150课时", "150 class hours"),  # S078
    (Quantity(38642), m.COUNT, "38,642个", "38,642"),  # P348
    (Quantity(61), m.YUAN, "61元", "61 yuan"),  # P268
    (Quantity(49598600, "=", 50), m.YUAN, "4959.86万元", "49.599 million yuan"),  # S133
    (Quantity(2490000000, "~", 5e6), m.YUAN, "约24.9亿元", "about 2.49 billion yuan"),  # P031
    (Quantity(52), m.MARKS, "52分", "52 marks"),  # P267
    (Quantity(600, ">"), m.PER_DAY, "600余场/日", "over 600 a day"),  # S038
    # Rates have one decimal, unless whole percents were written.
    (Quantity(18.4629, "=", 0.01), m.PERCENT, "18.5%", "18.5%"),
    (Quantity(18.4629, "~", 0.01), m.PERCENT, "约18.5%", "about 18.5%"),
    (Quantity(26, "=", 0.5), m.PERCENT, "26%", "26%"),  # S003
    (Quantity(100, "=", 0.5), m.PERCENT, "100%", "100%"),
    (Quantity(15.34, ">", 0.005), m.PERCENT, "超15.3%", "over 15.3%"),
    (Quantity(8.3619, "<", 0.01), m.PERCENT, "不到8.4%", "under 8.4%"),
    (Quantity(50, ">", 0.5), m.PERCENT, "超50%", "over 50%"),  # P252
    (Quantity(7.2826), m.PERCENT, "7.3%", "7.3%"),
    (Quantity(10.7382, "=", 0.01), m.PER_10K, "10.7人", "10.7 per 10,000"),
    (Quantity(64.23, "=", 0.005), m.PER_10K, "64.2人", "64.2 per 10,000"),  # P179
    (Quantity(408.257), m.PER_RUN, "408.3人次", "408.3 attendances per course run"),
    (Quantity(2.4540), m.PER_STATION, "2.5人", "2.5 people per station"),
]


@pytest.mark.parametrize(("quantity", "unit", "zh", "en"), WRITTEN, ids=[f"{zh} {en}" for *_, zh, en in WRITTEN])
def test_a_number_is_written_as_officials_write_it(quantity: Quantity, unit: Unit, zh: str, en: str) -> None:
    assert (narrative.number(quantity, unit, "zh"), narrative.number(quantity, unit, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("quantity", "unit", "zh", "en"),
    [
        (Quantity(1889000, "=", 500), P, "188.9万", "1.889 million"),
        (Quantity(17000, ">", 500), P, "1.7万余", "over 17,000"),
        (Quantity(18.4629), m.PERCENT, "18.5%", "18.5%"),
        (Quantity(10.7382), m.PER_10K, "10.7", "10.7"),
    ],
)
def test_a_number_may_leave_its_unit_to_the_heading(quantity: Quantity, unit: Unit, zh: str, en: str) -> None:
    made = [narrative.number(quantity, unit, lang, with_unit=False) for lang in ("zh", "en")]
    assert made == [zh, en]


@pytest.mark.parametrize(
    ("figure", "zh"),
    [
        pytest.param("P182", "87人", id="87 was written, not 87.0"),
        pytest.param("P251", "18人", id="18 was written, not 18.0"),
        pytest.param("P253", "超25人", id="25 was written, not 25.0"),
        pytest.param("S063", "超18人", id="over 18 was written, not 18.0"),
        pytest.param("S112", "100%", id="full coverage is 100, not 100.0"),
        pytest.param("P029", "约100%", id="basically full coverage is about 100, not 100.0"),
        pytest.param("S114", "2.27倍", id="2.27 times is +127 percent, 2.3 times would be +130"),
        pytest.param("S125", "400余万元", id="400余万 was written, not 400.00万"),
        pytest.param("P241", "6000余万元", id="6000多万 was written, not 6000.00万"),
        pytest.param("P019", "80余万人", id="80余万 was written, not 800,000"),
        pytest.param("P142", "−6.2个百分点", id="points are counted with 个, and a minus is a minus"),
        pytest.param("P151", "2.4个百分点", id="points are counted with 个"),
    ],
)
def test_a_published_figure_keeps_its_written_precision_and_measure_word(figure: str, zh: str) -> None:
    claim = claims()[figure]
    quantity = Quantity(claim.value, claim.bound, claim.margin)
    assert narrative.number(quantity, MEASURES[claim.measure].unit, "zh") == zh


def test_no_unit_is_a_question() -> None:
    # S081: 6.3%, perhaps points. The doubt belongs in words, not in a unit that reads as a slip.
    units = {one.unit for one in (*MEASURES.values(), *RATIOS.values())}
    assert not [unit.key for unit in units if "?" in unit.tail("zh") + unit.tail("en")]


@given(st.floats(1, 500), st.sampled_from([m.PERCENT, m.PER_10K, m.PER_STATION]), st.sampled_from([0.01, 1]))
def test_a_lower_bound_is_never_written_higher_than_it_is(value: float, unit: Unit, margin: float) -> None:
    # S043 over P306: more than 18.97 per 10,000 is not "more than 19.0".
    text = narrative.number(Quantity(value, ">", margin), unit, "zh", with_unit=False)
    assert float(text.removeprefix("超").removesuffix("%")) <= value + 1e-9


@given(st.floats(1, 500), st.sampled_from([m.PERCENT, m.PER_10K, m.PER_STATION]), st.sampled_from([0.01, 1]))
def test_an_upper_bound_is_never_written_lower_than_it_is(value: float, unit: Unit, margin: float) -> None:
    text = narrative.number(Quantity(value, "<", margin), unit, "zh", with_unit=False)
    assert float(text.removeprefix("不到").removesuffix("%")) >= value - 1e-9


@cache
def two_years() -> values.Book:
    return known(observe("exam_registered", y2023=1000, y2024=1000), observe("exam_passed", y2023=100, y2024=100))


def moved(new: Quantity, old: Quantity, *, points: bool = False) -> compute.Change:
    """A change between two values of registrations, or of a pass rate."""
    before, after = compute.series(two_years(), "pass_rate_registered" if points else "exam_registered", NATION)
    made = compute.change(after._replace(quantity=new), before._replace(quantity=old))
    assert made is not None
    return made


def said(made: compute.Change) -> list[str]:
    """The change as a sentence and as a tile say it, in both languages."""
    return [write(made, lang) for write in (narrative.change, narrative.short_change) for lang in ("zh", "en")]


CHANGES = [
    (Quantity(1889000), Quantity(1499000), "同比增长26.0%", "up 26.0% on the year before", "+26.0%", "+26.0%"),
    (Quantity(17100), Quantity(22391), "同比下降23.6%", "down 23.6% on the year before", "−23.6%", "−23.6%"),
    (
        Quantity(829200),
        Quantity(600000, "<"),
        "同比增长超38.2%",
        "up over 38.2% on the year before",
        "+超38.2%",
        "up >38.2%",
    ),
    (
        Quantity(600000, "<"),
        Quantity(553700),
        "同比增长不到8.4%",
        "up under 8.4% on the year before",
        "+不到8.4%",
        "up <8.4%",
    ),
    (
        Quantity(890000, "~"),
        Quantity(829000),
        "同比增长约7.4%",
        "up about 7.4% on the year before",
        "+约7.4%",
        "up ≈7.4%",
    ),
    (
        Quantity(80.5, "<"),
        Quantity(100),
        "同比下降超19.5%",
        "down over 19.5% on the year before",
        "−超19.5%",
        "down >19.5%",
    ),
    (Quantity(2275), Quantity(1000), "同比增长127.5%", "up 127.5% on the year before", "+127.5%", "+127.5%"),
    (Quantity(1000), Quantity(1000), "与上年持平", "level with the year before", "持平", "level"),
]


def test_a_fall_known_from_below_only_may_be_a_rise_and_is_not_said() -> None:
    before, after = compute.series(two_years(), "exam_registered", NATION)
    assert compute.change(after._replace(quantity=Quantity(80.5, ">")), before._replace(quantity=Quantity(100))) is None


@pytest.mark.parametrize(("new", "old", "words"), [(new, old, words) for new, old, *words in CHANGES])
def test_a_change_is_said_as_officials_say_it(new: Quantity, old: Quantity, words: list[str]) -> None:
    assert said(moved(new, old)) == words


@pytest.mark.parametrize(
    ("new", "old", "words"),
    [
        (18.0, 25.2, ["同比下降7.2个百分点", "down 7.2 points on the year before", "−7.2个百分点", "−7.2 points"]),
        (16.2, 15.0, ["同比提高1.2个百分点", "up 1.2 points on the year before", "+1.2个百分点", "+1.2 points"]),
        (16.2, 16.2, ["与上年持平", "level with the year before", "持平", "level"]),
    ],
)
def test_a_change_of_a_rate_is_said_in_points(new: float, old: float, words: list[str]) -> None:
    made = moved(Quantity(new), Quantity(old), points=True)
    assert made.in_points
    assert said(made) == words


def test_more_than_nothing_is_not_level() -> None:
    # 近60万 and then 60万: a rise of unknown size, not 持平.
    made = moved(Quantity(600000), Quantity(600000, "<"))
    assert (made.quantity.bound, made.quantity.value) == (">", 0)
    assert narrative.change(made, "zh") != "与上年持平"
    assert narrative.short_change(made, "zh") != "持平"


def test_a_finding_says_where_when_what_and_how_much() -> None:
    values = compute.series(published_book(), "exam_registered", NATION)
    last = compute.changes(values)[-1]
    assert narrative.finding(values[-1], tree(), "zh", last) == "2025年全国报名人数223.6万人，同比增长18.4%"
    assert narrative.finding(values[-1], tree(), "en", last) == (
        "Exam registrations in China, 2025: 2.236 million people, up 18.4% on the year before"
    )
    assert narrative.finding(values[0], tree(), "zh") == "2015年全国报名人数19.69万人"


def test_an_inferred_period_says_so() -> None:
    inferred = of_year(published_book(), "professionals_total", "440784", 2024)  # S092
    stated = of_year(published_book(), "professionals_total", "621100", 2024)  # S054
    assert (narrative.when(inferred, "zh"), narrative.when(stated, "zh")) == ("2024年（推断）", "2024年末")
    assert narrative.when(inferred, "en") == "2024 (inferred)"


@pytest.mark.parametrize(
    ("quantity", "unit", "written"),
    [
        # 17,000 stations and more in 38,642 townships are 43.99 and more for a hundred, not more than 44.
        (Quantity(43.993, ">"), m.PER_100, ">43.9"),
        (Quantity(43.953, "<"), m.PER_100, "<44.0"),
        (Quantity(43.953, "~"), m.PER_100, "≈44.0"),
        (Quantity(17000, ">", 500), m.COUNT, ">17,000"),
        (Quantity(1249999, ">", 5000), P, ">1.24M"),
        (Quantity(1516000, "=", 500), P, "1.516M"),
    ],
)
def test_a_short_headline_stays_within_its_bound(quantity: Quantity, unit: Unit, written: str) -> None:
    assert numerals.headline(quantity, unit, "en") == written


@pytest.mark.parametrize(
    ("numbers", "unit", "zh", "en"),
    [
        # The classes of registrations by province in 2024.
        (
            [13622, 32600, 44187, 304000],
            P,
            ["1.4万", "3.3万", "4.4万", "30.4万"],
            ["13,622", "32,600", "44,187", "304,000"],
        ),
        ([215, 1169, 30010], m.COUNT, ["215", "1,169", "30,010"], ["215", "1,169", "30,010"]),
        ([13622, 14022], P, ["1.36万", "1.40万"], ["13,622", "14,022"]),
        ([10001, 10002], P, ["10,001", "10,002"], ["10,001", "10,002"]),
        ([1500000, 2000000], P, ["150.0万", "200.0万"], ["1.5 million", "2.0 million"]),
        ([50, 99.75, 100], m.PERCENT, ["50.0%", "99.8%", "100.0%"], ["50.0%", "99.8%", "100.0%"]),
        ([50, 100], m.PERCENT, ["50%", "100%"], ["50%", "100%"]),
        ([], P, [], []),
    ],
)
def test_numbers_side_by_side_are_written_alike(numbers: list[float], unit: Unit, zh: list[str], en: list[str]) -> None:
    assert numerals.alike(numbers, unit, "zh") == zh
    assert numerals.alike(numbers, unit, "en") == en
