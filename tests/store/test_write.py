"""A batch is stored whole or not at all, standings settled and parents summed in the same moment."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from analytics.errors import Refused
from analytics.indicators import MEASURES
from analytics.ingest.start import fill
from analytics.settings import ROOT
from analytics.store import engine, read
from analytics.store.models import Batch, ExamEvent, Observation, Revision, Source
from analytics.values import load
from tests.facts import SAMPLE, observe, published_book, take, yearly

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from tests.facts import Facts
    from tests.store.conftest import Databases, Files

TABLES = (Batch, Observation, Source, ExamEvent, Revision)
HUZHOU = "330500"
# P171-P174; what Wuxing would have to be for the whole of P169: 22391 - 14168.
COUNTIES = {"330503": 3042, "330521": 3780, "330522": 3981, "330523": 3365}
WUXING = "330502"


def held(opened: Engine) -> list[int]:
    with Session(opened) as session:
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in TABLES]


def give(opened: Engine, *facts: Facts, name: str = "facts") -> int:
    with Session(opened) as session, session.begin():
        return take(session, *facts, name=name)


def found(opened: Engine, measure: str, region: str) -> dict[int, float]:
    with Session(opened) as session:
        return yearly(load(session, [measure], None), measure, region)


def areas(*, whole: bool) -> list[Facts]:
    facts = [observe("exam_registered", code, y2024=number) for code, number in COUNTIES.items()]
    return [*facts, observe("exam_registered", WUXING, y2024=8223)] if whole else facts


# Batches.


def test_the_same_file_twice_is_one_batch(writer: Engine) -> None:
    facts = [observe("exam_registered", y2023=1, y2024=2)]
    first = give(writer, *facts)
    before = held(writer)
    assert give(writer, *facts) == first
    assert held(writer) == before == [1, 2, 1, 0, 1]
    with Session(writer) as session:
        assert read.revision(session) == 1


def test_another_file_is_another_batch_and_raises_the_revision(writer: Engine) -> None:
    assert give(writer, observe("exam_registered", y2023=1), name="a") != give(
        writer, observe("exam_registered", y2024=2), name="b"
    )
    with Session(writer) as session:
        assert read.revision(session) == 2


def crash(opened: Engine) -> None:
    with Session(opened) as session, session.begin():
        take(session, *areas(whole=True))
        raise KeyboardInterrupt


def test_a_crash_in_the_middle_leaves_nothing(writer: Engine) -> None:
    give(writer, observe("exam_registered", y2022=1), name="before")
    before = held(writer)
    with pytest.raises(KeyboardInterrupt):
        crash(writer)
    assert held(writer) == before
    give(writer, *areas(whole=True))
    assert found(writer, "exam_registered", HUZHOU) == {2024: 22391}


def test_a_killed_process_leaves_nothing(files: Files) -> None:
    ready = files.ready()
    program = (
        "import os, sys; from sqlalchemy.orm import Session; from analytics.store import engine;"
        "from tests.facts import observe, take; session = Session(engine.writer(sys.argv[1]));"
        "take(session, observe('exam_registered', y2024=1)); session.flush(); os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", program, ready], cwd=ROOT, env={**os.environ}, check=False)
    assert done.returncode == 9
    opened = engine.writer(ready)
    assert held(opened) == [0, 0, 0, 0, 0]
    give(opened, observe("exam_registered", y2024=1))
    assert held(opened)[:2] == [1, 1]
    opened.dispose()


def test_an_id_already_in_the_store_refuses_the_whole_batch(writer: Engine) -> None:
    give(writer, observe("exam_registered", y2024=1), name="first")
    before = held(writer)
    with pytest.raises(Refused, match="already stored"):
        give(writer, observe("exam_passed", y2024=5), observe("exam_registered", y2024=1), name="second")
    assert held(writer) == before


def test_the_same_file_from_two_sides_at_once_is_one_batch(writer: Engine) -> None:
    start = Barrier(2)

    def work(_: int) -> int:
        start.wait()
        return give(writer, *areas(whole=False))

    with ThreadPoolExecutor(2) as pool:
        numbers = list(pool.map(work, range(2)))
    assert len(set(numbers)) == 1
    assert held(writer)[:2] == [1, 4]


@pytest.mark.postgres
def test_postgresql_takes_all_published_figures_alike(databases: Databases) -> None:
    opened = engine.writer(databases.empty())
    first = fill(opened, SAMPLE)
    assert fill(opened, SAMPLE) == first
    with Session(opened) as session:
        assert load(session, MEASURES, None) == published_book()
        assert read.revision(session) == 1
    opened.dispose()


# Rule 1 across batches.


def test_a_better_claim_of_a_later_batch_takes_over(writer: Engine) -> None:
    give(writer, observe("exam_registered", y2024=1, source="media 2024"), name="a")
    give(writer, observe("exam_registered", y2024=2, source="official 2023"), name="b")
    give(writer, observe("exam_registered", y2024=3, source="reposted 2025"), name="c")
    with Session(writer) as session:
        claims = {claim.value: claim.standing for claim in read.claims(session, ["exam_registered"])}
    assert claims == {1: "alternate", 2: "current", 3: "alternate"}


# Rule 4: sums of children.


def test_huzhou_is_not_summed_from_four_of_its_five_counties(writer: Engine) -> None:
    give(writer, *areas(whole=False))
    assert found(writer, "exam_registered", HUZHOU) == {}
    assert held(writer)[1] == 4


def test_huzhou_is_summed_once_all_five_report(writer: Engine) -> None:
    give(writer, *areas(whole=False), name="four")
    give(writer, observe("exam_registered", WUXING, y2024=8223), name="fifth")
    with Session(writer) as session:
        (value,) = load(session, ["exam_registered"], [HUZHOU]).at("exam_registered", HUZHOU)
    claim = value.claims[0]
    assert (value.number, value.rolled_up, claim.note) == (22391, True, "5")
    assert claim.source_id == "official 2024-12-31"  # of all five parts


def test_a_figure_of_its_own_takes_the_place_of_a_sum(writer: Engine) -> None:
    give(writer, *areas(whole=True), name="areas")
    assert found(writer, "exam_registered", HUZHOU) == {2024: 22391}
    give(writer, observe("exam_registered", HUZHOU, y2024=22400), name="city")
    assert found(writer, "exam_registered", HUZHOU) == {2024: 22400}


def test_a_figure_of_its_own_is_never_replaced_by_a_sum(writer: Engine) -> None:
    give(writer, observe("exam_registered", HUZHOU, y2024=22400), name="city")
    give(writer, *areas(whole=True), name="areas")
    with Session(writer) as session:
        claims = read.claims(session, ["exam_registered"], [HUZHOU])
    assert [(claim.value, claim.rolled_up) for claim in claims] == [(22400, False)]


def test_a_sum_follows_when_a_part_is_corrected(writer: Engine) -> None:
    give(writer, *areas(whole=True), name="areas")
    give(writer, observe("exam_registered", WUXING, y2024=8000, source="official 2025-12-31"), name="later")
    assert found(writer, "exam_registered", HUZHOU) == {2024: 22391 - 223}


def test_sums_climb_to_the_province_but_only_when_complete(writer: Engine) -> None:
    hainan = "460000"
    with Session(writer) as session:
        tree = read.region_tree(session)
    leaves = [node.code for node in tree.descendants(hainan) if not tree.children(node.code)]
    facts = [observe("exam_registered", code, y2024=10) for code in leaves]
    give(writer, *facts[:-1], name="all but one")
    assert found(writer, "exam_registered", hainan) == {}
    give(writer, facts[-1], name="the last")
    assert found(writer, "exam_registered", hainan) == {2024: 10 * len(leaves)}


def test_the_nation_s_published_figure_is_never_a_sum_of_provinces(writer: Engine) -> None:
    with Session(writer) as session:
        provinces = read.region_tree(session).reporting_children("100000")
    assert len(provinces) == 31
    give(
        writer,
        observe("exam_registered", y2024=1889000),
        *(observe("exam_registered", one.code, y2024=1) for one in provinces),
    )
    assert found(writer, "exam_registered", "100000") == {2024: 1889000}


def test_31_provinces_make_the_nation_where_it_published_nothing(writer: Engine) -> None:
    with Session(writer) as session:
        provinces = read.region_tree(session).reporting_children("100000")
    give(writer, *(observe("exam_registered", one.code, y2024=2) for one in provinces))
    assert found(writer, "exam_registered", "100000") == {2024: 62}


@pytest.mark.parametrize(
    "measure",
    [
        "exam_pass_rate",
        "station_coverage_pct",
        "station_coverage_target_pct",
        "training_participants",
        "expert_pool_members",
    ],
)
def test_rates_targets_and_people_who_repeat_are_never_summed(writer: Engine, measure: str) -> None:
    give(writer, *(observe(measure, code, y2024=10) for code in (*COUNTIES, WUXING)))
    assert found(writer, measure, HUZHOU) == {}


def test_stocks_of_different_dates_are_never_summed(writer: Engine) -> None:
    give(
        writer,
        *(observe("certified_total", code, at={"2024-12": 10}) for code in COUNTIES),
        observe("certified_total", WUXING, at={"2024-06": 10}),
    )
    assert found(writer, "certified_total", HUZHOU) == {}


def test_groups_are_summed_apart(writer: Engine) -> None:
    give(
        writer,
        *(observe("exam_registered", code, y2024=10) for code in COUNTIES),
        observe("exam_registered", WUXING, y2024=10, stratum="population:first_time"),
    )
    assert found(writer, "exam_registered", HUZHOU) == {}


@pytest.mark.parametrize(("bounds", "summed"), [("=====", "="), ("==>==", ">"), ("=<===", "<"), ("==~==", "~")])
def test_a_sum_is_bounded_as_its_parts_are(writer: Engine, bounds: str, summed: str) -> None:
    codes = [*COUNTIES, WUXING]
    give(
        writer,
        *(observe("exam_registered", code, y2024=10, bound=bound) for code, bound in zip(codes, bounds, strict=True)),
    )
    with Session(writer) as session:
        (claim,) = read.claims(session, ["exam_registered"], [HUZHOU])
    assert (claim.value, claim.bound) == (50, summed)


def test_a_sum_of_parts_under_and_over_is_not_shown_as_a_level(writer: Engine) -> None:
    # Four parts exact, one 近, one 余: nothing is known of the sum on either side.
    codes = [*COUNTIES, WUXING]
    give(
        writer,
        *(observe("exam_registered", code, y2024=10, bound=bound) for code, bound in zip(codes, "=<>==", strict=True)),
    )
    assert found(writer, "exam_registered", HUZHOU) == {}


def test_no_published_sum_is_of_a_standard_or_stands_beside_an_own_figure() -> None:
    for (measure, _, _), values in published_book().values.items():
        for value in values:
            if value.rolled_up:
                assert MEASURES[measure].adds_over_regions
                assert value.others == ()
