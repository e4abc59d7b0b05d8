"""Lists of stations: where they stand, and every way a row of one goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.ingest.book import Odd
from analytics.ingest.sheets import sitecolumns
from tests.ingest.sheets.taking import Rows, take

if TYPE_CHECKING:
    from analytics.ingest.book import Value

HEAD = ["站点名称", "地区", "经度", "纬度", "级别", "启用日期", "驻站社工"]


def one(**changed: Value) -> Rows:
    """A list of one good station, with some cells changed."""
    row: dict[str, Value] = dict(
        zip(HEAD, ["春熙路社工站", "成都市锦江区", 104.08, 30.66, "示范", "2022-05-01", 3], strict=True)
    )
    assert set(changed) <= set(row)
    return [HEAD, list((row | changed).values())]


DEGREES = [
    (104.0668, 104.0668),
    (104, 104.0),
    ("104.0668", 104.0668),
    ("104.0668°", 104.0668),
    ("104.0668度", 104.0668),
    ("104.0668°E", 104.0668),
    ("E104.0668", 104.0668),
    ("东经104.0668°", 104.0668),
    ("104°", 104.0),
    ("104°30′", 104.5),
    ("104°30'", 104.5),
    ("104度30分", 104.5),
    ("104°04′48″", 104.08),
    ("104°04'48\"", 104.08),
    ("104°04'48''", 104.08),
    ("北纬30°39′36″", 30.66),
    ("30°39.6′", 30.66),
    ("１０４．５", 104.5),
    (" 104.5 ", 104.5),
    (Odd("number", 104.5, '0.0000"°"'), 104.5),
    (None, None),
    ("—", None),
]
BAD_DEGREES: list[Value] = [
    "约104.5",
    "104.5左右",
    "104.5万",
    "104,5",
    "104 30",
    "104.30.20",
    "104°70′",
    "104°30′61″",
    "104.5°30′",
    "104,104",
    "W104.5",
    "-104.5",
    -104.5,
    "1040",
    "104-105",
    "成都",
    True,
    Odd("error", None, "#N/A"),
    Odd("formula", None, "=A1"),
    Odd("date", 104.0, "1900-04-13"),
    float("nan"),
    float("inf"),
]


@pytest.mark.parametrize(("cell", "expected"), DEGREES)
def test_a_longitude_or_latitude_is_read(cell: Value, expected: float | None) -> None:
    assert sitecolumns.degrees(cell) == (None if expected is None else pytest.approx(expected, abs=1e-9))


@pytest.mark.parametrize("cell", BAD_DEGREES)
def test_what_is_no_single_place_is_refused(cell: Value) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the caller names the cell
        sitecolumns.degrees(cell)


@given(st.text(max_size=20) | st.text("0123456789.°′″'\"度分秒EN东经北纬 -", max_size=14) | st.floats() | st.integers())
def test_any_cell_is_degrees_missing_or_refused(cell: Value) -> None:
    try:
        found = sitecolumns.degrees(cell)
    except ValueError:
        return
    assert found is None or 0 <= found < 1001


def test_a_good_station_is_read_without_a_word() -> None:
    taken = take(one())
    assert taken.told == []
    (station,) = taken.draft.stations
    assert station[:7] == ("510104", "春熙路社工站", "model", 104.08, 30.66, 3, "2022-05-01")
    assert (station.sheet, station.cell) == ("Sheet1", "A2")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"经度": 30.66, "纬度": 104.08}, ("station-swapped", "C2")),
        ({"经度": 4.08}, ("station-outside", "C2")),
        ({"经度": 0, "纬度": 0}, ("station-outside", "C2")),
        ({"经度": "104,08"}, ("bad-coordinate", "C2")),
        ({"纬度": "约30.66"}, ("bad-coordinate", "D2")),
        ({"纬度": "/"}, ("station-incomplete", "D2")),
        ({"经度": None}, ("station-incomplete", "C2")),
        ({"站点名称": None}, ("station-incomplete", "A2")),
        ({"地区": None}, ("region-missing", "A2")),
        ({"地区": "鼓楼区"}, ("region-ambiguous", "B2")),
        ({"地区": "不存在区"}, ("region-unknown", "B2")),
        ({"启用日期": "去年"}, ("bad-date", "F2")),
        ({"启用日期": "2022年上半年"}, ("bad-date", "F2")),
        ({"启用日期": "2092-05-01"}, ("bad-date", "F2")),
        ({"启用日期": 2022.5}, ("bad-date", "F2")),
        ({"驻站社工": "约3"}, ("not-a-number", "G2")),
        ({"驻站社工": 2.5}, ("fraction-of-count", "G2")),
        ({"驻站社工": -3}, ("negative", "G2")),
        ({"驻站社工": "3人次"}, ("not-a-number", "G2")),
        ({"驻站社工": "无"}, ("unclear-none", "G2")),
        ({"驻站社工": Odd("error", None, "#REF!")}, ("formula-error", "G2")),
    ],
)
def test_a_wrong_cell_is_named(changed: dict[str, Value], told: tuple[str, str]) -> None:
    taken = take(one(**changed))
    assert taken.errors == [told]
    assert taken.draft.stations == ()


@pytest.mark.parametrize(
    ("changed", "field", "value"),
    [
        ({"级别": "示范站"}, "level", "model"),
        ({"级别": "标准型"}, "level", "standard"),
        ({"级别": "基础级"}, "level", "basic"),
        ({"级别": "五星级"}, "level", "五星级"),
        ({"级别": None}, "level", ""),
        ({"启用日期": Odd("date", 44682.0, "2022-05-01")}, "opened", "2022-05-01"),
        ({"启用日期": 44682}, "opened", "2022-05-01"),
        ({"启用日期": "2022/5/1 0:00"}, "opened", "2022-05-01"),
        ({"启用日期": "2022年5月"}, "opened", "2022-05"),
        ({"启用日期": 2022}, "opened", "2022"),
        ({"启用日期": "—"}, "opened", ""),
        ({"驻站社工": "3人"}, "staff", 3),
        ({"驻站社工": "/"}, "staff", None),
        ({"地区": 510104}, "region_code", "510104"),
        ({"经度": "104°04′48″"}, "lon", pytest.approx(104.08)),
    ],
)
def test_a_cell_is_read_as_it_is_meant(changed: dict[str, Value], field: str, value: object) -> None:
    taken = take(one(**changed))
    assert taken.told == []
    (station,) = taken.draft.stations
    assert getattr(station, field) == value


def test_a_station_that_stands_twice_is_told() -> None:
    rows = one()
    taken = take([*rows, rows[1]])
    assert taken.errors == [("station-twice", "A3")]


def test_one_name_in_two_regions_is_two_stations() -> None:
    rows = [*one(), *one(地区="成都市青羊区")[1:]]
    taken = take(rows)
    assert taken.told == []
    assert [station.region_code for station in taken.draft.stations] == ["510104", "510105"]


@pytest.mark.parametrize(
    "total", [["合计", None, None, None, None, None, 3], ["1个", "合计", None, None, None, None, 3]]
)
def test_a_row_that_counts_the_stations_is_no_station(total: list[Value]) -> None:
    taken = take([*one(), total])
    assert taken.told == []
    assert len(taken.draft.stations) == 1


def test_what_is_not_read_is_named() -> None:
    rows = [
        [*HEAD, "服务热线说明文字"],
        [*one()[1], "全天"],
        ["乙站", "成都市青羊区", 104.05, 30.67, None, None, None, None],
    ]
    taken = take(rows, hidden_rows=frozenset({3}), hidden_columns=frozenset({5}))
    assert taken.told == [("row-hidden", "3"), ("column-hidden", "1"), ("heading-unknown", "H1")]
    assert [(station.name, station.level) for station in taken.draft.stations] == [("春熙路社工站", "")]


def test_all_faults_of_a_list_are_told_together() -> None:
    bad = one(经度="甲", 启用日期="乙", 驻站社工="丙", 地区="鼓楼区")
    assert {code for code, _cell in take(bad).errors} == {
        "bad-coordinate",
        "bad-date",
        "not-a-number",
        "region-ambiguous",
    }


@pytest.mark.parametrize(
    ("title", "text", "asked"),
    [
        ("备注", "已撤并", True),
        ("状态", "在建", True),
        ("运行状态", "停用", True),
        ("是否运行", "否", True),
        ("撤销日期", "2024-03-01", True),
        ("计划启用日期", "2026-03-01", True),
        ("备注", "规划中", True),
        ("状态", "闲置", True),
        ("状态", "装修中", True),
        ("状态", "施工", True),
        ("是否启用", "×", True),
        ("备注", "尚未挂牌", True),
        ("备注", "待启用", True),
        ("备注", "已迁至乙街道", True),
        ("备注", "已拆除", True),
        ("备注", "裁撤", True),
        ("备注", "整合至乙站", True),
        ("备注", "预计2025年建成", True),
        ("终止日期", "2023-05-01", True),
        ("预计建成日期", "2026-06-12", True),
        ("类型", "拟建", True),
        ("是否停用", "未停用", False),
        ("承接单位", "规划建筑公司", False),
        ("计划服务人次", "200", False),
        ("备注", "市规划局资助", False),
        ("状态", "正常运行", False),
        ("是否运行", "是", False),
        ("是否撤销", "否", False),
        ("撤销日期", "-", False),
        ("详细地址", "规划一路12号", False),
        ("备注", "省级示范", False),
    ],
)
def test_what_is_said_of_a_station_beside_it(title: str, text: str, asked: bool) -> None:  # noqa: FBT001 - a case
    rows = one()
    draft = take([[*rows[0], title], [*rows[1], text]])
    assert ("station-not-open" in {issue.code for issue in draft.issues}) is asked


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("2025年拟建社工站一览表", True),
        ("已撤销社工站名单", True),
        ("成都市裁撤社工站名单", True),
        ("成都市社工站一览表", False),
        ("成都市社工站名单（不含已撤销站点）", False),
        ("成都市规划和自然资源局社工站点位表", False),
        ("成都市各区社工站合并表", False),
    ],
)
def test_what_the_title_of_a_list_says(line: str, asked: bool) -> None:  # noqa: FBT001 - a case
    draft = take([[line], *one()])
    assert ("station-not-open" in {issue.code for issue in draft.issues}) is asked


@pytest.mark.parametrize("names", [{"title": "拟建"}, {"name": "拟建社工站.xlsx"}])
def test_so_do_the_names_of_sheet_and_file(names: dict[str, str]) -> None:
    assert take(one(), **names).errors == [("station-not-open", "")]


@pytest.mark.parametrize(
    "changed",
    [
        {"站点名称": "社会工作服务站名称"},
        {"站点名称": "乡镇（街道）社工站名称"},
        {"站点名称": "社工服务站"},
        {"经度": "坐标经度", "纬度": "坐标纬度"},
        {"经度": "X坐标", "纬度": "Y坐标"},
        {"经度": "经度（东经）", "纬度": "纬度（北纬）"},
        {"级别": "社工站等级"},
        {"级别": "类别"},
        {"启用日期": "正式运营时间"},
        {"启用日期": "建成年份"},
        {"启用日期": "建成启用时间"},
        {"驻站社工": "驻站社工数"},
        {"驻站社工": "专职社工人数"},
        {"驻站社工": "驻站社工人数（人）"},
    ],
)
def test_columns_of_a_list_by_other_titles(changed: dict[str, str]) -> None:
    head, row = one()
    found = take([[changed.get(title, title) for title in head], row])
    assert found.issues == ()
    (station,) = found.draft.stations
    assert (station.name, station.lon, station.lat) == ("春熙路社工站", 104.08, 30.66)
    assert (station.level, station.opened, station.staff) == ("model", "2022-05-01", 3)


@pytest.mark.parametrize("title", ["坐标", "经纬度", "地理坐标", "GPS定位", "经度/纬度"])
@pytest.mark.parametrize(
    "cell",
    ["104.08,30.66", "104.08，30.66", "30.66,104.08", "(104.08, 30.66)", "104.08°E 30.66°N", "东经104.08°、北纬30.66°"],
)
def test_a_place_in_one_cell(title: str, cell: str) -> None:
    found = take([["站点名称", "地区", title], ["春熙路社工站", "成都市锦江区", cell]])
    assert found.issues == ()
    assert [(station.lon, station.lat) for station in found.draft.stations] == [(104.08, 30.66)]


@pytest.mark.parametrize("cell", ["104.08,30.66,500", "春熙路", "104.08,约30.66"])
def test_a_place_in_one_cell_that_is_none(cell: str) -> None:
    found = take([["站点名称", "地区", "坐标"], ["春熙路社工站", "成都市锦江区", cell]])
    assert found.errors == [("bad-coordinate", "C2")]


def test_coordinates_beside_figures_make_no_list_of_stations() -> None:
    found = take([["地区", "年份", "坐标", "报名人数"], ["成都市", 2024, "104.08,30.66", 5]])
    assert found.values == [5]


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("标准化站", "standard"),
        ("省级示范社工站", "model"),
        ("一般站", "basic"),
        ("三星级", "三星级"),
        ("无", ""),
        ("-", ""),
    ],
)
def test_levels(text: str, level: str) -> None:
    (station,) = take(one(级别=text)).draft.stations
    assert station.level == level


@pytest.mark.parametrize(("cell", "opened"), [("2021.05", "2021-05"), (2021.05, "2021-05"), (2021.12, "2021-12")])
def test_a_month_with_a_point(cell: Value, opened: str) -> None:
    (station,) = take(one(启用日期=cell)).draft.stations
    assert station.opened == opened


def test_a_month_that_may_have_lost_a_zero_is_asked_about() -> None:
    assert take(one(启用日期=2021.1)).errors == [("bad-date", "F2")]


@pytest.mark.parametrize("text", ["小计：2个", "合计5个站点", "小计", "共计 2 个"])
def test_rows_that_count_the_stations_are_none(text: str) -> None:
    head, row = one()
    found = take([head, row, ["锦江区", text, None, None, None, None, 3], [text, None, None, None, None, None, 3]])
    assert (found.errors, len(found.draft.stations)) == ([], 1)


@pytest.mark.parametrize("title", ["成都市武侯区社工站一览", "武侯区街道社工站运行情况", "武侯区2024年社工站名单"])
@pytest.mark.parametrize("name", ["站点名称", "名称"])
def test_a_county_in_the_title_holds_for_a_list_that_names_no_regions(title: str, name: str) -> None:
    head, row = one()
    found = take([[title], [name, *head[2:]], [row[0], *row[2:]], ["二站", *row[2:]]])
    assert [station.region_code for station in found.draft.stations] == ["510107", "510107"]
    assert [told.code for told in found.issues] == ["region-from-title"]


@pytest.mark.parametrize("title", ["成都市社工站一览", "社工站一览"])
def test_no_county_in_the_title_is_asked_about(title: str) -> None:
    head, row = one()
    found = take([[title], [head[0], *head[2:]], [row[0], *row[2:]]])
    assert [code for code, _cell in found.errors] == ["region-missing"]


def test_an_empty_region_is_not_that_of_the_title() -> None:
    head, row = one()
    found = take([["成都市武侯区社工站一览"], head, [row[0], None, *row[2:]]])
    assert [code for code, _cell in found.errors] == ["region-missing"]


def test_a_list_without_names_says_so_once() -> None:
    head, row = one()
    found = take([["单位名称", *head[1:]], row, row])
    assert found.errors == [("station-incomplete", "C1")]
    assert "站点名称" in str(found.issues[-1])
