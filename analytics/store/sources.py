"""Keeps the sources as the live batches name them; what comes with the program names a source before any import does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import delete, exists, insert, select, update
from sqlmodel import col

from analytics.store import unchecked
from analytics.store.models import Batch, Naming, Observation, Source, Station

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

    Row = Mapping[str, Any]

_WORDS: Final = ("publisher", "title", "published", "url", "grade")
_RANKING: Final = ("published", "grade")
# Databases take some ten thousand values in one statement.
_PART: Final = 5_000


def name(session: Session, rows: Iterable[Row], batch: int) -> set[str]:
    """Store the sources that a batch names; give those of them that rank otherwise than before.

    A stored source keeps its words, unless the batch comes with the program and an import had named it first.
    """
    named = {row["id"]: {word: row.get(word, "") for word in _WORDS} for row in rows}
    if not named:
        return set()
    known = {source for part in _parts(named) for source in session.scalars(_ids(part))}
    if fresh := [{"id": source, **named[source]} for source in named if source not in known]:
        session.execute(insert(Source), fresh)
    session.execute(
        insert(Naming), [{"source_id": source, "batch_id": batch, **words} for source, words in named.items()]
    )
    return choose(session, known)


def _ids(part: list[str]) -> Any:  # noqa: ANN401 - a select, which SQLModel types for its own session only
    return select(Source.id).where(col(Source.id).in_(part))  # type: ignore[call-overload]


def choose(session: Session, sources: Collection[str]) -> set[str]:
    """Give sources the words of the first live batch that names them; tell which of them rank otherwise than before."""
    changed: set[str] = set()
    for part in _parts(sources):
        before = {row["id"]: row for row in session.execute(_described(Source, "id", part)).mappings()}
        query = (
            _described(Naming, "source_id", part)
            .join(Batch, col(Batch.id) == Naming.batch_id)
            .where(col(Batch.undone_at).is_(None))
            .order_by(col(Batch.kept_as) != "", Naming.batch_id)
        )
        first: dict[str, Row] = {}
        for row in session.execute(query).mappings():
            first.setdefault(row["source_id"], dict(row))
        stale = [source for source in first if any(first[source][word] != before[source][word] for word in _WORDS)]
        if stale:
            rows = [{"id": source, **{word: first[source][word] for word in _WORDS}} for source in stale]
            session.execute(update(Source), rows)
            unchecked.note(session, col(Observation.source_id).in_(stale))
        changed |= {one for one in stale if any(first[one][word] != before[one][word] for word in _RANKING)}
    return changed


def _described(table: type[Source | Naming], key: str, part: list[str]) -> Any:  # noqa: ANN401 - see ``_ids``
    columns = [getattr(table, column) for column in (key, *_WORDS)]
    return select(*columns).where(columns[0].in_(part))


def forget(session: Session, sources: Collection[str]) -> None:
    """Delete those of some sources that no batch names and nothing was taken from."""
    used = (
        exists().where(col(Naming.source_id) == Source.id),
        exists().where(col(Observation.source_id) == Source.id),
        exists().where(col(Station.source_id) == Source.id),
    )
    for part in _parts(sources):
        query = delete(Source).where(col(Source.id).in_(part), *(~use for use in used))
        session.execute(query, execution_options={"synchronize_session": False})


def _parts(sources: Collection[str]) -> Iterator[list[str]]:
    listed = sorted(sources)
    return (listed[start : start + _PART] for start in range(0, len(listed), _PART))
