"""Notes what changed after the last check of a store, in the transaction of the change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite

from analytics.store.models import Observation
from analytics.store.records import Checkup, Unchecked

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

_ROW = Observation.__table__.c  # type: ignore[attr-defined]


def note(session: Session, which: ColumnElement[bool]) -> None:
    """Note the measures and regions of some claims; a store that was never checked is checked whole anyway."""
    if not session.execute(select(func.count()).select_from(Checkup)).scalar():
        return
    found = select(_ROW.measure, _ROW.region_code).where(which, _ROW.rolled_up.is_(False)).distinct()
    dialect = sqlite if session.get_bind().dialect.name == "sqlite" else postgresql
    noted = dialect.insert(Unchecked).from_select(["measure", "region_code"], found)
    session.execute(noted.on_conflict_do_nothing())
