"""The titles that columns of a workbook have, and the names of measures and groups, in plain form."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from analytics.i18n import catalogue
from analytics.indicators import MEASURES, STRATA
from analytics.ingest.sheets.plain import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

# What a column is for, by its title; titles are set apart by blanks.
ROLES: Final[dict[str, str]] = {
    "code": (
        "地区代码 行政区划代码 区划代码 行政区代码 地区编码 行政区划编码 区划编码 区域代码 区县代码 县区代码 市县代码 县级代码 县(市、区)代码 区(市、县)代码 地市代码 市州代码 城市代码 省份代码 区县编码 县区编码 行政区划编号 区划编号 代码 编码 行政代码 区划 "
        "adcode code regioncode region_code area_code division_code city_code county_code"
    ),
    "region": (
        "行标签 地区 地区名称 地区名 区域 区域名称 行政区划 行政区 行政区划名称 行政区域 名称 地名 填报地区 所属地区 单位名称 填报单位名称 报送单位名称 "
        "所在地区 各地 各地区 地域 地方 填报单位 报送单位 报送地区 统计地区 市县 省市 省市区 省(区、市) 省(市、区) "
        "省(自治区、直辖市) 省区市 各省 各市州 各市 各县 region area regionname region_name area_name division_name city_name county_name"
    ),
    "province": "省 省份 省级 省名 所属省 所属省份 所在省 province",
    "prefecture": (
        "市 省辖市 设区的市 地级以上市 市州 市(州) 地市 地级市 设区市 地市州 州市 市级 地级 城市 所属市 所属市州 所在市 地(市) 地(市、州) 市(地) "
        "州(市) 市(州、盟) 地州市 city prefecture"
    ),
    "county": (
        "县 区县 县区 县(市、区) 县(区) 区(县) 区(市、县) 县(市区) 县市区 区市县 县级 市(县、区) 县(市) 县区市 区 "
        "所属县 所属区县 所在县 旗县 旗县区 county district"
    ),
    "period": (
        "年份 年度 年 统计年度 统计年份 时间 时期 统计时间 统计期 报告期 日期 统计日期 截止日期 截至日期 截止时间 "
        "截至时间 数据时间 数据日期 时点 统计时点 数据时点 截止时点 截至时点 统计截止时间 统计截至时间 统计截止日期 统计截至日期 "
        "数据截止时间 数据截至时间 数据截止日期 数据截至日期 截止日 截至日 考试年份 考试年度 考试时间 报考年份 报考年度 报名年份 报名年度 期别 报告年度 所属年份 所属年度 数据年份 数据年度 报表年份 报表年度 填报年份 填报年度 业务年度 评价年度 考核年度 年别 年月 统计年月 所属年月 数据年月 period year date stat_year data_year report_year year_no stat_date"
    ),
    "within": "月份 月 季度 季 季别 半年 上下半年 上/下半年 统计月份 统计季度 所属月份 所属季度 数据月份 所属期 所属期间 所属时期 期间 时段 时间段 统计时段 统计期间 统计周期 报告期间 数据期间 数据时段 时间范围 month quarter",
    "measure": "指标 指标名称 指标名 项目 指标项 统计指标 统计项目 指标内容 项目名称 indicator measure indicator_name measure_name index_name item_name",
    "value": (
        "数值 值 数量 数据 指标值 统计值 数字 数据值 统计数 实际 完成 统计数据 本期数 本期 本期值 数额 实际值 填报数 填报值 "
        "完成数 完成值 完成情况 实际完成 实际完成数 完成数量 年度完成 年度完成数 全年完成 全年完成数 本年 本年数 本年度 本年实际 当年 当年数 实际数 本年累计 本年末 本年末数 期末数 期末 本期末 本期末数 季末数 本季末 本季末数 月末数 本月末 本月末数 value stat_value data_value indicator_value 人数 人次 总数 数 合计数 总人数 个数"
    ),
    "unit": "单位 计量单位 数据单位 指标单位 unit unit_name",
    "source": "来源 数据来源 资料来源 出处 来源单位 信息来源 来源名称 source",
    "stratum": (
        "分组 类别 考试级别 证书级别 级别 等级 人群 分类 组别 考试类别 层级 人员类别 证书类别 资格级别 group stratum cert_level exam_level level_name "
        "level"
    ),
    "ignored": (
        "序号 备注 说明 排名 名次 排序 no no. 编号 # 注 位次 行号 备注说明 remark note notes 附注 填报人 审核人 "
        "联系人 填表人 负责人 填报日期 填报时间 制表人 指标代码 指标编码 指标编号 指标序号 项目代码 项目编码 indicator_code index_code item_code measure_code row_id id"
    ),
}
PERSONAL: Final = frozenset(
    [
        "个人电话",
        "人员姓名",
        "公民身份号码",
        "准考证号",
        "准考证号码",
        "出生年月",
        "出生日期",
        "名字",
        "姓名",
        "学员姓名",
        "家庭住址",
        "手机",
        "手机号",
        "手机号码",
        "持证人",
        "持证人姓名",
        "登记证号",
        "考生姓名",
        "证书号",
        "证书编号",
        "证件号",
        "证件号码",
        "身份证",
        "身份证件号码",
        "身份证号",
        "身份证号码",
        "银行卡号",
        "银行账号",
    ]
)
_KINDS: Final = re.compile(
    r"(?:所[属在辖]|下?辖)?[各省市州县区盟旗地城(),、/]{2,}(?:名称?)?|(?:地区|[省市州县区盟旗]{2}|[省市州县盟旗])别"
)
_COUNTIES: Final = re.compile(
    r"(?=.*县级)(?:所[属在辖]|[各下]?辖?)(?:(?:县级(?:市|区|行政区划?|区划)?|市辖区|自治县|[县区旗])[、,/()和及]*)+(?:名称?)?"
)
# The number of a question in a survey: 1、县（市、区）.
_NUMBERED: Final = re.compile(r"^\d{1,2}[、.](?=\D)")
_SAT_IN: Final = re.compile("(?:报名|报考|考试|参考)(?:所在)?(?:地市|地区|省份|城市|考区|市州)|考区(?:名称)?")
_LEVELS: Final = re.compile("(?:考试|报考|报名|科目|证书|资格|职业|职称|持证|人才)+(?:级别|等级|层级)(?:名称)?")
_TOTALS: Final = re.compile(
    r"(?:全[国省市县区州盟旗]|本[省市县区州]|各[省市县区州地]+|\S{2,8}?[省市县区州]?)?(?:合计|总计|小计|共计|累计|总数|汇总)(?:\(.*\))?|总|全[省市县区州盟旗]|total|sum"
)
# 持证社工 names a group as well: of what else a title may speak, and what may stand around it.
_ELSE: Final = re.compile("站|点|机构|单位|行业|组织|培训|考试|服务|志愿|社区|新增|项目|街道|乡镇")
_HELD: Final = re.compile(
    "(?<!新增)(?:社会工作者?|社工)(?:职业)?(?:资格|水平)?(?:考试)?(?:资格)?证书?(?:的?持有(?:人?数|人员|者|量)?|获得者)"
)
_BEFORE_HOLDERS: Final = re.compile(r"(?:^|[年末底月日度省州县盟旗国级域各及年)、:.]|(?<!社)区|(?<!城)市|[全总])$")
_AFTER_HOLDERS: Final = re.compile(
    r"(?:基本|分布|分级|级别|等级|结构|队伍|数量|总体|历年)*(?:情况|状况|数据)?(?:统计|汇总|一览|对比|变动|变化)?(?:情况)?[表图]?(?:\(.*\))?"
)
_GLOSSED: Final = re.compile(r"([^a-z]+)\(?([a-z]+)\)?")


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


def one_of(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds the longest of some names; the 数 a name ends in is not that of 数据 behind it."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile("|".join(re.escape(name) + ("(?!据)" if name.endswith("数") else "") for name in longest_first))


def is_of_holders(title: str) -> bool:
    """Whether a title speaks of all who hold a certificate and of nothing else: 九江市各县2023年末持证社工分布表, 证书持有情况."""
    if _HELD.search(plain(title)):
        return True
    before, _, after = plain(title).rpartition("持证社工")
    return bool(_BEFORE_HOLDERS.search(before) and not _ELSE.search(before) and _AFTER_HOLDERS.fullmatch(after))


@cache
def _role_names() -> dict[str, str]:
    return {plain(name).lower(): role for role, names in ROLES.items() for name in names.split()}


def is_total(text: str) -> bool:
    """Whether a row's label says that it adds up others: 合计, 全省总计, 小计."""
    word = plain(text).lower()
    return bool(_TOTALS.fullmatch(word.removesuffix("total") or word))


def is_whole(text: str, name: str) -> bool:
    """Whether a row's label says the whole of a region by its kind: 全省 of 四川省, 全区 of 内蒙古自治区."""
    return plain(text).lower().removesuffix("total") == f"全{name[-1:]}"


@lru_cache(maxsize=16_384)
def role(title: str) -> str:
    """What a column is for by its title (region, period, value, …), or nothing; a unit behind it does not matter."""
    word = _NUMBERED.sub("", plain(title).lower().strip("*"))
    bare = re.sub(r"\([^()]*\)$", "", word)
    names = _role_names()
    if plain(title) in PERSONAL or bare in PERSONAL:
        return "personal"
    known = names.get(word) or names.get(bare)
    if not known and (glossed := _GLOSSED.fullmatch(word)) and names.get(glossed[1]) == names.get(glossed[2]):
        known = names.get(glossed[1])
    if not known and _COUNTIES.fullmatch(word):
        return "county"
    if not known and _LEVELS.fullmatch(word):
        return "stratum"
    if not known and _SAT_IN.fullmatch(word):
        return "region"
    return known or ("region" if _KINDS.fullmatch(word) and _KINDS.fullmatch(word.strip("各")) else "")
