"""Figures of regions of earlier years: stored under their own codes, summed with those that stood beside them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from alembic import command
from sqlalchemy import text
from sqlalchemy.orm import Session

from analytics.regions import RegionTree
from analytics.store import digest, engine, past, read, schema, write
from analytics.values import load
from tests.facts import observe, take, tree, yearly

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from tests.facts import Facts

CHONGQING, JIANGBEI, YUBEI, LIANGJIANG = "500000", "500105", "500112", "500157"
# 36 districts and counties of Chongqing stand in every year since 2011; 江北区 and 渝北区 beside them to 2024, 两江新区 since.
ALWAYS = 36


def standing(year: int, value: float, *, but: str = "") -> list[Facts]:
    """A figure of a year for every district and county of Chongqing that stood in it."""
    codes = [one.code for one in tree().children(CHONGQING, year) if one.code != but]
    return [observe("exam_registered", code, **{f"y{year}": value}) for code in codes]


def sums(opened: Engine) -> dict[int, float]:
    with Session(opened) as session:
        return yearly(load(session, ["exam_registered"], [CHONGQING]), "exam_registered", CHONGQING)


def give(opened: Engine, *facts: Facts) -> None:
    with Session(opened) as session, session.begin():
        take(session, *facts)


def test_a_city_is_the_sum_of_what_stood_in_the_year(writer: Engine) -> None:
    give(writer, *standing(2023, 10), *standing(2025, 100))
    assert sums(writer) == {2023: (ALWAYS + 2) * 10, 2025: (ALWAYS + 1) * 100}


def test_a_sum_waits_for_what_stood_in_the_year_and_for_nothing_else(writer: Engine) -> None:
    merged_before_its_time = observe("exam_registered", LIANGJIANG, y2024=7)
    give(writer, *standing(2024, 10, but=YUBEI), merged_before_its_time)
    assert sums(writer) == {}
    give(writer, observe("exam_registered", YUBEI, y2024=5))
    assert sums(writer) == {2024: (ALWAYS + 1) * 10 + 5}, "江北区 and 两江新区 never stand in one sum"


def test_a_sum_tells_the_parts_it_was_made_of(writer: Engine) -> None:
    give(writer, *standing(2024, 10), observe("exam_registered", LIANGJIANG, y2024=7))
    with Session(writer) as session:
        found = read.claims(session, ["exam_registered"], [CHONGQING])
        parts = past.trace(session, found).parts[found[0].figure_id]
    assert found[0].value == (ALWAYS + 2) * 10
    assert {part.region for part in parts} == {one.code for one in tree().children(CHONGQING, 2024)}


def test_figures_of_months_are_summed_by_the_year_they_end_in(writer: Engine) -> None:
    parts = tree().children(CHONGQING, 2024)
    give(writer, *(observe("exam_registered", one.code, at={"2024-03": 3}) for one in parts))
    with Session(writer) as session:
        (found,) = read.claims(session, ["exam_registered"], [CHONGQING])
    assert (found.period, found.value, found.note) == ("2024-03", 3 * (ALWAYS + 2), str(ALWAYS + 2))


def as_before(register: RegionTree) -> RegionTree:
    """The register as an older program knew it: the regions of today, in all years."""
    return RegionTree((replace(one, since=None, until=None) for one in register), register.changes)


def test_a_store_of_before_is_brought_up_with_its_sums(empty: str, writer: Engine) -> None:
    facts = [
        *(observe("exam_registered", one.code, y2023=1, y2025=2) for one in tree().children(CHONGQING)),
        *(observe("exam_registered", one.code, y2023=4) for one in tree().children("513400")),
    ]
    old = engine.writer(empty)
    with old.begin() as connection:
        command.upgrade(schema._config(connection), "0005")  # noqa: SLF001 - an older program's store
    schema.upgrade(old)
    with Session(old) as session, session.begin():
        write.put_regions(session, as_before(tree()))
        take(session, *facts)
    assert sums(old) == {2023: ALWAYS + 1, 2025: 2 * (ALWAYS + 1)}
    with Session(old) as session, session.begin():
        write.put_regions(session, tree())
    assert sums(old) == {2025: 2 * (ALWAYS + 1)}, "what stood in 2023 is not all there"
    give(writer, *facts)
    with Session(old) as one, Session(writer) as other:
        assert digest.content_hash(one) == digest.content_hash(other)
        assert {node.code for node in read.region_tree(one).former} == {node.code for node in tree().former}
    with old.begin() as connection:
        command.downgrade(schema._config(connection), "0005")  # noqa: SLF001 - back to it
        names = connection.execute(text("SELECT * FROM region LIMIT 1")).keys()
    assert not {"since", "until"} & set(names)
    assert schema.upgrade(old) is True
    old.dispose()
