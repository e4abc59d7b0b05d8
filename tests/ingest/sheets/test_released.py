"""Rows of a long table are let go of once they are read, and nothing that is read later misses them."""

from __future__ import annotations

import pytest

from analytics.ingest.sheets import facts
from tests.ingest.sheets import taking

SHEETS = {
    "one table": "地区|年份|报名人数\n成都市|2024|1200\n绵阳市|2024|300\n德阳市|2024|200",
    "with a total": "地区|年份|报名人数\n成都市|2024|1200\n绵阳市|2024|300\n合计|2024|1600",
    "side by side": "地区|2024年报名人数||地区|2024年报名人数\n成都市|1200||绵阳市|300\n德阳市|200||广元市|100",
    "one under the other": "地区|年份|报名人数\n成都市|2024|1200\n\n地区|年份|通过人数\n成都市|2024|300",
}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_a_sheet_whose_rows_are_let_go_of_gives_the_same(sheet: str, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = taking.take(taking.rows(sheet))
    assert whole.facts
    monkeypatch.setattr(facts, "_LOOKED_AT", 0)
    spent = taking.take(taking.rows(sheet))
    assert (spent.draft, spent.issues) == (whole.draft, whole.issues)


@pytest.mark.parametrize(("name", "left"), [("one table", 0), ("side by side", 2)])
def test_only_a_table_alone_on_its_sheet_lets_go(name: str, left: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "_LOOKED_AT", 1)
    held: list[int] = []
    read = facts.read

    def watched(table, *arguments, **more):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN002, ANN003, ANN202 - whatever ``read`` takes
        found = read(table, *arguments, **more)
        held.append(sum(map(bool, table.grid.sheet.rows)) - 1)
        return found

    monkeypatch.setattr(facts, "read", watched)
    taking.take(taking.rows(SHEETS[name]))
    assert held[-1] == left
