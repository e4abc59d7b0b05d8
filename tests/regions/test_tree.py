"""Facts about the region table and what its names and codes mean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analytics.errors import Refused
from analytics.regions import NATION, Change, Region, RegionTree, read_tree

DATA = Path(__file__).parents[2] / "sample_data" / "regions"


@pytest.fixture(scope="module")
def tree() -> RegionTree:
    return read_tree(DATA)


def region(code: str, name: str, parent: str | None = None) -> Region:
    return Region(code, name, name, "X", "x", "county" if parent else "province", parent, None, None)


def reused() -> RegionTree:
    """Give a table where 甲县 gives up a code in 2010 that 丙县 takes in 2015 and keeps."""
    return RegionTree(
        [region("910000", "某省"), region("910101", "乙市", "910000"), region("910121", "丙县", "910000")],
        [
            Change(2010, "撤县设市", "910121", "甲县", "910101", "乙市"),
            Change(2015, "同名改码", "910131", "丙县", "910121", "丙县"),
        ],
    )


def test_31_of_34_provinces_report(tree: RegionTree) -> None:
    assert len(tree.children(NATION)) == 34
    silent = {r.name for r in tree.children(NATION)} - {r.name for r in tree.reporting_children(NATION)}
    assert silent == {"台湾省", "香港特别行政区", "澳门特别行政区"}
    assert len(tree.reporting_children("510000")) == 21


def test_sichuan_has_21_prefectures_and_183_counties(tree: RegionTree) -> None:
    assert len([one for one in tree.descendants("510000") if one.level == "prefecture"]) == 21
    assert len([one for one in tree.descendants("510000") if one.level == "county"]) == 183
    assert len(tree.descendants("510000")) == 204


def test_huzhou_has_five_counties_in_code_order(tree: RegionTree) -> None:
    assert [r.name for r in tree.children("330500")] == ["吴兴区", "南浔区", "德清县", "长兴县", "安吉县"]


def test_every_region_hangs_from_the_nation(tree: RegionTree) -> None:
    assert len(tree) == len({r.code for r in tree}) == 3253
    assert {r.code for r in tree.descendants(NATION)} == {r.code for r in tree} - {NATION}
    assert all(r.parent in tree for r in tree if r.code != NATION)


def test_paths_start_at_the_nation(tree: RegionTree) -> None:
    assert [r.code for r in tree.path("513402")] == [NATION, "510000", "513400", "513402"]
    assert [r.code for r in tree.ancestors("513402")] == [NATION, "510000", "513400"]
    assert tree.ancestors(NATION) == ()


def test_looks_up_by_code(tree: RegionTree) -> None:
    assert tree["510100"].name == "成都市"
    assert "510100" in tree
    assert "513425" not in tree
    assert tree.get("513425") is None
    with pytest.raises(KeyError):
        tree["513425"]


@pytest.mark.parametrize(
    ("code", "short", "english", "initials"),
    [
        ("100000", "全国", "China", "qg"),
        ("510000", "四川", "Sichuan", "scs"),
        ("150000", "内蒙古", "Inner Mongolia", "nmgzzq"),
        ("610000", "陕西", "Shaanxi", "sxs"),
        ("540000", "西藏", "Xizang", "xzzzq"),
        ("810000", "香港", "Hong Kong", "xgtbxzq"),
        ("500000", "重庆", "Chongqing", "cqs"),
        ("510100", "成都", "Chengdu", "cds"),
        ("513300", "甘孜", "Garze", "gzzzzzz"),
        ("222400", "延边", "Yanbian", "ybcxzzzz"),
        ("232700", "大兴安岭", "Daxing'anling", "dxaldq"),
        ("152500", "锡林郭勒", "Xilingol", "xlglm"),
        ("341500", "六安", "Lu'an", "las"),
        ("610100", "西安", "Xi'an", "xas"),
        ("411100", "漯河", "Luohe", "lhs"),
        ("330522", "长兴县", "Changxing County", "cxx"),
        ("110105", "朝阳区", "Chaoyang District", "cyq"),
        ("513402", "会理市", "Huili City", "hls"),
        ("510117", "郫都区", "Pidu District", "pdq"),
        ("371524", "东阿县", "Dong'e County", "dex"),
        ("140428", "长子县", "Zhangzi County", "zzx"),
        ("510726", "北川羌族自治县", "Beichuan County", "bcqzzzx"),
    ],
)
def test_names(tree: RegionTree, code: str, short: str, english: str, initials: str) -> None:
    assert (tree.short(code, "zh"), tree.name(code, "en"), tree[code].initials) == (short, english, initials)


def test_every_region_has_all_its_names(tree: RegionTree) -> None:
    assert all(r.name and r.short and r.name_en[:1].isupper() and r.initials.isalpha() for r in tree)


def test_full_names_and_choices(tree: RegionTree) -> None:
    assert tree.full_name("510100", "zh") == "四川省成都市"
    assert tree.full_name("510100", "en") == "Chengdu, Sichuan"
    assert tree.full_name(NATION, "zh") == "全国"
    assert tree.choice("510100", "zh") == "成都市 · 四川省 510100 cds"
    assert tree.choice("510000", "zh") == "四川省 510000 scs"


def test_every_full_name_and_short_name_finds_its_region(tree: RegionTree) -> None:
    assert [r for r in tree if tree.resolve(tree.full_name(r.code, "zh")) != r] == []
    lost = {r.name for r in tree if r.level != "county" and tree.resolve(r.short) != r}
    assert lost == {"吉林市", "海南藏族自治州"}


@pytest.mark.parametrize("year", [2008, 2020, 2021, 2024])
def test_huili_county_became_a_city_in_2021(tree: RegionTree, year: int) -> None:
    assert tree.successor("513425", year) == "513402"
    assert tree.successor("513402", year) == "513402"


def test_huili_by_its_names(tree: RegionTree) -> None:
    assert tree.resolve("会理县", year=2020).code == "513402"
    assert tree.resolve("会理县", year=2021).code == "513402"
    assert tree.resolve("会理市", year=2021).code == "513402"
    assert tree.resolve("四川会理").code == tree.resolve("四川省凉山州会理市").code == "513402"
    assert tree.resolve("513425", year=2020).code == tree.resolve("513425").code == "513402"
    with pytest.raises(Refused, match=r"会理县 is a former name of 会理市 \(513402\)"):
        tree.resolve("会理县")


def test_changes_are_followed_through(tree: RegionTree) -> None:
    assert tree.successor("522423", 2010) == "520581"
    assert tree.successor("310225", 2000) == "310119"


def test_a_reused_code_means_what_it_meant_in_the_year(tree: RegionTree) -> None:
    with pytest.raises(Refused, match="市郊区"):
        tree.successor("450107", 2001)
    assert tree.successor("450107", 2005) == "450107"
    assert reused().successor("910121", 2010) == "910101"
    assert reused().successor("910121", 2011) == "910121"
    assert reused().successor("910131", 2011) == "910121"


def test_exchanged_codes_do_not_go_round_for_ever(tree: RegionTree) -> None:
    assert tree.successor("220281", 2003) == "220281"
    assert tree.successor("440203", 2003) == "440204"


def test_a_split_without_a_namesake_is_refused(tree: RegionTree) -> None:
    with pytest.raises(Refused, match=r"莱芜区 \(370116\), 钢城区 \(370117\)"):
        tree.successor("371200", 2018)
    assert tree.successor("330110", 2020) == "330110"


def test_a_name_that_meant_more_than_it_does_is_refused(tree: RegionTree) -> None:
    with pytest.raises(Refused, match="341400"):
        tree.resolve("巢湖市", year=2009)
    assert tree.resolve("巢湖市", year=2015).code == "340181"
    assert tree.resolve("铜仁市", year=2010).name == "碧江区"
    assert tree.resolve("铜仁市", year=2015).level == "prefecture"


def test_successors_stay_in_their_province(tree: RegionTree) -> None:
    former = [line.split(",")[2] for line in (DATA / "changes.csv").read_text(encoding="utf-8").splitlines()[1:]]
    for code in former:
        try:
            assert tree.successor(code, 2000)[:2] == code[:2]
        except Refused:
            continue


@pytest.mark.parametrize("name", ["朝阳区", "鼓楼区", "城关区"])
def test_an_ambiguous_name_is_refused_with_its_candidates(tree: RegionTree, name: str) -> None:
    with pytest.raises(Refused) as refused:
        tree.resolve(name)
    named = [r.code for r in tree if r.name == name]
    assert all(code in str(refused.value) for code in named)


def test_a_parent_makes_a_name_clear(tree: RegionTree) -> None:
    assert tree.resolve("朝阳区", parent="110000").code == "110105"
    assert tree.resolve("北京朝阳区").code == tree.resolve("北京市·朝阳").code == "110105"
    assert tree.resolve("城关区", parent="620000").code == "620102"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("四川", "510000"),
        ("吉林", "220000"),
        ("吉林市", "220200"),
        ("海南", "460000"),
        ("青海海南州", "632500"),
        ("甘孜州", "513300"),
        ("广西", "450000"),
        ("北川县", "510726"),
        ("浦东", "310115"),
        ("神农架", "429021"),
        ("中国", NATION),
        (" 四川省  成都市 ", "510100"),
    ],
)
def test_written_forms(tree: RegionTree, text: str, code: str) -> None:
    assert tree.resolve(text).code == code


@pytest.mark.parametrize(
    ("text", "nearest"), [("四川省会里市", "会理市"), ("广东生", "广东"), ("锡林郭乐盟", "锡林郭勒盟")]
)
def test_an_unknown_name_is_refused_with_the_nearest(tree: RegionTree, text: str, nearest: str) -> None:
    with pytest.raises(Refused, match=f"nearest name is {nearest}"):
        tree.resolve(text)


@pytest.mark.parametrize("text", ["", "Atlantis", "999999"])
def test_what_resembles_nothing_is_refused(tree: RegionTree, text: str) -> None:
    with pytest.raises(Refused, match="No region is called"):
        tree.resolve(text)


def test_an_unknown_code_has_no_successor(tree: RegionTree) -> None:
    with pytest.raises(Refused, match="999999"):
        tree.successor("999999", 2020)


def test_a_part_of_the_tree_is_a_tree_with_its_own_root_and_past() -> None:
    part = read_tree(DATA).under("513400")
    assert (part.root, part["513400"].parent, len(part)) == ("513400", None, 18)
    assert part.resolve("会理县", year=2019).code == "513402"
    assert "510100" not in part


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("510100", "510100"),
        ("成都市 · 四川省 510100 cds", "510100"),
        ("安吉县", "330523"),
        ("会理市", "513402"),
        (" ajx ", "330523"),
        ("湖州", "330500"),
    ],
)
def test_what_a_reader_types_is_found(tree: RegionTree, text: str, code: str) -> None:
    assert tree.find(text).code == code


@pytest.mark.parametrize("text", ["鼓楼区", "cds"])
def test_what_means_several_places_is_refused_with_them(tree: RegionTree, text: str) -> None:
    with pytest.raises(Refused) as refused:
        tree.find(text)
    assert len(re.findall(r"\d{6}", refused.value.text("zh"))) > 1


def test_near_a_region_are_its_path_all_cities_and_what_is_around(tree: RegionTree) -> None:
    near = tree.near("330523")
    assert {"100000", "330000", "330500", "330523", "330502", "510100"} <= set(near)
    assert "510104" not in near
    assert len(near) < 500
