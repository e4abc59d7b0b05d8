"""Sentences built from the wordings of the published figures: how many are found, how many are right, none wrong.

``corpus.csv`` names the figures each passage states, in the words their articles used; what is right is what
``figures.csv`` says of them. A figure counts as wrong only where it could have been taken as it stands.
"""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from analytics.ingest.numbers import margin
from analytics.ingest.text import propose
from analytics.settings import ROOT

if TYPE_CHECKING:
    from analytics.ingest.text import Candidate
    from analytics.regions import RegionTree

CORPUS: Final = Path(__file__).with_name("corpus.csv")
PARTS: Final = ("value", "measure", "region", "period", "group")


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FIGURES: Final = {row["figure_id"]: row for row in rows(ROOT / "sample_data" / "published" / "figures.csv")}


def right(one: Candidate, figure: dict[str, str]) -> dict[str, bool]:
    """Which parts of a candidate are what the published figure says."""
    value, bound = one.amount(one.measure)
    written = (float(figure["value"]), figure["bound"], margin(figure["value"], figure["as_written"]))
    return {
        "value": (value, bound, one.margin) == pytest.approx(written) if bound == written[1] else False,
        "measure": one.measure == figure["measure"],
        "region": one.region == figure["region_code"],
        "period": one.period == figure["period"],
        "group": one.stratum == figure["stratum"],
    }


@dataclass(frozen=True)
class Measured:
    """What became of the whole corpus."""

    figures: int
    found: int
    parts: Counter[str]
    whole: int
    complete: int
    wrong: list[str]


@pytest.fixture(scope="module")
def measured(country: RegionTree) -> Measured:
    figures = found = whole = complete = 0
    parts: Counter[str] = Counter()
    wrong: list[str] = []
    for passage in rows(CORPUS):
        left = list(propose(passage["text"], country, title=passage["title"], published=passage["published"]))
        for name in passage["figures"].split():
            figures += 1
            figure = FIGURES[name]
            alike = [one for one in left if one.value == abs(float(figure["value"]))]
            if not alike:
                continue
            best = max(alike, key=lambda one: sum(right(one, figure).values()))
            left.remove(best)
            told = right(best, figure)
            found += 1
            parts.update(name for name, sound in told.items() if sound)
            whole += all(told.values())
            complete += best.complete
            if best.complete and not all(told.values()):
                wrong.append(f"{name}: {best}")
        wrong += [f"in none of {passage['figures']}: {one}" for one in left if one.complete]
    return Measured(figures, found, parts, whole, complete, wrong)


def test_the_corpus_is_large(measured: Measured) -> None:
    assert measured.figures == 363


def test_no_figure_that_could_be_taken_as_it_stands_is_wrong(measured: Measured) -> None:
    assert measured.wrong == []


def test_nine_of_ten_figures_are_found_and_three_of_four_are_wholly_right(measured: Measured) -> None:
    assert measured.found >= 340
    assert measured.whole >= 277
    assert measured.complete == measured.whole


@pytest.mark.parametrize(
    ("part", "least"), [("value", 340), ("measure", 310), ("region", 324), ("period", 328), ("group", 304)]
)
def test_each_part_is_right_as_often_as_it_was(measured: Measured, part: str, least: int) -> None:
    assert measured.parts[part] >= least
