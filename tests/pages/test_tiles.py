"""The row of headline numbers: its texts are escaped, its drawings follow the numbers, and it stands alone on a page."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from analytics.figures.spec import Tile
from pages.ui import tiles
from tests.pages.markup import Reader


def tile(**changed: object) -> Tile:
    plain = {"delta": "+20.0%", "base": "较2022年", "rising": True, "note": "2023年"}
    return Tile(
        **{"indicator": "exam_passed", "region": "510000", "label": "合格人数", "value": "1.2万人", **plain, **changed}
    )  # type: ignore[arg-type]


def read(*shown: Tile) -> Reader:
    reader = Reader()
    reader.feed(tiles.row(shown))
    return reader


def test_a_tile_says_what_when_how_many_and_how_much_more() -> None:
    assert read(tile(definition="指……")).texts == ["?", "合格人数", "2023年", "1.2万人", "↑ +20.0%", "较2022年"]


@pytest.mark.parametrize(("rising", "said"), [(False, "↓ −3.1%"), (None, "−3.1%")])
def test_an_arrow_stands_only_where_the_direction_is_known(*, rising: bool | None, said: str) -> None:
    assert said in read(tile(delta="−3.1%", rising=rising)).texts


def test_a_direction_said_in_a_word_needs_no_arrow() -> None:
    assert "up <12.5%" in read(tile(delta="up <12.5%", rising=True)).texts


def test_without_a_change_nothing_is_said_of_one() -> None:
    assert read(tile(delta="", base="较2022年", rising=None)).texts == ["合格人数", "2023年", "1.2万人"]


def test_what_sources_dispute_is_flagged_beside_its_name() -> None:
    assert read(tile(disputed=True)).texts[0] == "合格人数 ⚑"


def test_what_is_said_of_the_numbers_stays_text_in_its_paragraphs() -> None:
    reader = Reader()
    reader.feed(tiles.paragraphs("2023年<b>9</b>人。\n\n& 增长。"))
    assert (reader.tags, reader.texts) == (["p", "p"], ["2023年<b>9</b>人。", "& 增长。"])
    assert tiles.paragraphs("") == tiles.row(()) == ""


@pytest.mark.parametrize("field", ["label", "value", "note", "delta", "base", "definition"])
def test_every_text_stays_text(field: str) -> None:
    evil = "<img src=x onerror=alert(1)>\"'&"
    reader = read(tile(**{field: evil}))
    assert "img" not in reader.tags
    assert [*reader.texts, *reader.labels].count(evil) == 1


def test_the_definition_can_be_reached_by_keyboard_and_is_read_out() -> None:
    (mark,) = [attributes for tag, attributes in read(tile(definition="指合格的人。")).opened if tag == "i"]
    assert mark["tabindex"] == "0"
    assert mark["aria-label"] == "指合格的人。"


def drawn(*numbers: float) -> str:
    (picture,) = [attributes for tag, attributes in read(tile(track=numbers)).opened if tag == "img"]
    assert picture["alt"] == ""  # the number and its change say in words what it shows
    return unquote(str(picture["src"]))


def test_a_track_goes_from_its_lowest_at_the_bottom_to_its_highest_on_top() -> None:
    # 97 units wide with 3 for the dot, 24 high with 3 above: 10 is lowest (27), 30 highest (3), 20 in the middle (15).
    assert "d='M0.0 27.0L48.5 15.0L97.0 3.0'" in drawn(10, 20, 30)
    assert "d='M97.0 3.0h0'" in drawn(10, 20, 30)


def test_a_track_that_never_changes_runs_through_the_middle() -> None:
    assert "d='M0.0 15.0L48.5 15.0L97.0 15.0'" in drawn(7, 7, 7)


def test_without_a_track_nothing_is_drawn() -> None:
    assert "img" not in read(tile()).tags
    assert "img" in read(tile(track=(1, 2, 3))).tags


def test_few_tiles_are_not_drawn_over_the_whole_width() -> None:
    assert "few" in tiles.row([tile()] * 2)
    assert "few" not in tiles.row([tile()] * 3)
