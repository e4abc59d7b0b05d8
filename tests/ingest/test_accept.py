"""A draft is taken whole or not at all, under the codes and groups of today."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from analytics.errors import Refused
from analytics.indicators import MEASURES
from analytics.store import read
from analytics.store.models import Batch, Observation
from tests.facts import claims, known, observe, published_book, store, take, yearly

HUILI_COUNTY, HUILI_CITY = "513425", "513402"


def test_one_error_refuses_the_whole() -> None:
    with store() as session:
        with pytest.raises(Refused, match="2 figures cannot be taken, so none was"):
            take(
                session,
                observe("exam_registered", "510000", y2023=1, y2024=2),
                observe("training_attendances", y2024=3, unit="人"),
                observe("exam_passed", "000000", y2024=4),
            )
        for table in (Observation, Batch):
            assert session.scalar(select(func.count()).select_from(table)) == 0
        assert read.revision(session) == 0


def test_a_refusal_names_five_faults_at_most() -> None:
    with store() as session, pytest.raises(Refused) as told:
        take(session, *(observe("exam_registered", f"99{number:04d}", y2024=1) for number in range(40)))
    assert str(told.value).startswith("40 figures cannot be taken")
    assert str(told.value).count("unknown-region") == 5


def test_what_was_read_is_what_is_stored() -> None:
    fact = observe("exam_registered", "510100", y2024=54500, written="5.45万人", stratum="level:senior", reason="why")
    with store(fact) as session:
        (claim,) = read.claims(session, MEASURES)
    (reading,) = fact
    assert (claim.figure_id, claim.value, claim.margin, claim.as_written) == (reading.figure_id, 54500, 50, "5.45万人")
    assert (claim.region, claim.period, claim.year, claim.ends) == ("510100", "2024", 2024, "2024-12-31")
    assert (claim.stratum, claim.reason, claim.place) == ("level:senior", "why", "facts:1")


# Rule 10: codes have years of validity.


def test_huili_county_s_figures_of_2020_are_filed_under_huili_city() -> None:
    # 会理县 513425 became 会理市 513402 in 2021.
    found = known(observe("certified_total", HUILI_COUNTY, y2020=90), observe("certified_total", HUILI_CITY, y2024=132))
    assert yearly(found, "certified_total", HUILI_CITY) == {2020: 90, 2024: 132}
    assert HUILI_COUNTY not in found.regions("certified_total")


def test_huili_s_published_figures_are_all_under_the_present_code() -> None:
    # S101-S109 and P350
    mine = {figure for figure, claim in claims().items() if claim.region == HUILI_CITY and figure[0] in "SP"}
    assert mine == {"S101", "S104", "S105", "S106", "S107", "S108", "S109", "P350"}
    assert yearly(published_book(), "certified_total", HUILI_CITY) == {2024: 132}


def test_a_code_that_never_was_is_refused() -> None:
    with store() as session, pytest.raises(Refused, match="unknown-region"):
        take(session, observe("certified_total", "513499", y2024=1))


def test_no_published_claim_is_under_a_code_of_the_past() -> None:
    with store() as session:
        present = read.region_tree(session)
    assert {claim.region for claim in claims().values()} <= {region.code for region in present}
