"""Regions that were merged into others keep a place of their own in the years in which they stood."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from analytics.errors import Refused
from analytics.regions import RegionTree, read_tree
from analytics.regions.mergers import MERGED, Mergers

DATA = Path("sample_data/regions")
CHONGQING, JIANGBEI, YUBEI, LIANGJIANG = "500000", "500105", "500112", "500157"
# Mergers whose parts cannot all keep their codes: 万盛区, 双桥区, 桥西区 and 石嘴山区 gave theirs to the merged region, and
# 莱城区 lay in a city that is no more. Their parts stay refused.
WITHOUT_OWN_CODES = {("500110", 2011), ("500111", 2011), ("130503", 2020), ("640205", 2003), ("370116", 2018)}


@pytest.fixture(scope="module")
def tree() -> RegionTree:
    return read_tree(DATA)


def _former(tree: RegionTree, code: str) -> bool:
    return code in tree and tree[code].until is not None


def names(tree: RegionTree, code: str, year: int | None = None) -> set[str]:
    return {child.name for child in tree.children(code, year)}


def test_the_parts_of_a_city_are_those_of_the_year(tree: RegionTree) -> None:
    assert names(tree, CHONGQING, 2024) - names(tree, CHONGQING, 2025) == {"江北区", "渝北区"}
    assert names(tree, CHONGQING, 2025) - names(tree, CHONGQING, 2024) == {"两江新区"}
    assert (len(tree.children(CHONGQING, 2024)), len(tree.children(CHONGQING, 2025))) == (38, 37)
    assert tree.children(CHONGQING) == tree.children(CHONGQING, 2026)
    assert names(tree, "110000", 2009) - names(tree, "110000") == {"崇文区", "宣武区"}
    assert len(tree.children("310000", 2014)) == 17
    assert len(tree.children("310000", 2015)) == 16


def test_where_nothing_was_merged_every_year_has_the_same_parts(tree: RegionTree) -> None:
    assert tree.children("513400", 2010) is tree.children("513400")
    assert tree.children("513402", 2010) == ()
    assert len(tree.reporting_children("100000", 2010)) == 31


def test_a_former_region_is_known_by_code_but_none_of_today(tree: RegionTree) -> None:
    assert JIANGBEI in tree
    assert (tree[JIANGBEI].name, tree[JIANGBEI].until, tree[LIANGJIANG].since) == ("江北区", 2024, 2025)
    assert tree.full_name(JIANGBEI, "zh") == "重庆市江北区"
    assert tree.full_name(JIANGBEI, "en") == "Jiangbei District, Chongqing"
    assert JIANGBEI not in {region.code for region in tree}
    assert JIANGBEI not in {region.code for region in tree.descendants(CHONGQING)}
    assert tree.within(CHONGQING) == {CHONGQING, JIANGBEI, YUBEI, *(one.code for one in tree.descendants(CHONGQING))}
    assert JIANGBEI in tree.under(CHONGQING)
    assert tree.find(JIANGBEI).code == JIANGBEI


@pytest.mark.parametrize(
    ("written", "year", "code"),
    [
        ("重庆市江北区", 2023, JIANGBEI),
        ("重庆江北", 2024, JIANGBEI),
        (JIANGBEI, 2023, JIANGBEI),
        ("上海市闸北区", 2014, "310108"),
        ("闸北", 2008, "310108"),
        ("上海市南汇县", 2000, "310119"),
        ("大同市南郊区", 2017, "140211"),
        ("宁波市江北区", 2023, "330205"),
    ],
)
def test_a_name_or_code_of_a_year_means_what_stood_then(tree: RegionTree, written: str, year: int, code: str) -> None:
    found = tree.resolve(written, year=year)
    assert found.code == code
    assert tree.refusal(written, year, code) is None


def test_two_places_of_one_name_are_told_apart_by_their_parents_only(tree: RegionTree) -> None:
    with pytest.raises(Refused, match=r"浙江省宁波市江北区 \(330205\), 重庆市江北区 \(500105\)"):
        tree.resolve("江北区", year=2023)
    assert tree.resolve("江北区", year=2023, parent=CHONGQING).code == JIANGBEI


@pytest.mark.parametrize("year", [2025, 2026])
def test_from_the_merger_on_a_part_is_refused_and_the_whole_named(tree: RegionTree, year: int) -> None:
    with pytest.raises(Refused, match=r"江北区 \(500105\) became only a part of 重庆市两江新区 in 2025") as refused:
        tree.successor(JIANGBEI, year)
    assert refused.value.message == MERGED
    assert tree.successor(JIANGBEI, 2024) == JIANGBEI
    assert tree.resolve("重庆市江北区", year=2025).code == LIANGJIANG
    assert tree.refusal("重庆市江北区", 2025, LIANGJIANG) is not None


def test_the_register_holds_every_merged_region_with_the_year_before_its_merger(tree: RegionTree) -> None:
    found = Mergers(tree.changes, tree._succession)._parts  # noqa: SLF001 - what the register must agree with
    mergers = {part.merger for parts in found.values() for part in parts if part.merger.year > 2000}
    without = {(one.new_code, one.year) for one in mergers} & WITHOUT_OWN_CODES
    assert without == WITHOUT_OWN_CODES
    for one in mergers:
        if (one.new_code, one.year) not in without:
            assert tree[one.old_code].until == one.year - 1, one
        else:
            assert not _former(tree, one.old_code), one


def test_what_several_became_begins_when_they_end(tree: RegionTree) -> None:
    """But for what was there before and took the others in."""
    sources = Counter((one.new_code, one.year) for one in tree.changes if one.new_code and _former(tree, one.old_code))
    began = {(code, year) for (code, year), number in sources.items() if number > 1 and tree[code].since}
    assert all(tree[code].since == year for code, year in began)
    assert {(LIANGJIANG, 2025), ("320213", 2015), ("320508", 2012), ("140213", 2018)} <= began
    assert ("350203", 2003) not in began, "思明区 took 鼓浪屿区 and 开元区 in"


def test_the_years_of_a_region_are_years(tree: RegionTree) -> None:
    dated = [one for one in (*tree, *tree.former) if one.since or one.until is not None]
    assert all(2000 <= year <= 2026 for one in dated for year in (one.since, one.until) if year is not None)
    assert all(one.since <= one.until for one in dated if one.since and one.until)
    assert all(one.level == "county" and one.parent in tree for one in dated)
    assert all(tree[str(one.parent)].until is None for one in dated)
    assert all(one.name and one.name_en[:1].isupper() and one.initials.isalpha() for one in tree.former)
