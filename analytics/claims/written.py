"""Writes findings as text and reads them back, equal in every part."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from analytics.claims.arithmetic import Interval, Verdict
from analytics.claims.finding import Amount, Called, Finding, Note, When, Where
from analytics.store.read import Claim

if TYPE_CHECKING:
    from analytics.claims.finding import Place

_PLACES: Final = {one.__name__: one for one in (Where, When, Called)}


def write(finding: Finding) -> str:
    """Write a finding with the claims it used; an open side of an interval is written as Infinity."""
    held = {id(claim): claim for claim in (*finding.claims, *finding.terms)}
    place = {one: number for number, one in enumerate(held)}
    plain = finding._asdict()
    plain["verdict"] = finding.verdict.value
    plain["claims"] = len({id(claim) for claim in finding.claims})
    plain["terms"] = [place[id(claim)] for claim in finding.terms]
    plain["held"] = [list(claim) for claim in held.values()]
    for name in ("why", "hypothesis"):
        note: Note | None = plain[name]
        plain[name] = note and [note.message, [[key, _plain(one)] for key, one in note.places]]
    return json.dumps(plain, ensure_ascii=False)


def read(text: str) -> Finding:
    """Read back what ``write`` wrote."""
    plain: dict[str, Any] = json.loads(text)
    held = [Claim._make(one) for one in plain.pop("held")]
    plain["verdict"] = Verdict(plain["verdict"])
    plain["measures"] = tuple(plain["measures"])
    plain["terms"] = tuple(held[place] for place in plain["terms"])
    plain["claims"] = tuple(held[: plain["claims"]])
    plain["computed"] = Interval(*plain["computed"])
    for name in ("why", "hypothesis"):
        note = plain[name]
        plain[name] = note and Note(note[0], tuple((key, _place(one)) for key, one in note[1]))
    return Finding(**plain)


def _plain(place: Place) -> object:
    if isinstance(place, (str, int)):
        return place
    return [type(place).__name__, *place]


def _place(plain: Any) -> Place:  # noqa: ANN401 - whatever JSON holds
    if not isinstance(plain, list):
        return plain  # type: ignore[no-any-return]
    kind, *parts = plain
    if kind == Amount.__name__:
        return Amount(Interval(*parts[0]), parts[1])
    return _PLACES[kind](*parts)
