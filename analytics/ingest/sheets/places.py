"""Which regions the lines around a table speak of, and whether a row's lies in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.ingest.sheets import moments
from analytics.ingest.sheets.named import Named
from analytics.ingest.sheets.plain import plain
from analytics.regions import NATION

if TYPE_CHECKING:
    from analytics.ingest.sheets.context import Context
    from analytics.ingest.sheets.named import Years

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
_ENDED: Final = re.compile("[省市县区州盟旗]$")
# What may follow a short name in a title, so that 成都平原经济区 is not 成都.
_FOLLOWS: Final = re.compile(
    r"$|[\d(:,.|/_-]|社会|社工|助理|中级|高级|考试|报名|报考|参考|通过|合格|持证|培训|各|民政|统计|人才|专业|志愿|常住|乡镇|街道|全|县市|市县|区县|县区"
)
_ANOTHER: Final = re.compile(
    r"[、和及与,]|等(?![级次])|(?!各|部分|(?:中心|主)?城区|[一二两三四五六七八九十几]+个?[省市县州区地]|分[省市县区]|乡镇|街道|城乡|县区|区县|市县|县市|旗县)[\u4e00-\u9fff]{1,4}?(?:新区|开发区|经济区|园区|街道|镇|乡|县|(?<!社)区|(?<!城)市)"
)
_PLAN: Final = re.compile('[“"]?十[三四五]五[”"]?(?:时期|期间|规划)?')
_DISTRICT: Final = re.compile("(?:^|[试度年:、(]|情况)([\u4e00-\u9fff]{2,3})考区")
_BRACKETED: Final = re.compile(r"[(,]([\u4e00-\u9fff]{2,12})(?=[,)])")
_LONGEST: Final = 16
_SHORTEST: Final = 2


class Places(Named):
    """Regions of one tree, by the names of cells and by the lines around a table."""

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
            _YEARS.sub(
                "", _WHEN.sub("", LEAD.sub("", _EXAM.sub("", moments.in_digits(_PLAN.sub("", plain(text)))))), count=1
            )
        )

    def in_brackets(self, text: str) -> set[str]:
        """Give the regions that stand in brackets behind the one a title begins with: 成都市报名情况（锦江区）."""
        named = _BRACKETED.findall(plain(text))
        parent = self.in_title(text) if named else None
        if named and not parent:
            return {code for name in named if self.is_name(name) and (code := self.quiet(name))}
        found = {self._below(name, None, parent) for name in named if parent and name in self.names}
        return {code for code in found if code}

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
