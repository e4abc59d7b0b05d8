"""Claims become values; what several regions share is read once."""

from __future__ import annotations

from analytics import values
from analytics.values import Shelf
from tests.facts import observe, store

_PAIR = ("510000", "370000")


def test_a_book_of_several_regions_is_read_once() -> None:
    shelf = Shelf()
    with store(*(observe("exam_registered", code, y2024=7) for code in _PAIR)) as session:
        first = shelf.load(session, ["exam_registered"], _PAIR, ["all"], year=2024)
        assert shelf.load(session, ["exam_registered"], list(_PAIR), ("all",), year=2024) is first
        assert [first.at("exam_registered", code)[0].number for code in _PAIR] == [7, 7]


def test_what_is_asked_otherwise_is_another_book() -> None:
    shelf = Shelf()
    with store(observe("exam_registered", "510000", y2023=6, y2024=7)) as session:
        every = shelf.load(session, ["exam_registered"], _PAIR)
        one = shelf.load(session, ["exam_registered"], _PAIR, year=2023)
        none = shelf.load(session, ["exam_passed"], _PAIR)
    assert [len(found.at("exam_registered", "510000")) for found in (every, one, none)] == [2, 1, 0]


def test_the_book_of_one_region_and_a_large_one_are_not_kept() -> None:
    shelf = Shelf()
    months = {f"{year}-{month:02d}": month for year in range(2000, 2024) for month in range(1, 13)}
    measures = ("training_runs", "training_attendances")  # 2 x 2 x 288 values
    facts = (observe(measure, code, at=months) for measure in measures for code in _PAIR)
    with store(*facts) as session:
        for regions, asked in ((["510000"], False), (_PAIR, True), (None, True)):
            first = shelf.load(session, measures, regions, months=asked)
            assert shelf.load(session, measures, regions, months=asked) is not first
        kept = shelf.load(session, measures, _PAIR)
        assert shelf.load(session, measures, _PAIR) is kept


def test_a_shelf_keeps_only_the_last_books() -> None:
    shelf = Shelf()
    with store(observe("exam_registered", "510000", y2024=7)) as session:
        oldest = shelf.load(session, ["exam_registered"], _PAIR)
        for year in range(values._KEPT):  # noqa: SLF001 - as many as it keeps
            shelf.load(session, ["exam_registered"], _PAIR, year=year)
        assert shelf.load(session, ["exam_registered"], _PAIR) is not oldest
