"""Puts the claims of a batch into the table, many at a time, and digests them on the way."""

from __future__ import annotations

import hashlib
import itertools
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.store import rollup, settling
from analytics.store.models import SHOWN, Observation, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy.orm import Session

    from analytics.store.settling import Touched

_TABLE: Final = Observation.__table__  # type: ignore[attr-defined]
_LISTED: Final = 5
# Rows to a statement: a check with a list of words costs SQLite as much for a statement as for a row.
_PART: Final = 500
# From so many claims on, and so many times fewer in the store, indexes are made afresh rather than kept up row by row.
_MANY: Final = 20_000
_OUTWEIGHED: Final = 3
# What lets a cell have one current claim, and what only finds rows.
_RULE: Final = "one_current_claim"
_LOOKUPS: Final = ("by_measure_year", "by_region", "ix_observation_batch_id", "ix_observation_source_id")


class Given(NamedTuple):
    """A claim as it comes, in the order of the table's columns, which is that of the batch's digest.

    A tuple, because a file may hold a million. ``value`` and ``margin`` are floats other than -0.0, ``inferred`` is 0 or 1.
    """

    figure_id: str
    source_id: str | None
    region_code: str
    period: str
    year: int
    ends: str
    measure: str
    stratum: str = "all"
    value: float = 0.0
    bound: str = "="
    margin: float = 0.0
    as_written: str = ""
    inferred: int = 0
    wording: str = ""
    reason: str = ""
    note: str = ""
    place: str = ""


def given(row: dict[str, Any]) -> Given:
    """Make a claim of a row by column names."""
    claim = Given(**row)
    # A database gives back 0.0 for -0.0, and 0 for False: what is digested must be what will be read.
    return claim._replace(value=claim.value + 0.0, margin=claim.margin + 0.0, inferred=int(claim.inferred))


@dataclass
class Intake:
    """The claims of one batch on their way into the table.

    ``own_ids`` says that no other batch can have their ids, which then need not be looked for. ``number`` is how many
    were stored, ``met`` whether any found its cell taken, ``digest`` what they come to. Where ``unruled``, the index by
    which a cell has one current claim is away: whoever makes it again tells those that meet apart.
    """

    session: Session
    batch: int
    touched: Touched
    own_ids: bool = False
    unruled: bool = False
    number: int = 0
    met: bool = False
    digest: hashlib._Hash = field(default_factory=hashlib.sha256)

    def put(self, claims: Iterable[Given]) -> None:
        """Store claims in parts, each as the current one of its cell, or beside it where the cell has one.

        Sums of what is touched go before its first claim.
        """
        rest = iter(claims)
        while part := list(itertools.islice(rest, _PART)):
            if not self.own_ids:
                _refuse_known_ids(self.session, part)
            if fresh := self.touched.add({(claim.measure, claim.year) for claim in part}):
                rollup.drop(self.session, fresh)
            self.digest.update("".join(map(tuple.__repr__, self._insert(part))).encode())
            self.number += len(part)

    def _insert(self, claims: list[Given]) -> list[Given]:
        """Store each claim where its cell lets it; give them in the order stored."""
        if self._put(claims, Standing.CURRENT) == len(claims):  # always where no rule holds
            return claims
        self.met = True
        found = set(self.session.scalars(select(_TABLE.c.figure_id).where(_TABLE.c.figure_id.in_(_ids(claims)))))
        others = [claim for claim in claims if claim.figure_id not in found]
        self._put(others, Standing.ALTERNATE)
        return [*(claim for claim in claims if claim.figure_id in found), *others]

    def _put(self, claims: list[Given], standing: Standing) -> int:
        """Insert claims whose cells are free, by the driver itself; give how many were."""
        sign = "?" if self.session.get_bind().dialect.name == "sqlite" else "%s"
        same = f"{self.batch}, '{standing.value}'"
        statement = _statement(sign, len(claims), same, ruled=not self.unruled)
        values = tuple(itertools.chain.from_iterable(claims))
        return self.session.connection().exec_driver_sql(statement, values).rowcount


@lru_cache(maxsize=4)
def _statement(sign: str, rows: int, same: str, *, ruled: bool) -> str:
    """The insertion of so many rows of the ``same`` batch and standing, as both databases know it."""
    columns = ", ".join((*Given._fields, "batch_id", "standing", "rolled_up", "covered"))
    signs = ", ".join(f"({sign} <> 0)" if name == "inferred" else sign for name in Given._fields)
    parts = ", ".join([f"({signs}, {same}, false, false)"] * rows)
    free = f"ON CONFLICT ({', '.join(settling.CELL)}) WHERE standing = 'current' DO NOTHING" if ruled else ""
    return f"INSERT INTO observation ({columns}) VALUES {parts} {free}"  # noqa: S608 - our own names; values are bound


def _ids(claims: Iterable[Given]) -> list[str]:
    return [claim.figure_id for claim in claims]


def _refuse_known_ids(session: Session, claims: Sequence[Given]) -> None:
    """Refuse figures whose ids are taken: each id is one claim for good."""
    taken = sorted(session.scalars(select(_TABLE.c.figure_id).where(_TABLE.c.figure_id.in_(_ids(claims)))))
    if taken:
        message = mark("{count} figures are already stored under the same id, so none was taken: {ids}")
        raise Refused(message, count=len(taken), ids=", ".join(taken[:_LISTED]))


@contextmanager
def indexed_afterwards(taken: Intake, coming: int) -> Iterator[None]:
    """Store many claims without indexes, then make these: sorting once is quicker than a million places.

    In SQLite only, where readers go on with what they see; PostgreSQL would let them wait.
    """
    session = taken.session
    worth = coming >= _MANY and session.get_bind().dialect.name == "sqlite" and coming * _OUTWEIGHED > _stored(session)
    if not worth:
        yield
        return
    lookups = [index for index in _TABLE.indexes if index.name in _LOOKUPS]
    (rule,) = (index for index in _TABLE.indexes if index.name == _RULE)
    for index in (rule, *lookups):
        index.drop(session.connection())
    taken.unruled = True
    yield
    try:
        rule.create(session.connection())
    except IntegrityError:
        _set_beside(session)
        taken.met = True
        rule.create(session.connection())
    for index in lookups:
        index.create(session.connection())


def _set_beside(session: Session) -> None:
    """Let the first claim of each cell be the current one, as if each had found its cell free or taken."""
    cell = [_TABLE.c[name] for name in settling.CELL]
    place = func.row_number().over(partition_by=cell, order_by=_TABLE.c.id).label("place")
    shown = select(_TABLE.c.id, place).where(_TABLE.c.standing == SHOWN).subquery()
    later = select(shown.c.id).where(shown.c.place > 1)
    change = update(_TABLE).where(_TABLE.c.id.in_(later)).values(standing=Standing.ALTERNATE.value)
    session.connection().execute(change)


def _stored(session: Session) -> int:
    """About how many claims there are: the highest number given."""
    return session.execute(select(func.max(_TABLE.c.id))).scalar() or 0
