"""Columns of labels nobody knows: each may say that a row's figures are a part of its region's, or of another kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.errors import Refused
from analytics.indicators import MEASURES, Kind
from analytics.ingest.book import Odd, column_letters
from analytics.ingest.codes import issue
from analytics.ingest.sheets import between, lines, moments, titles, words, written
from analytics.ingest.sheets.headings import REGIONS
from analytics.ingest.sheets.plain import blank, plain, shown

if TYPE_CHECKING:
    from analytics.ingest.book import Value
    from analytics.ingest.draft import Issue
    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.places import Places
    from analytics.ingest.sheets.tables import Table

# Titles of columns that say who handled a row, how it is judged or where it is found, never what was counted.
_HARMLESS: Final = re.compile(
    "主管[处科股]室|(?:经办|责任|牵头|填报|报送|上报|审核|审批|联系|制表|录入|分管|包片|督办)(?:处室|科室|股室|部门|单位|机构|人|人员|领导|方式|电话|时间|日期)?"
    "|提交答卷时间|所用时间|来源详情|答题时长|来自ip|(?:更新|录入|导出|打印|提交|修改)(?:时间|日期)|(?:详细|通讯|办公)?地址|邮编|邮政编码|邮箱|网址|链接|座机|传真"
    "|(?:地区|区域|区县|市州)?(?:简称|全称|拼音|英文名称?|别名|首字母)|(?:所[属在])?(?:片区|经济区|地带|大区|板块|五区)(?:名称)?"
    "|(?:全[国省市县区州]|本[省市县区])?(?:排名|名次|位次|排序)(?:变化|升降)?|(?:较|比)(?:上年|去年|上期)(?:变化|升降|情况|增减)?"
    "|指标(?:属性|性质|类[型别])|(?:报名|参考|合格|通过|持证|培训)?(?:人数|人次)?(?:同比|环比|(?:同比|环比)?(?:增长|增减|升降|变化)(?:情况|趋势)?)|增幅|趋势|评价|评级|等次|星级|(?:评估|考核|评定|评价)(?:等级|等次|结果|得分|分数)|预警|进度评价"
    "|(?:填报|上报|报送)(?:情况|状态)|是否(?:达标|完成|公示|上报|按时|全覆盖|覆盖|合格)|文号|依据|文件依据"
    "|(?:主要)?(?:做法|经验|亮点|特色|措施|问题|困难|建议|成效)|存在(?:的)?(?:问题|困难)|工作(?:亮点|措施|建议|打算)|下一步(?:打算|工作|计划)?"
)
# The state of a row in a system, and the states in which it stands as it is.
_CHECK: Final = re.compile("(?:数据|审核|审批|复核|上报|填报)?状态|审核结果|审核情况")
_CHECKED: Final = frozenset(
    {"已审核", "审核通过", "已通过", "通过", "已复核", "已确认", "已上报", "已提交", "有效", "正常"}
)
# What a ledger notes of the courses of a month beside them; whom they were for is not among it.
_LEDGER: Final = re.compile(
    "(?:培训|课程|活动|会议)?(?:主题|内容|题目|地点)|(?:培训|授课)?(?:讲师|师资|老师|专家)|(?:主办|承办|举办|协办)(?:单位|方|机构)?"
)
# Over what rows are called in English, beside their Chinese names.
_ENGLISH: Final = re.compile(
    "(?:Item|Name|Indicator|Region|City|English)s?(?: Name)?|英文(?:名称?)?|英文对照", re.IGNORECASE
)
# Titles over regions that say where figures were counted, not where people come from, sit the exam or are sent to.
_COUNTED: Final = re.compile(
    "(?:所[在属]|填报|上报|报送|统计|行政|报考|报名|(?:工作)?单位|机构|站点|各|本|全|下[辖属]|辖|[县市]域)*"
    "(?:(?:省|市|县|区|州|盟|旗|地|乡镇|地区|区域|区划|属地|单位|部门|地方|城市|国家|[(、,/\\)])+(?:名称?|单位|级|别|代码|名录|列表)?)|项目|类别|分类|名称|内容|对象|指标|序号"
)
# Titles of columns whose numbers are codes and no figures.
_CODED: Final = re.compile(
    "性别|学历|专业|民族|身份|政治面貌|单位性质|机构性质|数据状态|周次?|旬|[a-z_]*(?:sex|gender|code|type|flag|week)"
    "|[\u4e00-\u9fff]{1,8}(?:代码|编码|代号|编号|id)|是否[\u4e00-\u9fff]{1,8}"
)
# Behind such a title, 地区（户籍）, what makes it another one.
_FROM: Final = re.compile("户籍|户口|籍贯|生源|来源地?|居住|住所|住址|出生|去向|派往")
_CORNER: Final = re.compile(r"[\s/\\|＼／]+")
# What a label may say of all the people, things or figures there are, or of the trade itself.
_WHOLE: Final = re.compile(
    "(?:全部|全体|所有|全口径|合计|总计|不限)(?:人员|人数)?|(?:全国)?社会工作者?(?:职业)?(?:水平|资格)?(?:考试|证书)?|社工|[-—/]+"
)
# What kind of region a row is of, which its name says too.
_KINDS: Final = re.compile(
    "市辖区|县级市|地级市|设区市|副省级(?:城市|市)?|直辖市|自治[州县旗区]|[省市县区州盟旗]|开发区|功能区|其[他它余]"
)
# A title over numbers that tell batches or classes apart.
_CLASSES: Final = re.compile(r"(?:批次?|期[别次]|(?<![应往历])届别?|^[轮班场]次|年龄|[类组型]别?|年份|年度|时间|日期)$")
_YEAR: Final = re.compile(r"(?:19|20)\d{2}年")
_SHORT: Final = 20
# What a corner calls the things that rows count.
_ITEMS: Final = re.compile(
    "(?!.*(?:目标|计划))[\u4e00-\u9fff]{0,4}(?:指标|项目|事项|类[型别]|栏目|科目|内容|名称|任务|条目|数据项|要素|维度|板块|领域)"
)
# Whatever the rows count, some of them may be of a group.
_ANY: Final = {"exam_registered", "certified_total", "training_attendances"}


def unknown(table: Table, places: Places) -> dict[int, Issue]:
    """Refuse columns of labels that are neither understood nor known to be harmless, by their numbers."""
    found: dict[int, Issue] = {}
    for column in table.columns:
        title = _bare(column.title)
        if column.role not in ("unknown", "") or _HARMLESS.fullmatch(title) or _is_english(table, column):
            continue
        if lines.REMARKS.search(title.lower()) or _is_checked(table, column, title):
            continue  # what a remark says is asked about at its own cell
        if _LEDGER.fullmatch(title) and table.of("period", "within"):
            continue
        if at := _coded(table, column, title) or _first(table, column, places):
            title = column.title or column_letters(column.number)
            row = table.head.rows[0] if column.title else at[0]
            text = at[1].strip()[:_SHORT]
            found[column.number] = issue("heading-labels", table.grid.name, row, column.number, title=title, text=text)
    return found


def _is_checked(table: Table, column: Column, title: str) -> bool:
    """Whether a column of a system's export says of every row with figures that it was checked: 审核状态, 已审核."""
    if not _CHECK.fullmatch(title):
        return False
    texts = {plain(shown(table.grid.shown(row, column.number))) for row in table.rows}
    return bool(texts) and texts <= _CHECKED


def _is_english(table: Table, column: Column) -> bool:
    """Whether a column under Item or Name only says in English what the rows are called in Chinese left of it."""
    named = _ENGLISH.fullmatch(column.title.strip()) and any(
        one.number < column.number for one in table.of("measure", *REGIONS)
    )
    texts = (shown(value) for row in table.rows if not blank(value := table.grid.own(row, column.number)))
    return bool(named) and not any(lines.HAN.search(text) for text in texts)


def elsewhere(table: Table) -> list[Issue]:
    """Refuse columns of regions whose title may say something else of the people than where they are counted: 户籍所在地."""
    found = []
    for column in table.of(*REGIONS):
        parts = [part for one in _CORNER.split(column.title) if (part := plain(one)).strip("-—")]
        if not _FROM.search(column.title) and all(
            titles.role(part) or _COUNTED.fullmatch(part) or words.said(part).measures for part in parts
        ):
            continue
        text = next((value for row in table.rows if isinstance(value := table.grid.shown(row, column.number), str)), "")
        row = table.head.rows[0]
        places = {"title": column.title, "text": text.strip()[:_SHORT]}
        found.append(issue("heading-labels", table.grid.name, row, column.number, **places))
    return found


def corners(table: Table, places: Places) -> list[Issue]:
    """Refuse a title over the names of what rows count that may say of whom they are: 女性 in the corner."""
    found = []
    for column in table.of("measure"):
        title = _bare(column.title)
        known = not title or titles.role(title) or any(titles.role(part) for part in _CORNER.split(column.title))
        known = known or bool(_ITEMS.fullmatch(title) or moments.text(title))
        if not known and between.narrows(title, _ANY, places):
            text = next(
                (value for row in table.rows if isinstance(value := table.grid.shown(row, column.number), str)), ""
            )
            places_of = {"title": column.title, "text": text.strip()[:_SHORT]}
            found.append(issue("heading-labels", table.grid.name, table.head.rows[0], column.number, **places_of))
    return found


def untitled(table: Table, column: Column) -> Issue | None:
    """Refuse numbers right of figures under no title: 1,900 in a text file is two cells, and only the first is titled."""
    first = min((figure.number for figure in table.figures), default=column.number)
    if column.title or column.number <= first:
        return None
    held = ((row, table.grid.own(row, column.number)) for row in table.rows)
    at = next(((row, value) for row, value in held if not blank(value) and _is_number(value, column)), None)
    if at is None:
        return None
    letters = column_letters(column.number)
    return issue("column-untitled", table.grid.name, at[0], column.number, column=letters, value=shown(at[1])[:_SHORT])


def _bare(title: str) -> str:
    return re.sub(r"\([^()]*\)$", "", plain(title))


def _first(table: Table, column: Column, places: Places) -> tuple[int, str] | None:
    """The first label that may narrow its row; nothing where a column holds numbers, or repeats what is known."""
    texts: dict[str, int] = {}
    numbers = 0
    for row in table.rows:
        value = table.grid.shown(row, column.number)
        if blank(value) or not _has_figures(table, row):
            continue
        if _is_number(value, column):
            numbers += 1
        else:
            texts.setdefault(shown(value), row)
    labels = [(row, text) for text, row in texts.items() if not _is_known(text, row, table, places)]
    narrow = next((at for at in labels if words.in_sentence(at[1]).rest or plain(at[1]) in ("男", "女")), None)
    return narrow or (labels[0] if labels and numbers <= len(texts) else None)


def _coded(table: Table, column: Column, title: str) -> tuple[int, str] | None:
    """The first number under a title that tells parts of the people or of the year apart by codes: 性别 2, 街道代码, 周 12."""
    if not _CODED.fullmatch(title.lower()):
        return None
    held = ((row, shown(table.grid.shown(row, column.number))) for row in table.rows if _has_figures(table, row))
    return next((at for at in held if not blank(at[1])), None)


def _has_figures(table: Table, row: int) -> bool:
    return any(not blank(table.grid.own(row, column.number)) for column in table.figures)


def _is_number(value: Value, column: Column) -> bool:
    """Whether a cell under an unknown title is a figure left out: no year, and no number of a batch."""
    if _CLASSES.search(plain(column.title)) or _YEAR.fullmatch(plain(shown(value))):
        return False
    try:
        written.read(value)
    except written.NoNumber:
        return isinstance(value, Odd) and value.kind != "date"
    return True


def _counts_over_time(table: Table) -> bool:
    """Whether any figure is of a stretch of time, of which 累计 leaves open when it began."""
    keys = [key for column in table.figures for key in column.said.measures] or table.context.measures
    return bool(table.of("measure")) or not keys or any(MEASURES[key].kind is Kind.FLOW for key in keys)


def _is_known(text: str, row: int, table: Table, places: Places) -> bool:
    """Whether a label says only what the row or the lines over the table say: a region or an area above the row's, or all."""
    if "累计" in plain(text):
        return not _counts_over_time(table)
    if _KINDS.fullmatch(plain(text)) and table.of(*REGIONS):
        return True
    if titles.is_total(text) or _WHOLE.fullmatch(plain(text)) or lines.AREAS.fullmatch(plain(text)):
        return True
    if not places.is_place(text):
        return False
    named = [shown(table.grid.shown(row, column.number)) for column in table.of(*REGIONS) if column.role != "code"]
    try:
        above = places.find(text)
        return any(name and places.find(name, None, above, sure=True) for name in named)
    except Refused:
        return False
