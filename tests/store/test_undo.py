"""A store is a function of its live batches and of what people chose: taking one out leaves it as if it had never come."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from analytics import period
from analytics.store import intake, write
from analytics.store.choosing import choose, take_back
from analytics.store.digest import content_hash
from analytics.store.models import Observation, Station
from analytics.store.records import Choice
from analytics.store.undo import undo, verify
from tests.facts import store

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

# All of Zhoushan's four counties, two of them with months, so that sums are made at every level below the province.
COUNTIES = ("330902", "330903", "330921", "330922")
ZHOUSHAN = "330900"
GRADES = ("official", "reported", "media")
PERIODS = ("2024", "2023", *(f"2024-{month:02d}" for month in range(1, 13)), "2024-01..2024-06")


@dataclass(frozen=True)
class Claim:
    """One claim of a made-up file."""

    region: str
    when: str
    measure: str
    value: float
    bound: str
    source: int
    reason: str = ""
    stratum: str = "all"


@dataclass(frozen=True)
class File:
    """One made-up file: claims, sources in its own words, and stations."""

    claims: tuple[Claim, ...]
    words: tuple[tuple[str, str], ...]
    stations: tuple[tuple[str, str, int], ...] = field(default=())
    kept: bool = False


CLAIMS = st.builds(
    Claim,
    region=st.sampled_from((*COUNTIES, ZHOUSHAN)),
    when=st.sampled_from(PERIODS),
    measure=st.sampled_from(("training_attendances", "certified_total")),
    value=st.sampled_from((1.0, 2.0, 0.1, 0.2, 0.7, 1000.0)),
    bound=st.sampled_from("===~<>"),
    source=st.integers(0, 2),
    reason=st.sampled_from(("", "", "", "seen")),
    stratum=st.sampled_from(("all", "all", "level:senior")),
)


STATIONS = st.tuples(st.sampled_from(COUNTIES[:2]), st.sampled_from("甲乙"), st.integers(1, 3))


@st.composite
def whole_claims(draw: st.DrawFn) -> tuple[Claim, ...]:
    """Every county's figure, or a county's twelve months: what sums are made of."""
    source, value = draw(st.integers(0, 2)), draw(st.sampled_from((0.1, 0.2, 3.0)))
    if draw(st.booleans()):
        when = draw(st.sampled_from(PERIODS[:3]))
        return tuple(Claim(code, when, "certified_total", value, "=", source) for code in COUNTIES)
    region, last = draw(st.sampled_from((*COUNTIES, ZHOUSHAN))), draw(st.sampled_from((6, 12)))
    months = PERIODS[2 : 2 + last]
    return tuple(Claim(region, month, "training_attendances", value, "=", source) for month in months)


FILES = st.builds(
    File,
    claims=st.one_of(
        st.lists(CLAIMS, max_size=6).map(tuple),
        whole_claims(),
        st.tuples(whole_claims(), whole_claims(), st.lists(CLAIMS, max_size=3)).map(lambda parts: tuple(chain(*parts))),
    ),
    words=st.tuples(*(st.tuples(st.sampled_from(GRADES), st.sampled_from(("2023", "2024", "2025-05"))),) * 3),
    stations=st.lists(STATIONS, max_size=3).map(tuple),
    kept=st.booleans(),
)
# A file is accepted, or the live batch at a place (from the end) is undone, or the "release" comes anew, or a person
# chooses the live claim at a place, or takes the choice at a place back.
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("accept"), FILES),
        st.tuples(st.just("release"), FILES),
        st.tuples(st.just("undo"), st.integers(0, 3)),
        st.tuples(st.just("choose"), st.integers(0, 20)),
        st.tuples(st.just("take back"), st.integers(0, 3)),
    ),
    min_size=2,
    max_size=8,
)


def row(claim: Claim, figure: str) -> dict[str, Any]:
    stated = period.parse(claim.when)
    return {
        "figure_id": figure,
        "source_id": f"S{claim.source}",
        "region_code": claim.region,
        "period": claim.when,
        "year": stated.year,
        "ends": "{:04d}-{:02d}-{:02d}".format(*stated.end),
        "measure": claim.measure,
        "stratum": claim.stratum,
        "value": claim.value,
        "bound": claim.bound,
        "margin": 0.0,
        "reason": claim.reason,
    }


def put(session: Session, name: str, file: File, *, release: bool = False) -> int:
    """Accept a made-up file under a name of its own, which its rows' ids begin with."""
    used = {claim.source for claim in file.claims} | ({0} if file.stations else set())
    stations = [
        {
            "id": f"{name}/{place}",
            "region_code": region,
            "name": title,
            "level": "basic",
            "lon": 122.0,
            "lat": 30.0,
            "staff": staff,
            "opened": "2024-01-01",
            "source_id": "S0",
        }
        for place, (region, title, staff) in enumerate(file.stations)
    ]
    return write.accept(
        session,
        file_name="release" if release else name,
        sha256=name,
        claims=[intake.given(row(claim, f"{name}/{place}")) for place, claim in enumerate(file.claims)],
        sources=[
            {"id": f"S{one}", "publisher": name, "grade": file.words[one][0], "published": file.words[one][1]}
            for one in sorted(used)
        ],
        stations=stations,
        kept_as="kept" if file.kept and not release else "",
        release=release,
    )


def standings(session: Session) -> set[tuple[str, str]]:
    """Every stored row and how it stands, those that no reader sees among them."""
    rows = [
        *session.execute(select(Observation.figure_id, Observation.standing)),
        *session.execute(select(Station.id, Station.standing)),
    ]
    return {(str(one), str(standing)) for one, standing in rows}


def decide(session: Session, step: str, place: int) -> None:
    """Choose the claim at a place, or take the choice at a place back, where there is any."""
    if step == "choose":
        live = select(Observation.figure_id).where(Observation.standing != "replaced", ~Observation.rolled_up)  # type: ignore[call-overload,operator]
        if found := sorted(session.scalars(live)):
            choose(session, found[place % len(found)], reason=f"seen {place}")
    elif found := standing_choices(session):
        take_back(session, found[place % len(found)].number)


def standing_choices(session: Session) -> list[Choice]:
    query = select(Choice).where(Choice.ended_at.is_(None)).order_by(Choice.number)  # type: ignore[union-attr,arg-type]
    return list(session.scalars(query))


def play(session: Session, steps: list[tuple[str, Any]]) -> list[tuple[str, File, bool]]:
    """Take every step; give the files that are live at the end, in order."""
    live: list[tuple[int, str, File, bool]] = []
    for number, (step, what) in enumerate(steps):
        name = f"file{number}"
        if step in ("choose", "take back"):
            decide(session, step, what)
            continue
        if step == "undo":
            if live:
                undo(session, live.pop(-1 - what % len(live))[0])
            continue
        release = step == "release"
        if release:
            live = [one for one in live if not one[3]]
        live.append((put(session, name, what, release=release), name, what, release))
    return [one[1:] for one in live]


@settings(max_examples=40, deadline=None)
@given(STEPS)
def test_after_any_steps_the_store_is_as_if_only_the_live_files_and_choices_had_come(
    steps: list[tuple[str, Any]],
) -> None:
    with store() as session:
        live = play(session, steps)
        found = content_hash(session), standings(session)
        chosen = [choice.model_dump() for choice in standing_choices(session)]
        assert verify(session) == []
    with store() as session:
        session.add_all(Choice(**choice) for choice in chosen)
        session.flush()
        for name, file, release in live:
            put(session, name, file, release=release)
        assert (content_hash(session), standings(session)) == found
