"""Keeps decks and their snapshots: saved, listed, duplicated, deleted and brought back, beside the figures they show."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

import orjson
from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.selection import Selection
from analytics.store.models import Deck as _Deck
from analytics.store.models import Snapshot as _Snapshot

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

MOST_SLIDES: Final = 60
LONGEST: Final = 2000
UNKNOWN: Final = mark("There is no deck '{id}', or it was deleted. Choose another on the page Presentations.")
NO_SNAPSHOT: Final = mark("There is no snapshot '{id}' in this store.")
_CHANGED: Final = mark(
    "Somebody else changed this deck meanwhile; nothing was saved. Load the page again and repeat your change."
)
_FULL: Final = mark("A deck holds at most {most} slides. Take one out first.")
_UNTITLED: Final = mark("A deck needs a title.")


@dataclass(frozen=True)
class Pin:
    """One slide to be: a figure's key with its region and years, a person's own headline, and notes for the speaker."""

    key: str
    region: str
    start: int
    end: int
    headline: str = ""
    note: str = ""

    @property
    def edited(self) -> bool:
        """Whether a person's words stand instead of the finding."""
        return bool(self.headline)


@dataclass(frozen=True)
class Deck:
    """Pins in their order, with what stands on the first slide; ``changed`` is the moment of the version read."""

    id: str
    title: str
    selection: Selection
    slides: tuple[Pin, ...] = ()
    occasion: str = ""
    speaker: str = ""
    created: datetime | None = None
    changed: datetime | None = None
    deleted_at: datetime | None = None

    def with_pin(self, pin: Pin) -> Deck:
        """The deck with one more slide at its end; a full one is refused."""
        if len(self.slides) >= MOST_SLIDES:
            raise Refused(_FULL, most=MOST_SLIDES)
        return replace(self, slides=(*self.slides, pin))

    def moved(self, place: int, by: int) -> Deck:
        """The deck with one slide moved up or down; over an end it stays."""
        there = place + by
        if not 0 <= there < len(self.slides):
            return self
        slides = list(self.slides)
        slides.insert(there, slides.pop(place))
        return replace(self, slides=tuple(slides))

    def without(self, place: int) -> Deck:
        """The deck without one slide."""
        return replace(self, slides=self.slides[:place] + self.slides[place + 1 :])

    def with_slides(self, slides: tuple[Pin, ...]) -> Deck:
        """The deck with other slides."""
        return replace(self, slides=slides)

    def rewritten(self, place: int, *, headline: str, note: str) -> Deck:
        """The deck with other words on one slide."""
        pin = replace(self.slides[place], headline=headline.strip()[:LONGEST], note=note.strip()[:LONGEST])
        return replace(self, slides=(*self.slides[:place], pin, *self.slides[place + 1 :]))


class Kept(NamedTuple):
    """One snapshot as lists show it."""

    id: str
    made: str
    revision: int
    note: str


def fresh(
    title: str, selection: Selection, slides: Iterable[Pin] = (), *, occasion: str = "", speaker: str = ""
) -> Deck:
    """A deck nobody has saved yet, under a short random id."""
    return Deck(secrets.token_hex(4), title, selection, tuple(slides)[:MOST_SLIDES], occasion, speaker)


def save(session: Session, deck: Deck) -> Deck:
    """Store a deck, new or changed, and give it as stored; a version that somebody changed meanwhile is refused."""
    if not deck.title.strip():
        raise Refused(_UNTITLED)
    now = datetime.now(UTC).replace(tzinfo=None)
    made = replace(deck, title=deck.title.strip(), created=deck.created or now, changed=now)
    if deck.changed is None:
        session.execute(insert(_Deck).values(**_row(made)))
        return made
    same = (col(_Deck.id) == deck.id, col(_Deck.changed) == deck.changed)
    if session.execute(update(_Deck).where(*same).values(**_row(made))).rowcount != 1:  # type: ignore[attr-defined]
        raise Refused(_CHANGED)
    return made


def _row(deck: Deck) -> dict[str, object]:
    return {
        "id": deck.id,
        "title": deck.title[:LONGEST],
        "occasion": deck.occasion.strip()[:LONGEST],
        "speaker": deck.speaker.strip()[:LONGEST],
        "selection": orjson.dumps(asdict(deck.selection)).decode(),
        "slides": orjson.dumps([{**asdict(pin), "edited": pin.edited} for pin in deck.slides]).decode(),
        "created": deck.created,
        "changed": deck.changed,
        "deleted_at": deck.deleted_at,
    }


def read(session: Session, name: str) -> Deck:
    """Give a deck by its id; an unknown or deleted one is refused."""
    found = session.get(_Deck, name, populate_existing=True)
    if found is None or found.deleted_at is not None:
        raise Refused(UNKNOWN, id=name[:40])
    return _deck(found)


def listed(session: Session, *, deleted: bool = False) -> tuple[Deck, ...]:
    """Every deck, the last changed first; or those that were deleted."""
    gone = col(_Deck.deleted_at).is_not(None) if deleted else col(_Deck.deleted_at).is_(None)
    query = select(_Deck).where(gone).order_by(col(_Deck.changed).desc(), col(_Deck.id))
    return tuple(_deck(row) for row in session.scalars(query, execution_options={"populate_existing": True}))


def _deck(row: _Deck) -> Deck:
    pins = [Pin(**{name: value for name, value in one.items() if name != "edited"}) for one in orjson.loads(row.slides)]
    return Deck(
        row.id,
        row.title,
        Selection(**orjson.loads(row.selection)),
        tuple(pins),
        row.occasion,
        row.speaker,
        row.created,
        row.changed,
        row.deleted_at,
    )


def duplicate(session: Session, name: str, title: str) -> Deck:
    """Store a copy of a deck under another title and an id of its own."""
    found = read(session, name)
    return save(session, fresh(title, found.selection, found.slides, occasion=found.occasion, speaker=found.speaker))


def delete(session: Session, name: str) -> None:
    """Take a deck off the list; ``restore`` brings it back, and its snapshots stay."""
    save(session, replace(read(session, name), deleted_at=datetime.now(UTC).replace(tzinfo=None)))


def restore(session: Session, name: str) -> Deck:
    """Bring a deleted deck back."""
    found = session.get(_Deck, name, populate_existing=True)
    if found is None:
        raise Refused(UNKNOWN, id=name[:40])
    return save(session, replace(_deck(found), deleted_at=None))


def freeze(
    session: Session,
    *,
    name: str,
    made: str,
    revision: int,
    store: str,
    document: str,
    deck: str = "",
    page: str = "",
    note: str = "",
) -> bool:
    """Store a finished document under a name that follows from what it shows; say whether it was not there yet."""
    if session.get(_Snapshot, name) is not None:
        return False
    made_ = _Snapshot(
        id=name,
        deck_id=deck or None,
        page=page,
        made=made,
        revision=revision,
        store=store,
        document=document,
        note=note[:LONGEST],
    )
    try:
        with session.begin_nested():
            session.add(made_)
    except IntegrityError:
        return False  # somebody else froze the same figures in this moment
    return True


def frozen(session: Session, name: str) -> str:
    """Give the document of a snapshot, as it was written; an unknown one is refused."""
    found = session.get(_Snapshot, name)
    if found is None:
        raise Refused(NO_SNAPSHOT, id=name[:40])
    return found.document


def is_snapshot(session: Session, name: str) -> bool:
    """Whether a snapshot has that id."""
    return session.get(_Snapshot, name) is not None


def snapshots(session: Session, deck: str) -> tuple[Kept, ...]:
    """The snapshots of a deck, the last made first."""
    columns = (_Snapshot.id, _Snapshot.made, _Snapshot.revision, _Snapshot.note)
    query = select(*columns).where(col(_Snapshot.deck_id) == deck)  # type: ignore[call-overload]
    return tuple(Kept(*row) for row in session.execute(query.order_by(col(_Snapshot.made).desc(), col(_Snapshot.id))))
