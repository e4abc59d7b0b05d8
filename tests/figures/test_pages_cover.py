"""Every published measure has its place on a page, and no target is drawn as if it were measured."""

from __future__ import annotations

import pytest

from analytics.figures.build import BUILDERS
from analytics.indicators import INDICATORS, MEASURES, Kind, Topic, measures_of
from tests.facts import rows
from tests.figures.keys import all_pages, keys, parts

WORDS = {
    "ledger",
    "compare",
    "dictionary",
    "sources",
    "funnel",
    "coverage",
    "calendar",
    "stations",
    "record",
    "breaks",
    "ages",
}
MEASURED = ("ranking", "siblings", "map", "growth", "levels", "places", "ladder")


def test_every_key_names_a_builder_and_known_indicators() -> None:
    for key in keys():
        kind = key.partition(":")[0]
        assert kind in BUILDERS, key
        if kind not in WORDS:
            assert set(parts(key)) <= INDICATORS.keys(), key
        if kind == "ledger":
            assert {Topic(topic) for topic in parts(key)}, key


def test_every_tile_is_an_indicator() -> None:
    assert {tile for page in all_pages() for tile in page.tiles} <= INDICATORS.keys()


def shown() -> set[str]:
    """The measures of every tile and card; a ledger shows those of its topics."""
    named = {tile for page in all_pages() for tile in page.tiles}
    topics: set[str] = set()
    for key in keys():
        kind = key.partition(":")[0]
        if kind == "ledger":
            topics |= set(parts(key))
        elif kind not in WORDS:
            named |= set(parts(key))
    found = {measure for indicator in named for measure in measures_of(indicator)}
    return found | {measure.key for measure in MEASURES.values() if measure.topic in topics}


def test_every_published_measure_has_its_place_on_some_page() -> None:
    assert {row["measure"] for row in rows("figures")} - shown() == set()


@pytest.mark.parametrize("topic", list(Topic))
def test_every_topic_has_a_page_whose_ledger_tells_all(topic: Topic) -> None:
    own = [key for key in keys() if key.startswith("ledger:") and topic in parts(key)]
    assert own


def test_targets_are_in_no_ranking_map_growth_or_ladder() -> None:
    for key in keys():
        if key.partition(":")[0] in MEASURED:
            for indicator in parts(key):
                found = MEASURES.get(indicator)
                assert found is None or found.kind is not Kind.STANDARD, key


def test_no_headline_is_a_target() -> None:
    for page in all_pages():
        for tile in page.tiles:
            assert tile not in MEASURES or MEASURES[tile].kind is not Kind.STANDARD
