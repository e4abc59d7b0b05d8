"""Columns that only those beside them explain: 本年 beside 累计, and 新建 beside 原有, which is no region there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.i18n import catalogue
from analytics.indicators import ALL, MEASURES, Kind, Topic
from analytics.ingest.sheets import titles, within
from analytics.ingest.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.tables import Table

_YEAR: Final = re.compile(r"(?:本年度?|当年度?|今年|(?:19|20)\d{2}年度?)(?:数|人数)?")
_SO_FAR: Final = re.compile(r"(?:历年|截至?[目当]前|至今)?(?:累计|总数|总计)(?:数|人数)?")
_HELD: Final = ("certified_total",)
# 取得证书 is done once, and 持有 or 累计取得 is all there are.
_GAINED: Final = re.compile("(?:取得|获得?|领取?|考取)[^持]*证|取证")
_THIS_YEAR: Final = re.compile("[本当全]年|年度|本期")
_SO_FAR_HELD: Final = re.compile("累计|总|历年|持有|截[至止]|年[底末]")
_CHANGE: Final = re.compile("增|减|较|同比|环比|占|率|排名|目标|备注")
_PEOPLE: Final = re.compile("(?:专业|一线)?(?:社工|社会工作者?)(?:人员|人数|数)?")
_SHARE: Final = re.compile("率|比|占|[站点机构室]|数$|场|期")
_NAMED: Final = re.compile("新增|认定|评定|创建|命名|授牌")
_THERE_ARE: Final = re.compile("总|累计|[现实拥]有|[年期]末")
_KINDS_OF_STATIONS: Final = re.compile("(?:标准|达标|规范|合格|基础|基本|普通|一般|非示范)(?:化|型|性)?(?:社工)?站")
_COUNT: Final = re.compile(r"(?:人数|数量|数)?(?:\([人个家名]\))?$")
# By what people, posts and places are told apart.
_PARTS: Final = re.compile(
    "[男女](?:性|生)?|汉族|少数民族|党员|群众|[\\d一二三四五六七八九十]+岁?(?:及?以[上下]|-\\d+岁?)?|(?:\\d+-\\d+|\\d+)岁(?:及?以[上下])?|博士|硕士|研究生|本科|大专|专科|高中|中专|初中|(?:本科|大专|高中)及?以[上下]"
    "|城市|农村|城镇|乡村|城区|线上|线下|机关|(?:党政)?机关|(?:事业)?单位|事业单位|企业|(?:城乡)?社区|村|社会组织|社工机构|其[他它余]|在职|非在职|本[省市地]|外[省市地]|[应往]届(?:生)?|街道|乡镇|[镇乡]"
)
_TOWNSHIPS: Final = re.compile("[镇乡站]|街道")
_COMMUNITIES: Final = re.compile("(?:社区|村|小区|村居)\\)?(?:总?数|个数|数量)")
_OF_OURS: Final = re.compile("(?:其中|#)[:,]?(?:社工|社会工作)(?:者|人员|类|专业)*(?:培训|场次|人次|$)")
_BARE: Final = re.compile("(?:人数|数量|数|总数|人次)(?:\\(.{1,3}\\))?")
_CHANGED: Final = re.compile("(?:数|人|次|证|站|点|岗位|机构)(?:的)?(?:增长|增减|变化|变动)(?:情况|统计|一览|表|$)")
_DONE: Final = re.compile("(?:已|实际|累计)?完成(?:数|数量|量|值|人数|人次|情况)?(?:\\(.{1,3}\\))?|(?:实际)?完成")
_RATE_DONE: Final = re.compile("(?:任务|目标|计划|年度)?(?:完成|达成)(?:率|比例|百分比|进度)(?:\\(.{1,3}\\))?")
_KINDS: Final = "省市县区州盟旗"


def of_year(table: Table, column: Column) -> str:
    """What a stock under 本年 may be, where all there are so far stand beside it: those of the year alone."""
    head, _, last = column.title.rpartition(" ")
    measures = column.said.measures or table.context.measures
    stock = bool(measures) and all(MEASURES[key].kind is Kind.STOCK for key in measures)
    if not stock or not _YEAR.fullmatch(plain(last)):
        return ""
    beside = (other.title.rpartition(" ") for other in table.columns if other is not column)
    if not any(first == head and _SO_FAR.fullmatch(plain(end)) for first, _, end in beside):
        return ""
    name = catalogue("zh").get(MEASURES[measures[0]].label, "")
    return f"{name}, 新增{name}"


def of_exam(table: Table, column: Column) -> str:
    """What 取得证书人数 may be beside candidates, or of a year: those who passed or got one then, or all who hold one."""
    title = plain(column.title)
    if column.said.measures != _HELD or not _GAINED.search(title) or _SO_FAR_HELD.search(title):
        return ""
    others = [key for one in table.figures if one is not column for key in one.said.measures]
    exam = any(MEASURES[key].topic is Topic.EXAM for key in others) or any(
        "考试" in text for text in table.context.titles
    )
    if not (exam or column.said.period or _THIS_YEAR.search(title)):
        return ""
    return ", ".join(
        catalogue("zh").get(MEASURES[key].label, key) for key in (("exam_passed" if exam else "certified_new"), *_HELD)
    )


def _is_of_communities(table: Table, column: Column) -> bool:
    """Whether a bare 覆盖率 stands behind points or communities, whose coverage it is and not that of townships: 社区数 | 社工室数 | 覆盖率."""
    if column.said.measures != ("station_coverage_pct",) or _TOWNSHIPS.search(plain(column.title)):
        return False
    before = [one for one in table.columns if one.number < column.number and one.title]
    return bool(before) and (before[-1].said.measures == ("sw_points",) or bool(_COMMUNITIES.search(before[-1].title)))


def _of_everyone(table: Table, column: Column) -> str:
    """What trainings may be of which 其中社工培训 are a part: those of social workers, or of everyone."""
    if not any(MEASURES[key].topic is Topic.TRAINING for key in column.said.measures) or within.is_part(column.title):
        return ""
    if not any(_OF_OURS.match(plain(other.title)) for other in table.columns):
        return ""
    name = catalogue("zh").get(MEASURES[column.said.measures[0]].label, "")
    return f"{name}, {name}（全部人员）"


def _is_between(table: Table, column: Column) -> bool:
    """Whether a growth whose title names no year stands beside figures of several: 2024年报名人数 | 2025年报名人数 | 报名增长率."""
    growth = bool(column.said.measures) and all("growth" in key for key in column.said.measures)
    return growth and not column.said.period and len({one.said.period for one in table.figures if one.said.period}) > 1


def _of_change(table: Table, column: Column) -> str:
    """What a bare 人数 under 持证人数增长情况 may be: all there are, or how many more than before."""
    word = plain(column.title.rpartition(" ")[2])
    if column.said.measures or not _BARE.fullmatch(word) or len(table.context.measures) != 1:
        return ""
    if not any(map(_CHANGED.search, map(plain, (*table.context.titles, *table.context.names)))):
        return ""
    name = catalogue("zh").get(MEASURES[table.context.measures[0]].label, "")
    return f"{name}, {name}增长数"


def _of_plan(table: Table, column: Column) -> str:
    """What a column may be right before 已完成 and its rate, or of 全年 beside a part of the year and such a rate: the task or what was done."""
    named = [plain(other.title.rpartition(" ")[2]) for other in table.columns]
    if (
        column.role not in ("figures", "value")
        or not any(map(_RATE_DONE.fullmatch, named))
        or _DONE.search(plain(column.title))
    ):
        return ""
    behind = next((other for other in table.columns if other.number > column.number and other.title), None)
    done = behind is not None and bool(_DONE.fullmatch(plain(behind.title.rpartition(" ")[2])))
    if not done and not _is_year_beside_part(table, column):
        return ""
    keys = column.said.measures or table.context.measures
    name = catalogue("zh").get(MEASURES[keys[0]].label, "") if keys else column.title
    return f"{name}, {name}目标"


def _is_year_beside_part(table: Table, column: Column) -> bool:
    """Whether a column is of 全年, or of a year of which another column is a part: 2025年 | 2025年1—9月."""
    own = column.said.period if len(column.said.period) == len("2024") else ""
    parts = (one.said for one in table.figures if one is not column)
    spans = [said.period[:4] for said in parts if said.within or len(said.period) > len("2024")]
    return (column.said.within == "全年" and bool(spans)) or (bool(own) and own in spans)


def of_some(table: Table, column: Column) -> str:
    """What 乡镇数 may be where 街道 are counted beside it: all townships, or those without sub-districts."""
    if column.said.measures != ("townships",) or "街道" in column.title:
        return ""
    name = catalogue("zh").get(MEASURES["townships"].label, "")
    apart = any("街道" in other.title and "乡" not in other.title for other in table.columns)
    return f"{name}, {name}（不含街道）" if apart else ""


def of_models(title: str, measures: tuple[str, ...], beside: Iterable[str] = ()) -> str:
    """What 其中：示范站 or 示范站总数 may be: the models among the stations there are, or those named in the year.

    ``beside`` are the titles of the other columns, which may be of other kinds of stations.
    """
    if measures != ("demo_stations",) or _NAMED.search(title):
        return ""
    standing = _THERE_ARE.search(title) or any(_KINDS_OF_STATIONS.search(plain(one)) for one in beside)
    if not standing and not any(map(within.is_part, title.split())):
        return ""
    name = catalogue("zh").get(MEASURES["demo_stations"].label, "")
    return f"{name}, 示范站总数"


def behind_part(table: Table, column: Column) -> str:
    """The whole of which a column is one more part: 社工机构 behind 社会工作岗位数 and 其中：社区, with nothing that counts it by itself.

    Levels end with themselves: 社工站 behind 其中：助理, 中级 is a count of its own.
    """
    if not column.said.measures or within.ITSELF.search(column.title):
        return ""
    before = [other for other in table.columns if other.number < column.number]
    while before and not within.is_part(before[-1].title):
        if not before[-1].title or within.ITSELF.search(before[-1].title):
            return ""
        before.pop()
    levels = bool(before) and any(stratum.startswith("level:") for stratum in before[-1].said.strata)
    whole = within.before(table.columns, before[-1]) if before and not levels else None
    return whole.title if whole else ""


def sums_unknown(table: Table, column: Column) -> bool:
    """Whether 合计, of no measure of its own, adds up columns nobody knows: 财政资金, 福彩公益金; those of people or places by kind are."""
    last = column.title.rpartition(" ")[2]
    if column.said.measures or {*column.said.strata} - {ALL} or not titles.is_total(last) or table.of("measure"):
        return False
    if any(other.said.strata or other.place for other in table.figures if other is not column):
        return False
    others = (one for one in table.of("unknown", "") if one.title and table.has_digits(one))
    parts = [plain(one.title) for one in others if not (_CHANGE.search(one.title) or within.is_part(one.title))]
    return any(not _PARTS.fullmatch(_COUNT.sub("", part)) for part in parts)


def people(table: Table, column: Column) -> str:
    """Of whom alone a column may be, where others under its heading are of others: 培训人次 over 社工 and 社区工作者."""
    head, _, last = column.title.rpartition(" ")
    if not head or column.said.strata or not _PEOPLE.fullmatch(plain(last)):
        return ""
    beside = (other.title.rpartition(" ") for other in table.columns if other is not column)
    others = (end for first, _, end in beside if first == head and not titles.is_total(end))
    return last if any(not _SHARE.search(plain(end)) for end in others) else ""


def period(table: Table, column: Column) -> str:
    """The period of a rate whose title names none, where all figures of its topic beside it are of one: 2024年报名人数, 通过率."""
    rate = bool(column.said.measures) and all(MEASURES[key].kind is Kind.RATE for key in column.said.measures)
    timed = table.of("period", "within", "measure") or any(near.years for near in table.context.times)
    if not rate or timed or column.said.period or column.said.within:
        return ""
    topics = {MEASURES[key].topic for key in column.said.measures}
    others = [
        one
        for one in table.figures
        if one is not column and any(MEASURES[key].topic in topics for key in one.said.measures)
    ]
    periods = {one.said.period or "" for one in others if not one.said.within}
    return periods.pop() if len(periods) == 1 and len(others) > 1 else ""


def is_no_place(table: Table, column: Column) -> bool:
    """Whether the only column called like a region, without its kind, stands beside others that are called like none."""
    if not column.place or (plain(column.place)[-1] in _KINDS and len(plain(column.place)) > len("城区")):
        return False
    if any(other.place for other in table.columns if other is not column):
        return False
    others = (one for one in table.of("figures", "unknown", "") if one is not column and not one.said.scope)
    return any(
        not titles.is_total(one.title) and not _CHANGE.search(one.title) and table.has_digits(one) for one in others
    )


def says_too_little(table: Table, column: Column) -> bool:
    """Whether only columns beside it show that a rate is of something else than its title alone would say."""
    return _is_between(table, column) or _is_of_communities(table, column)


def of_task(table: Table, column: Column) -> str:
    """What a column may be besides what its title says: a change, a task, or that of more people."""
    return _of_change(table, column) or _of_plan(table, column) or _of_everyone(table, column)
