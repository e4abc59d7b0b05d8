"""The same kind of figures in many presentations drawn by lot: every one gives just its own figures."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

import pytest

from analytics.indicators import MEASURES, Kind
from tests.ingest.sheets.drawn import facts, sheet, understood

SEEDS = range(400)
REGIONS = {"510107": "武侯区", "510105": "青羊区", "510104": "锦江区", "510106": "金牛区"}
CITY = "510100"
NAMES = {
    "exam_registered": "报名人数 报考人数 考试报名人数 报名",
    "exam_sat": "参考人数 实考人数 参加考试人数 到考人数",
    "exam_passed": "合格人数 通过人数 考试合格人数 成绩合格人数",
    "certified_total": "持证人数 持证社工人数 累计持证人数 持证社会工作者人数",
    "certified_new": "新增持证人数 当年新增持证人数 本年新增持证 新取证人数",
    "training_attendances": "培训人次 参训人次 开展培训人次",
    "training_participants": "培训人数 参训人数",
    "sw_stations": "社工站数 社工站数量 已建社工站数",
    "station_staff": "驻站社工人数 驻站人员数",
    "professionals_total": "社会工作专业人才总量 专业人才总数 社工人才总量",
    "townships": "乡镇（街道）数 镇街数",
    "service_agencies": "社工机构数 社会工作服务机构数",
    "volunteers": "注册志愿者人数 志愿者人数",
    "community_workers_total": "社区工作者人数 社区工作者总数",
    "sw_posts": "社工岗位数 社会工作岗位数",
}
LEVELS = {
    "level:assistant": "助理社会工作师 助理 初级",
    "level:social_worker": "社会工作师 中级",
    "level:senior": "高级社会工作师 高级",
}
OF_LEVELS = ("exam_registered", "exam_sat", "exam_passed", "certified_total")
HEADS = "地区 区县 县（市、区） 单位 区（市）县"
TITLES = (
    "{y}年成都市社会工作人才情况统计表",
    "成都市{y}年度社会工作人才队伍建设情况汇总表",
    "{y}年社会工作专业人才数据统计",
    "附件2：{y}年全市社会工作有关情况表",
    "{y}年度工作统计表（成都市）",
    "成都市社会工作数据（{y}年）",
)
NOTES = (
    "",
    "注：本表由市民政局填报。",
    "填表人：    审核人：    填表日期：",
    "备注：数据来源于各区县上报。",
    "说明：1.本表按年填报；2.数据为年末数。",
    "单位（盖章）：成都市民政局",
)


@dataclass
class Drawn:
    """A table drawn by lot, and the facts it must give; ``sums`` it may give, where its title names the city."""

    lot: random.Random
    rows: list[list[object]] = field(default_factory=list)
    title: str = ""
    merged: str = ""
    truth: set[str] = field(default_factory=set)
    sums: set[str] = field(default_factory=set)

    def one(self, names: str) -> str:
        """One of some names."""
        return self.lot.choice(names.split(" "))

    def value(self, region: str, year: int, measure: str, stratum: str = "") -> int:
        """A new figure, every fifth like a year; a stock is the year's end's."""
        number = self.lot.randint(2000, 2026) if self.lot.random() < 0.2 else self.lot.randint(20, 9000)
        self.must(region, year, measure, stratum, number)
        return number

    def must(self, region: str, year: int, measure: str, stratum: str, number: int) -> None:
        """Note a fact that must come out."""
        self.truth.add(line(region, year, measure, stratum, number))


def line(region: str, year: int, measure: str, stratum: str, number: int) -> str:
    """A fact as ``facts`` writes it; a stock is the year's end's."""
    period = f"{year}-12" if MEASURES[measure].kind is Kind.STOCK else str(year)
    return " ".join(part for part in (region, period, measure, stratum, str(number)) if part)


def regions_by_measures(d: Drawn, regions: list[str], measures: list[str], year: int) -> None:
    """One row a region, with line numbers, remarks and a sum at either end as it comes."""
    d.rows = [[d.one(HEADS), *(d.one(NAMES[key]) for key in measures)]]
    body = [[REGIONS[code], *(d.value(code, year, key) for key in measures)] for code in regions]
    if d.lot.random() < 0.4:
        sums = [sum(column) for column in list(zip(*body, strict=True))[1:]]  # type: ignore[arg-type]
        body.insert(d.lot.choice((0, len(body))), ["合计", *sums])
        d.sums = {line(CITY, year, key, "", number) for key, number in zip(measures, sums, strict=True)}
    d.rows += body
    if d.lot.random() < 0.4:
        d.rows = [[at or "序号", *row] for at, row in enumerate(d.rows)]
    if d.lot.random() < 0.3:
        d.rows[0].append("备注")


def regions_by_years(d: Drawn, regions: list[str], measures: list[str], year: int) -> None:
    """One measure, which only the title names, over years."""
    form, years = d.lot.choice(("{}年", "{}", "{}年度")), (year - 2, year - 1, year)
    d.title = d.lot.choice(("成都市各区县{}", "成都市{}统计表", "历年{}情况")).format(d.one(NAMES[measures[0]]))
    d.rows = [[d.one(HEADS), *map(form.format, years)]]
    d.rows += [[REGIONS[code], *(d.value(code, one, measures[0]) for one in years)] for code in regions]


def measures_by_years(d: Drawn, regions: list[str], measures: list[str], year: int) -> None:
    """The indicators of one district over years."""
    d.title = d.lot.choice(("{}社会工作主要指标", "成都市{}社会工作人才发展情况")).format(REGIONS[regions[0]])
    d.rows = [["指标", f"{year - 1}年", f"{year}年"]]
    d.rows += [[d.one(NAMES[key]), *(d.value(regions[0], one, key) for one in (year - 1, year))] for key in measures]


def measures_by_regions(d: Drawn, regions: list[str], measures: list[str], year: int) -> None:
    """One row an indicator."""
    d.rows = [["指标", *(REGIONS[code] for code in regions)]]
    d.rows += [[d.one(NAMES[key]), *(d.value(code, year, key) for code in regions)] for key in measures]


def long_list(d: Drawn, regions: list[str], measures: list[str], year: int) -> None:
    """One row a figure, the year as number or text."""
    d.title = d.lot.choice(("成都市社会工作数据", "社会工作数据明细表"))
    d.rows = [[d.one(HEADS), "年份", "指标", "数值", "单位"]]
    d.rows += [
        [
            REGIONS[code],
            d.lot.choice((year, f"{year}年")),
            d.one(NAMES[key]),
            d.value(code, year, key),
            MEASURES[key].unit.zh,
        ]
        for code in regions
        for key in measures
    ]


def years_over_measures(d: Drawn, regions: list[str], measures: list[str], year: int) -> None:
    """Two rows of titles: years merged over measures."""
    d.title, first, second = d.lot.choice(("成都市社会工作人才情况", "社会工作有关数据")), *measures[:2]
    names = [d.one(NAMES[first]), d.one(NAMES[second])]
    d.rows = [[d.one(HEADS), f"{year - 1}年", "", f"{year}年", ""], ["", *names, *names]]
    d.merged = "A2:A3 B2:C2 D2:E2"
    for code in regions:
        d.rows.append(
            [REGIONS[code], *(d.value(code, one, key) for one in (year - 1, year) for key in (first, second))]
        )


def levels_beside(d: Drawn, regions: list[str], _measures: list[str], year: int) -> None:
    """Levels as columns of the measure that the title names, with their sum as it comes."""
    key, levels = d.lot.choice(OF_LEVELS), list(LEVELS)[: d.lot.randint(2, 3)]
    d.title = d.lot.choice(("{0}年成都市社会工作者职业水平考试{1}", "成都市{0}年{1}统计表")).format(
        year, d.one(NAMES[key])
    )
    d.rows = [[d.one(HEADS), *(d.one(LEVELS[level]) for level in levels)]]
    summed = d.lot.random() < 0.4
    d.rows[0] += ["合计"] if summed else []
    for code in regions:
        values = [d.value(code, year, key, level) for level in levels]
        d.rows.append([REGIONS[code], *values, *([sum(values)] if summed else [])])
        if summed:
            d.must(code, year, key, "", sum(values))


def levels_in_rows(d: Drawn, regions: list[str], _measures: list[str], year: int) -> None:
    """A column of levels beside two measures."""
    first, second = d.lot.sample(OF_LEVELS[:3], 2)
    d.title = f"{year}年成都市社会工作者考试情况"
    d.rows = [[d.one(HEADS), d.one("级别 考试级别 类别"), d.one(NAMES[first]), d.one(NAMES[second])]]
    d.rows += [
        [REGIONS[code], d.one(LEVELS[level]), *(d.value(code, year, key, level) for key in (first, second))]
        for code in regions
        for level in LEVELS
    ]


def levels_below(d: Drawn, regions: list[str], _measures: list[str], year: int) -> None:
    """The levels of one measure below it, behind 其中."""
    key, levels = d.lot.choice(OF_LEVELS), list(LEVELS)[: d.lot.randint(2, 3)]
    name = d.one(NAMES[key])
    d.title = f"{year}年成都市{REGIONS[regions[0]]}{name}情况"
    values = [d.value(regions[0], year, key, level) for level in levels]
    d.must(regions[0], year, key, "", sum(values))
    d.rows = [["指标", "数值"], [name, sum(values)]]
    starts = ("其中：", *(d.lot.choice(("", "　　")) for _ in levels[1:]))
    names = (start + d.one(LEVELS[level]) for start, level in zip(starts, levels, strict=True))
    d.rows += [[text, value] for text, value in zip(names, values, strict=True)]


def levels_and_measures(d: Drawn, regions: list[str], _measures: list[str], year: int) -> None:
    """Two rows of titles: levels over measures, or measures over levels."""
    keys, levels = d.lot.sample(OF_LEVELS, 2), list(LEVELS)[:2]
    names = {key: d.one(NAMES[key]) for key in keys} | {level: d.one(LEVELS[level]) for level in levels}
    upper, lower = (keys, levels) if d.lot.random() < 0.5 else (levels, keys)
    d.rows = [[d.one(HEADS), names[upper[0]], "", names[upper[1]], ""], ["", *(names[one] for one in (*lower, *lower))]]
    d.merged = "A2:A3 B2:C2 D2:E2"
    pairs = [(one, other) if upper is keys else (other, one) for one in upper for other in lower]
    d.rows += [[REGIONS[code], *(d.value(code, year, key, level) for key, level in pairs)] for code in regions]


SHAPES = (
    regions_by_measures,
    regions_by_years,
    measures_by_years,
    measures_by_regions,
    long_list,
    years_over_measures,
    levels_beside,
    levels_in_rows,
    levels_below,
    levels_and_measures,
)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_table_gives_just_its_figures_however_it_is_presented(seed: int) -> None:
    drawn = Drawn(random.Random(seed))  # noqa: S311 - the same lots in every run
    lot, year = drawn.lot, drawn.lot.randint(2021, 2024)
    drawn.title = lot.choice(TITLES).format(y=year)
    SHAPES[seed % len(SHAPES)](
        drawn, lot.sample(list(REGIONS), lot.randint(2, 4)), lot.sample(list(NAMES), lot.randint(2, 5)), year
    )
    text = "\n".join(" | ".join(map(str, row)) for row in ([drawn.title], *drawn.rows, [lot.choice(NOTES)]))
    draft = understood(sheet(text, drawn.merged))
    found = set(facts(draft))
    assert not [str(issue) for issue in draft.issues if issue.severity == "error"], text
    assert drawn.truth <= found, text
    assert found <= drawn.truth | drawn.sums, text
