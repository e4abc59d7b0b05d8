"""Which regions a sentence names: by full name, by a short name that stands alone, or as 全省 and 我市."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from analytics.errors import Refused
from analytics.ingest.sheets.places import Places
from analytics.regions import NATION
from analytics.regions.naming import short_forms
from analytics.regions.tree import FORMER

if TYPE_CHECKING:
    from analytics.regions import RegionTree

_SHORTEST: Final = 2
# What may follow a short name, so that 中山大学 and 四川日报 are no regions; a dateline (北京6月15日电) is none either.
_FOLLOWS: Final = re.compile(
    r"$|[,，、。;；:：()\n\d“”‘’《》]|社会|社工|助理|中级|高级|考试|报名|报考|参加|参考|通过|合格|持证|培训|各|民政|统计|人才|专业"
    r"|志愿|常住|乡镇|街道|全|省|市|地区|共|有|今|去|上半|下半|在|达|已|两|等|和|与|及|的|是|为|累|目|现|每|率|先|开展|建成|建有"
    r"|实现|实有|增|其|约|近|超|突破|位居|排|分别|社区|城镇|户籍|新增|注册|拥有|城乡|最|本"
)
_DATELINE: Final = re.compile(r"^\d{1,2}月\d{1,2}日[电讯]")
_WRITTEN_BY: Final = re.compile(
    r"^(?:日报|晚报|早报|晨报|商报|时报|都市报|网|在线|新闻|卫视|大学|学院|路|街(?!道)|大道|社区(?!工作|社|矫|治|志))"
)
_ENDED: Final = re.compile("[省市县区州盟旗]$")
_OWN: Final = re.compile(
    r"(?:全|我|本|该)(?P<kind>[省市县区州旗盟])(?!级)|(?P<within>省|市|州)内|(?<![\u4e00-\u9fff])(?P<self>自治区)(?!级|内外)|(?P<nation>全国|我国|国内)"
)
# 全国 is part of the exam's name, and of other names.
_OTHER_NATION: Final = re.compile(
    r"^(?:社会工作者(?:职业)?(?:资格|水平)|社会工作师|助理社会|社工(?:职业)?(?:资格|水平|考试)|统一|性|首|优秀|先进|最|第|平均|"
    r"人大|政协|两会|会议|示范|试点|范围|各地|前列|社会工作(?:标准|宣传|会议))"
)
_UNKNOWN: Final = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{1,4}?(?:街道|镇|乡|新区|开发区|高新区|经开区|园区|片区|都市圈|经济区|城市群))(?!\(?街|镇|村|级|社)"
    r"|(?P<wide>[东中西南北华]{1,2}部地区|[东中西]部|长三角|珠三角|京津冀|成渝|粤港澳|沿海|大湾区|\d+个?(?:省|市|县|区|州|城市)(?!级))"
)
_NO_NAME: Final = re.compile(r"(?:乡镇|镇街|城乡|城镇|村镇|集镇|[各全个每]乡|[各全个每]镇|[各全个每]?街道)$")


@dataclass(frozen=True)
class Mention:
    """A stretch that names a region; ``code`` is empty where it may mean several or one that is not in the table."""

    start: int
    end: int
    words: str
    code: str = ""


class Regions:
    """Finds regions of one tree in text; ``home`` is the region an article is about, where that is known."""

    def __init__(self, tree: RegionTree, home: str = "") -> None:
        self._tree = tree
        self._places = Places(tree)
        self._names = _index(tree)
        self.home = home

    def find(self, text: str) -> list[Mention]:
        """Find the regions a sentence names, in order."""
        found = [*self._named(text), *self._own(text)]
        held = [(one.start, one.end) for one in found]
        for match in _UNKNOWN.finditer(text):
            if not any(first < match.end() and match.start() < last for first, last in held):
                start = match.start()
                if match["wide"] or not _NO_NAME.search(match[0]):
                    found.append(Mention(start, match.end(), match[0]))
        return sorted(found, key=lambda one: one.start)

    def title(self, text: str) -> str:
        """Give the region that a title or a first paragraph speaks of: the only one it names, or nothing."""
        nation = [one for one in self._own(text) if one.code == NATION]
        codes = {one.code for one in (*self._named(text), *nation)}
        return codes.pop() if len(codes) == 1 else ""

    def _named(self, text: str) -> list[Mention]:
        found: list[Mention] = []
        at = 0
        while at < len(text) - 1:
            end = self._name(text, at)
            if not end:
                at += 1
                continue
            start = at
            while (
                end < len(text) - 1
                and (more := self._name(text, end))
                and self._inside(text[start:end], text[end:more])
            ):
                end = more
            if self._stands(text, start, end):
                found.append(Mention(start, end, text[start:end], self._code(text[start:end])))
            at = end
        return found

    def _name(self, text: str, at: int) -> int:
        """Where the longest name that begins at a place ends, or 0."""
        return next((at + len(name) for name in self._names.get(text[at : at + 2], ()) if text.startswith(name, at)), 0)

    def _inside(self, above: str, below: str) -> bool:
        return bool(_ENDED.search(above) or len(below) > _SHORTEST) and self._places.quiet(above + below) is not None

    @staticmethod
    def _stands(text: str, start: int, end: int) -> bool:
        after = text[end : end + 8]
        if _DATELINE.match(after) or _WRITTEN_BY.match(after):
            return False
        return bool(_ENDED.search(text[start:end]) and end - start > _SHORTEST) or bool(_FOLLOWS.match(after))

    def _code(self, words: str) -> str:
        """The region of a name, looked for around the article's own; nothing where it may mean several, or a former one."""
        for above in self._around():
            try:
                return self._places.find(words, None, above, sure=True)
            except Refused as refused:
                if refused.message == FORMER:
                    return ""
        return self._places.quiet(words) or ""

    def _around(self) -> list[str]:
        if not self.home:
            return []
        return [node.code for node in reversed(self._tree.path(self.home)) if node.level != "nation"]

    def _own(self, text: str) -> list[Mention]:
        found = []
        for match in _OWN.finditer(text):
            if match["nation"] and _OTHER_NATION.match(text[match.end() : match.end() + 12]):
                continue
            code = (
                (NATION if NATION in self._tree else "")
                if match["nation"]
                else self._kind(match["kind"] or match["within"] or match["self"])
            )
            found.append(Mention(match.start(), match.end(), match[0], code))
        return found

    def _kind(self, kind: str) -> str:
        """The region that 全省 or 我市 means in this article: its own, or the one above it of that kind."""
        path = self._tree.path(self.home) if self.home else ()
        alike = [node.code for node in path if node.name.endswith(kind)]
        return self.home if self.home in alike else alike[0] if len(alike) == 1 else ""


@lru_cache(maxsize=4)
def _index(tree: RegionTree) -> dict[str, tuple[str, ...]]:
    """Every name by its first two letters, the longest first; short names of counties are too often other words."""
    names: dict[str, set[str]] = {}
    for region in tree:
        if region.level == "nation":
            continue
        short = {region.short, *short_forms(region.name)} if region.level != "county" else set()
        for name in {region.name, *short}:
            if len(name) >= _SHORTEST and not (len(name) == _SHORTEST and region.level == "county"):
                names.setdefault(name[:2], set()).add(name)
    return {start: tuple(sorted(found, key=len, reverse=True)) for start, found in names.items()}
