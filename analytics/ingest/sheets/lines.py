"""What a line beside a table says beyond what is known to leave its figures as they are."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from analytics.i18n import catalogue
from analytics.indicators import TOPIC_LABELS
from analytics.ingest.sheets import offices, signed, synonyms, times, units
from analytics.ingest.sheets.places import LEAD
from analytics.ingest.sheets.plain import any_of, plain
from analytics.ingest.sheets.stretches import spelt
from analytics.ingest.sheets.titles import measure_names, one_of, stratum_names

if TYPE_CHECKING:
    from analytics.ingest.sheets.places import Places

_NUMERAL: Final = re.compile("[一二三四五六七八九十]+")
HAN: Final = re.compile("[\u4e00-\u9fff]+")
# What was taken away is marked, so that the words on both sides of it do not become one.
GONE: Final = " "
_DOCUMENT: Final = re.compile(
    r"[\u4e00-\u9fff]{1,8}\((?:19|20)\d{2}\)第?\d+号|[\u4e00-\u9fff]{1,6}\d+-?\d*表(?!\d)|[\u4e00-\u9fff]{1,6}\d{1,2}表(?=(?:19|20)\d{2}年)"
)
UNIT: Final = re.compile(
    r"(?:(?:表中|以上|本表)?(?:数据|计量|统计|指标|金额)?单位(?:均?为|是|:)*|^|(?<=[(,;]))([^()。;,:]{1,12})(?=[()。;,]|$)"
)
_TIME: Final = re.compile(
    r"(?:截至|截止至?|至)?(?:(?:19|20)\d{2}年?度?|[〇零○一二三四五六七八九]{4}年度?|(?<!\d)\d{1,2}(?:月份?|日)|(?<!\d)\d{1,2}(?=-\d{1,2}月)|(?<=[年月份度季])[底末]"
    r"|第?[一二三四1-4]季度|上半年|下半年|前三季度)+(?:以来|至今)?"
)
_WORDS: Final = (
    "专业人才队伍 社会工作服务站 社会工作服务 社会工作站 覆盖情况 社会工作者 社会工作师 社会工作部 社会工作 社会服务 职业资格证书 职业资格 职业水平 资格证书 职业 资格 水平 证书 等级 级别 类别 "
    "社工人才 社工机构 社工站点 社工站 社工点 社工师 社工证 社工 专业技术 专业人才 人才队伍 专技人才 人才 队伍 "
    "全国统一 全国 统一 职称 考试 报名 报考 参考 应考 通过 合格 持证 取证 培训 继续教育 新增 增长 完成 成绩 能力培训 参加 参训 学习 辖区 省辖市 地州 "
    "设区市 设区的市 地市 分级 发展 进度 总结 配备 力量 投入 雄安新区 培训班 举办 具体 如下 关于 建设 开展 进展 实施 运行 基本 主要 体系 设置 资源 中期评估 导出 总体 整体 综合 概况 现状 简况 情况 状况 统计 数据 汇总 一览 名册 分布 结构 构成 对比 比较 变动 变化 动态 "
    "报表 月报 季报 年报 底数 快报 日报 台账 台帐 图表 附表 附件 续表 表格 表 图 页 第 共 材料 会议 报告 通报 资料 信息 简报 公报 公布 之 附 "
    "数量 拥有量 人数 人次 人员 指标 工作 项目 内容 规模 数 率 比例 期 场次 期数 站点 机构 服务 点 "
    "地区 区域 各地 各 全 分 省份 省 市 州 县 区 盟 旗 自治区 直辖市 乡镇 街道 镇街 镇 城市 城乡 历年 近年来 近年 历次 年度 年 月 季度 季 本年 当年 全年 度 "
    "排名 排行榜 排行 名次 位次 填报 上报 报送 填表 盖章 公章 签章 单位 时间 日期 样表 模板 定稿 终稿 送审稿 最终 原始 原表 打印 草稿 底稿 修订版 新版 版 十四五 十三五 志愿服务 "
    "指标说明 填表说明 填报说明 说明 演示数据 党建引领 基层治理 高质量发展 的 和 与 及 等 按 在 内 为 以 于 至 到 补贴发放 "
    "社会工作专业岗位 社工专业岗位 社会工作服务机构数量 社会工作机构数量 社工机构数量 社工站数量 社会工作站数量 讲话用 汇报材料用 材料用 对照表 分解表 审定稿 汇报用 供领导参阅 考务 考核数据 评议 每万人口 每万人 "
    "社区社会工作室 社会工作室 社区社工室 社工室 按街道 按乡镇 按镇街 按区县 按地区 按考区 分考区 每万常住人口 每万户籍人口 每万城镇常住人口 职业化 专业化 规范化 更新 能力提升 专业培训 专题培训 持有 登记表 申报表 采集表 调查表 摸底表 教育培训 岗位开发 开发情况 行业组织 基层社会治理 社会治理 分街道 分乡镇 分镇街 分区县 "
    "有关 相关 明细 阵地 分级别 分等级 分类别 分年度 分地区 分区域 分科目 逐月 逐季 逐年 分析 运营 事业发展 采集 调研 摸底 督查 自查 排查 普查 梳理 调度 总量 行业 培养 培育 管理 推进 落实 民政统计 民政事业 民政工作 统计年鉴 年鉴 "
    "一张表 简表 总表 分表 主表 子表 底表 清单 目录 电子版 内部资料 公开 发布 汇报 交流 座谈会 推进会 现场会 蓝皮书 白皮书 党的社会工作 "
    # Parts of a region, which are asked about on their own where the rows do not name their regions.
    "平台 考核评价表 考核评价 考核评分表 考核指标 绩效评估表 绩效评估 苏木 联动 时期 双百工程 双百 禾计划 规划 "
    "本级 主城区 中心城区 街道社区 社区治理 治理"
)
_PROVINCES: Final = "[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔滇藏陕秦甘陇青宁新蒙]"
_PHRASES: Final = any_of(
    # How many regions, years or places of a ranking the table has.
    rf"{_PROVINCES}{{2,}}(?=[两二三四五六七八九十\d]+[省市区])",
    rf"{_PROVINCES}[东西南北中](?=[两二三四五六七八九十\d]+个?[市州县区])",
    "部分(?=[省市州区县地城盟旗]|设区)",
    r"[一二两三四五六七八九十\d]+个?(?=[省市州县区])",
    r"前(?:[一二三四五六七八九十]+|\d+)[名位]?",
    r"近(?:[一两二三四五六七八九十]+|\d+)年",
    "之[一二三四五六七八九十]+",
    # What it is laid out by.
    "(?:年龄|学历|性别|文化程度)(?=结构|分布|构成)",
    r"[东中西]部(?:地区)?(?=[两二三四五六七八九十\d]+个?省)",
    "县级市(?=[、(和]区)",
    r"(?<=区)[、(]县级市(?=\))",
    "[两二三]年(?=对比|对照|比较)",
    "同比(?=表$)",
    # What a letter says before and after its table.
    r"(?<!^)附[表件](?:[一二三四五六七八九十]+|\d+)$",
    "(?<=[省市县区州盟旗])(?:民政[厅局]|社会工作部)(?= (?:工作)?(?:总结|报告|通报|要点))",
    # What stands around a table on a web page.
    "当前位置:.*",
    "^首页.*",
    r"(?:浏览|点击|阅读|访问)(?:次数|量|数):?\d*(?:次)?",
    "字[体号]:?[( ]*大 ?中 ?小[) ]*",
    r"\(大 ?中 ?小\)",
    "分享到?:?.*",
    "^(?:打印|关闭|返回|收藏| )+(?:本页|窗口|页面)?$",
    # Papers, books and systems it is taken from.
    "国民经济和社会发展(?:统计)?(?:公报|计划)",
    "(?<=[^^])统计公报",
    "(?:全国)?社会工作(?:者|人才)?(?:信息|管理|统计|登记|服务)*系统",
    "职业(?:水平|资格)考试",
    "^查询条件:",
    "^行政区划:",
    "数据透视表?",
    "透视表",
    "求和项:",
    # Plans, campaigns and queries by which it was made.
    "[一二两三四五六七八九十]+年(?:行动)?(?=计划|目标|方案)",
    "行动(?=计划|目标|方案)",
    r"(?<=[\u4e00-\u9fff])(?:[县市区州])?等(?:[两三四五六七八九十\d]+个?)?(?:县市|市县|区县|[县市区州])(?:\([省市县区州、]+\))?",
    "^指标(?:名称)?:",
    "^[行列]标签$",
    "^统计口径: *$",
    "[一二三四五]年行动(?=完成|进展|实施|推进|情况)",
    "与(?:上年|去年)(?=对比|比较|相比)",
    r"\((?:含)?(?:线上|线下)(?:[+、和及与](?:线上|线下))\)",
    "截[至止](?:到)?报名(?:结束|截止)(?:时|日)?",
    "(?<=[( ])分上、",
    "(?<=[(按分])[逐分]?(?:月|季度?)(?=[)统汇])",
    "审核(?=表)",
    # What a sentence over the table says of its sum.
    "(?:全[国省市州县区])?(?:共有|现有|共计有?|已有|拥有)(?=[持社取报])",
    r"(?<=[\u4e00-\u9fff])\d[\d.,]*万?余?(?:人次|[人名个家支])(?=[,。;]|$)",
    r"(?<=[日 ])\d{1,2}[时点](?:\d{1,2}分)?",
    r"的函(?=\()",
    r"(?:[省市县区]?(?:政协|人大))?(?:提案|建议)(?:第[\d ]+号)?(?:的?答复)?",
    # To whom a letter goes, and by whose order.
    "^[省市州县区](?:民政)?[厅局]:$",
    "的(?:复|公)?函$",
    r"^(?:按照|根据|依据)(?:\([^()抽样]*\)(?:的?(?:通知|文件|精神|要求|规定|部署|安排))*|(?:有关|工作|通知|文件|上级)*(?:要求|通知|精神|部署)),",
    "(?:^|(?<=,))现将(?:我[省市州县区])?",
    "(?<=报送如下),请(?:审阅|查收)。?$",
    # Where a unit is said, or to be looked for.
    "计量单位:?$",
    "(?:计量|数据|指标)?单位:(?:详?见|如)(?:[上下本各])?(?:表头?|指标|列名?|栏目?|项目?|备注)(?:名称|所示)?$",
    # How far it counts, and what of.
    rf"^\(?{times.COUNTED_TO}",
    "目标任务(?=完成|落实)",
    "含(?=街道|乡镇|镇街)",
    "(?:监测|调查)(?!点|对象|样本)",
    "(?:基础|重点|核心|关键)(?=数据|指标|信息|情况|资料|工作|任务|项目|台账)",
    "^中共",
    "[省市州县区]委(?=社会工作部)",
    "“十[三四五]五”",
    r"\((?:初级|助理|中级|高级)\)",
    r"每年(?:年?[底末]|(?= |$))",
    r"(?<=[站点])\([室点]\)",
    "^综合单位:[^()。;,]*$",
)
# The book a table is taken from, with its edition.
_YEARBOOK: Final = re.compile(
    r"\(?(?:(?:19|20)\d{2}年?)?[\u4e00-\u9fff]{0,14}(?:年鉴|蓝皮书)\)?[-:·,(]*(?:(?:19|20)\d{2}年?[版卷]?)?\)?"
)
_IN_BRACKETS: Final = re.compile(r"\(([\u4e00-\u9fff]{2,6})\)")
_LISTED: Final = re.compile(
    r"((?:[\u4e00-\u9fff]{2,4}、)+[\u4e00-\u9fff]{2,4}?)(?=[两二三四五六七八九十\d]+个?[省市州县区])"
)
_OWN: Final = re.compile(r"(?:(?:19|20)\d{2}年度?)?(本([省市县]))[^()]*\(([\u4e00-\u9fff]{1,10}\2)\)")
# Unknown letters with known single ones around them; a lone one with the known word before it.
_PHRASE: Final = re.compile("bk+u(?![su])|s*u[su]*")
_JOINING: Final = "的和与及等"
# Kinds and groups of regions, which change nothing where every row names its own.
_AREA: Final = (
    rf"{_PROVINCES}[东西南北中]{{1,2}}|[珠长]三角(?:地区)?|"
    "省?直管(?:县级)?[市县](?:年|[、(])?|林区|县级市年?|[\u4e00-\u9fff]{1,4}(?:涵养区|湾区|经济带|经济区|经济圈|生态示范区|都市圈|城市群)|[东西南北中]部|闽?[东西]?[东西南北]南|两广|两湖|沿[海江边]|[远近]郊[县区]?|分?片区"
)
AREAS: Final = re.compile(rf"(?:(?:{_AREA})[、(和]?)+")
KINDS: Final = re.compile(
    "县级(?=明细|汇总|数据)|个?(?:(?:少数)?民族(?:自治)?|(?:国家)?乡村振兴重点帮扶|欠发达|脱贫|原?贫困|山区|边境|重点|试点|示范)(?:县|地区|地方)"
)
# Whose table it is, which changes nothing either where every row names its region.
OFFICES: Final = re.compile(offices.BUREAUS)
TRADE: Final = re.compile("社会工作|社工|社区工作|social.?work", re.IGNORECASE)
_SHARED: Final = re.compile("志愿(?:者|服务)?|职业|资格|职称|继续教育|专业技术|专技|鉴定")
REMARKS: Final = re.compile("备注|备考|说明|注释|附注|^注$|^remarks?$|^notes?$")  # titles of columns of notes


class Left(NamedTuple):
    """Words of a title that are not known, and the phrase they stand in as a reader knows it: 级 of 分级."""

    word: str
    phrase: str


@cache
def _vocabulary() -> re.Pattern[str]:
    topics = (catalogue("zh").get(label, "") for label in TOPIC_LABELS.values())
    forms = {plain(topic) for topic in topics} - {""}
    known = {*measure_names(), *stratum_names(), *_WORDS.split(), *forms}
    return one_of(known)


def in_title(text: str, places: Places, *, trade: bool = False) -> tuple[Left, ...]:
    """What a title, or a sheet's name, says beside region, period, measure, group, unit and the words of tables; often nothing.

    Words that other trades share (职业资格) are known only where something names social work, which ``trade`` says of the rest of the table.
    """
    word = _DOCUMENT.sub(GONE, signed.written(text).lower())
    if signed.is_office(word) or _NUMERAL.fullmatch(word):
        return ()
    word = signed.FORM.sub(GONE, _YEARBOOK.sub(GONE, word))
    word = UNIT.sub(read_unit, _listed(word, places))
    word = _PHRASES.sub(GONE, _TIME.sub(GONE, LEAD.sub("", spelt(word))))
    word = _IN_BRACKETS.sub(lambda found: GONE if places.is_name(found[1]) else found[0], word)
    word = _without_districts(word, places)
    for part in sorted(word.split(GONE), key=len, reverse=True):
        word = word.replace(part, _without_place(part, places)) if part else word
    left = _unknown(word)
    shared = None if TRADE.search(text) or trade else _SHARED.search(text)
    return tuple(left) or ((Left(shared[0], shared[0]),) if shared else ())


def _unknown(word: str) -> list[Left]:
    """The words left over, each with the single letters on both sides that are known by themselves, or the word before a lone one."""
    signs = ["u" if HAN.match(letter) else "." for letter in word]
    for found in _vocabulary().finditer(word):
        signs[found.start() : found.end()] = "s" if len(found[0]) == 1 else "b" + "k" * (len(found[0]) - 1)
    drawn = "".join(signs)
    return [
        Left(word[one.start() : one.end()], word[phrase.start() : phrase.end()].strip(_JOINING))
        for phrase in _PHRASE.finditer(drawn)
        for one in re.compile("u+").finditer(drawn, phrase.start(), phrase.end())
    ]


def defines(text: str) -> bool:
    """Whether a line says what a measure is: 报名人数：完成网上报名并缴费的人数."""
    name, colon, meaning = signed.written(text).partition(":")
    return bool(colon and meaning and synonyms.measure(name))


def is_day(word: str) -> bool:
    """Whether a line is only the day it was written, or the number of its page."""
    return bool(
        re.fullmatch(
            r"(?:19|20)\d{2}(?:年|[./-])\d{1,2}(?:月|[./-])(?:\d{1,2}日?)?(?:印?制|编印?|编制|填报|制表)?|第\d+页(?:,?共\d+页)?",
            word,
        )
    )


def read_unit(found: re.Match[str]) -> str:
    """Nothing for a unit that is understood; the text itself for any other."""
    told = found[1].strip("\"“”'")
    named = "单位" in found[0][: found.start(1) - found.start()] or found[0] == found[1]
    return GONE if named and (units.listed(told) or units.read(told)) else found[0]


def _listed(word: str, places: Places) -> str:
    """Take away regions whose number follows, 长兴、安吉两县, and 本市 before the city it means: 2023年本市报名情况（北京市）."""
    for listed in _LISTED.findall(word):
        word = word.replace(listed, GONE) if all(map(places.quiet, listed.split("、"))) else word
    own = _OWN.match(word)
    return word[: own.start(1)] + GONE + word[own.end(1) :] if own and own[3] in places.names else word


def _without_districts(word: str, places: Places) -> str:
    """Take away where an exam is held as a whole: 安徽考区."""
    for name in re.findall("(?=([\u4e00-\u9fff]{2,3})考[区点])", word):
        word = re.sub(f"{name}考[区点]", GONE, word) if name in places.names else word
    return word


def _without_place(word: str, places: Places) -> str:
    """Take away the region a text begins with, and full names of regions anywhere."""
    for start in range(len(word)):
        for end in range(min(start + 16, len(word)), start + 1, -1):
            full = word[end - 1] in "省市县区州盟旗" and end - start > 2  # noqa: PLR2004 - 城区 may be any
            if (full or start == 0) and word[start:end] in places.names:
                return word[:start] + GONE + _without_place(word[end:], places)
    ends = (end for end in range(min(16, len(word)), 2, -1) if word[end - 1] in "省市县区州盟旗")
    return word[next((end for end in ends if places.quiet(word[:end])), 0) :]
