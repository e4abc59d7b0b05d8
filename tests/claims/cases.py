"""Published figures by their ids, a few at a time, with what a test changes in them, and what is found among them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from analytics import claims
from analytics.indicators import MEASURES
from analytics.ingest import published
from analytics.ingest.accept import accept
from tests import facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from analytics.claims import Finding
    from analytics.ingest.draft import Draft, Reading

Change = dict[str, Any]


@cache
def _draft() -> Draft:
    return published.read(facts.SAMPLE / "published")


@cache
def _readings() -> dict[str, Reading]:
    return {reading.figure_id: reading for reading in _draft().readings}


def of(
    *ids: str, changed: Mapping[str, Change] | None = None, also: Mapping[str, Change] | None = None
) -> list[Finding]:
    """Check published figures alone.

    ``changed`` names fields that a test sets in some of them; ``also`` adds copies of some under the id ``<id>+``.
    """
    changed, also = changed or {}, also or {}
    readings = [_readings()[one]._replace(**_sound(changed.get(one, {}))) for one in ids]
    readings += [_readings()[one]._replace(figure_id=f"{one}+", **_sound(change)) for one, change in also.items()]
    draft = replace(
        _draft(),
        file_name="case",
        sha256=hashlib.sha256(repr(readings).encode()).hexdigest(),
        readings=tuple(readings),
        events=(),
        issues=(),
    )
    with facts.store() as session:
        accept(session, draft, facts.tree())
        session.flush()
        return claims.check(session, facts.tree())


def _sound(change: Change) -> Change:
    """A change of value is written out in full; one of measure brings its unit."""
    full = {"as_written": "", "margin": 0, **change} if "value" in change else dict(change)
    return {**full, "unit": MEASURES[change["measure"]].unit.zh} if "measure" in change else full


def one(rule: str, *ids: str, **changes: Mapping[str, Change]) -> Finding:
    """The one finding of a rule among some figures; that there is one is part of the test."""
    (found,) = by(rule, of(*ids, **changes))
    return found


def by(rule: str, found: list[Finding]) -> list[Finding]:
    """The findings of one rule."""
    return [finding for finding in found if finding.rule == rule]


def said(rule: str, *ids: str, **changes: Mapping[str, Change]) -> dict[str, str]:
    """The verdicts of a rule by the id of the figure it checked."""
    return {finding.figures[0]: finding.verdict.value for finding in by(rule, of(*ids, **changes))}


def hint(finding: Finding, lang: str = "en") -> str:
    """What may explain a finding, in words."""
    return claims.text(finding.hypothesis, facts.tree(), lang) if finding.hypothesis else ""
