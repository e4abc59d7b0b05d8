"""What is proposed from sentences, worked out by hand: value, measure, region, period and group of each number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from analytics.errors import Refused
from analytics.ingest.text import MOST, propose

if TYPE_CHECKING:
    from analytics.ingest.text import Candidate
    from analytics.regions import RegionTree

SICHUAN: Final = "四川省社会工作者职业资格考试"


def told(one: Candidate) -> tuple[object, ...]:
    return (*one.amount(one.measure), one.measure, one.region, one.period, one.stratum)


def taken(
    text: str, tree: RegionTree, title: str = "", published: str = "2024-10-08", region: str = ""
) -> list[tuple[object, ...]]:
    """The figures that could be taken as they stand."""
    found = propose(text, tree, title=title, published=published, region=region)
    return [told(one) for one in found if one.complete]


def opened(text: str, tree: RegionTree, title: str = "", published: str = "2024-10-08") -> list[tuple[str, set[str]]]:
    """What is written and which parts are open; a refused number has the part “refused”."""
    found = propose(text, tree, title=title, published=published)
    return [(one.written, {part.part for part in one.open} | ({"refused"} if one.refused else set())) for one in found]


def test_a_level_with_its_growth(country: RegionTree) -> None:
    text = "2025年，全国报名人数达223.6万人，同比增长18.4%。"
    assert taken(text, country, published="2025-06") == [
        (2_236_000, "=", "exam_registered", "100000", "2025", "all"),
        (18.4, "=", "exam_registered_growth_pct", "100000", "2025", "all"),
    ]


def test_precision_is_half_the_last_written_unit(country: RegionTree) -> None:
    (one, other) = propose("2024年，成都市报考人数5.45万人，较上年增加17900人。", country)
    assert (one.margin, other.margin) == (50, 0)


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        ("近12万名", "<"),
        ("超390万余人", ">"),
        ("约3.7万人", "~"),
        ("不少于500人", ">"),
        ("300名左右", "~"),
        ("8700多人", ">"),
    ],
)
def test_words_around_a_number_are_its_bound(country: RegionTree, written: str, bound: str) -> None:
    (one,) = propose(f"2024年，四川省报名人数{written}。", country)
    assert (one.written, one.bound) == (written, bound)


def test_a_part_goes_on_with_the_whole(country: RegionTree) -> None:
    text = "截至2022年底，全国持证社会工作者93.1万人，其中助理社会工作师72.5万人，社会工作师20.4万。"
    assert [row[2:] for row in taken(text, country)] == [
        ("certified_total", "100000", "2022-12", "all"),
        ("certified_total", "100000", "2022-12", "level:assistant"),
        ("certified_total", "100000", "2022-12", "level:social_worker"),
    ]


@pytest.mark.parametrize(
    ("text", "differing"),
    [
        (
            "2024年四川省助理、中级、高级报考人数分别为8万人、3万人、1023人。",
            ["level:assistant", "level:social_worker", "level:senior"],
        ),
        ("2018年，浙江、广东、江苏报名人数分别达到8.4万人、6.1万人和4.2万人。", ["330000", "440000", "320000"]),
        ("2022年、2023年四川省报名人数分别为5.3万人、10.7万人。", ["2022", "2023"]),
        ("2024年四川省报名人数、合格人数分别为12万人、2.3万人。", ["exam_registered", "exam_passed"]),
    ],
)
def test_what_is_named_in_order_is_handed_out_in_order(country: RegionTree, text: str, differing: list[str]) -> None:
    found = taken(text, country)
    assert len(found) == len(differing)
    for row, part in zip(found, differing, strict=True):
        assert part in row


def test_a_list_that_does_not_come_out_even_stays_open(country: RegionTree) -> None:
    assert taken("2024年四川省助理、中级报考人数分别为8万人、3万人、1023人。", country) == []


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("今年", "2024"),
        ("去年", "2023"),
        ("2021年", "2021"),
        ("截至2023年底", "2023-12"),
        ("截至2024年6月", "2024-06"),
        ("截至目前", "2024-10"),
        ("去年底", "2023-12"),
    ],
)
def test_a_stock_has_its_moment(country: RegionTree, words: str, period: str) -> None:
    assert [row[4] for row in taken(f"{words}，四川省持证社工6.68万人。", country)] == [period]


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("2024年1—6月，全省", "2024-01..2024-06"),
        ("上半年，全省", "2024-01..2024-06"),
        ("2023年，全省", "2023"),
        ("“十三五”期间，全省", "2016..2020"),
        ("“十四五”以来，全省累计", "2021-01..2024-10"),
        ("今年以来，全省", "2024-01..2024-10"),
        ("截至2024年6月，全省累计", "..2024-06"),
    ],
)
def test_what_adds_up_has_its_span(country: RegionTree, words: str, period: str) -> None:
    found = taken(f"{words}培训社会工作者8.9万人次。", country, title="四川省")
    assert [row[2:5] for row in found] == [("training_attendances", "510000", period)]


@pytest.mark.parametrize("words", ["近年来，全省累计", "截至目前，全省", "4月27日，全省", "“十四五”期间，全省"])
def test_a_span_without_a_begin_or_an_end_stays_open(country: RegionTree, words: str) -> None:
    assert opened(f"{words}培训社会工作者8.9万人次。", country, title="四川省") == [("8.9万人次", {"period"})]


@pytest.mark.parametrize(
    ("title", "words", "region"),
    [
        ("四川省社工", "全省", "510000"),
        ("成都市社工", "我市", "510100"),
        ("成都市社工", "全省", "510000"),
        ("鹤山市社工", "全市", "440784"),
        ("浦东新区社工", "全区", "310115"),
        ("", "我国", "100000"),
        ("四川省社工", "锦江区", "510104"),
        ("四川省社工", "成都市锦江区", "510104"),
        ("", "昌吉州", "652300"),
    ],
)
def test_regions_are_named_in_many_ways(country: RegionTree, title: str, words: str, region: str) -> None:
    assert [row[3] for row in taken(f"2023年，{words}持证社工434人。", country, title=title)] == [region]


@pytest.mark.parametrize("words", ["鼓楼区", "菱湖镇", "东部地区", "全省", "高新区"])
def test_a_region_that_cannot_be_told_stays_open(country: RegionTree, words: str) -> None:
    assert opened(f"2023年，{words}持证社工434人。", country) == [("434人", {"region"})]


def test_what_an_editor_says_of_the_article_is_taken_for_sure(country: RegionTree) -> None:
    found = taken("今年全市共有22391人报考，其中南浔区3042人。", country, published="2024-04", region="330500")
    assert [row[3] for row in found] == ["330500", "330503"]


def test_the_exam_s_own_name_does_not_make_a_figure_national(country: RegionTree) -> None:
    text = "2024年，全国社会工作者职业资格考试报名人数达12万人。"
    assert opened(text, country) == [("12万人", {"region"})]
    assert [row[3] for row in taken(text, country, title=SICHUAN)] == ["510000"]


def test_changes_carry_their_sign(country: RegionTree) -> None:
    text = "2024年四川省考试通过率为19.16%，较2023年下降6.21个百分点；报名人数12万人，同比下降超5%。"
    assert [row[:3] for row in taken(text, country)] == [
        (19.16, "=", "exam_pass_rate"),
        (-6.21, "=", "exam_pass_rate_change_pp"),
        (120_000, "=", "exam_registered"),
        (-5, "<", "exam_registered_growth_pct"),
    ]


@pytest.mark.parametrize("change", ["较2020年增长50%", "增长50%", "是2020年的2.3倍"])
def test_a_change_on_another_base_is_not_certain(country: RegionTree, change: str) -> None:
    assert taken(f"2024年四川省报名人数{change}。", country) == []


def test_growth_to_a_level_is_a_level(country: RegionTree) -> None:
    text = "成都市报名人数由2020年的1.6万人增加到2024年的5.45万人。"
    assert [(row[0], row[4]) for row in taken(text, country)] == [(16_000, "2020"), (54_500, "2024")]
    assert opened("2024年，成都市报名人数由1.6万人增加到5.45万人。", country)[0] == ("1.6万人", {"period"})


def test_a_target_is_a_target_or_refused(country: RegionTree) -> None:
    text = "到2025年，全国社会工作专业人才总量达到145万人，持证社工达到100万人。"
    (one, other) = propose(text, country, published="2021-03")
    assert told(one)[2:5] == ("professionals_total_target", "100000", "2025")
    assert one.complete
    assert other.refused


def test_the_same_words_of_a_year_gone_by_are_a_report(country: RegionTree) -> None:
    text = "到2023年底，四川省持证社工达到6.68万人。"
    assert [row[2:5] for row in taken(text, country)] == [("certified_total", "510000", "2023-12")]


@pytest.mark.parametrize(
    "text",
    [
        "民发〔2024〕12号文件，第17届社工周，咨询12345热线，报名费61元，考试时间120分钟，考生须年满18周岁。",
        "报名时间为2024年4月9日至23日，9时30分开考，5A级社工站，第3考场。",
        "",
        "\n\n",
    ],
)
def test_numbers_that_are_no_figures_are_left_alone(country: RegionTree, text: str) -> None:
    assert propose(text, country, title=SICHUAN, published="2024-10-08") == ()


@pytest.mark.parametrize(
    "text", ["报名12.5-13万人。", "报名300至500人。", "未报名8万人。", "报名人数近390万余人。", "计划培训5000人次。"]
)
def test_what_cannot_be_stored_is_refused_with_its_reason(country: RegionTree, text: str) -> None:
    (one,) = propose(f"2024年，四川省{text}", country)
    assert one.refused
    assert not one.complete


def test_spans_are_those_of_the_text_as_it_was_given(country: RegionTree) -> None:
    text = "２０２４年，\u3000四川省 报名人数①达　１２．５ 万 人 ，同比…"
    (one,) = propose(text, country)
    assert text[one.start : one.end] == one.written == "１２．５ 万 人"
    assert one.value == 125_000


def test_personal_numbers_never_come_back(country: RegionTree) -> None:
    private = (
        "13812345678",
        "138-1234-5678",
        "0898-65332211",
        "110101199003070038",
        "6222020200112233445",
        "a.b@mail.cn",
    )
    text = "2024年，四川省报名人数12万人，联系人" + "、".join(private) + "。"
    found = propose(text, country, title=f"四川省 {private[0]}")
    assert [one.value for one in found] == [120_000]
    assert not any(number in repr(found) for number in private)


def test_a_text_that_is_too_long_is_refused(country: RegionTree) -> None:
    with pytest.raises(Refused):
        propose("字" * (MOST + 1), country)


def test_a_sentence_without_a_number_says_where_and_when(country: RegionTree) -> None:
    text = "2023年，四川省组织了考试，居广东省之后。2024年，成都市考试顺利举行。报名人数5.45万人。"
    assert [row[2:5] for row in taken(text, country)] == [("exam_registered", "510100", "2024")]


def test_after_a_sentence_of_several_regions_none_carries_on(country: RegionTree) -> None:
    text = "2024年成都市报名5.45万人，绵阳市报名6300人。合格人数1.2万人。"
    assert opened(text, country)[2:] == [("1.2万人", {"region"})]


@pytest.mark.parametrize("words", ["通过58人", "合格58人", "其中58人合格", "58人通过"])
def test_those_who_passed_are_counted_beside_those_who_registered(country: RegionTree, words: str) -> None:
    found = taken(f"2024年，安定区报名312人，{words}。", country, title="定西市社工考试")
    assert [row[:4] for row in found] == [(312, "=", "exam_registered", "621102"), (58, "=", "exam_passed", "621102")]


def test_passing_something_else_is_no_figure_of_the_exam(country: RegionTree) -> None:
    assert taken("2024年，四川省持证社工6.68万人，通过58人。", country)[1:] == []


def test_an_autonomous_region_speaks_of_itself(country: RegionTree) -> None:
    found = taken("2024年，自治区共有41588人报考。", country, title="内蒙古社工考试")
    assert [row[3] for row in found] == ["150000"]
