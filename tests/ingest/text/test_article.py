"""The file of an article: written by the page, taken through the same door as any import, and undone like it."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy.orm import Session

from analytics import claims
from analytics.errors import Refused
from analytics.ingest import importing, start
from analytics.ingest.text import article, propose
from analytics.ingest.text.article import Publication, Taken
from analytics.settings import PUBLISHED, ROOT, Settings
from analytics.store import engine, read

if TYPE_CHECKING:
    from pathlib import Path

    from analytics.regions import RegionTree

ABOUT: Final = Publication("红星新闻网", "成都社会工作交出答卷", "2025-03-05", "https://example.cn/1", "media")
TEXT: Final = "2024年，成都市报考人数5.56万人，较上年增加1.79万人，同比增长49%。咨询电话13812345678。到2030年，全市持证比例达到60%。"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    start.make_ready(Settings(folder, "", ROOT / "sample_data" / "boundaries", ""))
    return folder


@pytest.fixture
def settings(filled: Path, tmp_path: Path) -> Settings:
    folder = tmp_path / "data"
    shutil.copytree(filled, folder)
    return Settings(folder, "", ROOT / "sample_data" / "boundaries", "")


def taken(country: RegionTree, text: str = TEXT) -> tuple[Taken, ...]:
    """All that may be taken as it stands."""
    found = propose(text, country, title=ABOUT.title, published=ABOUT.published)
    return tuple(Taken(o.start, o.end, o.measure, o.region, o.period, o.stratum) for o in found if o.complete)


def written(folder: Path, figures: tuple[Taken, ...], about: Publication = ABOUT, text: str = TEXT) -> Path:
    path = folder / "成都社会工作交出答卷.json"
    path.write_bytes(article.write(about, text, figures))
    return path


def test_figures_of_an_article_are_stored_as_claims_of_their_source_and_undone(
    settings: Settings, tmp_path: Path, country: RegionTree
) -> None:
    path = written(tmp_path, taken(country))
    outcome = importing.accept(path, path.name, settings, PUBLISHED, "王主任")
    assert (outcome.status, outcome.comparison.new, len(outcome.draft.readings)) == ("accepted_with_warnings", 3, 3)
    opened = engine.reader(settings.url(PUBLISHED))
    with Session(opened) as session:
        source = outcome.draft.sources[0]["id"]
        stored = [one for one in read.claims(session, ["exam_registered"], ["510100"]) if one.source_id == source]
        assert [(one.value, one.margin, one.period, one.as_written) for one in stored] == [
            (55_600, 50, "2024", "5.56万人")
        ]
        assert read.sources(session)[source].url == ABOUT.url
        touched = {("exam_registered", "510100"), ("exam_registered_growth_pct", "510100")}
        found = claims.check(session, read.region_tree(session), touched=touched)
        # Another source says 5.45万人: both cannot be true.
        assert any(one.rule == "several_sources" and stored[0] in one.claims for one in found)
    opened.dispose()
    (batch, *_rest) = importing.history(settings, PUBLISHED)
    kept = settings.data_dir / batch.kept_as
    assert kept.read_bytes() == path.read_bytes()
    assert b"13812345678" not in kept.read_bytes()
    assert importing.undo(settings, PUBLISHED, batch.number).rows == 3


def test_a_target_of_years_to_come_may_be_taken(settings: Settings, tmp_path: Path, country: RegionTree) -> None:
    found = propose(TEXT, country, title=ABOUT.title, published=ABOUT.published)
    (one,) = [one for one in found if one.written == "60%"]
    assert one.measure == "certified_share_target_pct"
    said = Taken(one.start, one.end, one.measure, one.region, one.period, "population:community_workers")
    path = written(tmp_path, (said,))
    outcome = importing.examine(path, path.name, settings, PUBLISHED)
    assert outcome.status == "accepted"
    assert [(row.period, row.inferred) for row in outcome.draft.readings] == [("2030", True)]


def test_a_known_publication_keeps_its_id(tmp_path: Path, country: RegionTree, settings: Settings) -> None:
    opened = engine.reader(settings.url(PUBLISHED))
    with Session(opened) as session:
        known = read.sources(session)
    opened.dispose()
    about = next(one for one in known.values() if one.publisher and one.title and len(one.published) == 10)
    path = written(tmp_path, (), Publication(about.publisher, about.title, about.published))
    assert article.draft(path, path.name, country, known).sources[0]["id"] == about.id
    path = written(tmp_path, ())
    assert article.draft(path, path.name, country, known).sources[0]["id"] not in known


def test_the_number_is_read_from_the_text_and_the_rest_from_the_editor(tmp_path: Path, country: RegionTree) -> None:
    (first, *_rest) = taken(country)
    corrected = replace(first, region="510000", period="2023", stratum="level:assistant")
    path = written(tmp_path, (corrected,))
    (row,) = article.draft(path, path.name, country, {}).readings
    assert (row.value, row.region_code, row.period, row.stratum, row.inferred) == (
        55_600,
        "510000",
        "2023",
        "level:assistant",
        True,
    )


def test_a_measure_of_another_unit_is_an_issue(tmp_path: Path, country: RegionTree) -> None:
    (first, *_rest) = taken(country)
    path = written(tmp_path, (replace(first, measure="exam_pass_rate", number=7),))
    made = article.draft(path, path.name, country, {})
    assert made.readings == ()
    assert [(one.code, one.row) for one in made.issues] == [("unit-clash", 7)]


@pytest.mark.parametrize("place", [(0, 4), (-5, 2), (10**9, 10**9 + 1)])
def test_a_place_without_a_figure_is_refused(tmp_path: Path, country: RegionTree, place: tuple[int, int]) -> None:
    path = written(tmp_path, (Taken(*place, "exam_registered", "510100", "2024", "all"),))
    with pytest.raises(Refused):
        article.draft(path, path.name, country, {})


def test_what_was_left_aside_cannot_be_taken_by_hand(tmp_path: Path, country: RegionTree) -> None:
    text = "2025年，成都市计划新增持证社工5000人。"
    (one,) = propose(text, country, published="2025-03-05")
    path = written(tmp_path, (Taken(one.start, one.end, "certified_new", "510100", "2025", "all"),), text=text)
    with pytest.raises(Refused):
        article.draft(path, path.name, country, {})


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        "null",
        "[" * 100_000,
        '{"form": "yanzhen-text-1"}',
        "\x00\xff",
        json.dumps({"form": "yanzhen-text-1", "source": asdict(ABOUT) | {"grade": "best"}, "figures": [], "text": ""}),
        json.dumps({"form": "yanzhen-text-1", "source": asdict(ABOUT) | {"url": 5}, "figures": [], "text": ""}),
        json.dumps({"form": "yanzhen-text-1", "source": asdict(ABOUT), "figures": [{"start": 1}], "text": ""}),
        json.dumps({"form": "yanzhen-text-1", "source": asdict(ABOUT) | {"title": " "}, "figures": [], "text": ""}),
        json.dumps(
            {"form": "yanzhen-text-1", "source": asdict(ABOUT) | {"published": "soon"}, "figures": [], "text": ""}
        ),
    ],
)
def test_any_other_file_is_refused_with_a_sentence(tmp_path: Path, country: RegionTree, content: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="latin-1" if "\xff" in content else "utf-8")
    with pytest.raises(Refused):
        article.draft(path, path.name, country, {})


def test_a_file_with_a_personal_number_is_refused_without_repeating_it(tmp_path: Path, country: RegionTree) -> None:
    path = written(tmp_path, taken(country))
    path.write_text(path.read_text(encoding="utf-8").replace("*" * 11, "13812345678"), encoding="utf-8")
    made = article.draft(path, path.name, country, {})
    assert [one.code for one in made.issues] == ["personal-data"]
    assert "13812345678" not in repr(made)


def test_a_source_without_publisher_title_or_date_writes_no_file() -> None:
    for about in (replace(ABOUT, publisher=" "), replace(ABOUT, title=""), replace(ABOUT, published="")):
        with pytest.raises(Refused):
            article.write(about, TEXT, ())
