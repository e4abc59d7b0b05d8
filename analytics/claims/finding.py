"""What one check found: the claims it looked at, what was stated, what follows from the others, and why they may differ."""

from __future__ import annotations

import hashlib
import math
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from analytics.i18n import DEFAULT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.claims.arithmetic import Interval, Verdict
    from analytics.regions import RegionTree
    from analytics.store.read import Claim

# Where the curated figures say they stand; their ids are kept for good, those of imported rows are not.
_CURATED: Final = "figures.csv:"
_ID_LENGTH: Final = 16


class Amount(NamedTuple):
    """A place in a sentence: an interval in the unit of an indicator."""

    interval: Interval
    indicator: str


class Where(NamedTuple):
    """A place in a sentence: a region by its code."""

    region: str


class When(NamedTuple):
    """A place in a sentence: a period."""

    period: str


class Called(NamedTuple):
    """A place in a sentence: an indicator, or a group of one."""

    key: str


Place = Amount | Where | When | Called | str | int


class Note(NamedTuple):
    """A sentence of the catalogue with its places, written when the language is known."""

    message: str
    places: tuple[tuple[str, Place], ...] = ()


class Finding(NamedTuple):
    """One check of one rule.

    ``claims`` are all claims it looked at, the checked one first; ``terms`` those that stand in ``formula`` (``{0}`` is
    the first term, ``{sum}`` all but the first added up). ``stated`` and ``computed`` are in the unit of ``indicator``. ``why`` says
    what leaves it undecided, ``hypothesis`` what would explain a difference, with its arithmetic.
    """

    rule: str
    verdict: Verdict
    region: str
    period: str
    stratum: str
    measures: tuple[str, ...]
    claims: tuple[Claim, ...]
    terms: tuple[Claim, ...]
    indicator: str
    stated: float
    computed: Interval
    formula: str
    why: Note | None = None
    hypothesis: Note | None = None

    @property
    def figures(self) -> tuple[str, ...]:
        """The ids of the claims: as in figures.csv, or ``region|period|measure|stratum`` for imported ones."""
        return tuple(dict.fromkeys(figure(claim) for claim in self.claims))

    @property
    def id(self) -> str:
        """The same for the same rule about the same figures, whatever their values and standing."""
        return _digest(self.rule, sorted(f"{figure(claim)}@{claim.source_id or ''}" for claim in self.claims))

    @property
    def inputs(self) -> str:
        """Changes when a value that went in changes: a finding closed by a person then opens again."""
        told = (f"{figure(c)}@{c.source_id or ''}={c.value!r}{c.bound}{c.margin!r}/{c.stratum}" for c in self.claims)
        return _digest(self.rule, sorted(told))

    def to_json(self, tree: RegionTree | None = None, lang: str = DEFAULT) -> dict[str, Any]:
        """Give the finding as plain data; an unknown side of ``computed`` is null.

        The hypothesis is a sentence in ``lang``; without a tree it names regions by their codes.
        """
        from analytics.claims.words import text  # noqa: PLC0415 - words know findings, and only this method needs words

        return {
            "id": self.id,
            "rule": self.rule,
            "verdict": self.verdict.value,
            "region": self.region,
            "period": self.period,
            "measures": list(self.measures),
            "figures": list(self.figures),
            "stated": self.stated,
            "computed": [side if math.isfinite(side) else None for side in self.computed],
            "hypothesis": text(self.hypothesis, tree, lang) if self.hypothesis else None,
        }


def figure(claim: Claim) -> str:
    """Name a claim: a curated one by its own id, any other by what it is about."""
    return claim.figure_id if claim.place.startswith(_CURATED) else "|".join(claim.cell)


def _digest(rule: str, parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join((rule, *parts)).encode()).hexdigest()[:_ID_LENGTH]
