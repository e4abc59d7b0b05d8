"""The curated figures are the ones handed over: nothing lost, nothing invented, nothing mended."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from analytics import period
from analytics.errors import Refused
from analytics.indicators import MEASURES, STRATA
from analytics.ingest import published, rules
from analytics.store.models import Grade
from tests.facts import SAMPLE, claims, rows, tree

if TYPE_CHECKING:
    from pathlib import Path

# Of the 447 rows handed over: id, region, value, unit, bound, writing and source, sorted by id.
HANDED_OVER = "eefb79df5534a16e4b1ef0a88ce30ac3d7761789ee40b19b99aff68a740c52cf"
COLUMNS = ("figure_id", "region_code", "value", "unit", "bound", "as_written", "source_id")


def handed_over() -> list[dict[str, str]]:
    """The rows read from publications; T and L rows are counted from code lists."""
    return [row for row in rows("figures") if row["figure_id"][0] in "SP"]


def test_there_are_447_figures_read_from_publications() -> None:
    assert len(handed_over()) == 447


def test_every_figure_is_as_it_was_handed_over() -> None:
    lines = sorted("\t".join(row[column] for column in COLUMNS) for row in handed_over())
    assert hashlib.sha256("\n".join(lines).encode()).hexdigest() == HANDED_OVER


@pytest.mark.parametrize("name", ["figures", "sources", "calendar", "choices"])
def test_no_id_stands_twice(name: str) -> None:
    key = next(iter(rows(name)[0]))
    assert not [identity for identity, number in Counter(row[key] for row in rows(name)).items() if number > 1]


def test_every_figure_has_a_measure_a_group_a_source_and_a_period() -> None:
    listed = {row["source_id"] for row in rows("sources")}
    for row in rows("figures"):
        assert row["measure"] in MEASURES, row
        assert row["stratum"] in STRATA, row
        assert row["source_id"] in listed, row
        assert period.parse(row["period"]), row


def test_every_source_is_graded_and_used() -> None:
    used = {row["source_id"] for row in rows("figures")}
    for row in rows("sources"):
        assert row["grade"] in set(Grade), row
        assert row["publisher"], row
        assert row["source_id"] in used, row


def test_the_published_period_is_kept_and_an_inferred_one_is_marked() -> None:
    for row in handed_over():
        inferred = "inferred" in row["note"] and "unstated" in row["published_period"]
        assert not inferred or row["inferred"] == "1", row
        assert "unstated" not in row["published_period"] or row["inferred"] == "1", row
        assert row["published_period"], row


def test_a_cumulative_flow_stays_cumulative_and_a_stock_stands_at_its_date() -> None:
    for row in handed_over():
        if row["published_period"].startswith("cumulative to "):
            kind = MEASURES[row["measure"]].kind.value
            assert row["period"].startswith("..") == (kind == "flow"), row


def test_sub_populations_and_certificates_are_groups() -> None:
    # P200 is 国家证+嘉兴证, P161 the local certificate of Shanghai, S080 community workers only, P017 24 provinces.
    strata = {row["figure_id"]: row["stratum"] for row in handed_over()}
    assert strata["P200"] == "certificate:national_jiaxing"
    assert strata["P161"] == "certificate:shanghai"
    assert strata["S080"] == "population:community_workers"
    assert strata["P017"] == "coverage:24_provinces"
    assert strata["P091"] == "level:assistant"


def test_course_runs_sittings_and_occasions_were_told_apart_by_their_units() -> None:
    units = {row["figure_id"]: row["measure"] for row in handed_over()}
    assert [units[figure] for figure in ("S030", "S018", "S087", "S085", "S077")] == [
        "training_runs",
        "training_sessions",
        "training_times",
        "training_lessons",
        "training_courses",
    ]


def test_every_choice_names_a_figure_and_gives_its_reason() -> None:
    assert [row["figure_id"] for row in rows("choices")] == ["P022"]
    assert all(row["reason"] for row in rows("choices"))


def test_the_draft_has_no_issue() -> None:
    found = published.read(SAMPLE / "published")
    assert rules.check(found, tree()) == []
    assert len(found.readings) == len(rows("figures")) == len(claims())


@pytest.mark.parametrize(
    ("measure", "when", "nation"),
    [("resident_population", "2020-11-01", 1411778724), ("townships", "2023-06-30", 38642)],
)
def test_denominators_of_31_provinces(measure: str, when: str, nation: int) -> None:
    # P271-P302 and P317-P348. The census counts 2 million servicemen in no province.
    found = {
        claim.region: claim.value
        for claim in claims().values()
        if (claim.measure, claim.period, claim.stratum) == (measure, when, "all") and claim.region.endswith("0000")
    }
    assert found.pop("100000") == nation
    assert len(found) == 31
    assert nation - sum(found.values()) == {"resident_population": 2_000_000, "townships": 0}[measure]


def test_streets_towns_and_townships_add_to_the_whole() -> None:
    # T rows: 9067 + 21377 + 8198 = 38642; the 2710 units that are only like townships are apart.
    kinds = {
        claim.stratum: claim.value
        for claim in claims().values()
        if (claim.region, claim.measure, claim.period) == ("100000", "townships", "2023-06-30")
    }
    assert kinds["type:street"] + kinds["type:town"] + kinds["type:rural"] == kinds["all"] == 38642
    assert kinds["type:quasi"] == 2710


def test_a_number_that_is_none_is_an_issue_at_its_line(tmp_path: Path) -> None:
    for name in published.FILES:
        (tmp_path / name).write_bytes((SAMPLE / "published" / name).read_bytes())
    lines = (tmp_path / "figures.csv").read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1].replace("1889000", "近190万")
    (tmp_path / "figures.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (issue,) = published.read(tmp_path).issues
    assert str(issue) == "figures.csv:2: not-a-number 近190万 is not a number."


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"The file figures\.csv is missing"):
        published.read(tmp_path)
