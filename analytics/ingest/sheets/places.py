"""Which region a text speaks of: by code, name, or name with its parent; never guessed."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.ingest.sheets import cellwords, moments, suggesting
from analytics.ingest.sheets.plain import plain
from analytics.regions import NATION
from analytics.regions.mergers import LATER, MERGED
from analytics.regions.tree import FORMER

if TYPE_CHECKING:
    from analytics.ingest.sheets.context import Context
    from analytics.regions import RegionTree

CLASH: Final = mark("Code {code} is {official}, but the name beside it says {name}.")
ELSEWHERE: Final = mark("{name} may mean {candidates}: write the full name, or give the code.")
_EXAM: Final = re.compile(r"全国(?=社会工作|助理社会|社工|统一|性)|(?:20\d{2}年)?全国社会工作者职业(?:资格|水平)考试")
_NAMED: Final = re.compile(
    r"(?:填报|报送|上报|统计|制表|填表|综合)(?:(?:单位|地区|区域|机关|部门)(?:名称)?(?:\([^()]*\))?:?|:)([^:;,,。()]{2,20})"
    r"|^\(?单位(?:名称)?(?:\([^()]*\))?:([^:;,,。()]{2,20})"
)
_OFFICES: Final = re.compile(r"(?:委|民政|社会工作|人力资源|人事考试|人社|统计|人民政府|社工|办公室).*")
# Numbers of tables, which may stand right before a year: 表3-12 2023年; 1-6月 and 21-22年 are none.
LEAD: Final = re.compile(
    r"^(?:(?:(?:附录|附图|图表|专栏|图)(?=[一二三四五六七八九十\d])|附件|附表|续表|附|表)(?:[一二三四五六七八九十]+(?:[-.]\d{1,2}(?=(?:19|20)\d{2}|\D|$))?|\d{1,2}(?:[-.]\d{1,2}){0,2}(?=(?:19|20)\d{2}|\D|$))?"
    r"|\d{1,2}(?:-\d{1,2}){1,2}(?=(?:19|20)\d{2}|[^\d年月日季期])|\d{1,2}(?:\.\d{1,2}){1,2}(?=(?:19|20)\d{2}年)|(?:[一二三四五六七八九十]+|\d{1,2})(?=[.、)])|\([一二三四五六七八九十\d]{1,3}\))[-:.、)]?(?:\(?续表?(?:[一二三四五]|\d(?!\d))?\)?)?[-:.、]?"
)
_YEARS: Final = re.compile(r"\(?(?:19|20)\d{2}(?:年?-(?:19|20)?\d{2})?年?(?:度|\d{1,2}月|上半年|底|末)?\)?")
# A time before the region: 截至2024年12月31日天津市, 2024年1至6月天津市.
_WHEN: Final = re.compile(
    r"^\(?(?:关于)?(?:截至|截止至?|至)?(?:(?:19|20)\d{2}年?[度底末]?|\d{1,2}(?=[-~至到]\d{1,2}月)|\d{1,2}(?:月份?|日)[底末]?"
    r"|第?[一二三四1-4]季度|[上下]半年|前三季度|[-~至到](?=\d))+(?:以来|至今)?\)?[,:]?"
)
_FORMER: Final = re.compile(r"(.+)\((?:原名?|曾用名|旧称|曾为):?(.+)\)")
_ENDED: Final = re.compile("[省市县区州盟旗]$")
# What may follow a short name in a title, so that 成都平原经济区 is not 成都.
_FOLLOWS: Final = re.compile(
    r"$|[\d(:,.|/_-]|社会|社工|助理|中级|高级|考试|报名|报考|参考|通过|合格|持证|培训|各|民政|统计|人才|专业|志愿|常住|乡镇|街道|全|县市|市县|区县|县区"
)
_ANOTHER: Final = re.compile(
    r"[、和及与,]|等(?![级次])|(?!各|部分|(?:中心|主)?城区|[一二两三四五六七八九十几]+个?[省市县州区地]|分[省市县区]|乡镇|街道|城乡|县区|区县|市县|县市|旗县)[\u4e00-\u9fff]{1,4}?(?:新区|开发区|经济区|园区|街道|镇|乡|县|(?<!社)区|(?<!城)市)"
)
_DISTRICT: Final = re.compile("(?:^|[试度年:、(]|情况)([\u4e00-\u9fff]{2,3})考区")
_BRACKETED: Final = re.compile(r"[(,]([\u4e00-\u9fff]{2,12})(?=[,)])")
_CODES: Final = {FORMER: "region-unknown", MERGED: "region-merged", LATER: "region-later"}
_LONGEST: Final = 16
_SHORTEST: Final = 2
# The year of a figure, or those of a row where years stand across.
Years = int | tuple[int, ...] | None


class Places:
    """Regions of one tree by what a sheet writes; remembers what it has seen, because lists repeat themselves."""

    def __init__(self, tree: RegionTree) -> None:
        self.tree = tree
        # What a region of today is called, in short and in full: a quick way to know a name among the letters of a line.
        self.names = frozenset(name for region in tree for name in (region.name, region.short))
        self._provinces = tuple(region.name for region in tree.children(tree.root))
        self._seen: dict[tuple[str, int | None, str | None, bool], str | Refused] = {}

    @cached_property
    def english(self) -> frozenset[str]:
        """The words of the English names of regions: huzhou."""
        return frozenset(word for one in self.tree for word in re.findall("[a-z]+", one.name_en.lower()))

    def find(self, text: str, year: Years = None, parent: str | None = None, *, sure: bool = False) -> str:
        """Give the code of a written name or code; raises ``Refused`` with the candidates or the nearest name.

        ``parent`` is a region the name is looked for below; ``sure`` says that the row itself names it, otherwise a
        title does, and a name that means another region without it is refused. Of several years all must mean the same.
        """
        if isinstance(year, tuple):
            return self._same(text, [self.find(text, one, parent, sure=sure) for one in year])
        asked = (text, year, parent, sure)
        found = self._seen.get(asked)
        if found is None:
            try:
                found = self._find(plain(text), year, parent, sure=sure)
                found = (year and self.tree.refusal(cellwords.bare(plain(text)), year, found)) or found
            except Refused as refused:
                found = suggesting.sound(refused, text, year, parent, self.tree)
            self._seen[asked] = found
        if isinstance(found, Refused):
            raise found
        return found

    def _find(self, text: str, year: int | None, parent: str | None, *, sure: bool) -> str:
        said = cellwords.read(text)
        if said.code:
            return self.coded(said.code, said.name, year) if said.name else self.tree.resolve(said.code, year=year).code
        if above := self.quiet(said.above):
            return self._named(said.name, year, above, sure=True)
        return self._named(self._now(cellwords.bare(text)), year, parent, sure=sure)

    def _named(self, text: str, year: int | None, parent: str | None, *, sure: bool) -> str:
        if year and (present := self._in_full(text)):
            return present
        if not parent or parent == self.tree.root:
            return self._anywhere(text, year)
        if text in (self.tree[parent].name, self.tree.full_name(parent, "zh")):
            return parent
        below = self._below(text, year, parent)
        if not below:
            self._refuse_former(text, parent)
        if sure:
            return below or self._itself(text, year, parent)
        anywhere = self._anywhere(text, year, parent) if not below else self.quiet(text, year)
        if below and anywhere and below != anywhere and self.tree[anywhere].name != text:
            raise Refused(ELSEWHERE, name=text, candidates=self._listed(below, anywhere))
        return anywhere or below or self.tree.resolve(text, year=year).code

    def _refuse_former(self, text: str, parent: str) -> None:
        """Refuse what no region below ``parent`` is called any more, lest one of that name elsewhere be taken."""
        within = self.tree.within(parent)
        gone = [one for one in self.tree.changes if one.old_name == text and one.old_code in within]
        if gone:
            now = dict.fromkeys(f"{one.new_name} ({one.new_code})" for one in gone if one.new_code)
            raise Refused(FORMER, name=text, candidates=", ".join(now))

    def _anywhere(self, text: str, year: int | None, parent: str | None = None) -> str:
        """The region of a name that need not lie below ``parent``; the short name of a county elsewhere is refused."""
        code = self.tree.resolve(text, year=year).code
        region = self.tree[code]
        short = region.level == "county" and text != region.name and region.name.startswith(text)
        inside = not parent or any(above.code == parent for above in self.tree.ancestors(code))
        others = suggesting.abbreviated(text, parent, self.tree) if short and not inside else suggesting.also(text)
        if others or (short and not inside):
            raise Refused(ELSEWHERE, name=text, candidates=self._listed(*dict.fromkeys((*others, code))))
        return code

    def _same(self, text: str, codes: list[str]) -> str:
        if len(named := dict.fromkeys(codes)) > 1:
            raise Refused(ELSEWHERE, name=text, candidates=self._listed(*named))
        return codes[0]

    def _listed(self, *codes: str) -> str:
        return ", ".join(f"{self.tree.full_name(code, 'zh')} ({code})" for code in codes)

    def _now(self, text: str) -> str:
        """A name without its former one behind it, 双流区(原双流县), where that is indeed what it was called."""
        match = _FORMER.fullmatch(text)
        if match is None:
            return text
        former = [change for change in self.tree.changes if change.old_name == match[2]]
        return match[1] if any(change.new_name == match[1] for change in former) else text

    def _in_full(self, text: str) -> str | None:
        """The county of today that a full name means in every year: tables of many years are written with them."""
        if not text.startswith(self._provinces):
            return None
        try:
            region = self.tree.resolve(text)
        except Refused:
            return None
        return region.code if region.level == "county" and self.tree.full_name(region.code, "zh") == text else None

    def _below(self, text: str, year: int | None, parent: str) -> str | None:
        try:
            return self.tree.resolve(text, year=year, parent=parent).code
        except Refused as refused:
            if "candidates" in refused.places:
                raise
            return None

    def _itself(self, text: str, year: int | None, parent: str) -> str:
        if text == self.tree[parent].short:
            return parent
        return self.tree.resolve(text, year=year, parent=parent).code

    def quiet(self, text: str, year: Years = None) -> str | None:
        """Give the code of a name that can mean only one region, or nothing."""
        try:
            return self.find(text, year) if len(text) >= _SHORTEST else None
        except Refused:
            return None

    def coded(self, code: str, name: str, year: Years) -> str:
        """Give the code of a row that has both; refuses a name that the region never had."""
        if isinstance(year, tuple):
            return self._same(code, [self.coded(code, name, one) for one in year])
        found = self.find(code, year)
        word = plain(name)
        region = self.tree[found]
        known = (region.name, region.short, self.tree.full_name(found, "zh"), plain(region.name_en))
        if word and word not in known:
            try:
                same = self.find(word, year, region.parent, sure=True) == found
            except Refused as refused:
                if refused.message in (MERGED, LATER):
                    raise
                same = False
            if not same and self.quiet(word, year) != found:
                raise Refused(CLASH, code=code, official=self.tree.full_name(found, "zh"), name=name)
        return found

    def below(self, text: str, parent: str) -> str | None:
        """Give the code of a name that can mean only one region in another one, or nothing."""
        try:
            return self.find(text, None, parent, sure=True) if len(text) >= _SHORTEST else None
        except Refused:
            return None

    def is_place(self, text: str) -> bool:
        """Whether a text names a region, ambiguous names included."""
        if len(plain(text)) < _SHORTEST or (plain(text).isdigit() and not cellwords.is_code(plain(text))):
            return False
        try:
            self.find(text)
        except Refused as refused:
            return "candidates" in refused.places
        return True

    def told(self, name: str, code: str, parent: str | None, year: Years = None) -> dict[str, object]:
        """What to tell of a name that means one region only because a title names the one above, or nothing."""
        if not parent or parent == code or self.quiet(plain(name), year) == code:
            return {}
        return {"name": name, "full": self.tree.full_name(code, "zh"), "parent": self.tree.name(parent, "zh")}

    def outside(self, name: str, code: str | None, year: Years, context: Context) -> dict[str, object]:
        """What to tell of a region that neither lies in nor holds the one that the lines over its own table name."""
        parent = context.region
        if not (code and parent) or context.lent or code not in self.tree or parent not in self.tree:
            return {}
        lies, holds = ({one.code for one in self.tree.path(each)} for each in (code, parent))
        if parent in lies or code in holds or self._lay_in(code, parent, year):
            return {}
        full = self.tree.full_name(code, "zh"), self.tree.full_name(parent, "zh")
        return {"name": name, "full": full[0], "parent": full[1]}

    def _lay_in(self, code: str, parent: str, year: Years) -> bool:
        """Whether a region had a code of another one in a year: 枞阳县 of 安庆市 in 2014."""
        stem = re.sub("(?:00)+$", "", parent)
        first = min(year) if isinstance(year, tuple) else year
        former = (one for one in self.tree.changes if one.new_code == code and first and first < one.year)
        return any(one.old_code.startswith(stem) for one in former)

    def in_title(self, text: str) -> str | None:
        """Give the region a title begins with, 四川省2024年社会工作者职业水平考试情况, or where the exam is held: 四川考区."""
        district = _DISTRICT.findall(plain(text))
        if len(district) == 1 and district[0] in self.names:
            return self.quiet(district[0])
        return self._longest(
            _YEARS.sub("", _WHEN.sub("", LEAD.sub("", _EXAM.sub("", moments.in_digits(plain(text))))), count=1)
        )

    def in_brackets(self, text: str) -> set[str]:
        """Give the regions that stand in brackets behind the one a title begins with: 成都市报名情况（锦江区）."""
        named = _BRACKETED.findall(plain(text))
        parent = self.in_title(text) if named else None
        if named and not parent:
            return {code for name in named if self.is_name(name) and (code := self.quiet(name))}
        found = {self._below(name, None, parent) for name in named if parent and name in self.names}
        return {code for code in found if code}

    def is_name(self, text: str) -> bool:
        """Whether a text is what a region of today is called, or that behind its province: 成都, 四川成都."""
        return text in self.names or any(text[:end] in self.names and text[end:] in self.names for end in (2, 3))

    def reporting(self, text: str) -> str | None:
        """Give the region of the unit that a line names as reporting: 填报单位：成都市民政局."""
        named = self.unit(text)
        return self._longest(_OFFICES.sub("", named)) if named else None

    @staticmethod
    def unit(text: str) -> str:
        """Give the unit that a line names as reporting, or nothing."""
        named = _NAMED.search(plain(text))
        return (named[1] or named[2]).removeprefix("中共") if named else ""

    def _longest(self, text: str) -> str | None:
        """The region a text begins with; nothing where the text goes on to a second one or a part of it."""
        for end in range(min(_LONGEST, len(text)), _SHORTEST - 1, -1):
            code = self.quiet(text[:end])
            rest = text[end:]
            if code and code != NATION and not (text[end - 1] in "县区" and rest[:1] in {*"市县区"}):  # 长沙县市
                whole = _ENDED.search(text[:end]) or _FOLLOWS.match(rest)
                return code if whole and not _ANOTHER.match(rest) else None
        return None


def code_of(refused: Refused) -> str:
    """The stable code of why a region was refused."""
    places = refused.places
    if refused.message in _CODES:
        return _CODES[refused.message]
    if "official" in places:
        return "region-code-clash"
    if "candidates" in places:
        return "region-ambiguous"
    return "region-unknown"
