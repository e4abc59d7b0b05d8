"""Whatever is written, readers of titles, regions and tables raise nothing and take no figure for another."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analytics.errors import Refused
from analytics.i18n import catalogue
from analytics.indicators import ALL, MEASURES, STRATA
from analytics.ingest.book import Sheet
from analytics.ingest.sheets import nearest, timewords, titles, words
from analytics.ingest.sheets.places import Places
from tests.ingest.sheets.drawn import facts, issues, tree, understood

QUICK = settings(max_examples=50, deadline=None)
PLACES = Places(tree())
PREFECTURES = [region.code for region in tree() if region.level == "prefecture"]
PIECES = st.sampled_from(
    [
        *(
            "报名",
            "人数",
            "通过",
            "持证",
            "培训",
            "人次",
            "社工站",
            "数",
            "率",
            "助理",
            "中级",
            "高级",
            "合计",
            "未",
            "女性",
        ),
        *(
            "成都市",
            "全省",
            "全国",
            "2024年",
            "2023",
            "6月",
            "一季度",
            "（万人）",
            "(%)",
            "：",
            "、",
            "\n",
            " ",
            "/",
            "1.",
            "其中",
        ),
        *(
            "单位",
            "截至",
            "底",
            "附件1",
            "〔2024〕1号",
            "序号",
            "地区",
            "年份",
            "指标",
            "数值",
            "①",
            "占比",
            "同比增长",
        ),
    ]
)
TITLES = st.lists(PIECES, max_size=6).map("".join) | st.text(max_size=12)
CELLS = st.one_of(st.none(), TITLES, st.integers(0, 3000), st.floats(allow_nan=False, allow_infinity=False, width=32))
COUNTS = [
    (measure.key, name)
    for measure in MEASURES.values()
    for name in measure.aliases
    if name not in titles.stratum_names()
]


@QUICK
@given(TITLES)
@example("")
@example("（")
def test_any_title_can_be_read(title: str) -> None:
    said = words.said(title)
    assert set(said.measures) <= set(MEASURES)
    assert set(said.strata) <= set(STRATA)
    words.in_sentence(title)
    timewords.parts_of_year(title)
    nearest.measure(title)


@pytest.mark.parametrize(("measure", "name"), COUNTS)
def test_every_name_of_a_measure_is_read_as_that_measure_with_unit_year_and_number_around_it(
    measure: str, name: str
) -> None:
    unit = MEASURES[measure].unit.zh
    for title in (name, f" {name} ", f"1.{name}", "\n".join(name), f"2024年{name}"):
        assert (words.said(title).measures, words.said(title).rest) == ((measure,), ""), title
    if unit not in ("%?", "人/年", "人次/年", "场/日"):
        assert words.said(f"{name}（{unit}）").measures == (measure,)


@QUICK
@given(st.sampled_from(COUNTS), st.sampled_from("未女男非拟缺农补"))
def test_a_word_before_a_name_is_never_dropped(named: tuple[str, str], word: str) -> None:
    said = words.said(word + named[1])
    assert said.rest or (named[0] not in said.measures and said.strata == ("population:uncertified",))


@QUICK
@given(st.sampled_from([key for key in STRATA if key != ALL]))
def test_a_group_in_brackets_is_read_with_its_measure(group: str) -> None:
    name = catalogue("zh").get(STRATA[group].label, "")
    said = words.said(f"报名人数（{name}）")
    assert said.rest or (said.measures, said.strata) == (("exam_registered",), (group,))


@QUICK
@given(TITLES)
def test_any_text_is_a_region_or_refused(text: str) -> None:
    try:
        code = PLACES.find(text)
    except Refused:
        assert PLACES.quiet(text) is None
    else:
        assert code in tree()
    PLACES.in_title(text)
    PLACES.reporting(text)


@QUICK
@given(st.sampled_from([region.code for region in tree()]), st.integers(2024, 2026))
def test_every_region_is_found_by_its_code_and_its_full_name(code: str, year: int) -> None:
    assert PLACES.find(code, year) == code
    assert PLACES.find(f"　1、{tree().full_name(code, 'zh')} ", year) == code


@QUICK
@given(st.lists(st.lists(CELLS, max_size=6), max_size=9), st.lists(st.integers(1, 5), min_size=4, max_size=4))
def test_any_sheet_gives_a_draft(rows: list[list[str | int | float | None]], corners: list[int]) -> None:
    first, left, more, wide = corners
    merged = ((first, left, first + more, left + wide),)
    draft = understood(Sheet("表", rows, merged=merged))
    assert draft.readings or draft.stations or any(issue.severity == "error" for issue in draft.issues)
    for reading in draft.readings:
        assert reading.cell


@QUICK
@given(st.permutations(["地区", "年份", "报名人数（人）", "通过人数", "级别", "备注"]), st.integers(0, 3))
def test_the_order_of_columns_and_the_lines_above_do_not_matter(order: list[str], above: int) -> None:
    row = {"地区": "成都市", "年份": 2024, "报名人数（人）": 80, "通过人数": 20, "级别": "助理", "备注": "无误"}
    rows = [*[[None]] * above, order, [row[title] for title in order]]
    draft = understood(Sheet("表", rows))
    assert issues(draft) == []
    assert sorted(facts(draft)) == [
        "510100 2024 exam_passed level:assistant 20",
        "510100 2024 exam_registered level:assistant 80",
    ]


@QUICK
@given(st.permutations(range(4)))
def test_the_order_of_rows_does_not_matter(order: list[int]) -> None:
    body = [["成都市", 5], ["绵阳市", 7], ["合计", 21], ["德阳市", 9]]
    draft = understood(Sheet("2024年", [["地区", "报名人数"], *[body[place] for place in order]]))
    assert sorted(facts(draft)) == [
        "510100 2024 exam_registered 5",
        "510600 2024 exam_registered 9",
        "510700 2024 exam_registered 7",
    ]


@QUICK
@given(st.lists(st.integers(0, 10**10 - 1), min_size=1, max_size=9))  # eleven digits might be telephones
def test_numbers_come_out_as_they_went_in_whole_or_as_text(values: list[int]) -> None:
    rows = [["地区代码", "年份", "指标", "数值"]]
    made = [[PREFECTURES[place], 2024, "持证人数", value] for place, value in enumerate(values)]
    as_text = [[code, str(year), measure, str(value)] for code, year, measure, value in made]
    expected = [(code, float(value), str(value)) for code, _year, _measure, value in made]
    for body in (made, as_text):
        draft = understood(Sheet("表", [*rows, *body]))
        assert [(one.region_code, one.value, one.as_written) for one in draft.readings] == expected
        assert [one.cell for one in draft.readings] == [f"D{row}" for row in range(2, len(values) + 2)]
