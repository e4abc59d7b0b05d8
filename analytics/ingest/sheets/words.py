"""What a column title or a label says: a measure, a group, a period, a unit, or what the column is for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

from analytics.indicators import ALL, MEASURES, Kind
from analytics.ingest.sheets import glosses, synonyms, timewords, units
from analytics.ingest.sheets.plain import plain
from analytics.ingest.sheets.stretches import is_numbered, spelt
from analytics.ingest.sheets.titles import measure_names, one_of, stratum_names

_FILLING: Final = (
    "其中 的 情况 本年 本年度 当年 当年度 年度 全年 统计 数据 : - / _ , ( ) 、 共 各 按 考试 等级 级别 类别 证书 资格 职业 水平 级 "
    "一览 汇总 社工 社会工作者 实际 本期 已建 已建成"
)
_SCOPES: Final = ("全国", "全省", "全市", "全县", "全区", "全州")
# Words that hold a known one but are none.
_WHOLE: Final = ("人才", "人均", "人口", "人工")
COUNT_WORDS: Final = {
    "人数": "人",
    "人": "人",
    "人员": "人",
    "人次": "人次",
    **dict.fromkeys(("数量", "总数", "总量", "数"), ""),
}
_NUMBERING: Final = re.compile(
    r"(?:\(?[一二三四五六七八九十\d]{1,2}[、.)](?!\d)|[一二三四五六七八九十]+、|其中[:,、]?|#+(?=.))"
)
_NEUTRAL: Final = re.compile(
    "队伍|建设|基本|人才|社会工作者?|社工站?|社工|培训|持证|报名|信息|概况|总体|站点|机构|服务|指标|工作|开展|阵地|专业|一|二|三|四|五|六|[、.:()\\-/]|专技"
)
_UNIT_NOTE: Final = re.compile(r"\(([^()]*)\)|[/:](?:单位[:]?)?([^/:()]{1,4})$")
_UNIT_BEHIND: Final = re.compile(r"(?<=.)((?:[十百千]?[万千亿])(?:人次|人|元|个|名|家|户|场)?|%|‰)$")
_BRACKETS: Final = str.maketrans("[]【】〔〕{}<>", "()()()()()")
_EXAM: Final = re.compile(
    r"全国(?=社会工作|助理社会|社工|统一|性)|国家(?=社会工作者?(?:职业|资格|水平))|社会工作者(?:职业)?(?:资格|水平)?(?=考试)"
)
_NARROWED: Final = re.compile(
    "女性|男性|党员|少数民族|退役军人|残疾人|农村|乡村(?!振兴|治理)|城镇(?!化)|返乡|[应往]届|缺考|未报名|未参加|未通过|补考|预计|预测|测算"
    "|模拟考试|模考|不含[^()，。,;]{0,10}|不包括[^()，。,;]{0,10}|剔除|志愿者(?:报名|招募|培训)"
    r"|(?:教师|护士|医师|药师|会计师?|公务员|建造师|消防员|心理咨询师|养老护理员|研究生|硕士)\S{0,6}(?:考试|报名|招考|招录)"
    r"|(?:培训|报名|考试|发展|任务)计划(?=表|安排|\)|$)|目标任务(?!完成|落实|执行)|任务分解|目标分解"
)
_QUALIFIED: Final = re.compile(
    "的?(?:占|比例|比重|之比|增速|增幅|增减|增量|增长率|排名|率|同比|环比|差额|目标|计划|缺口|投入|经费|资金|补贴)"
)
# What stations and agencies have or do, which is no number of them: 社工站人员情况.
_OF_THINGS: Final = re.compile("的?(?:运营|服务(?:情况|人次|数据|开展|活动)|(?:工作)?人员|活动)")
# 当年持证 may be all who hold a certificate in the year, or those who obtained one in it.
_HELD: Final = ("certified_total",)
# A stock is what there is at the end of its period anyway.
AT_END: Final = ("期末", "季末", "月末", "年末", "年底", "本期末", "本季末", "本月末", "现有", "实有")
# The number of a question before the year it asks about: 2、2023年报名人数.
_LISTED: Final = re.compile(r"^\d{1,2}[、.](?=(?:19|20)\d{2}年)")
# Holders among some people, in words that name two measures: 社会工作专业人才持证情况, 持证社区工作者人数.
_AMONG: Final = re.compile(
    "(?:社会工作|社工)(?:专业)?人才(?:队伍)?(?=持证(?!率|占|比)|(?:能力|素质|业务|专题|继续教育|教育)*培训)|在民政(?:部门|局)登记的(?=社工|社会工作)|(?<=持证社区工作者)(?:总?人?数|总量)|^(?:社会工作者?|社工)(?=培训(?:场次|场数|期数|班次|次数)$)"
)
# By what a rate is divided: 通过率（通过/参考）.
_FORMULA: Final = re.compile(r"(?<=率)\([^()]*[/÷][^()]*\)")
_MARKED: Final = re.compile(r"(?<=\))[*※#△▲☆★]+$")


@dataclass(frozen=True)
class Said:
    """What one text says about the figures under or beside it; several measures are alternatives.

    ``within`` is a part of a year (6月, 一季度); ``scope`` is a region named by its kind (全省). ``rest`` was not understood; ``either`` says that one word names both a measure
    and a group (高级社会工作师).
    """

    measures: tuple[str, ...] = ()
    strata: tuple[str, ...] = ()
    period: str = ""
    unit: units.Counted | None = None
    rest: str = ""
    either: bool = False
    within: str = ""
    scope: str = ""

    @property
    def nothing(self) -> bool:
        """Whether the text names neither measure nor group nor period."""
        return not (self.measures or self.strata or self.period or self.within)


def neutral(rest: str) -> bool:
    """Whether what was not understood of a group's title narrows nothing: 考试情况 over a column, but not 女性."""
    return not _NEUTRAL.sub("", rest)


def fits(measures: tuple[str, ...], strata: tuple[str, ...]) -> bool:
    """Whether a measure may be told of a group: stations and agencies are not of persons of a level."""
    persons = any(stratum.startswith(("level:", "population:")) for stratum in strata)
    return not (persons and any(MEASURES[key].unit.zh in units.THINGS for key in measures))


def counts(text: str) -> bool:
    """Whether a text is only a word for what is counted: 人员, 人数."""
    return plain(text) in COUNT_WORDS


@cache
def _vocabulary() -> re.Pattern[str]:
    # Within a sentence "social worker" is anybody's trade and no level.
    names = {*measure_names(), *stratum_names()} - {"socialworker"}
    return one_of({*names, *_FILLING.split(), *_SCOPES, *COUNT_WORDS, *_WHOLE})


@lru_cache(maxsize=16_384)
def said(title: str) -> Said:
    """Take a title apart; ``rest`` is what was not understood.

    The whole title, without its unit, is tried as a name first, then cut into the longest known words.
    """
    chinese, english = glosses.cut(title)
    if english and not (heard := said(chinese)).rest and glosses.fits(english, heard.measures, heard.strata):
        return heard
    word = _MARKED.sub("", plain(title).lower().translate(_BRACKETS)).removeprefix("求和项:")  # of a pivot table
    numbered = None if is_numbered(word) else _NUMBERING.match(word)
    word = word[numbered.end() :] or word if numbered else _LISTED.sub("", word)
    word = _AMONG.sub("", _FORMULA.sub("", word))
    if is_numbered(word) and not word[0].isdigit() and not timewords.is_within(word):
        return Said(rest=word)  # 一、二季度报名人数 may be the first heading of a list, or half a year
    if known := synonyms.measure(word):
        return _sole(known, word)
    if alone := units.read(word):
        return Said(unit=alone)
    word, unit = _without_unit(spelt(word))
    if known := synonyms.measure(word) or (_counted(word.removeprefix("全年"), unit) if unit else None):
        return _sole(known, word, unit=unit)
    return _in_parts(word, unit)


def _counted(word: str, unit: units.Counted) -> str | None:
    """The measure that things with their unit behind them are: 社会工作站（个） is 社会工作站数, 培训（人次） 培训人次.

    A word for persons, 高级社工师（人）, may name a group of others.
    """
    if unit.unit in ("", "人") or word in stratum_names():
        return None
    endings = ("人次",) if unit.unit == "人次" else ("数", f"{unit.unit}数", f"{unit.unit}次")
    named = (synonyms.measure(f"{word}{ending}") for ending in endings)
    return next((key for key in named if key and units.same(unit.unit, MEASURES[key].unit.zh)), None)


def _in_parts(word: str, unit: units.Counted | None) -> Said:
    if time := timewords.alone(word):
        return Said(period=time[0], unit=unit, within=time[1])
    bare, period = timewords.without_period(word)
    if known := synonyms.measure(bare.strip("()的")):
        return _sole(known, bare.strip("()的"), unit=unit, period=period)
    bare, within = timewords.without_part(bare) if not period else (bare, "")
    if not within:
        named = tuple(measure_names()[name] for name in _vocabulary().findall(bare) if name in measure_names())
        total = _HELD[0] in named or _are_built(named)
        bare, within = timewords.without_relative(bare, total=total)
    return _cut(bare, Said(period=period, unit=unit, within=within))


def _sole(measure: str, word: str, *, unit: units.Counted | None = None, period: str = "") -> Said:
    level = stratum_names().get(word.removesuffix("人数"), "")
    group = stratum_names().get(word) or (level if level.startswith("level:") else None)  # 高级社会工作师人数
    if unit and unit.unit == "人" and unit.scale == 1 and MEASURES[measure].unit.zh == "人/万人":
        unit = None  # 每万人持证社工数（人） is written of every ten thousand
    return Said((measure,), (group,) if group else (), period, unit, either=bool(group))


def _without_unit(word: str) -> tuple[str, units.Counted | None]:
    for match in _UNIT_NOTE.finditer(word):
        note = (match[1] or match[2] or "").removeprefix("单位").lstrip(":")
        if unit := units.read(note):
            return word[: match.start()] + word[match.end() :], unit
    if (behind := _UNIT_BEHIND.search(word)) and word not in measure_names() and (unit := units.read(behind[1])):
        return word[: behind.start()], unit
    return word, None


def _cut(word: str, known: Said) -> Said:
    found: list[str] = []
    rest: list[str] = []
    at = 0
    word = _EXAM.sub("", word)
    for match in _vocabulary().finditer(word):
        rest.append(word[at : match.end() if match[0] in _WHOLE else match.start()])
        at = match.end()
        found.append(match[0])
    rest.append(word[at:])
    return _weighed(found, known, "".join(rest))


def _weighed(found: list[str], known: Said, rest: str) -> Said:
    """A word that names both a measure and a group is the group where another word names the measure.

    A word that counts something else than the measure does (社工站人数), and a second group, are not understood.
    """
    measures = [measure_names()[word] for word in found if word in measure_names()]
    strata = [stratum_names()[word] for word in found if word in stratum_names()]
    shared = [measure_names()[word] for word in found if word in measure_names() and word in stratum_names()]
    own = tuple(dict.fromkeys([key for key in measures if key not in shared] or measures))
    kept = tuple(dict.fromkeys(stratum for stratum in strata if stratum != ALL or len(set(strata)) == 1))
    if rest == "累计" and (own == _HELD or _are_built(own)):
        rest = ""
    if own == _HELD:
        own = (*own, "certified_new") if "当年" in found else own
    if own and rest in AT_END and all(MEASURES[key].kind is Kind.STOCK for key in own):
        rest = ""
    counts = [word for word in found if COUNT_WORDS.get(word)]
    if own:
        rest += "".join(word for word in counts if COUNT_WORDS[word] not in {MEASURES[key].unit.zh for key in own})
    unit = known.unit or next((units.read(word) for word in counts if word == "人次"), None)
    if len(kept) > 1 or not fits(own, kept):
        rest += "".join(word for word in found if word in stratum_names())
    scope = next((word for word in found if word in _SCOPES), "")
    return Said(own, kept, known.period, unit, rest, within=known.within, scope=scope)


@lru_cache(maxsize=4096)
def in_sentence(title: str) -> Said:
    """What the line over a table names; words that are nothing of ours are passed over, ``rest`` is what narrows it."""
    word = _AMONG.sub("", _EXAM.sub("", plain(title).lower().translate(_BRACKETS)))
    matches = list(_vocabulary().finditer(word))
    heard = _weighed([match[0] for match in matches], Said(), "")
    named = {measure_names()[m[0]] for m in matches if m[0] in measure_names() and m[0] not in stratum_names()}
    if any(m[0] in measure_names() and _is_qualified(word, m) for m in matches):
        named = set()
    narrowed = _NARROWED.search(word)
    return replace(heard, measures=tuple(sorted(named)), rest=narrowed[0] if narrowed else "")


def _are_built(measures: tuple[str, ...]) -> bool:
    """Whether measures are of things of which there are as many as were set up so far: 累计社工站."""
    return bool(measures) and all(
        MEASURES[key].kind is Kind.STOCK and MEASURES[key].unit.zh in units.THINGS for key in measures
    )


def _is_qualified(word: str, found: re.Match[str]) -> bool:
    """Whether what stands behind a measure in a line makes it something else: 持证人数占比, 社工站投入情况."""
    things = MEASURES[measure_names()[found[0]]].unit.zh in units.THINGS
    return bool(_QUALIFIED.match(word, found.end()) or (things and _OF_THINGS.match(word, found.end())))


def bare(title: str) -> str:
    """A title without its unit and its period."""
    return timewords.without_period(_without_unit(plain(title).lower())[0])[0]
