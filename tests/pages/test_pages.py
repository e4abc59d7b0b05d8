"""Every page opens in every language at every level of region, and a bad link or store is answered with a sentence."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from analytics import settings
from analytics.i18n import LANGUAGES, tr
from pages.ui import nav
from tests.pages.markup import Reader

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from analytics.contents import Page
    from tests.conftest import Deployment

FRAME: Final = settings.ROOT / "pages" / "ui" / "frame.py"
PAGES: Final = tuple(module.PAGE for module in (*nav.BROWSE, *nav.PRESENT, *nav.LOOK_AFTER))
# Those that open with figures; the import page shows files, the page for meetings decks, the checkup findings.
FIGURED: Final = tuple(page for page in PAGES if page.sections and page.sections[0].cards)
OVERVIEW: Final = nav.BROWSE[0].PAGE
# Nation, province, prefecture, a county with two figures of its own, and one without shape or figures.
REGIONS: Final = ("100000", "510000", "510100", "330523", "659013")
PATHS: Final = {
    ("100000", "zh"): ["全国"],
    ("510000", "zh"): ["全国", "四川"],
    ("510100", "zh"): ["全国", "四川", "成都"],
    ("330523", "zh"): ["全国", "浙江", "湖州", "安吉县"],
}
NOT_SHOWN: Final = {"zh": "页面无法显示", "en": "could not be shown"}
# What a value that was never meant for a reader looks like.
LEAK: Final = re.compile(r"Traceback|Error\b|sqlite3|\bnan\b|\bNaN\b|\bNone\b(?! of)|undefined|\{[a-z_]+\}")


def opened(page: Page = OVERVIEW, **params: str) -> AppTest:
    """Open a page by its address in a session of its own, as a copied link does."""
    at = AppTest.from_file(str(FRAME), default_timeout=60)
    at.query_params.update(params)
    return turned(at, page)


def turned(at: AppTest, page: Page) -> AppTest:
    """Turn to a page. AppTest.switch_page knows pages that are files; ours are functions with an address."""
    at._page_hash = calc_hash("" if page is OVERVIEW else page.path)  # noqa: SLF001
    return at.run()


def words(at: AppTest) -> list[str]:
    """Give the texts a reader sees outside charts and tables."""
    lists = (at.title, at.header, at.subheader, at.caption, at.markdown, at.html, at.info, at.warning, at.error)
    return [str(one.value) for kind in lists for one in kind]


def headlines(at: AppTest) -> list[str]:
    """Give the rows of headline numbers."""
    return [one.value for one in at.html if "yz-tiles" in one.value]


def acts(at: AppTest) -> Any:  # noqa: ANN401 - the test client names no type for it
    """Give what can be done with the whole page."""
    return next(one for one in at.get("button_group") if one.key == "page_acts")


def charts(at: AppTest) -> list[Any]:
    """Give the charts, maps and tables."""
    return [*at.get("plotly_chart"), *at.get("deck_gl_json_chart"), *at.dataframe]


def path(at: AppTest) -> list[str]:
    return [option.content for option in at.get("button_group")[_path_place(at)].proto.options]


def _path_place(at: AppTest) -> int:
    return next(place for place, one in enumerate(at.get("button_group")) if one.key == "path_box")


def sound(at: AppTest) -> None:
    """Check that a run ended well: no exception and no error instead of the page."""
    assert not at.exception
    assert [one.value for one in at.error] == []


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
@pytest.mark.usefixtures("published")
def test_every_page_opens_in_every_language_at_every_level(page: Page, lang: str, region: str) -> None:
    at = opened(page, region=region, lang=lang)
    sound(at)
    assert [one.value for one in at.title] == [tr(lang, page.title)]
    assert at.selectbox(key="region_box").value == region
    assert path(at) == PATHS.get((region, lang), path(at))
    assert charts(at) or headlines(at) or at.info or at.expander
    assert [text for text in words(at) if LEAK.search(text)] == []


@pytest.mark.parametrize("region", ["100000", "510000", "330523"])
@pytest.mark.parametrize("page", FIGURED, ids=lambda page: page.path)
@pytest.mark.usefixtures("published")
def test_every_chart_says_in_words_what_it_shows(page: Page, region: str) -> None:
    for section in page.sections:
        at = opened(page, region=region, part=section.key)
        sound(at)
        assert [one for one in charts(at) if not one.proto.alt] == []
    assert charts(opened(page, region=region)) or region == "330523"


@pytest.mark.usefixtures("published")
def test_without_parameters_the_nation_is_shown_in_chinese() -> None:
    at = opened()
    sound(at)
    assert path(at) == ["全国"]
    assert [one.value for one in at.title] == ["总览"]
    assert dict(at.query_params) == {}


@pytest.mark.usefixtures("published")
def test_the_overview_has_a_paragraph_to_read_out() -> None:
    reader = Reader()
    reader.feed(" ".join(one.value for one in opened(region="510000").html))
    assert any(text.startswith("2024年四川报名人数约12万人，占全国的约6.4%，") for text in reader.texts)


@pytest.mark.usefixtures("published")
def test_the_region_chooser_moves_the_view_and_the_address() -> None:
    at = opened()
    at.selectbox(key="region_box").select("510100").run()
    sound(at)
    assert path(at) == ["全国", "四川", "成都"]
    assert at.query_params["region"] == "510100"


@pytest.mark.usefixtures("published")
def test_a_step_of_the_path_moves_the_view_back() -> None:
    at = opened(region="510100")
    at.get("button_group")[_path_place(at)].set_value("510000").run()
    sound(at)
    assert path(at) == ["全国", "四川"]
    at.get("button_group")[_path_place(at)].set_value("100000").run()
    assert path(at) == ["全国"]
    assert "region" not in at.query_params


@pytest.mark.usefixtures("published")
def test_years_and_language_keep_the_region() -> None:
    at = opened(region="510000")
    at.slider(key="years_slider").set_range(2019, 2024).run()
    at.segmented_control(key="language").set_value("en").run()
    sound(at)
    assert at.query_params == {"region": "510000", "years": "2019-2024", "lang": "en"}
    assert path(at)[-1] == "Sichuan"
    assert at.slider(key="years_slider").value == (2019, 2024)


@pytest.mark.usefixtures("published")
def test_a_page_chosen_from_the_menu_keeps_the_choice() -> None:
    at = opened(region="510000", years="2019-2024", lang="en")
    at.query_params.clear()  # as the menu's links do
    at = turned(at, nav.exam.PAGE)
    sound(at)
    assert [one.value for one in at.title] == ["Exam registration"]
    assert path(at)[-1] == "Sichuan"
    assert at.query_params == {"region": "510000", "years": "2019-2024", "lang": "en"}


@pytest.mark.usefixtures("published")
def test_the_map_s_indicator_and_the_regions_beside_come_from_the_address() -> None:
    at = opened(region="510000", map="townships")
    assert at.selectbox(key="map_box").value == "townships"
    at = opened(nav.region.PAGE, region="510000", **{"with": "330000,440000"})
    assert [at.button(key=f"beside:{code}").label for code in ("330000", "440000")] == ["浙江", "广东"]


@pytest.mark.usefixtures("published")
def test_without_a_choice_the_map_is_one_that_a_fair_part_of_the_places_publish() -> None:
    # 14 of 31 provinces published registrations of 2024, one of Sichuan's 21 prefectures ever did.
    assert opened(region="100000").selectbox(key="map_box").value == "exam_registered"
    assert opened(region="510000").selectbox(key="map_box").value == "townships"


@pytest.mark.usefixtures("published")
def test_the_chosen_region_is_called_by_its_name_alone() -> None:
    options = opened(region="510100").selectbox(key="region_box").options
    assert "成都市" in options
    assert "四川省 510000 scs" in options


@pytest.mark.usefixtures("published")
def test_a_section_comes_from_the_address_and_another_page_s_is_forgotten() -> None:
    at = opened(nav.exam.PAGE, region="510000", part="places")
    assert at.query_params["part"] == ["places"] or at.query_params["part"] == "places"
    at.query_params.clear()  # as the menu's links do
    at = turned(at, nav.region.PAGE)
    sound(at)
    assert "part" not in at.query_params


@pytest.mark.usefixtures("published")
def test_without_a_choice_the_first_section_with_a_figure_is_shown() -> None:
    # Nothing of Chengdu's training forms a series, but its city has figures of places and runs.
    at = opened(nav.training.PAGE, region="510000")
    sound(at)
    assert charts(at)


@pytest.mark.usefixtures("published")
def test_a_county_without_figures_is_shown_what_the_regions_above_have() -> None:
    at = opened(nav.training.PAGE, region="330523")
    sound(at)
    assert any("上级地区" in one.value for one in at.header)
    assert charts(at)


@pytest.mark.parametrize("region", ["510000", "510100", "510104"])
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
def test_every_page_of_the_demo_store_is_marked(
    deployment: Deployment, demo_store_folder: Path, page: Page, region: str
) -> None:
    with deployment(DATA_DIR=demo_store_folder):
        at = opened(page, store="demo", region=region)
        sound(at)
        assert "演示数据（模拟）" in at.title[0].value
        assert charts(at) or page not in FIGURED
        assert [text for text in words(at) if LEAK.search(text)] == []


def test_a_missing_demo_store_leads_back_to_the_published_figures(deployment: Deployment, copy: Path) -> None:
    with deployment(DATA_DIR=copy):
        at = opened(store="demo")
        (error,) = at.error
        assert "init" in error.value
        at.button[0].click().run()
        sound(at)
        assert path(at) == ["全国"]


@pytest.mark.usefixtures("published")
def test_what_stands_behind_a_card_opens_in_one_click() -> None:
    at = opened(nav.exam.PAGE, part="places")
    more = next(one for one in at.get("button_group") if (one.key or "").startswith("more:ranking:pass_rate"))
    more.set_value("origins").run()
    sound(at)
    said = " ".join(str(one.value) for one in at.markdown)
    assert "P103" in said  # passed in Sichuan, 2024
    assert "22,992" in said


@pytest.mark.usefixtures("published")
def test_the_headlines_tell_where_they_come_from() -> None:
    at = opened(nav.exam.PAGE, region="510000")
    acts(at).set_value("origins").run()
    sound(at)
    said = " ".join(str(one.value) for one in at.markdown)
    assert "P102" in said


@pytest.mark.usefixtures("published")
def test_headlines_for_comparison_tell_where_they_come_from_too() -> None:
    # Anji has one of the page's numbers (P174); Zhejiang's stand beside it (P108, P109).
    at = opened(nav.exam.PAGE, region="330523")
    acts(at).set_value("origins").run()
    sound(at)
    said = " ".join(str(one.value) for one in at.markdown)
    assert all(number in said for number in ("3,365", "P108", "58,734"))


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"region": "999999"}, "999999"),
        ({"region": "四川"}, "四川"),
        ({"region": "<b>x</b>"}, "x"),
        ({"years": "abc"}, "2008"),
        ({"years": "2024-2019"}, "2008"),
        ({"lang": "xx"}, "中文"),
    ],
)
@pytest.mark.usefixtures("published")
def test_a_bad_parameter_is_named_in_one_sentence_above_the_page(params: dict[str, str], said: str) -> None:
    at = opened(**params)
    sound(at)
    (warning,) = at.warning
    assert said in warning.value
    assert warning.value.endswith("。")
    assert path(at) == ["全国"]
    assert headlines(at)


@pytest.mark.parametrize(("name", "value"), [("map", "no_such"), ("with", "999999,abc"), ("other", "x")])
@pytest.mark.usefixtures("published")
def test_a_bad_choice_within_a_page_is_dropped(name: str, value: str) -> None:
    for page in (OVERVIEW, nav.region.PAGE):
        at = opened(page, **{name: value})
        sound(at)
        assert headlines(at)


@pytest.fixture
def copy(store_folder: Path, tmp_path: Path) -> Path:
    """A data folder to spoil."""
    shutil.copy(store_folder / "published.db", tmp_path)
    return tmp_path


def nothing(folder: Path) -> None:
    (folder / "published.db").unlink()


def damaged(folder: Path) -> None:
    (folder / "published.db").write_bytes(bytes(range(256)) * 64)


def newer(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "published.db")) as opened_:
        opened_.execute("UPDATE alembic_version SET version_num = '9999'")
        opened_.commit()


def older(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "published.db")) as opened_:
        opened_.execute("DELETE FROM alembic_version")
        opened_.commit()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    ("change", "said"), [(nothing, "init"), (damaged, "published.db"), (newer, "9999"), (older, "init")]
)
def test_a_store_that_cannot_be_read_is_answered_with_what_to_do(
    deployment: Deployment,
    copy: Path,
    change: Callable[[Path], None],
    said: str,
    lang: str,
) -> None:
    change(copy)
    with deployment(DATA_DIR=copy):
        at = opened(lang=lang)
    assert not at.exception
    (error,) = at.error
    assert said in error.value.replace("\\", "")
    assert NOT_SHOWN[lang] not in error.value
    assert not LEAK.search(error.value)
    assert bool(re.search("[\u4e00-\u9fff]", error.value)) is (lang == "zh")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_boundaries_only_the_map_is_missing(
    deployment: Deployment, store_folder: Path, tmp_path: Path, lang: str
) -> None:
    for region in ("100000", "510000", "330523"):
        with deployment(DATA_DIR=store_folder, MAP_DATA_DIR=tmp_path):
            at = opened(region=region, lang=lang)
        sound(at)
        (info,) = at.info
        assert "MAP_DATA_DIR" in info.value.replace("\\", "")
        assert headlines(at)
        assert not at.get("deck_gl_json_chart")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.usefixtures("published")
def test_whatever_goes_wrong_a_reader_sees_a_sentence(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pages.ui.blocks.show", lambda *_: 1 / 0)
    at = opened(lang=lang)
    assert not at.exception
    (error,) = at.error
    assert NOT_SHOWN[lang] in error.value
    assert "division" not in error.value


@pytest.mark.parametrize("page", FIGURED, ids=lambda page: page.path)
@pytest.mark.usefixtures("published")
def test_a_region_of_earlier_years_opens_and_is_said_to_be_one(page: Page) -> None:
    at = opened(page, region="500105")
    sound(at)
    assert [one.value for one in at.warning] == ["江北区已于2025年并入两江新区，此处数据截至2024年。"]
    assert path(at) == ["全国", "重庆", "江北区"]
    assert at.query_params["region"] == "500105"
