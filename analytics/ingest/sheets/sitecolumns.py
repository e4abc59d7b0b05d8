"""The columns of a list of stations: what their titles mean, and their cells of place and level."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from analytics.ingest.book import Odd
from analytics.ingest.sheets import formats, written
from analytics.ingest.sheets.plain import blank, plain, shown

if TYPE_CHECKING:
    from analytics.ingest.book import Value

_WHERE: Final = "(?:乡镇街道|乡镇|镇街|街道|村级?|社区|\\(街道\\)|所[属在])*"
_MAPS: Final = (
    "(?:地理|地图|坐标|位置|所在地?|站点|社工站|gps|wgs-?84|cgcs2000|gcj-?02|bd-?09|百度|高德|腾讯|天地图|大地)*"
)
_DATED: Final = (
    "(?:正式|开始|实际|首次)?(?:启用|成立|建成|建站|开站|挂牌|揭牌|运[营行]|投入(?:使用|运[营行])|投用|建立|设立|启动|开业|开办)+"
    "(?:的?(?:日期|时间|年份|年月|年度))"
)
_STAFF: Final = "(?:驻站|专职|现有|配备|在岗)+(?:的?(?:社工|社会工作者|工作人员|人员))?(?:总?人?数量?)?|(?:社工|社会工作者|工作人员|人员|员工)(?:总?人数|数量?)|(?:总|专职)?人数|staff"
_TITLES: Final = {
    "name": re.compile(
        f"{_WHERE}(?:社工|社会工作)?(?:服务)?(?:站点?|点|站\\(点\\)|室)(?:名称?|全称)|{_WHERE}(?:社工|社会工作)(?:服务)?(?:站点?|室)|站点|服务站点|机构名称|名称|name|station"
    ),
    "lon": re.compile(
        f"{_MAPS}(?:东经|(?:东经)?经度)(?:坐标|值)?(?:lon|lng|e)?|lon|lng|longitude|x(?:坐标)?|{_MAPS}坐标x"
    ),
    "lat": re.compile(f"{_MAPS}(?:北纬|(?:北纬)?纬度)(?:坐标|值)?(?:lat|n)?|lat|latitude|y(?:坐标)?|{_MAPS}坐标y"),
    "lonlat": re.compile(
        f"{_MAPS}(?:坐标|经纬度|纬经度)(?:坐标|位置|信息)?|(?:gps|地理|地图)(?:定位|位置)|经度?[、,/]纬度"
    ),
    "level": re.compile(
        "(?:站点|社工站|建设|评定|评估|示范|规范化|标准化)?(?:级别|等级|类型|类别|星级|层级|等次)|level"
    ),
    "opened": re.compile(f"{_DATED}|opened"),
    "staff": re.compile(_STAFF),
}
# Coordinates of maps for the road, which lie some hundred metres beside those of a survey.
_SHIFTED: Final = re.compile("百度|高德|腾讯|gcj|bd-?09", re.IGNORECASE)
LEVELS: Final = {
    **dict.fromkeys(("示范", "省级示范", "市级示范", "县级示范", "区级示范", "model", "一级", "a级"), "model"),
    **dict.fromkeys(("标准", "达标", "规范", "standard", "二级", "b级"), "standard"),
    **dict.fromkeys(("基础", "基本", "普通", "一般", "basic", "三级", "c级"), "basic"),
}
_KIND: Final = re.compile("[型化]?(?:社工|社会工作|服务)*(?:站点?)?$")
_UNRATED: Final = frozenset(
    {"-", "--", "/", "\\", "无", "暂无", "未评", "未评级", "未定级", "未评定", "待评", "待定", "n/a"}
)
_DEGREES: Final = re.compile(
    r"(?:东经|北纬|经度|纬度|[EN])?:?(?P<whole>\d{1,3})(?P<part>\.\d+)?[°度]?"
    r"(?:(?<=[°度])(?P<minutes>\d{1,2}(?:\.\d+)?)[′'’分](?:(?P<seconds>\d{1,2}(?:\.\d+)?)(?:′′|''|’’|[\"”秒]))?)?[EN]?",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"[,，、;；/|]|(?<=[\d°′″'\"”秒分度EeNn])\s+(?=[\d东北EeNn])")
_PAIR: Final = 2


@lru_cache(maxsize=4096)
def role(title: str) -> str:
    """What a column of a list of stations is for: name, lon, lat, lonlat (both in one cell), level, opened, staff; or nothing."""
    word = plain(title).lower()
    for text in (word, word.split("(")[0], re.sub(r"[()]", "", word)):
        if found := next((kind for kind, pattern in _TITLES.items() if pattern.fullmatch(text)), ""):
            return found
    return ""


def places(roles: set[str]) -> bool:
    """Whether the roles of columns say where something stands, or where a station does."""
    return {"lon", "lat"} <= roles or {"lonlat", "name"} <= roles


def shifted(title: str) -> bool:
    """Whether a title says that its coordinates are those of a map for the road."""
    return bool(_SHIFTED.search(plain(title)))


def level(text: str) -> str:
    """The level a cell names, one of the three where it is known, else as written; nothing where it says that there is none."""
    word = plain(text).lower()
    if word in _UNRATED:
        return ""
    return LEVELS.get(word) or LEVELS.get(_KIND.sub("", word)) or LEVELS.get(word.removesuffix("级")) or text.strip()


def pair(value: Value) -> tuple[str, str] | None:
    """The two halves of a cell with longitude and latitude, in this order, whichever comes first: no number is both in China."""
    halves = [half.strip() for half in _BETWEEN.split(shown(value).strip().strip("()（）[]")) if half.strip()]
    if len(halves) != _PAIR:
        return None
    first, second = (_number(half) for half in halves)
    if first is None or second is None:
        return None
    return (halves[0], halves[1]) if first >= second else (halves[1], halves[0])


def _number(text: str) -> float | None:
    try:
        return degrees(text)
    except ValueError:
        return None


def degrees(value: Value) -> float | None:
    """Read a longitude or latitude: 104.0668, 104.0668°E, 104°04′00″; nothing where there is none.

    Raises ``ValueError``, and of a cell that is broken ``NoNumber``, which is one.
    """
    if missing(value):
        return None
    if isinstance(value, Odd) and value.kind != "number":
        written.read(value)
    shape = formats.shape(value.text) if isinstance(value, Odd) and value.kind == "number" else None
    if isinstance(value, Odd) and value.value is not None and shape is not None:
        value = formats.shown(Decimal(f"{value.value:.15g}"), shape)
    match = _DEGREES.fullmatch(plain(shown(value))) if not isinstance(value, (bool, Odd)) else None
    if match is None or (match["part"] and match["minutes"]):
        raise ValueError(shown(value))
    minutes, seconds = float(match["minutes"] or 0), float(match["seconds"] or 0)
    if max(minutes, seconds) >= 60 or (seconds and minutes % 1):  # noqa: PLR2004 - parts of a degree
        raise ValueError(shown(value))
    return float(match["whole"] + (match["part"] or "")) + minutes / 60 + seconds / 3600


def missing(value: Value) -> bool:
    """Whether a cell is empty, or says so: — and the like."""
    return blank(value) or (isinstance(value, str) and plain(value).lower() in written.MISSING)
