"""Rule 5: a year of a monthly flow exists when all its months do, otherwise it is the months 1 to n."""

from __future__ import annotations

from analytics import values
from analytics.store import read
from tests.facts import known, observe, store, yearly

FLOW = "training_attendances"
DINGXI = "621100"


def months(last: int, *, year: int = 2024, value: float = 10, first: int = 1) -> dict[str, float]:
    return {f"{year}-{month:02d}": value + month for month in range(first, last + 1)}


def periods(*facts: object) -> dict[str, float]:
    """What a view by year reads of Dingxi."""
    book = known(*facts)  # type: ignore[arg-type]
    return {value.period: value.number for value in book.at(FLOW, DINGXI)}


def test_twelve_months_make_the_year() -> None:
    # 12 x 10 + (1 + ... + 12) = 198
    book = known(observe(FLOW, DINGXI, at=months(12)))
    assert yearly(book, FLOW, DINGXI) == {2024: 198}
    (value,) = book.at(FLOW, DINGXI)
    assert (value.rolled_up, value.claims[0].note, value.claims[0].ends) == (True, "12", "2024-12-31")


def test_six_months_are_the_months_one_to_six_and_no_year() -> None:
    # 6 x 10 + 21 = 81
    assert periods(observe(FLOW, DINGXI, at=months(6))) == {"2024-01..2024-06": 81}
    assert yearly(known(observe(FLOW, DINGXI, at=months(6))), FLOW, DINGXI) == {}


def test_a_month_after_a_gap_stays_a_month() -> None:
    # January to March, and May: 3 x 10 + 6 = 36 for the first three, or nothing summed; May is never lost.
    found = periods(observe(FLOW, DINGXI, at={**months(3), "2024-05": 15}))
    assert found["2024-05"] == 15
    assert "2024" not in found


def test_months_that_do_not_begin_in_january_are_not_summed() -> None:
    assert periods(observe(FLOW, DINGXI, at=months(12, first=2))) == months(12, first=2)


def test_one_month_alone_stays_a_month() -> None:
    assert periods(observe(FLOW, DINGXI, at={"2024-01": 5})) == {"2024-01": 5}


def test_a_year_s_own_figure_stands_and_its_months_are_covered() -> None:
    assert periods(observe(FLOW, DINGXI, y2024=200), observe(FLOW, DINGXI, at=months(12))) == {"2024": 200}


def test_months_of_a_stock_are_never_summed() -> None:
    book = known(observe("certified_total", DINGXI, at=months(12)))
    assert len(book.at("certified_total", DINGXI)) == 12


def test_quarters_are_not_taken_for_months() -> None:
    quarters = {f"2024-Q{number}": 1.0 for number in (1, 2, 3, 4)}
    assert periods(observe(FLOW, DINGXI, at=quarters)) == quarters


def test_months_climb_to_the_parent_before_and_after_they_are_summed() -> None:
    # Huzhou's five counties, 198 each; 990 for the city, and each of its months five times the county's.
    counties = ("330502", "330503", "330521", "330522", "330523")
    with store(*(observe(FLOW, code, at=months(12)) for code in counties)) as session:
        book = values.load(session, [FLOW], ["330500"])
        assert [(value.period, value.number) for value in book.at(FLOW, "330500")] == [("2024", 990)]
        whole = read.claims(session, [FLOW], ["330500"], months=True)
    assert {claim.period: claim.value for claim in whole if claim.period != "2024"} == {
        period: 5 * value for period, value in months(12).items()
    }


def test_months_are_there_for_whoever_asks() -> None:
    with store(observe(FLOW, DINGXI, at=months(12))) as session:
        assert len(read.claims(session, [FLOW])) == 1
        assert len(read.claims(session, [FLOW], months=True)) == 13
