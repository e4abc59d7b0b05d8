"""Figures of persons that may be counted within something smaller: holders inside agencies, stations or a column before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.indicators import MEASURES, RATIOS, Topic
from analytics.ingest.sheets import units
from analytics.ingest.sheets.plain import plain
from analytics.ingest.sheets.titles import is_total

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.ingest.sheets.columns import Column
    from analytics.ingest.sheets.tables import Table
    from analytics.ingest.sheets.words import Said

CERTIFIED: Final = "population:certified"
_PART: Final = re.compile(r"(?:\(?[一二三四五六七八九十\d]{1,2}[、.)])?(?:其中|#)")
# Staff of stations: what is said of them is not said of everyone who holds a certificate.
_STAFF: Final = re.compile("驻站(?:的?(?:专职)?(?:社会工作者|社工|人员|工作人员))?(?:持证|取证|考试|报考|报名|培训)*")
# Whom a training is for, where the words right before it say more than social workers: 社工站人员培训, 志愿者及社工培训, 继续教育.
_TRAINED: Final = re.compile(
    "(?:社工站点?|社会工作(?:服务)?站点?|站点|社工室|机构|单位|企业|协会|社会组织|报考|报名|考试|考生|一线)"
    "(?:内|中|的|所属|在职|从业|专职|工作|人员|员工|职工|骨干|社工|社会工作者|能力|业务|专业|专题){0,3}(?:培训|继续教育)"
    "|(?:志愿者|社区工作者|干部)[及和与、](?:社工|社会工作者)(?:的)?(?:能力|业务|专题)?(?:培训|继续教育)"
    "|(?:社工|社会工作者)[及和与、](?:志愿者|社区工作者|干部)(?:的)?(?:能力|业务|专题)?(?:培训|继续教育)"
    "|(?<!和)(?<!及)(?<!与)(?<!、)继续教育(?![及和与、])(?!培训)"
)
# Whose exams or trainings they are: 持证社会工作者培训, 社工岗位人员考试报名.
_SITTING: Final = re.compile(
    "(?:持证(?:社会工作者|社会工作专业人才|人员)|(?:岗位|一线)(?:的|从业|工作|人员|社工|社会工作者)+)"
    "(?:参加|全国|社会工作者?|职业|资格|水平|业务|专业|能力|继续|教育)*(?:考试|报名|报考|培训)"
)
_HOLDERS: Final = re.compile("机构|行业组织|行业协会|社工站|社会工作(?:服务)?站|站点|社工室")
_PERSONS: Final = re.compile("人才|持证|考试|报名|队伍|社会工作者|社工(?!站|机构|服务|室|组织)")
# Persons of agencies or stations, where nothing stands between the two words: 社工机构持证社工, not 社工机构、持证社工.
_INSIDE: Final = re.compile(
    "(?:机构|社工站|服务站|站点|社工室|行业组织|单位|社会组织|企业|协会)(?:内|中|的|所属|在职|从业|专职|工作|驻站|人员|员工|职工|人才|社工|社会工作者)*(?:持证|报名|报考|参考|考试|合格|通过)"
)
# Those of the highest level are a part of all of them, whatever counts these.
_SENIORS: Final = ("senior_social_workers",)
# Who may be of a station or an agency too.
_AND_VOLUNTEERS: Final = re.compile(r"[和及与、+]志愿")
_ELSEWHERE: Final = {"volunteers", "supervisors", "frontline_professionals", *_SENIORS}
# A title that counts something by itself.
ITSELF: Final = re.compile("数|量|率|比|次|额|元|总|合计|[(（]")
WORKERS: Final = ("population:community_workers",)
_SHARE, _STATIONED = ("certified_share_pct",), ("station_staff",)
_BARE_SHARE: Final = re.compile("(?:持证)?(?:占比|比例|比重)(?:[(（]%[)）])?")
_HELD: Final = ("certified_total",)
_WHOLES: Final = frozenset({"professionals_total", "frontline_professionals"})
_GROUPS: Final = (_STATIONED, ("community_workers_total",))
_COUNTED: Final = (Topic.EXAM, Topic.CERTIFICATION)
_PAIRS: Final = {(ratio.numerator, ratio.denominator) for ratio in RATIOS.values()}


def told(table: Table, column: Column) -> str:
    """What a column says itself it is a part of: 其中：持证人数, or the rate of these behind 驻站社工."""
    last = next((other for other in reversed(table.columns) if other.number < column.number), None)
    rate = last is not None and is_part(last.title) and is_share_of_staff(column.said.measures, last.said.measures)
    return whole(table, column) if is_part(column.title) or rate else ""


def whole(table: Table, column: Column) -> str:
    """What a column of persons may be a part of, in the words of the sheet; nothing where it counts them all."""
    said, part = column.said, is_part(column.title)
    if said.strata and all(group.startswith("level:") for group in said.strata) and not part:
        return narrowed(table, said.measures or table.context.measures)
    if not said.measures or (said.strata and not (said.either or part)):
        return ""
    persons = any(MEASURES[key].unit.zh == "人" for key in said.measures)
    outer = table.context.measures
    if part and persons and (said.measures != _SENIORS or _is_of_some(before(table.columns, column), outer)):
        return part_of(table.columns, column, outer)
    if part and not persons and _is_of_others(column, before(table.columns, column), outer):
        return part_of(table.columns, column) or _title(before(table.columns, column))
    last = next((other for other in reversed(table.columns) if other.number < column.number), None)
    if last and (is_share_of_staff(said.measures, last.said.measures) or _is_share_of_unknown(said.measures, last)):
        return last.title.split()[0]  # not the level below it
    return (_rated(table, column) if may_be_rated(said.measures) else "") or narrowed(table, said.measures)


def _is_share_of_unknown(measures: tuple[str, ...], last: Column) -> bool:
    """Whether a rate stands right behind holders that are no measure, whose rate it may be: 已配备持证社工, 持证率."""
    return measures == _SHARE and last.role in ("unknown", "") and "持证" in last.title


def _rated(table: Table, column: Column) -> str:
    figures = [
        one
        for one in table.columns
        if one.said.period == column.said.period
        and (one.role in ("figures", "value") or _BARE_SHARE.fullmatch(one.title))
    ]
    return rated([(one.title, one.said) for one in figures], table)


def rated(named: Sequence[tuple[str, Said]], table: Table) -> str:
    """The workers or the staff whose share of holders is given, in titles or labels in order: 社区工作者人数, 持证人数, 持证率 and no professionals."""
    shares = [
        at for at, (title, said) in enumerate(named) if said.measures == _SHARE or _BARE_SHARE.fullmatch(plain(title))
    ]
    keys = {key for _title, said in named for key in said.measures}
    told = any({*said.strata} - {*WORKERS, CERTIFIED} for _title, said in named)
    if not shares or keys & _WHOLES or table.context.strata or told or named[shares[0]][1].strata:
        return ""
    of_some = [
        (at, title) for at, (title, said) in enumerate(named) if said.measures in _GROUPS or said.strata == WORKERS
    ]
    before = [title for at, title in of_some if at < shares[0]]
    all_held = any(said.measures == _HELD and said.strata != WORKERS for _title, said in named)
    return before[-1] if before else "" if all_held or not of_some else of_some[0][1]


def may_be_rated(measures: tuple[str, ...]) -> bool:
    """Whether a measure may be that of workers or staff alone: holders and their share."""
    return measures in (_SHARE, _HELD)


def narrowed(table: Table, measures: tuple[str, ...]) -> str:
    """The line or the sheet's name that speaks of agencies, stations or their staff only, where persons are counted."""
    topics = {MEASURES[key].topic for key in measures}
    lines = [plain(text) for text in (*table.context.titles, table.grid.name)]
    of_staff = next((text for text in lines if _STAFF.search(text) and not _PERSONS.search(_STAFF.sub("", text))), "")
    if of_staff and (Topic.TRAINING in topics or _counts_persons(measures)):
        return of_staff
    if topics & {Topic.TRAINING, Topic.EXAM} and (whose := next((text for text in lines if _SITTING.search(text)), "")):
        return whose
    if Topic.TRAINING in topics and not any(group.startswith("population:") for group in table.context.strata):
        return next((text for text in lines if _TRAINED.search(text)), "")
    if not (_counts_persons(measures) or {*measures} & _ELSEWHERE):
        return ""
    beside = {*measures} <= {"volunteers"}
    holders = [text for text in lines if _HOLDERS.search(text) and ":" not in text]
    holders = [text for text in holders if not (beside and _AND_VOLUNTEERS.search(text))]
    inside = next((text for text in holders if _INSIDE.search(text)), "")
    return inside or (holders[0] if holders and not any(map(_PERSONS.search, lines)) else "")


def of_holders(text: str) -> bool:
    """Whether a text speaks of agencies or stations and of no persons: 机构情况."""
    word = plain(text)
    return bool(_HOLDERS.search(word)) and not _PERSONS.search(word)


def of_persons(table: Table, column: Column) -> str:
    """The line over a table of persons alone, who are told apart by where they work: 社工机构 | 社工站 under 持证人员单位分布."""
    outer, names = table.context.measures, [part for part in column.title.split() if not is_total(part)]
    things = bool(column.said.measures) and all(MEASURES[key].unit.zh in units.THINGS for key in column.said.measures)
    if not things or not outer or any(MEASURES[key].unit.zh != "人" for key in outer) or table.of("measure"):
        return ""
    if column.said.unit or any(map(ITSELF.search, names)):
        return ""
    if {unit.unit for unit in table.context.unit_cells} == {"人"} or any(
        "分布" in text for text in table.context.titles
    ):
        return table.context.titles[0] if table.context.titles else ""
    others = (key for other in table.figures for key in other.said.measures)
    apart = any(MEASURES[key].unit.zh not in units.THINGS for key in others)
    return "" if apart else next((text for text in table.context.titles if text), "")


def inside(text: str) -> bool:
    """Whether a text speaks of persons of agencies or stations: 机构社工持证."""
    return bool(_INSIDE.search(plain(text)))


def is_part(title: str) -> bool:
    """Whether a title or a label says that it counts a part of what stands before it: 其中：持证人数, #持证社工."""
    return bool(_PART.match(plain(title)))


def is_share_of_staff(measures: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """Whether a rate of holders stands right behind the staff of stations or the community workers, whose rate it may be."""
    return measures == _SHARE and before in _GROUPS


def is_share_of_workers(columns: Sequence[Column], column: Column) -> bool:
    """Whether a rate of holders right behind community workers who hold a certificate is theirs: 社区工作者数, 其中：持证, 持证率."""
    if column.said.measures != _SHARE or column.said.strata:
        return False
    last = columns[-1] if columns else None
    if last is None or last.role != "figures":
        return False
    held = (last.said.measures, last.said.strata)
    return held in {(_HELD, WORKERS), (("community_workers_total",), (CERTIFIED,))}


def is_apart(measures: tuple[str, ...], before: tuple[str, ...]) -> bool:
    """Whether persons called 其中 are a part of something else than their measure: of station staff, not of professionals.

    驻站社工 behind 持证人数 are those who hold a certificate, behind professionals they are all.
    """
    known = any((mine, key) in _PAIRS or _same(mine, key) for mine in measures for key in before)
    others = any(MEASURES[key].unit.zh == "人" for key in measures) and any(
        MEASURES[key].topic in (*_COUNTED, Topic.TRAINING) for key in before
    )
    return bool(before) and (_counts_persons(measures) or others) and not known


def counts_people(measures: tuple[str, ...]) -> bool:
    """Whether any measure counts people of whom some may be of a group: candidates, holders, professionals, trainees."""
    return _counts_persons(measures) or any(MEASURES[key].topic is Topic.TRAINING for key in measures)


def _counts_persons(measures: tuple[str, ...]) -> bool:
    found = [MEASURES[key] for key in measures]
    return any(one.topic in _COUNTED or one.key.startswith("professionals") for one in found)


def part_of(columns: Sequence[Column], column: Column, outer: tuple[str, ...] = ()) -> str:
    """The column before one called 其中, unless what it counts is known to have such a part: 专业人才 and 持证人数.

    ``outer`` are the measures that the lines over the table name, of which a column 合计 is.
    """
    last = before(columns, column)
    if last is None or last.role not in ("figures", "value", "unknown") or not last.title:
        return ""
    keys = last.said.measures if last.role == "figures" else ()
    alone = last.role == "value" or bool(last.said.period)
    apart = is_apart(column.said.measures, keys) or (column.said.measures == _SENIORS and _is_of_some(last, outer))
    return last.title if apart or not (keys or alone) else ""


def _is_of_others(column: Column, whole: Column | None, outer: tuple[str, ...]) -> bool:
    """Whether 其中：社工站, with nothing that counts it by itself, stands behind something that is counted otherwise: 培训场次."""
    keys = whole.said.measures or outer if whole and whole.role in ("figures", "value") else ()
    mine = {MEASURES[key].unit.zh for key in column.said.measures}
    return bool(keys) and not ITSELF.search(column.title) and mine.isdisjoint(MEASURES[key].unit.zh for key in keys)


def _title(column: Column | None) -> str:
    return column.title if column else ""


def _is_of_some(column: Column | None, outer: tuple[str, ...]) -> bool:
    """Whether the highest level within what a column counts is less than all there are: among staff, volunteers or persons nobody knows."""
    known = column is not None and column.role in ("figures", "value")
    keys = (column.said.measures or outer) if column and known else ()
    if known and not keys:
        return False
    topics = {MEASURES[key].topic for key in keys}
    return not (topics & {*_COUNTED} or _WHOLES & {*keys})


def before(columns: Sequence[Column], column: Column) -> Column | None:
    """The last column before one that is no part of another itself."""
    return next((one for one in reversed(columns) if one.number < column.number and not is_part(one.title)), None)


def counts_holders(measures: tuple[str, ...]) -> bool:
    """Whether what was counted last are those who hold a certificate, whose levels may follow without 其中."""
    return measures == _HELD


def holders_of(measures: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether a part of some workers or staff, 其中：持证人数, counts those of them who hold a certificate."""
    return measures == _HELD and whole in _GROUPS


def _same(first: str, second: str) -> bool:
    return MEASURES[first].topic is MEASURES[second].topic
