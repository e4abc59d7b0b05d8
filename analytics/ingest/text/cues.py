"""The words that tell what a number in a sentence counts: measures, groups, changes, targets, and words that add nothing."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from analytics.indicators import MEASURES
from analytics.ingest.sheets.titles import measure_names, stratum_names

EXAM: Final = r"(?:\d{4}年度?)?(?:全国|国家)?(?:社会工作者|社会工作师|社会工作|社工师?|助理社会工作师)?(?:职业)?(?:资格|水平)*(?:证书?)?(?:统一)?考试"
_CERTIFICATE: Final = (
    r"(?:取得|获得|考取|拿到|持有|获|领取|考得)(?:了)?(?:全国|国家)?(?:社会工作者|社会工作师|社会工作|社工)?(?:职业)?(?:资格|水平)*(?:等级)?证书?(?:的)?"
    r"(?:社会工作(?:者|专业)?(?:人才)?|人员|人数|社工)?"
)
_STATION: Final = r"(?:社工|社会工作)(?:服务)?站"
# Words of running text beside the names that titles have; of several that begin at one place the longest counts.
_WRITTEN: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (rf"(?:报名参加|报名参考|报考)(?:了)?(?:\d{{4}}年度?)?{EXAM}(?:的?(?:总)?(?:人数|考生))?", ("exam_registered",)),
    (rf"(?:参加)?{EXAM}(?:的)?(?:报名|报考)(?:总)?(?:人数|人员|数)?", ("exam_registered",)),
    (
        r"(?:报名|报考)(?:总)?(?:人数|人员|考生|数)?(?!工作|时间|条件|费|培训|参训|志愿|(?:和)?参加|招聘)",
        ("exam_registered",),
    ),
    (rf"(?:实际)?参加(?:了)?(?:\d{{4}}年度?)?{EXAM}(?:的?(?:总)?(?:人数|考生|人员))?(?!报名|报考)", ("exam_sat",)),
    (r"(?:实际)?(?:参考|到考|实考)(?:总)?人数|实际(?:参加)?考试(?:总)?人数|走进考场|实际参考", ("exam_sat",)),
    (
        rf"通过(?:了)?(?:\d{{4}}年度?)?{EXAM}(?:的?(?:人数|人员))?|{EXAM}(?:成绩)?(?:通过|合格)(?!率)(?:人数|人员)?",
        ("exam_passed",),
    ),
    (r"(?:考试)?成绩合格(?:人数|人员)?|(?:通过|合格)(?:总)?(?:人数|人员)", ("exam_passed",)),
    (r"(?:资格)?审核(?:通过|合格)(?:人数|人员)?|通过(?:资格)?审核(?:的)?(?:人数|人员)?", ("exam_approved",)),
    (rf"(?:{EXAM})?(?:的)?(?:通过率|合格率)", ("exam_pass_rate",)),
    (_CERTIFICATE, ("certified_total", "certified_new")),
    (
        r"(?:累计)?持证(?:的)?(?:社会工作(?:者|专业)?(?:人才)?|社工(?:专业)?(?:人才)?|专业(?:人才|人员)|人员|人才|人)?(?:总人数|总数|总量|人数|数量)?(?!率|比例|占比|上岗)",
        ("certified_total",),
    ),
    (
        r"新增(?:的)?(?:持证|取证)(?:的)?(?:社会工作者|社会工作专业人才|社工(?:人才)?|人员|人才)?(?:人数|数量)?",
        ("certified_new",),
    ),
    (r"持证(?:率|比例|占比)", ("certified_share_pct",)),
    (
        r"(?:专业社会工作人才|社会工作专业(?:人才|人员)|社工专业(?:人才|人员)|专业社工人才)(?:队伍)?(?:总量|总数|总人数|数量|数|人数|规模)?",
        ("professionals_total",),
    ),
    (
        r"(?:每|万)(?:1?万)?(?:名|人)?(?:城镇)(?:常住)?(?:人口|居民)(?:配备|拥有|的)*(?:专职)?社区工作者(?:人数|数)?",
        ("community_workers_per_10k_urban",),
    ),
    (
        r"每万(?:名|人)?(?:常住)?(?:人口|居民|人)?(?:拥有|中有|中|的)*持证(?:社会工作者|社工)?(?:专业)?(?:人才)?(?:人数|数|率)?",
        ("certified_per_10k_residents",),
    ),
    (
        rf"(?:乡镇\(?街道\)?|街道\(?乡镇\)?|镇街|镇\(街道\)|基层)?级?{_STATION}(?!点|\(点|群|覆盖率|示范|(?:的)?(?:覆盖|全覆盖))",
        ("sw_stations",),
    ),
    (rf"{_STATION}\(?点\)?", ("sw_stations_and_points",)),
    (r"(?:村\(?居\)?|社区|村级)?(?:社工|社会工作)(?:服务)?(?:点|室)", ("sw_points",)),
    (
        rf"{_STATION}(?:的)?(?:乡镇\(?街道\)?)?覆盖率|(?:乡镇\(?街道\)?|镇街){_STATION}?覆盖率",
        ("station_coverage_pct",),
    ),
    (
        rf"(?:乡镇|镇街|街道|镇)\(?(?:街道)?\)?(?:均|全部|都|已)?(?:实现|建成|建有|设立|建立|开通)(?:了)?(?:\(?乡镇\(?街道\)?)?{_STATION}(?:的)?(?:全覆盖)?",
        ("townships_with_station",),
    ),
    (rf"(?:省级|市级)?示范(?:性|点)?(?:乡镇\(街道\))?{_STATION}", ("demo_stations",)),
    (r"驻站(?:专业)?(?:社工|社会工作者|社会工作专业人才|人员)(?:人数)?", ("station_staff",)),
    (
        r"(?:从业|一线)(?:服务的)?(?:社工|社会工作者|社会工作专业人才|社工专业人才)(?:人数)?",
        ("frontline_professionals",),
    ),
    (r"(?:民办|注册|登记)?(?:的)?(?:社工|社会工作)(?:专业)?(?:服务)?机构", ("service_agencies",)),
    (r"(?:社会工作|社工)(?:专业)?(?:服务)?岗位", ("sw_posts", "posts_new")),
    (r"(?:新?开发|新设|新增)(?:的)?(?:社区工作者|党建服务专员)?(?:专职)?岗位", ("posts_new",)),
    (r"(?:实名)?(?:注册|登记)?志愿者(?:总)?(?:人数|数量|总数)?", ("volunteers",)),
    (r"志愿服务(?:队伍|组织|团队)|志愿(?:者)?队伍", ("volunteer_teams",)),
    (r"孵化(?:的)?志愿服务项目", ("volunteer_projects_incubated",)),
    (r"志愿(?:服务)?活动", ("volunteer_activities",)),
    (r"(?:参与|参加)志愿服务|联动志愿者|志愿服务(?!队|组织|团队|活动|项目)", ("volunteer_attendances",)),
    (r"服务(?:群众|居民|市民|对象)", ("service_attendances", "beneficiaries")),
    (r"(?:受益|惠及|帮扶)(?:群众|居民)?", ("beneficiaries",)),
    (r"(?:解决|化解)(?:群众|居民)?(?:诉求|问题)", ("requests_resolved",)),
    (
        r"(?:专题|业务|专业)?培训(?:班|会|课程|活动|学员|工作|覆盖|惠及|人员|社工|社会工作者)*",
        ("training_attendances", "training_participants", "training_runs", "training_sessions", "training_times"),
    ),
    (r"参训(?:人员|学员|社工)?", ("training_attendances", "training_participants")),
    (r"模拟考试|模考", ("mock_exam_participants",)),
    (r"(?:孵化|培养|培育)?(?:社工|社会工作)?督导(?:人才)?", ("supervisors",)),
    (r"城镇(?:常住)?人口", ("urban_population",)),
    (r"(?:全(?:省|市|县|区)|年末)?常住人口(?:总数|总量)?", ("resident_population",)),
    (r"(?:乡镇\(?街道\)?|乡镇、街道|乡级行政区划单位)(?:总数|数)?", ("townships",)),
    (r"(?:动态储备|储备)?(?:村\(社区\)|村|社区)?后备干部", ("reserve_cadres",)),
    (r"(?:新配备|新增|新招录|新招聘)(?:的)?(?:专职)?社区工作者", ("community_workers_new",)),
    (r"(?:城市|专职)?社区工作者(?:队伍)?(?:总)?(?:人数|总数|总量|数量)?", ("community_workers_total",)),
    (r"高级(?:社会工作师|社工师)(?:人数)?", ("senior_social_workers",)),
)
# They name a group too, and give way to any other measure beside them.
WEAK: Final = frozenset(
    {"community_workers_total", "senior_social_workers", "supervisors", "volunteers", "reserve_cadres"}
)
# In running text these are verbs, or too general to be names of measures.
_NO_NAMES: Final = frozenset(
    (
        *("通过数", "合格数", "参考数", "覆盖率", "服务点", "示范站", "示范社区"),
        *("项目资金", "链接资源", "社工点", "服务总人次", "参加考试", "考试合格", "考试通过"),
        *("取得证书人数", "督导人数", "培训人数", "培训人次", "报名数", "实践基地", "从业社工"),
        *("一线社工", "审核通过", "审核合格", "乡镇数", "城镇人口", "覆盖乡镇", "志愿服务项目"),
    )
)
_GROUPS: Final = ("level:", "population:", "certificate:", "programme:")

LEVEL: Final = re.compile("(?:增长|增加|上升|提高|提升|扩大|发展|下降|减少|降|增)(?:到|至|为)")
UP: Final = re.compile(
    "(?:净)?增长(?:率)?(?:了)?|增幅|增速|(?:净)?增加(?:了)?|上升(?:了)?|提高(?:了)?|提升(?:了)?|多(?:了|出)"
)
DOWN: Final = re.compile("下降(?:了)?|减少(?:了)?|降低(?:了)?|回落(?:了)?|下滑(?:了)?|降幅")
YEARLY: Final = re.compile(
    "同比|(?:较|比|与)(?:上年度?|去年|上一年度?|前一年)(?:同期)?(?:的)?(?:相比)?|年增(?:长|幅)|(?:较|比|与)(?P<year>20\\d\\d)年(?:同期)?(?:相比)?"
)
NEW: Final = re.compile("新增|新取得|新获得|新建|新发展")
SHARE: Final = re.compile("占|比例|比重|占比")
FOLD: Final = re.compile(
    "是(?:上年|去年|上一年|20\\d\\d年)(?:同期)?(?:的)?|为(?:上年|去年|上一年)(?:同期)?的|达(?:上年|去年|上一年)(?:同期)?的"
)
AVERAGE: Final = re.compile("平均(?:每[\u4e00-\u9fff])?|人均|年均|日均|月均|站均|每年|每天|每人|每场|每期|每站")
TARGET: Final = re.compile(
    "力争|争取|目标|计划|规划|预计|预期|(?<!模)拟|将(?:达|建|有|新|实|超|突破|力|累|培|增|提|完|招)|确保|有望|应达|要达|招募"
)
NEGATED: Final = re.compile("未(?!持证)|没有|并非|缺考|弃考|缺席|不再|尚无|取消|退出|违纪|无人")
CUMULATIVE: Final = re.compile("累计|累积|总计|历年|先后")
# Verbs that count those who passed where the sentence is about an exam already: 报名312人，通过58人.
PASSED: Final = re.compile("^(?:其中|有|共|已)*(?:考试)?(?:成绩)?(?:通过|合格)(?:了|的)?$")
OF_WHICH: Final = re.compile("其中")
IN_ORDER: Final = re.compile("分别(?:为|是|有|达到|达|约为|增长|增加|下降|占|报名|报考|通过)?(?:了)?")
FILLING: Final = re.compile(
    "社会工作者职业(?:资格|水平)(?:证书?)?|社会工作者|社会工作|社工(?:职业)?|职业(?:资格|水平)?|资格|水平|考试|应试|总人数|人数|总数|总量|数量|总规模|规模|数据|数|量|"
    "人员|人才|专业|队伍|达到|达成|达|共计|总计|合计|共有|共|已有|已达|已经|已|有|为|是|建成|建有|建立|建设|建|设立|设|累计|累积|目前|现有|拥有|"
    "的|了|其中|分别|显示|据统计|据悉|据了解|据介绍|记者|获悉|了解到|从|根据|统计|公布|发布|信息|名单|全年|当年|年度|同期|同比|参加|参与|举办|开展|组织|实现|完成|"
    "相|约(?=占)|首次(?=突破|超|达)|再创新高|创历史新高|创新高|约为|仅|均|各|都|也|还|则|且|就|又|将|并|和|与|及|以及|到|至|在|于|由|按|对|中|里|"
    "分|共同|全部|全国|全省|全市|全县|全区|省级|市级|县级|一共|总共|总体|整体|稳步|持续|快速|大幅|不断|较|比|年|月|日|底|末|"
    "配备|注册|登记|考生|人|名|个|持续增长|吸引|迎来|截至|今天|今日|昨日|民政(?:部|厅|局)|(?:省|市|县|区)?委?社会工作部|介绍|表示|规定|位|居|第|期|场|率|之间|"
    "覆盖|培训|证书|证|[“”\"'‘’《》〈〉·:：()（）\\-+…\\s、]"
)


class Cue(NamedTuple):
    """Words that name measures, alternatives that the unit tells apart."""

    start: int
    end: int
    measures: tuple[str, ...]


@cache
def _measures() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    named: dict[str, list[str]] = {}
    for name, key in measure_names().items():
        if len(name) > 2 and not name.isascii() and name not in _NO_NAMES:  # noqa: PLR2004 - two letters are seldom a name
            named.setdefault(key, []).append(re.escape(name))
    titles = (("|".join(sorted(names, key=len, reverse=True)), (key,)) for key, names in named.items())
    return tuple((re.compile(pattern), keys) for pattern, keys in (*_WRITTEN, *titles))


@lru_cache(maxsize=4096)
def measures(text: str) -> tuple[Cue, ...]:
    """Find the words that name measures, of those that overlap the longest, in order."""
    found = [Cue(m.start(), m.end(), keys) for pattern, keys in _measures() for m in pattern.finditer(text)]
    kept: list[Cue] = []
    for cue in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if not any(other.start < cue.end and cue.start < other.end for other in kept):
            kept.append(cue)
    return tuple(sorted(kept))


@cache
def groups() -> re.Pattern[str]:
    """The pattern of all names of groups that people are divided into."""
    names = [name for name, key in stratum_names().items() if key.startswith(_GROUPS) and not name.isascii()]
    return re.compile("|".join(sorted(map(re.escape, names), key=len, reverse=True)))


def group(name: str) -> str:
    """The group of a name."""
    return stratum_names()[name]


def unit_fits(unit: str, measure: str) -> bool:
    """Whether a number in a unit may be a value of a measure as text writes it: 64.23人 per 10,000, 600场 a day."""
    own = MEASURES[measure].unit.zh
    if not unit:
        return MEASURES[measure].unit.key in (
            "persons",
            "attendances",
            "count",
            "bodies",
            "teams",
            "cases",
            "households",
        )
    written_so = {
        "人/万人": ("人",),
        "场/日": ("场",),
        "人次/年": ("人次",),
        "人/年": ("人",),
        "%?": ("%", "百分点"),
        "百分点": ("%",),
    }
    return unit == own or {unit, own} <= {"个", "家", "支"} or unit in written_so.get(own, ())
