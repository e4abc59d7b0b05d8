"""What a column title or a label says: a measure, a group, a period, a unit, or what the column is for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from analytics.i18n import catalogue
from analytics.indicators import ALL, MEASURES, STRATA
from analytics.ingest.sheets import moments, units
from analytics.ingest.sheets.plain import plain

ROLES: Final[dict[str, tuple[str, ...]]] = {
    "code": (
        *("地区代码", "行政区划代码", "区划代码", "行政区代码", "地区编码", "行政区划编码", "区划编码", "区域代码"),
        *("代码", "编码", "行政代码", "区划", "adcode", "code", "regioncode", "region_code"),
    ),
    "region": (
        *(
            "地区",
            "地区名称",
            "地区名",
            "区域",
            "区域名称",
            "行政区划",
            "行政区",
            "行政区划名称",
            "行政区域",
            "名称",
            "地名",
        ),
        *(
            "填报地区",
            "所属地区",
            "所在地区",
            "各地",
            "各地区",
            "地域",
            "地方",
            "填报单位",
            "报送单位",
            "报送地区",
            "统计地区",
        ),
        *(
            "市县",
            "省市",
            "省市区",
            "省(区、市)",
            "省(市、区)",
            "省(自治区、直辖市)",
            "省区市",
            "各省",
            "各市州",
            "各市",
            "各县",
        ),
        *("region", "area", "regionname", "region_name"),
    ),
    "province": ("省", "省份", "省级", "省名", "所属省", "所属省份", "所在省", "province"),
    "prefecture": (
        *(
            "市",
            "市州",
            "市(州)",
            "地市",
            "地级市",
            "设区市",
            "地市州",
            "州市",
            "市级",
            "城市",
            "所属市",
            "所属市州",
            "所在市",
        ),
        *("地(市)", "地(市、州)", "市(地)", "州(市)", "市(州、盟)", "地州市", "city", "prefecture"),
    ),
    "county": (
        *(
            "县",
            "区县",
            "县区",
            "县(市、区)",
            "县(区)",
            "区(县)",
            "区(市、县)",
            "县(市区)",
            "县市区",
            "区市县",
            "县级",
            "市(县、区)",
        ),
        *("县(市)", "县区市", "区", "所属县", "所属区县", "所在县", "旗县", "旗县区", "county", "district"),
    ),
    "period": (
        *(
            "年份",
            "年度",
            "年",
            "统计年度",
            "统计年份",
            "时间",
            "时期",
            "统计时间",
            "统计期",
            "报告期",
            "日期",
            "统计日期",
        ),
        *(
            "截止日期",
            "截至日期",
            "截止时间",
            "截至时间",
            "数据时间",
            "考试年份",
            "考试年度",
            "报告年度",
            "所属年份",
            "所属年度",
        ),
        *("年月", "period", "year", "date"),
    ),
    "within": ("月份", "月", "季度", "期间", "month", "quarter"),
    "measure": (
        "指标",
        "指标名称",
        "指标名",
        "项目",
        "指标项",
        "统计指标",
        "统计项目",
        "指标内容",
        "项目名称",
        "indicator",
        "measure",
    ),
    "value": (
        *(
            "数值",
            "值",
            "数量",
            "数据",
            "指标值",
            "统计值",
            "数字",
            "数据值",
            "统计数",
            "统计数据",
            "本期数",
            "本期",
            "本期值",
            "数额",
        ),
        *("实际值", "填报数", "填报值", "完成数", "完成值", "value", "人数", "人次", "总数", "数", "合计数", "总人数"),
    ),
    "unit": ("单位", "计量单位", "数据单位", "指标单位", "unit"),
    "source": ("来源", "数据来源", "资料来源", "出处", "来源单位", "信息来源", "来源名称", "source"),
    "stratum": (
        *(
            "分组",
            "类别",
            "考试级别",
            "证书级别",
            "级别",
            "等级",
            "人群",
            "分类",
            "组别",
            "考试类别",
            "层级",
            "人员类别",
        ),
        *("证书类别", "资格级别", "group", "stratum", "level"),
    ),
    "ignored": (
        *(
            "序号",
            "备注",
            "说明",
            "排名",
            "名次",
            "排序",
            "no",
            "no.",
            "编号",
            "#",
            "注",
            "位次",
            "行号",
            "备注说明",
            "remark",
        ),
        *("note", "notes", "附注", "填报人", "审核人", "联系人", "填表人", "负责人", "填报日期", "填报时间", "制表人"),
    ),
}
PERSONAL: Final = frozenset(
    {
        *(
            "姓名",
            "身份证",
            "身份证号",
            "身份证号码",
            "公民身份号码",
            "证件号",
            "证件号码",
            "身份证件号码",
            "手机",
            "手机号",
            "手机号码",
        ),
        *(
            "准考证号",
            "准考证号码",
            "出生年月",
            "出生日期",
            "家庭住址",
            "银行卡号",
            "银行账号",
            "学员姓名",
            "考生姓名",
            "持证人",
            "持证人姓名",
        ),
        *("证书编号", "证书号", "个人电话", "登记证号", "名字", "人员姓名"),
    }
)
STATIONS: Final[dict[str, tuple[str, ...]]] = {
    "name": (
        "站点名称",
        "社工站名称",
        "站点",
        "社工站点名称",
        "站名",
        "机构名称",
        "站点名",
        "服务站名称",
        "station",
        "name",
        "名称",
        "社工站",
    ),
    "lon": ("经度", "东经", "lon", "lng", "longitude", "x", "经度(°)", "gps经度"),
    "lat": ("纬度", "北纬", "lat", "latitude", "y", "纬度(°)", "gps纬度"),
    "level": ("级别", "等级", "站点级别", "站点等级", "类型", "站点类型", "社工站级别", "level"),
    "opened": (
        "启用日期",
        "启用时间",
        "成立时间",
        "成立日期",
        "建成时间",
        "建站时间",
        "开站时间",
        "挂牌时间",
        "运营时间",
        "opened",
    ),
    "staff": ("驻站社工", "驻站社工人数", "人员数", "社工人数", "工作人员数", "驻站人数", "人数", "专职人数", "staff"),
}
TOTALS: Final = re.compile(
    r"(?:全[国省市县区州盟旗]|本[省市县区州]|各[省市县区州地]+|\S{2,8}?[省市县区州]?)?(?:合计|总计|小计|共计|累计|总数|汇总)(?:\(.*\))?|全[省市县区州盟旗]|total|sum"
)
_FILLERS: Final = (
    *(
        "其中",
        "的",
        "情况",
        "本年",
        "当年",
        "年度",
        "全年",
        "统计",
        "数据",
        ":",
        "-",
        "/",
        "_",
        ",",
        "(",
        ")",
        "、",
        "共",
        "各",
        "按",
        "考试",
    ),
    *(
        "等级",
        "级别",
        "类别",
        "全国",
        "全省",
        "全市",
        "全县",
        "全区",
        "人员",
        "证书",
        "资格",
        "职业",
        "水平",
        "分",
        "级",
        "表",
        "一览",
        "汇总",
    ),
)
_COUNT_WORDS: Final = ("人数", "人次", "数量", "总数", "数", "人")
_NUMBERING: Final = re.compile(
    r"(?:\(?[一二三四五六七八九十\d]{1,2}[、.)](?!\d)|[一二三四五六七八九十]+、|其中[:,、]?)"
)
_NEUTRAL: Final = re.compile(
    "队伍|建设|基本|人才|社会工作者?|社工站?|社工|培训|持证|报名|信息|概况|总体|站点|机构|服务|指标|工作|开展|阵地|专业|一|二|三|四|五|六|[、.:()\\-/]|专技"
)
_UNIT_NOTE: Final = re.compile(r"\(([^()]*)\)|[/:](?:单位[:]?)?([^/:()]{1,4})$")
_SIMILAR: Final = 75


@dataclass(frozen=True)
class Said:
    """What one text says about the figures under or beside it; several measures or groups are alternatives.

    ``rest`` was not understood; ``either`` says that one word names both a measure and a group (高级社会工作师).
    """

    measures: tuple[str, ...] = ()
    strata: tuple[str, ...] = ()
    period: str = ""
    unit: units.Counted | None = None
    rest: str = ""
    either: bool = False

    @property
    def nothing(self) -> bool:
        """Whether the text names neither measure nor group nor period."""
        return not (self.measures or self.strata or self.period)


def neutral(rest: str) -> bool:
    """Whether what was not understood of a group's title narrows nothing: 考试情况 over a column, but not 女性."""
    return not _NEUTRAL.sub("", rest)


@cache
def measure_names() -> dict[str, str]:
    """Every accepted name of a measure in plain form: aliases, Chinese and English label, key."""
    names: dict[str, str] = {}
    for measure in MEASURES.values():
        zh = catalogue("zh").get(measure.label, "")
        for name in (measure.key, measure.label, zh, zh.removesuffix("（公布值）"), *measure.aliases):
            if name:
                names.setdefault(plain(name).lower(), measure.key)
    return names


@cache
def stratum_names() -> dict[str, str]:
    """Every accepted name of a group in plain form."""
    names: dict[str, str] = {}
    for stratum in STRATA.values():
        for name in (stratum.key, stratum.label, catalogue("zh").get(stratum.label, ""), *stratum.aliases):
            if name:
                names.setdefault(plain(name).lower(), stratum.key)
    return names


@cache
def _role_names() -> dict[str, str]:
    return {plain(name).lower(): role for role, names in ROLES.items() for name in names}


@cache
def station_roles() -> dict[str, str]:
    """Every accepted title of a column of a station list."""
    return {plain(name).lower(): role for role, names in STATIONS.items() for name in names}


@lru_cache(maxsize=16_384)
def role(title: str) -> str:
    """What a column is for by its title (region, period, value, …), or nothing; a unit behind it does not matter."""
    word = plain(title).lower().strip("*")
    bare = re.sub(r"\([^()]*\)$", "", word)
    names = _role_names()
    if plain(title) in PERSONAL or bare in PERSONAL:
        return "personal"
    return names.get(word) or names.get(bare) or ""


def is_total(text: str) -> bool:
    """Whether a row's label says that it adds up others: 合计, 全省总计, 小计."""
    return bool(TOTALS.fullmatch(plain(text).lower()))


@cache
def _vocabulary() -> re.Pattern[str]:
    known = {*measure_names(), *stratum_names(), *_FILLERS, *_COUNT_WORDS}
    listed = sorted((re.escape(word) for word in known), key=len, reverse=True)
    return re.compile("|".join(listed))


@lru_cache(maxsize=16_384)
def said(title: str) -> Said:
    """Take a title apart; ``rest`` is what was not understood.

    The whole title, without its unit, is tried as a name first, then cut into the longest known words.
    """
    word = _NUMBERING.sub("", plain(title).lower(), count=1) or plain(title).lower()
    if known := measure_names().get(word):
        return _sole(known, word)
    word, unit = _without_unit(word)
    if known := measure_names().get(word):
        return _sole(known, word, unit=unit)
    if period := moments.text(word):
        return Said(period=period, unit=unit)
    if unit is None and (alone := units.read(word)):
        return Said(unit=alone)
    word, period = _without_period(word)
    if known := measure_names().get(word.strip("()的")):
        return _sole(known, word.strip("()的"), period, unit)
    return _cut(word, period, unit)


def _sole(measure: str, word: str, period: str = "", unit: units.Counted | None = None) -> Said:
    group = stratum_names().get(word)
    return Said((measure,), (group,) if group else (), period, unit, either=bool(group))


def _without_unit(word: str) -> tuple[str, units.Counted | None]:
    for match in _UNIT_NOTE.finditer(word):
        note = (match[1] or match[2] or "").removeprefix("单位").lstrip(":")
        if unit := units.read(note):
            return word[: match.start()] + word[match.end() :], unit
    return word, None


PERIODS: Final = re.compile(
    r"\(?((?:截至|截止|至)?(?:19|20)\d{2}年?(?:-(?:19|20)\d{2}年?|\d{1,2}-\d{1,2}月|\d{1,2}月(?:\d{1,2}日|底|末)?|上半年|下半年|第?[一二三四]季度|前三季度|度|底|末|年末|年底)?)\)?"
)


def _without_period(word: str) -> tuple[str, str]:
    for match in PERIODS.finditer(word):
        if period := moments.text(match[1]):
            return word[: match.start()] + word[match.end() :], period
    return word, ""


def _cut(word: str, period: str, unit: units.Counted | None) -> Said:
    measures: list[str] = []
    strata: list[str] = []
    rest: list[str] = []
    at = 0
    for match in _vocabulary().finditer(word):
        rest.append(word[at : match.start()])
        at = match.end()
        measure, stratum = measure_names().get(match[0]), stratum_names().get(match[0])
        if stratum:
            strata.append(stratum)
        if measure:
            measures.append(measure)
    rest.append(word[at:])
    return _weighed(measures, strata, period, unit, "".join(rest))


def _weighed(measures: list[str], strata: list[str], period: str, unit: units.Counted | None, rest: str) -> Said:
    """A word that names both a measure and a group is the group where another word names the measure."""
    both = {stratum_names()[name]: key for name, key in measure_names().items() if name in stratum_names()}
    shared = [both[stratum] for stratum in strata if stratum in both]
    own = [key for key in measures if key not in shared]
    if own:
        measures = own
    kept = tuple(dict.fromkeys(stratum for stratum in strata if stratum != ALL or len(set(strata)) == 1))
    return Said(tuple(dict.fromkeys(measures)), kept, period, unit, rest)


@lru_cache(maxsize=4096)
def named_in(title: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The measures and the groups a sentence names; the longest names count, and one that is both is a measure."""
    found = [match[0] for match in _vocabulary().finditer(plain(title).lower())]
    measures = dict.fromkeys(measure_names()[word] for word in found if word in measure_names())
    strata = dict.fromkeys(
        stratum_names()[word] for word in found if word in stratum_names() and word not in measure_names()
    )
    return tuple(measures), tuple(strata)


@lru_cache(maxsize=4096)
def nearest_measure(title: str) -> str | None:
    """The known title most like an unknown one, if it is like it at all."""
    word, _unit = _without_unit(plain(title).lower())
    known = list(measure_names())
    found = process.extractOne(_without_period(word)[0], known, scorer=fuzz.ratio, score_cutoff=_SIMILAR)
    return found[0] if found else None
