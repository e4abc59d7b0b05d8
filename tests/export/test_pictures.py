"""Pictures say what the screen says, in valid SVG that asks nobody for anything."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from analytics import export, settings
from analytics.contents import PAGES
from analytics.errors import Refused
from analytics.export import Wanted, pictures
from analytics.export.pictures import axes
from analytics.figures.build import build
from analytics.figures.spec import Shape
from analytics.regions import Boundaries
from analytics.selection import Selection
from tests.export.conftest import MADE
from tests.export.samples import HARMLESS, hostile, means

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy.orm import Session

    from analytics.figures.build import Context

SVG = "{http://www.w3.org/2000/svg}"


def texts(drawn: str) -> list[str]:
    return [one.text or "" for one in ET.fromstring(drawn).iter(f"{SVG}text")]  # noqa: S314 - as above


@pytest.mark.parametrize("page", PAGES)
def test_every_figure_but_tables_is_drawn_in_valid_svg(nation: Context, page: str) -> None:
    for figure in export.page(nation, Wanted(page), MADE).figures:
        if not pictures.drawable(figure):
            assert figure.shape is Shape.TABLE
            continue
        drawn = pictures.svg(figure, means(nation), "zh")
        root = ET.fromstring(drawn)  # noqa: S314 - as above
        assert root.get("aria-label") == figure.alt
        assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")


def test_bars_carry_every_label_and_text(nation: Context) -> None:
    figure = build("ranking:exam_registered", nation)
    said = texts(pictures.svg(figure, means(nation), "zh"))
    for mark in figure.series[0].marks:
        assert mark.label in said
        assert mark.text + (" ⚑" if mark.disputed else "") in said


def test_a_line_writes_its_last_value_and_leaves_gaps(nation: Context) -> None:
    figure = build("trend:exam_registered", nation)
    drawn = pictures.svg(figure, means(nation), "zh")
    assert f"{figure.series[0].marks[-1].text} ⚑" in texts(drawn)  # two growth rates are published for it
    assert "万人" in texts(drawn)
    alone = replace(figure, series=(replace(figure.series[0], marks=figure.series[0].marks[:1]),))
    assert pictures.svg(alone, means(nation), "zh").count('stroke-width="2.5"') == 0


def test_values_on_an_axis_are_round_and_none_is_written_twice() -> None:
    assert axes.ticks(0, 257) == [0, 50, 100, 150, 200, 250]
    assert axes.ticks(-12.5, 68) == [0, 20, 40, 60]
    assert axes.ticks(0, 0.35) == [0, 0.1, 0.2, 0.3]


def test_the_nation_is_drawn_whole_with_the_islands_in_an_inset(nation: Context) -> None:
    drawn = pictures.svg(build("map:townships", nation), means(nation), "zh")
    root = ET.fromstring(drawn)  # noqa: S314 - as above
    assert "南海诸岛" in texts(drawn)
    assert "台湾" in texts(drawn)
    lines = [one for one in root.iter(f"{SVG}g") if one.get("stroke-width") == "1.4"]
    assert len(lines) == 2  # in the whole and in the inset
    dashes = "".join(path.get("d", "") for path in lines[1].iter(f"{SVG}path"))
    assert dashes.count("M") >= 9


def test_a_map_of_the_nation_from_incomplete_boundaries_is_refused(nation: Context, tmp_path: Path) -> None:
    folder = tmp_path / "boundaries"
    shutil.copytree(settings.load().map_data_dir, folder, ignore=shutil.ignore_patterns("county"))
    (folder / "lines.geojson").write_text('{"type": "FeatureCollection", "features": []}')
    broken = replace(means(nation), boundaries=Boundaries(folder))
    with pytest.raises(Refused, match="南海断续线"):
        pictures.svg(build("map:townships", nation), broken, "zh")


def test_a_county_is_outlined_among_its_siblings(session: Session) -> None:
    county = export.context(session, Selection(region="510104"))
    drawn = pictures.svg(build("map:townships", county), means(county), "zh")
    assert 'stroke-width="2.5"' in drawn


def test_hostile_texts_stay_texts(nation: Context) -> None:
    bad = hostile(export.page(nation, Wanted("overview"), MADE))
    named = [figure for figure in bad.figures if figure.shape is Shape.LINE and len(figure.series) > 1]
    assert named
    assert texts(pictures.svg(named[0], means(nation), "zh")).count(HARMLESS) == len(named[0].series)
    assert "<script" not in "".join(
        pictures.svg(figure, means(nation), "zh") for figure in bad.figures if pictures.drawable(figure)
    )


def test_a_picture_in_pixels_is_as_large_as_asked(nation: Context) -> None:
    made = pictures.png(build("growth:exam_registered", nation), means(nation), "zh", 400, 200, scale=2)
    assert made[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(made[16:20]), int.from_bytes(made[20:24])) == (800, 400)
