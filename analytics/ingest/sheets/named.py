"""Which region a name or a code means: by itself, in a year, or below another region; never guessed."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.ingest.sheets import cellwords, suggesting, titles
from analytics.ingest.sheets.plain import plain
from analytics.regions.mergers import LATER, MERGED
from analytics.regions.tree import FORMER

if TYPE_CHECKING:
    from analytics.regions import RegionTree

CLASH: Final = mark("Code {code} is {official}, but the name beside it says {name}.")
ELSEWHERE: Final = mark("{name} may mean {candidates}: write the full name, or give the code.")
_FORMER: Final = re.compile(r"(.+)\((?:原名?|曾用名|旧称|曾为):?(.+)\)")
_CODES: Final = {FORMER: "region-unknown", MERGED: "region-merged", LATER: "region-later"}
_SHORTEST: Final = 2
# The year of a figure, or those of a row where years stand across.
Years = int | tuple[int, ...] | None


class Named:
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
            return self._same(text, self._found_in(text, year, parent, sure=sure))
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

    def _found_in(self, text: str, years: tuple[int, ...], parent: str | None, *, sure: bool) -> list[str]:
        """The regions a name means in several years; the years after it was given up do not matter where others know it."""
        found: list[str] = []
        gone: Refused | None = None
        for year in years:
            try:
                found.append(self.find(text, year, parent, sure=sure))
            except Refused as refused:
                if refused.message != FORMER:
                    raise
                gone = refused
        if gone and not (len({*found}) == 1 and found[0] in str(gone.places["candidates"])):
            raise gone
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
        if titles.role(text):  # 市（区） was a name once
            return False
        try:
            self.find(text)
        except Refused as refused:
            return "candidates" in refused.places
        return True

    def is_name(self, text: str) -> bool:
        """Whether a text is what a region of today is called, or that behind its province: 成都, 四川成都."""
        return text in self.names or any(text[:end] in self.names and text[end:] in self.names for end in (2, 3))


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
