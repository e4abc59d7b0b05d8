"""What a reader chose survives in a link, and a bad link never breaks a page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.regions import NATION
from analytics.selection import FIRST_YEAR, LAST_YEAR, Selection, parse, store_of
from tests.facts import tree

WHOLE = (FIRST_YEAR, LAST_YEAR)
YEARS = st.tuples(st.integers(*WHOLE), st.integers(*WHOLE)).map(sorted)


@given(
    st.sampled_from([region.code for region in tree()]),
    YEARS,
    st.sampled_from(["zh", "en"]),
)
def test_a_selection_comes_back_from_its_link(region: str, years: list[int], lang: str) -> None:
    chosen = Selection(region, years[0], years[1], lang)
    assert parse(chosen.params(), tree()) == (chosen, [])


def test_the_usual_choice_needs_no_parameters() -> None:
    assert Selection().params() == {}
    assert parse({}, tree()) == (Selection(NATION, FIRST_YEAR, LAST_YEAR, "zh"), [])


def test_a_link_names_what_differs() -> None:
    assert Selection("510100", 2020, 2024, "en").params() == {"region": "510100", "years": "2020-2024", "lang": "en"}
    assert Selection("510100").at("330500") == Selection("330500")


def test_a_link_names_the_demo_store_and_begins_with_its_own_region() -> None:
    sichuan = tree().under("510000")
    assert store_of({"store": "demo"}) == "demo"
    chosen, complaints = parse({"store": "demo"}, sichuan)
    assert (chosen, complaints) == (Selection("510000", store="demo"), [])
    assert chosen.params(sichuan.root) == {"store": "demo"}
    assert chosen.at("510100").params(sichuan.root) == {"store": "demo", "region": "510100"}


def test_an_unknown_store_is_the_published_one() -> None:
    assert store_of({"store": "../demo"}) == "published"
    chosen, complaints = parse({"store": "../demo"}, tree())
    assert chosen == Selection()
    assert len(complaints) == 1


def test_a_region_outside_the_demo_store_is_named() -> None:
    chosen, (complaint,) = parse({"store": "demo", "region": "330500"}, tree().under("510000"))
    assert chosen.region == "510000"
    assert "330500" in complaint
    assert "四川省" in complaint


def test_a_county_of_the_old_code_is_named_as_unknown() -> None:
    # 会理县 513425 has been 会理市 513402 since 2021: a link names present codes.
    chosen, complaints = parse({"region": "513425"}, tree())
    assert chosen.region == NATION
    assert len(complaints) == 1
    assert "513425" in complaints[0]


def test_a_former_region_is_shown_and_said_to_be_one() -> None:
    chosen, complaints = parse({"region": "500105"}, tree())
    assert chosen == Selection("500105")
    assert complaints == ["江北区已于2025年并入两江新区，此处数据截至2024年。"]
    assert parse(chosen.params(), tree()) == (chosen, complaints)
    assert parse({"region": "140211"}, tree())[1] == ["南郊区已于2018年并入平城区、云冈区，此处数据截至2017年。"]
    english = parse({"region": "410504", "lang": "en"}, tree())[1]
    assert english == ["Tiexi District was dissolved in 2002: what is shown here ends with 2001."]


@pytest.mark.parametrize(
    "years", ["2024", "2024-2020", "1990-2024", "2020-2099", "a-b", "2020–2024", "-", "2020-2024-2025"]
)
def test_years_that_cannot_be_are_all_years(years: str) -> None:
    chosen, complaints = parse({"years": years}, tree())
    assert (chosen.start, chosen.end) == WHOLE
    (complaint,) = complaints
    assert f"{FIRST_YEAR}—{LAST_YEAR}年" in complaint


@pytest.mark.parametrize("years", ["２０２０-２０２４", "²⁰²⁰-2024", "٢٠٢٠-2024"])
def test_digits_of_other_scripts_are_no_years(years: str) -> None:
    chosen, complaints = parse({"years": years}, tree())
    assert (chosen.start, chosen.end) == WHOLE
    assert len(complaints) == 1


def test_a_number_longer_than_python_reads_is_no_year() -> None:
    chosen, complaints = parse({"years": "2020-" + "9" * 5000}, tree())
    assert (chosen.start, chosen.end) == WHOLE
    assert len(complaints) == 1


@pytest.mark.parametrize(
    ("params", "lang", "count"),
    [
        ({"lang": "fr"}, "zh", 1),
        ({"lang": "../../zh"}, "zh", 1),
        ({"lang": ""}, "zh", 1),
        ({"lang": "en", "region": "999999"}, "en", 1),
        ({"region": "", "years": "x"}, "zh", 2),
        ({"unknown": "1"}, "zh", 0),
    ],
)
def test_every_bad_value_is_told_once_in_the_reader_s_language(params: dict[str, str], lang: str, count: int) -> None:
    chosen, complaints = parse(params, tree())
    assert (chosen.lang, len(complaints)) == (lang, count)
    assert all(("链接" in text) == (lang == "zh") for text in complaints)


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "510000'; DROP TABLE observation;--",
        "{code}",
        "{0.__class__}",
        "%s%n",
        "\x00\x1b[2J",
        "\u202e000015",
        "5" * 100_000,
        "[x](javascript:alert(1))",
        "\ud800",
    ],
)
def test_hostile_text_is_a_wrong_value_and_no_more(text: str) -> None:
    chosen, complaints = parse({"region": text, "years": text, "lang": text}, tree())
    assert chosen == Selection()
    assert len(complaints) == 3
    assert all(len(complaint) < 120 for complaint in complaints)


@given(st.dictionaries(st.sampled_from(["region", "years", "lang"]), st.text(max_size=40)))
def test_any_link_gives_a_selection(params: dict[str, str]) -> None:
    chosen, _ = parse(params, tree())
    assert chosen.region in tree()
    assert FIRST_YEAR <= chosen.start <= chosen.end <= LAST_YEAR
    assert parse(chosen.params(), tree()) == (chosen, [])
