"""Every code of an import can be met: the smallest workbook, figure or store that provokes each; and the document has all."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import openpyxl
import pytest

from analytics.ingest import importing, rules, start
from analytics.ingest.book import Odd, Sheet
from analytics.ingest.codes import CODES
from analytics.ingest.files import codes as files
from analytics.settings import PUBLISHED, ROOT, Settings
from tests.facts import draft, observe, tree
from tests.ingest.sheets.taking import rows, take

if TYPE_CHECKING:
    from pathlib import Path

    from analytics.ingest.book import Value
    from analytics.ingest.draft import Issue

DOCUMENT: Final = ROOT / "docs" / "import-codes.md"


def figure(value: Value, title: str = "报名人数") -> list[list[Value]]:
    """One figure under a title."""
    return [["地区", "年份", title], ["成都市", 2024, value]]


def station(**changed: Value) -> list[list[Value]]:
    """One station, with some cells changed."""
    row: dict[str, Value] = {
        "站点名称": "甲站",
        "地区": "成都市锦江区",
        "经度": 104.08,
        "纬度": 30.66,
        "启用日期": "2022-05-01",
    }
    return [list(row), list((row | changed).values())]


LIST = "地区 | 年份 | 指标 | 数值 | 单位 | 分组\n成都市 | 2024 | "
PLAIN = "地区 | 年份 | 报名人数\n"
SECOND = Sheet("二", [["地区", "年份", "报名人数"], ["绵阳市", 2024, 5]])
# The sheet as rows or as text, and what else the workbook has.
SHEETS: dict[str, Any] = {
    "no-table": "关于报送统计数据的通知",
    "several-sheets": (figure(5), {"sheets": [Sheet("二", figure(6))]}),
    "sheets-together": (figure(5), {"sheets": [SECOND]}),
    "sheets-alike": (figure(5), {"sheets": [Sheet("二", figure(5))]}),
    "sheets-copied": (
        "地区 | 报名人数 | 参考人数 | 通过人数\n成都市 | 5 | 4 | 3",
        {
            "title": "2023年",
            "sheets": [Sheet("2024年", rows("地区 | 报名人数 | 参考人数 | 通过人数\n成都市 | 5 | 4 | 3"))],
        },
    ),
    "no-such-sheet": (figure(5), {"chosen": ["丙"]}),
    "personal-list": "序号 | 姓名 | 级别\n1 | 某甲 | 中级",
    "personal-data": PLAIN + "成都市 | 2024 | 电话13800000000",
    "sheet-hidden": (figure(5), {"sheets": [replace(SECOND, hidden=True)]}),
    "row-hidden": (PLAIN + "成都市 | 2024 | 5\n绵阳市 | 2024 | 6", {"hidden_rows": frozenset({3})}),
    "column-hidden": ("地区 | 年份 | 参考人数 | 报名人数\n成都市 | 2024 | 5 | 6", {"hidden_columns": frozenset({3})}),
    "sheet-skipped": (figure(5), {"sheets": [Sheet("二", [[1, 2], [3, 4]])]}),
    "struck-out": (figure(5), {"struck": ((2, 3, 2, 3),)}),
    "heading-unknown": "地区 | 年份 | 报名人数 | 经办处室\n成都市 | 2024 | 5 | 一处",
    "heading-beyond": "2024年\n地区 | 报名人数 | 全省报名人数\n成都市 | 5 | 9",
    "heading-labels": "2024年\n地区 | 性别 | 报名人数\n成都市 | 女 | 5",
    "column-untitled": "地区 | 年份 | 报名人数\n成都市 | 2024 | 1 | 900",
    "town-rows": [["2023年永嘉县"], ["乡镇（街道）", "持证人数"], ["桥头镇", 33]],
    "heading-within": "2024年社工机构情况\n地区 | 社工机构数 | 持证人数\n成都市 | 2 | 5",
    "heading-part": "2024年\n地区 | 社工机构数 | 其中：持证人数\n成都市 | 2 | 5",
    "heading-near": "地区 | 年份 | 报名人数 | 常驻人口\n成都市 | 2024 | 5 | 9",
    "heading-like": "地区 | 年份 | 报名人数 | 女性报名人数\n成都市 | 2024 | 5 | 4",
    "heading-spread": "地区 | 2023年 | | 2024年 |\n | 报名人数 | 通过人数 | 报名人数 | 通过人数\n成都市 | 5 | 2 | 6 | 3",
    "heading-twice": "地区 | 年份 | 报名人数 | 报考人数\n成都市 | 2024 | 5 | 5",
    "heading-date": [
        ["持证人数"],
        ["地区", Odd("date", 45107, "2023-06-30", "year"), Odd("date", 45657, "2024-12-31", "year")],
        ["成都市", 5, 6],
    ],
    "heading-unclear": "地区 | 年份 | 报名参考人数\n成都市 | 2024 | 5",
    "measure-missing": "地区 | 2023年 | 2024年\n成都市 | 5 | 6",
    "group-from-title": "2024年助理社会工作师考试情况\n地区 | 年份 | 报名人数\n成都市 | 2024 | 5",
    "groups-in-title": "助理社会工作师和社会工作师考试情况\n地区 | 年份 | 报名人数\n成都市 | 2024 | 5",
    "group-clash": "地区 | 年份 | 分组 | 助理报名人数 | 中级报名人数\n成都市 | 2024 | 高级 | 5 | 6",
    "group-unstored": "2024年\n地区 | 应届报名人数 | 往届报名人数\n成都市 | 5 | 6",
    "title-narrows": "2024年女性报名情况\n地区 | 年份 | 报名人数\n成都市 | 2024 | 5",
    "title-unclear": "2024年民政系统报名情况\n地区 | 年份 | 报名人数\n成都市 | 2024 | 5",
    "note-unclear": PLAIN + "成都市 | 2024 | 5\n注：不含高级。",
    "note-seen": PLAIN + "成都市 | 2024 | 5\n注：以上为快报数，以年报为准。",
    "title-places": "成都市2023年街道报名情况\n报名人数 | 通过人数\n5 | 3",
    "line-within": PLAIN + "成都市 | 2024 | 5\n以下为助理社会工作师\n绵阳市 | 2024 | 6",
    "measure-clash": "地区 | 年份 | 指标 | 报名人数\n成都市 | 2024 | 参考人数 | 5",
    "year-missing": "地区 | 报名人数\n成都市 | 5",
    "year-several": "2021—2023年报名情况\n地区 | 报名人数\n成都市 | 5",
    "period-from-title": "2024年情况\n地区 | 报名人数\n成都市 | 5",
    "month-missing": "2024年报名人数\n地区 | 本月 | 累计\n成都市 | 5 | 6",
    "month-of-stock": "2024年6月\n地区 | 本月持证人数\n成都市 | 5",
    "running-total": "2024年6月报名人数\n地区 | 本月 | 累计\n成都市 | 5 | 6",
    "running-unclear": "地区 | 年份 | 累计培训人次\n成都市 | 2024 | 5",
    "bad-period": PLAIN + "成都市 | 24年 | 5",
    "year-out-of-range": PLAIN + "成都市 | 1999 | 5",
    "flow-of-day": "地区 | 日期 | 报名人数\n成都市 | 2024-06-30 | 5",
    "period-clash": "地区 | 年份 | 2023年报名人数\n成都市 | 2024 | 5",
    "date-as-period": [["地区", "年份", "报名人数"], ["成都市", 45473, 5]],
    "region-missing": PLAIN + "成都市 | 2024 | 5\n | 2024 | 6",
    "region-unknown": PLAIN + "城都市 | 2024 | 5",
    "region-ambiguous": PLAIN + "鼓楼区 | 2024 | 5",
    "region-merged": "地区 | 年份 | 报名人数\n江苏省无锡市崇安区 | 2015 | 5",
    "region-later": "2023年重庆市\n区县 | 报名人数\n两江新区 | 5",
    "region-code-clash": "地区代码 | 地区 | 年份 | 报名人数\n510100 | 绵阳市 | 2024 | 5",
    "region-from-title": "成都市考试情况\n年份 | 报名人数 | 参考人数\n2024 | 5 | 4",
    "region-scope": "成都市2023年\n指标 | 数值\n全省持证人数 | 9",
    "region-within-title": "吉林省报名情况\n地区 | 年份 | 报名人数\n朝阳区 | 2024 | 5",
    "unknown-measure": LIST + "气温 | 5 | 人 |",
    "label-empty": "2024年\n级别 | 地区 | 报名人数\n助理 | 武侯区 | 5\n | 锦江区 | 4",
    "towns-summed": "武侯区2024年\n镇街 | 持证人数\n浆洗街街道 | 5\n晋阳街道 | 4\n合计 | 9",
    "row-average": "成都市2024年\n地区 | 持证人数\n成都市 | 9\n武侯区 | 3\n平均 | 4.5",
    "row-own-level": "成都市2024年\n地区 | 持证人数\n成都市 | 9\n市本级 | 2\n武侯区 | 3",
    "row-unknown": "成都市2023年\n指标 | 数值\n报名人数 | 9\n服务场次 | 5",
    "unknown-measure-near": LIST + "报名人教 | 5 | 人 |",
    "unknown-group": LIST + "报名人数 | 5 | 人 | 男性",
    "unknown-unit": LIST + "报名人数 | 5 | 公斤 |",
    "unit-unclear": "单位：人\n单位：万人\n地区 | 年份 | 报名人数\n成都市 | 2024 | 5",
    "unit-above": ("2024年报名（单位：万人）\n地区 | 报名人数\n成都市 | 5\n2024年持证\n地区 | 持证人数\n成都市 | 5"),
    "unit-clash": LIST + "报名人数 | 5 | 人次 |",
    "stations-unplaced": f"{PLAIN}成都市 | 2024 | 5\n\n地区 | 社工站名称 | 驻站社工人数\n武侯区 | 浆洗街社工站 | 3\n锦江区 | 春熙路社工站 | 2",
    "unit-of-others": "单位：人\n地区 | 年份 | 报名人数 | 社工站数\n成都市 | 2024 | 5 | 2",
    "scale-twice": figure("1.2万", "报名人数（万人）"),
    "format-scaled": figure(Odd("number", 1.2, '0.0"万"')),
    "not-a-number": figure("一百二十"),
    "unclear-none": figure("无"),
    "formula-error": figure(Odd("error", None, "#DIV/0!")),
    "formula-unsaved": figure(Odd("formula", None, "=B2*2")),
    "total-unsaved": [*figure(5), ["合计", 2024, Odd("formula", None, "=C2")]],
    "format-unclear": figure(Odd("number", 12000, "0,")),
    "date-for-number": figure(Odd("date", 120.0, "1900-04-29")),
    "merged-value": (PLAIN + "成都市 | 2024 | 5\n绵阳市 | 2024 |", {"merged": ((2, 3, 3, 3),)}),
    "fraction-of-count": figure(1.2),
    "rate-unclear": figure(0.344, "通过率"),
    "rate-small": figure(0.344, "通过率（%）"),
    "mark-dropped": figure("120①"),
    "rounded": figure(1.23456, "报名人数（万人）"),
    "unit-missing": figure(312.5, "社工站投入资金"),
    "negative": figure(-5),
    "too-many": figure(98800, "报名人数（万人）"),
    "over-100": figure("120%", "通过率"),
    "twice-different": [*figure(5), ["成都市", 2024, 6]],
    "twice-same": [*figure(5), ["成都市", 2024, 5]],
    "total-hidden": (PLAIN + "成都市 | 2024 | 5\n绵阳市 | 2024 | 6\n合计 | 2024 | 11", {"hidden_rows": frozenset({3})}),
    "total-across": "2024年报名人数\n地区 | 1月 | 2月 | 合计\n成都市 | 5 | 6 | 12",
    "total-passed-over": "成都市2024年\n季度 | 培训人次\n一季度 | 5\n合计 | 5",
    "total-mismatch": [*figure(5), ["绵阳市", 2024, 6], ["合计", 2024, 12]],
    "region-outside": "2024年湖北省报名人数\n地区 | 报名人数\n岳阳市 | 5",
    "whole-partial": "2024年成都市持证人数\n级别 | 持证人数\n助理 | 60\n中级 | 22\n小计 | 82\n高级 | 1",
    "total-unstored": "地区 | 年份 | 通过率\n成都市 | 2024 | 34%\n合计 | 2024 | 34%",
    "total-unchecked": [*figure(5), ["绵阳市", 2024, "—"], ["合计", 2024, 12]],
    "too-few": "地区 | 年份 | 培训人数 | 培训人次\n成都市 | 2024 | 500 | 210",
    "rate-off": "地区 | 年份 | 参考人数 | 合格人数 | 合格率\n成都市 | 2024 | 100 | 20 | 31%",
    "funnel-grows": "地区 | 年份 | 报名人数 | 参考人数\n成都市 | 2024 | 5 | 6",
    "part-larger": "地区 | 年份 | 已建站乡镇数 | 乡镇数\n成都市 | 2024 | 6 | 5",
    "part-doubtful": "地区 | 年份 | 持证人数 | 专业人才总量\n成都市 | 2024 | 6 | 5",
    "parts-exceed": PLAIN + "四川省 | 2024 | 5\n成都市 | 2024 | 6",
    "parts-overlap": "地区 | 年份 | 培训人数\n成都市 | 2024 | 5\n绵阳市 | 2024 | 6\n合计 | 2024 | 10",
    "parts-short": "地区 | 年份 | 报名人数 | 助理报名人数 | 中级报名人数 | 高级报名人数\n成都市 | 2024 | 9 | 2 | 3 | 3",
    "tenfold": PLAIN + "成都市 | 2023 | 12\n成都市 | 2024 | 120",
    "station-outside": station(经度=4.08),
    "coordinates-shifted": "站点名称 | 地区 | 百度经度 | 百度纬度\n甲站 | 成都市锦江区 | 104.08 | 30.66",
    "station-swapped": station(经度=30.66, 纬度=104.08),
    "station-incomplete": station(经度=None),
    "station-not-open": station(站点名称="春熙路社工站（已撤销）"),
    "station-other": station(站点名称="草堂新时代文明实践站"),
    "station-twice": [*station(), station()[1]],
    "bad-coordinate": station(经度="约104"),
    "bad-date": station(启用日期="去年"),
}
# A title that may mean two measures names none; sheets that differ do so at cells.
FOLLOWING = {"heading-unclear": {"measure-missing"}, "several-sheets": {"twice-different"}}
SOUND = draft(observe("exam_registered", "510000", y2024=5))
# Figures no workbook can hold, only a file of the release.
RELEASED: dict[str, Any] = {
    "bad-bound": {"bound": "≥"},
    "unknown-region": {"region_code": "999999"},
    "unknown-source": {"source_id": "S999"},
}
STORED = ("already-stored", "changed", "other-source")


def told(code: str) -> tuple[Issue, ...]:
    """What is wrong with the workbook of a code."""
    made = SHEETS[code]
    sheet, more = made if isinstance(made, tuple) else (made, {})
    taken = take(rows(sheet) if isinstance(sheet, str) else sheet, **more)
    return (*taken.issues, *importing.checks.tenfold(taken.draft.readings, lambda _measure, _year: {}))


@pytest.mark.parametrize("code", SHEETS)
def test_a_workbook_provokes_each_code(code: str) -> None:
    found = [issue for issue in told(code) if issue.code == code]
    assert found
    for issue in found:
        assert issue.severity == CODES[code].severity
        assert "{" not in str(issue)


@pytest.mark.parametrize("code", SHEETS)
def test_nothing_else_refuses_the_workbook_of_a_code(code: str) -> None:
    refusing = {issue.code for issue in told(code) if issue.severity == "error"}
    assert refusing - FOLLOWING.get(code, set()) <= {code}


@pytest.mark.parametrize("code", RELEASED)
def test_a_file_of_the_release_provokes_each_code(code: str) -> None:
    changed = replace(SOUND, readings=(SOUND.readings[0]._replace(**RELEASED[code]),))
    assert [issue.code for issue in rules.check(changed, tree())] == [code]


def test_an_id_that_stands_twice() -> None:
    twice = replace(SOUND, readings=SOUND.readings * 2)
    assert {issue.code for issue in rules.check(twice, tree())} == {"id-twice"}


def saved(path: Path, value: int) -> Path:
    """A workbook of one figure."""
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (["地区", "年份", "报名人数"], ["成都市", 2024, value]):
        book.active.append(row)
    book.save(path)
    return path


def test_the_store_provokes_the_others(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "data", "", ROOT / "sample_data" / "boundaries", "")
    start.make_ready(settings)
    first, second = saved(tmp_path / "a.xlsx", 50_000), saved(tmp_path / "b.xlsx", 50_001)
    # The press says 5.45万人 of 成都 in 2024.
    accepted = importing.accept(first, "a.xlsx", settings, PUBLISHED, "")
    assert [issue.code for issue in accepted.issues] == ["other-source"]
    assert [issue.code for issue in importing.examine(first, "a.xlsx", settings, PUBLISHED).issues] == [
        "already-stored"
    ]
    assert "changed" in [issue.code for issue in importing.examine(second, "b.xlsx", settings, PUBLISHED).issues]


def test_no_code_is_left_out() -> None:
    assert {*SHEETS, *RELEASED, *STORED, "id-twice"} == set(CODES)


def documented() -> dict[str, tuple[str, str]]:
    """Severity and sentence of every code in the document."""
    lines = re.findall(r"^\| `([a-z0-9-]+)` \| (\w+) \| (.*?) \|", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    return {code: (severity, sentence) for code, severity, sentence in lines}


def test_the_document_has_every_code_with_its_severity_and_sentence() -> None:
    both = {**CODES, **files.CODES}
    assert documented() == {code: (known.severity, known.message) for code, known in both.items()}


def test_every_advice_stands_in_the_document() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    missing = [code for code, known in {**CODES, **files.CODES}.items() if f"| {known.advice} |" not in text]
    assert missing == []
