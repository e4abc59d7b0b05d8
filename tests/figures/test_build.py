"""Figures state what the published rows say; values are worked out by hand from the rows named beside them."""

from __future__ import annotations

import pytest

from analytics.figures.build import Context, build, tiles
from analytics.figures.spec import Figure, Shape, Tile
from analytics.indicators import INDICATORS
from analytics.selection import Selection
from analytics.store import read
from tests.facts import Facts, observe, store, tree, view
from tests.figures.keys import ANJI, HUZHOU, NATION, REGIONS, SICHUAN, all_pages, built

CHENGDU, JIAXING, DINGXI, NANMING = "510100", "330400", "621100", "520102"


def figure(key: str, region: str = NATION, lang: str = "zh", **years: int) -> Figure:
    with view(region, lang, **years) as ctx:
        return build(key, ctx)


def headline(indicator: str, region: str = NATION, lang: str = "zh", **years: int) -> Tile | None:
    with view(region, lang, **years) as ctx:
        return next(iter(tiles(ctx, (indicator,))), None)


def marks(found: Figure, place: int = 0) -> list[tuple[str, float]]:
    return [(mark.label, round(mark.value, 1)) for mark in found.series[place].marks]


def row(found: Figure, name: str) -> tuple[str, ...]:
    return next(one for one in found.rows if one[0] == name)


# Every figure, everywhere.


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("region", REGIONS)
def test_every_figure_of_every_page_can_be_built(region: str, lang: str) -> None:
    for key, found in built(region, lang).items():
        assert found.title, key
        assert found.alt, key
        assert found.region in (region, NATION), key
        if found.empty:
            assert not found.series, key
            continue
        assert found.columns, key
        assert found.rows, key
        assert all(len(one) == len(found.columns) for one in found.rows), key
        assert found.source or key.startswith(("dictionary:", "sources:")), key
        if found.shape is not Shape.TABLE:
            assert found.origins, key
            assert found.definitions, key
            assert found.unit or lang == "en", key


@pytest.mark.parametrize("region", REGIONS)
def test_every_headline_of_every_page_can_be_built(region: str) -> None:
    for lang in ("zh", "en"):
        with view(region, lang) as ctx:
            for indicator in dict.fromkeys(one for page in all_pages() for one in page.tiles):
                found = next(iter(tiles(ctx, (indicator,))), None)
                if found:
                    assert found.value, indicator
                    assert found.label, indicator
                    assert found.note, indicator
                    assert found.origins, indicator


def test_no_english_is_left_in_a_chinese_figure() -> None:
    english = ("{", "}", " of the ", "published", "None", "people", "nan")
    for region in REGIONS:
        for key, found in built(region, "zh").items():
            words = [found.title, found.alt, *found.columns, *found.notes]
            assert not [text for text in words if any(word in text for word in english)], key


def test_an_unknown_key_is_a_programming_error() -> None:
    with pytest.raises(KeyError):
        figure("pie:exam_registered")
    with pytest.raises(KeyError):
        figure("trend:happiness")


# The nation.


def test_national_registrations_since_2015() -> None:
    # P035, P001, P002, P042, P004, P005, P022, P021, P014, S001, P010
    found = figure("trend:exam_registered,exam_sat,exam_passed")
    assert (found.shape, found.unit, len(found.series)) == (Shape.LINE, "人", 1)
    assert [(mark.label, mark.value, mark.bound, mark.text) for mark in found.series[0].marks] == [
        ("2015", 196900, "=", "19.69万"),
        ("2016", 299300, "=", "29.93万"),
        ("2017", 331800, "=", "33.18万"),
        ("2018", 424500, "=", "42.45万"),
        ("2019", 553700, "=", "55.37万"),
        ("2020", 600000, "<", "近60万"),
        ("2021", 829000, "=", "82.9万"),
        ("2022", 890000, "~", "约89万"),
        ("2023", 1499000, "=", "149.9万"),
        ("2024", 1889000, "=", "188.9万"),
        ("2025", 2236000, "=", "223.6万"),
    ]
    assert found.title == "2025年全国报名人数223.6万人，同比增长18.4%"
    assert [mark.label for mark in found.series[0].marks if mark.disputed] == ["2020"]
    assert found.disputed == 1
    assert any("2020" in note and "2022" in note for note in found.notes)
    assert len(found.rows) == 11


def test_national_growth_of_registrations() -> None:
    # Each level over the one before: 299300/196900, 331800/299300, ... 2236000/1889000; claims P043 P023 P011 P012 P013
    found = figure("growth:exam_registered")
    assert (found.shape, found.unit) == (Shape.COLUMNS, "%")
    assert marks(found) == [
        ("2016", 52.0),
        ("2017", 10.9),
        ("2018", 27.9),
        ("2019", 30.4),
        ("2020", 8.4),
        ("2021", 38.2),
        ("2022", 7.4),
        ("2023", 68.4),
        ("2024", 26.0),
        ("2025", 18.4),
    ]
    assert [mark.bound for mark in found.series[0].marks] == ["="] * 4 + ["<", ">", "~", "~", "=", "="]
    assert found.title == "2025年全国报名人数同比增长18.4%"
    for claim in ("27.6%", "36%", "26%", "18.37%", "23.66%"):
        assert claim in found.notes[0]


def test_pass_rates_of_2024_by_province() -> None:
    # P099-P140: passed over registered
    found = figure("ranking:pass_rate_registered")
    assert marks(found) == [
        ("山东", 22.5),  # 25258 / 112154
        ("湖北", 20.9),  # 12618 / 60463
        ("天津", 19.3),  # 4054 / 20977 = 19.326
        ("浙江", 19.3),  # 58734 / 304000 = 19.320
        ("四川", 19.2),  # 22992 / 120000 = 19.16
        ("江西", 19.0),  # 8381 / 44187
        ("广东", 18.9),  # 35729 / 188929
        ("福建", 18.4),  # 13948 / 76000
        ("湖南", 17.7),  # 6666 / 37622
        ("内蒙古", 16.3),  # 6792 / 41588
        ("宁夏", 16.2),  # 2208 / 13622
        ("广西", 15.7),  # 5111 / 32600
        ("云南", 14.2),  # 6603 / 46564
        ("新疆", 7.3),  # 4065 / 55818
    ]
    assert [mark.region for mark in found.series[0].marks][::13] == ["370000", "650000"]
    (reference,) = found.references
    assert round(reference.value, 2) == 18.46
    assert "2024年山东" in found.title
    assert "22.5%" in found.title
    assert "14个省份" in found.title
    assert "31个省份中，14个有公开数据，其余17个暂无。" in found.notes
    assert [one[found.columns.index("位次")] for one in found.rows] == [str(number) for number in range(1, 15)]


def test_registrations_of_2024_by_province_with_their_share_of_the_nation() -> None:
    # P108 304000, P117 188929 of S001 1889000: 16.1 % and 10.0 %
    found = figure("ranking:exam_registered")
    assert marks(found)[:3] == [("浙江", 304000), ("广东", 188929), ("四川", 120000)]
    assert [one[-1] for one in found.rows[:2]] == ["约16.1%", "10.0%"]
    assert found.references == ()


def test_the_funnel_of_2024_is_broken_where_nothing_is_published() -> None:
    # S001 188.9万 registered, P065 35.5万 newly certified: 18.8 %; P064 151.6万 hold one
    found = figure("funnel:")
    assert found.shape is Shape.FUNNEL
    assert [(mark.label, mark.value, mark.text, mark.faint) for mark in found.series[0].marks] == [
        ("报名人数", 1889000, "188.9万", False),
        ("参考人数", 0, "2024年未公布", True),
        ("合格人数", 0, "2024年未公布", True),
        ("新增持证人数", 355000, "35.5万", False),
        ("持证人数", 1516000, "151.6万", True),
    ]
    assert found.title == "2024年全国新增持证人数35.5万人，相当于报名人数（188.9万人）的18.8%"
    assert [mark.note for mark in found.series[0].marks][3:] == ["18.8%", ""]
    assert any("参考人数、合格人数" in note for note in found.notes)


def test_certificates_against_the_plan() -> None:
    # P064 151.6万; targets P080 50万 for 2015, P081 145万 for 2020; P082 and P083 count other people.
    found = figure("trend:certified_total,professionals_total,professionals_total_target")
    roles = {series.role: [(mark.label, mark.value) for mark in series.marks] for series in found.series}
    assert roles["target"] == [("2015", 500000), ("2020", 1450000)]
    assert roles["main"][-3:] == [("2022", 931000), ("2023", 1161000), ("2024", 1516000)]
    assert roles["second"] == [("2011", 200000), ("2012", 300000), ("2019", 1200000)]
    assert any("200万" in note and "300万" in note for note in found.notes)
    assert "30.6%" in found.title  # 1516 / 1161


def test_certificates_per_10000_residents() -> None:
    # Stocks over P271 1411778724: 20.6万 1.46, 28.8万 2.04, ... 151.6万 10.74
    found = figure("trend:certified_per_10k")
    assert marks(found) == [
        ("2015", 1.5),
        ("2016", 2.0),
        ("2017", 2.3),
        ("2018", 3.1),
        ("2019", 3.8),
        ("2020", 4.7),
        ("2021", 5.2),
        ("2022", 6.6),
        ("2023", 8.2),
        ("2024", 10.7),
    ]
    assert "10.7人" in found.title


def test_levels_of_certificates() -> None:
    # P073 15.4万, P087 33.2万, P068 72.5万; P072 5.2万, P088 10.7万, P069 20.4万; 72.5 of 93.1 is 77.9 %
    found = figure("levels:certified_total")
    assert marks(found) == [("2015", 154000), ("2019", 332000), ("2022", 725000)]
    assert marks(found, 1) == [("2015", 52000), ("2019", 107000), ("2022", 204000)]
    assert "77.9%" in found.title


def test_published_rates_are_points_not_a_line() -> None:
    found = figure("trend:pass_rate_registered")
    assert [series.role for series in found.series] == ["claims"]
    assert marks(found)[:2] == [("2015", 17.1), ("2016", 34.8)]  # P036 17.15, P037 34.84


def test_station_coverage_by_province() -> None:
    found = figure("coverage:")
    assert found.columns[:6] == ("地区", "乡镇（街道）", "已建站", "覆盖率", "未建站", "社工站")
    # S128 1825, S129 100 %, P231 1739, P331 1813: 1825 of 1813 cannot be, so the published 100 stands.
    assert row(found, "山东")[1:6] == ("1,813", "1,825", "100%", "0", "1,739 · 2022年9月（推断）")
    # P227 755 stations, P228 50 % of P340 1510: about 755 without
    assert row(found, "贵州")[1:6] == ("1,510", "—", "50%", "约755", "755")
    # P233 1940 in 2019, P334 1948 in 2023: no rate, no remainder
    assert row(found, "湖南")[1:6] == ("1,948", "1,940", "—", "—", "—")
    # S112 100 %, P339 3101; S111's stations and points are neither
    assert row(found, "四川")[1:6] == ("3,101", "—", "100%", "0", "—")
    assert row(found, "北京")[1:6] == ("343", "—", "—", "—", "—")
    assert len(found.rows) == len(found.row_regions) == 32
    assert "有4个" in found.title
    assert any("不表示没有社工站" in note for note in found.notes)


def test_a_row_of_coverage_names_the_date_of_everything_in_it() -> None:
    # Shandong's 1739 stations are of 2022-09 (P231), its coverage of 2023 (S129).
    assert "2022年9月" in " ".join(row(figure("coverage:"), "山东"))


def test_the_map_of_townships_has_31_of_31() -> None:
    found = figure("map:townships")
    assert found.shape is Shape.MAP
    assert len(found.series[0].marks) == 31
    values = {mark.region: mark.value for mark in found.series[0].marks}
    assert (values["510000"], values["540000"], values["310000"]) == (3101, 701, 215)  # P339, P342, P325
    assert len(found.classes) == 5
    assert found.classes[-1] == 3101


def test_places_name_each_date_and_are_not_added() -> None:
    # P182 87; S043 over P306; S074 over P315; P157 over P280; S116 over P308; P165 over P282; P210; P217; S055
    found = figure("places:certified_per_10k")
    assert [mark.region for mark in found.series[0].marks] == [
        "330500",
        "510100",
        "310115",
        "310000",
        "510000",
        "330000",
        "320000",
        "460000",
        "621100",
    ]
    assert all("·" in mark.text for mark in found.series[0].marks)
    assert any("不作加总" in note for note in found.notes)


def test_the_calendar_and_the_dictionary_and_the_sources_are_whole() -> None:
    assert len(figure("calendar:").rows) == 24
    assert len(figure("dictionary:").rows) == len(INDICATORS)
    assert len(figure("sources:").rows) == 77


# Sichuan, Huzhou, Anji and others.


def test_sichuan_s_funnel_is_the_year_with_the_most_stages() -> None:
    # 2024: P102 about 120000 registered, S002 under 120000 sat, P103 22992 passed
    found = figure("funnel:", SICHUAN)
    assert [(mark.value, mark.bound) for mark in found.series[0].marks[:3]] == [
        (120000, "~"),
        (120000, "<"),
        (22992, "="),
    ]
    assert "19.2%" in found.title
    assert found.series[0].marks[1].note == ""  # "under about 100 %" says nothing


def test_chengdu_s_claimed_growth_is_told_but_not_drawn() -> None:
    # S049 49 %: no level of 2023
    assert figure("growth:exam_registered", CHENGDU).empty
    assert any("49%" in one for one in figure("ledger:exam", CHENGDU).rows for one in one)
    found = headline("exam_registered", CHENGDU)
    assert found is not None
    assert (found.value, found.delta) == ("5.45万人", "")


def test_huzhou_by_level() -> None:
    # P175 16228, P176 6001, P177 162; 16228 of 22391 is 72.5 %
    found = figure("levels:exam_registered", HUZHOU)
    assert [marks(found, place) for place in range(3)] == [[("2024", 16228)], [("2024", 6001)], [("2024", 162)]]
    assert "72.5%" in found.title


def test_huzhou_by_area_has_four_of_five() -> None:
    # P173 3981, P172 3780, P174 3365, P171 3042; of P169 22391: 17.8, 16.9, 15.0, 13.6 %
    found = figure("ranking:exam_registered", HUZHOU)
    assert marks(found) == [("长兴县", 3981), ("德清县", 3780), ("安吉县", 3365), ("南浔区", 3042)]
    assert [one[-1] for one in found.rows] == ["17.8%", "16.9%", "15.0%", "13.6%"]
    assert any("5个" in note and "4个" in note for note in found.notes)


def test_huzhou_2025_fell_from_2024() -> None:
    # P183 1.71万, P169 22391: -23.6 %
    found = headline("exam_registered", HUZHOU)
    assert found is not None
    assert (found.value, found.delta, found.rising) == ("1.71万人", "−23.6%", False)
    assert marks(figure("growth:exam_registered", HUZHOU)) == [("2025", -23.6)]


def test_huzhou_s_stock_has_no_change_over_twenty_months() -> None:
    # P178 in 2024-04, P181 in 2025-12
    found = headline("certified_total", HUZHOU)
    assert found is not None
    assert (found.value, found.delta) == ("3.06万人", "")


def test_anji_stands_third_of_four() -> None:
    # P174
    found = figure("siblings:exam_registered", ANJI)
    assert "3,365人" in found.title
    assert "湖州" in found.title
    assert "4个" in found.title
    assert "第3" in found.title
    assert found.region == ANJI


def test_a_county_of_two_figures_shows_both() -> None:
    with view(ANJI) as ctx:
        found = build("ledger:exam,certification,training,stations,workforce,base", ctx)
    assert {one[0] for one in found.rows} == {"报名人数", "乡镇（街道）数"}
    assert figure("trend:exam_registered,certified_total", ANJI).empty


def test_dingxi_s_conversion() -> None:
    # S060 198 of S059 576; S061 34.4 %
    found = headline("conversion_of_new", DINGXI)
    assert found is not None
    assert (found.value, found.disputed) == ("34.4%", False)


def test_dingxi_s_attendances_are_no_percentage_of_its_professionals() -> None:
    # S070 2465 attendances, S054 1699 professionals: 145.1 attendances to 100 of them
    found = headline("attendances_per_professional", DINGXI)
    assert found is not None
    assert "145.1" in found.value
    assert "%" not in found.value


def test_the_nation_s_pass_rate_is_pooled_from_fourteen_and_says_so() -> None:
    found = headline("pass_rate_registered")
    assert found is not None
    assert found.value == "约18.5%"
    assert "14个省份" in found.note
    assert "2024年" in found.note


def test_headlines_of_the_nation() -> None:
    expected = {
        "exam_registered": ("223.6万人", "+18.4%"),  # P010, S001
        "certified_total": ("151.6万人", "+30.6%"),  # P064, P062
        "certified_per_10k": ("10.7人", "+30.6%"),
        "certified_new": ("35.5万人", "+53.0%"),  # P065 355, P063 232
        "professionals_total": ("120万人", ""),  # P089
        "sw_stations": ("1.7万余个", ""),  # P030
        "townships": ("38,642个", ""),  # P348
    }
    for indicator, words in expected.items():
        found = headline(indicator)
        assert found is not None
        assert (found.value, found.delta) == words, indicator


def test_a_headline_outside_the_chosen_years_is_none() -> None:
    found = headline("exam_registered", start=2015, end=2019)
    assert found is not None
    assert (found.value, found.delta) == ("55.37万人", "+30.4%")
    assert headline("exam_registered", start=2009, end=2014) is None
    assert figure("trend:exam_registered", start=2009, end=2014).empty
    assert "2009" in figure("trend:exam_registered", start=2009, end=2014).title


def test_english_words_for_the_same_numbers() -> None:
    assert figure("trend:exam_registered", lang="en").title == (
        "Exam registrations in China, 2025: 2.236 million people, up 18.4% on the year before"
    )
    assert "18.8%" in figure("funnel:", lang="en").title


def test_a_place_with_nothing_says_so() -> None:
    found = figure("funnel:", NANMING)
    assert found.empty
    assert "南明区" in found.title


def test_a_lower_bound_is_not_rounded_past_its_source() -> None:
    # P018: more than 14.46 %; S043 over P306: more than 18.97 per 10,000
    assert "14.5" not in figure("trend:pass_rate_registered").title
    assert "19.0" not in " ".join(mark.text for mark in figure("places:certified_per_10k").series[0].marks)


def of_facts(key: str, region: str, lang: str, *facts: Facts) -> Figure:
    with store(*facts) as session:
        return build(key, Context(session, tree(), read.sources(session), Selection(region=region, lang=lang)))


TIED = (observe("exam_registered", "110000", y2024=30), observe("exam_registered", "120000", y2024=30))
LESS = observe("exam_registered", "130000", y2024=20)
ABOUT = observe("exam_registered", "130000", y2024=30, bound="~", written="约30")


@pytest.mark.parametrize(
    ("facts", "zh", "en"),
    [
        (
            (*TIED, LESS),
            "2024年北京、天津报名人数30人，在有数据的3个省份中居首",
            "Exam registrations in 2024: highest in Beijing, Tianjin (30 people) of the 3 provinces that published",
        ),
        (
            (*TIED, ABOUT),
            "2024年北京、天津报名人数30人，在有数据的3个省份中居首",
            "Exam registrations in 2024: highest in Beijing, Tianjin (30 people) of the 3 provinces that published",
        ),
        (
            (*TIED, observe("exam_registered", "130000", y2024=30)),
            "2024年有数据的3个省份报名人数均为30人",
            "Exam registrations in 2024: 30 people in each of the 3 provinces that published",
        ),
    ],
)
def test_regions_that_share_the_first_place_are_all_named(facts: tuple[Facts, ...], zh: str, en: str) -> None:
    assert of_facts("ranking:exam_registered", NATION, "zh", *facts).title == zh
    assert of_facts("ranking:exam_registered", NATION, "en", *facts).title == en


def test_a_shared_place_among_siblings_is_said_to_be_shared() -> None:
    title = of_facts("siblings:exam_registered", "120000", "zh", *TIED, LESS).title
    assert title == "2024年天津报名人数30人，在全国有数据的3个省份中并列第1位"


def test_places_by_how_many_share_the_most() -> None:
    key = "places:senior_social_workers"
    one, same = observe("senior_social_workers", "110000", y2024=5), observe("senior_social_workers", "120000", y2024=5)
    less = observe("senior_social_workers", "130000", y2024=4)
    label = "高级社会工作师人数"
    titles = [of_facts(key, NATION, "zh", *facts).title for facts in ((one,), (one, same), (one, same, less))]
    assert titles == [
        f"全国仅北京有{label}公开数据（5人）",
        f"全国共2个地区有{label}公开数据，均为5人",
        f"全国共3个地区有{label}公开数据，最高为北京、天津（5人）",
    ]


def test_many_that_share_a_place_are_counted() -> None:
    codes = ("110000", "120000", "130000", "140000")
    facts = [observe("senior_social_workers", code, y2024=5) for code in codes]
    less = observe("senior_social_workers", "150000", y2024=4)
    assert (
        "最高为北京、天津、河北等4个地区（5人）"
        in of_facts("places:senior_social_workers", NATION, "zh", *facts, less).title
    )
    assert (
        "5 people (Beijing, Tianjin, Hebei and others, 4 in all)"
        in of_facts("places:senior_social_workers", NATION, "en", *facts, less).title
    )


def test_one_source_is_no_sources() -> None:
    facts = (observe("exam_registered", y2023=1, y2024=2), observe("certified_total", y2024=2, source="media 2024"))
    assert of_facts("trend:exam_registered", NATION, "en", *facts).source.startswith("Source: ")
    assert of_facts("trend:exam_registered,certified_total", NATION, "en", *facts).source.startswith("Sources: ")


def test_the_bars_of_a_ladder_say_their_dates_where_these_differ() -> None:
    key = "ladder:professionals_total,certified_total"
    total, holders = observe("professionals_total", y2019=120), observe("certified_total", y2024=150)
    texts = [mark.text for mark in of_facts(key, NATION, "en", total, holders).series[0].marks]
    assert texts == ["120 (2019)", "150 (2024)"]
    same = of_facts(key, NATION, "en", observe("professionals_total", y2024=120), holders)
    assert [mark.text for mark in same.series[0].marks] == ["120", "150"]
