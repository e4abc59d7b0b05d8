"""What the page for meetings asks for: decks, their figures as documents, snapshots, and what changed since."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from sqlalchemy.orm import Session

from analytics import export
from analytics.export import Document, gather, readymade
from analytics.export.changes import Changes, changes
from analytics.export.edited import check_edited
from analytics.export.gather import known, pinned
from analytics.figures.spec import Shape
from analytics.i18n import mark, tr
from analytics.store import decks, engine
from analytics.store.decks import Deck, Kept, Pin
from analytics.store.guard import guarded
from pages.ui import data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analytics.figures.spec import Figure
    from pages.ui.data import View

_WAIT_MS: Final = 5_000
_GATHERED: Final = 16
_FEWEST_AREAS: Final = 3


@contextmanager
def _changing(store: str) -> Iterator[Session]:
    """Change decks in a transaction of their own; an import that holds the store is waited for, then named."""
    opened = engine.writer(data.configured().url(store), wait_ms=_WAIT_MS)
    try:
        with guarded(), Session(opened) as session, session.begin():
            yield session
    finally:
        opened.dispose()


def listed(store: str, *, deleted: bool = False) -> tuple[Deck, ...]:
    """Every deck of a store, the last changed first; or the deleted ones."""
    with data.session(store) as session:
        return decks.listed(session, deleted=deleted)


def save(store: str, deck: Deck) -> Deck:
    """Store a changed deck."""
    with _changing(store) as session:
        return decks.save(session, deck)


def make(view: View, kind: str, regions: Sequence[str] = ()) -> Deck:
    """Store a new deck of a kind for the reader's selection; figures that tell nothing are left out."""
    tree, chosen = data.shared(view).tree, view.selection
    pins: tuple[Pin, ...] = ()
    title = tr(view.lang, mark("New presentation"))
    if kind != "empty":
        title = tr(view.lang, readymade.TITLES[kind], region=tree.name(view.region, view.lang))
        pins = {
            "region": lambda: readymade.region_report(tree, chosen),
            "comparison": lambda: readymade.comparison(tree, chosen, regions),
            "exam": lambda: readymade.exam_year(tree, chosen),
        }[kind]()
    with data.session(chosen.store) as session:
        ctx = replace(data.context(session, view), trace=False)
        shown = tuple(pin for pin in pins if (figure := pinned(pin, ctx)) and _tells(figure))
    return save(chosen.store, decks.fresh(title, chosen, shown))


def _tells(figure: Figure) -> bool:
    """Whether a figure is worth a slide that nobody chose: one or two areas on a map say too little."""
    areas = sum(len(series.marks) for series in figure.series)
    return not figure.empty and (figure.shape is not Shape.MAP or areas >= _FEWEST_AREAS)


def duplicate(store: str, deck: Deck, lang: str) -> Deck:
    """Store a copy under a title that says so."""
    with _changing(store) as session:
        return decks.duplicate(session, deck.id, tr(lang, mark("{title} (copy)"), title=deck.title))


def delete(store: str, deck: Deck) -> None:
    """Take a deck off the list."""
    with _changing(store) as session:
        decks.delete(session, deck.id)


def restore(store: str, name: str) -> Deck:
    """Bring a deleted deck back."""
    with _changing(store) as session:
        return decks.restore(session, name)


def pin(view: View, key: str, region: str, deck: str) -> Deck:
    """Put a card at the end of a deck, of the last changed one where none is named, of a new one where there is none."""
    one = Pin(key, region, view.selection.start, view.selection.end)
    store = view.selection.store
    there = listed(store)
    found = next((other for other in there if other.id == deck), there[0] if there else None)
    return save(store, (found or decks.fresh(tr(view.lang, mark("New presentation")), view.selection)).with_pin(one))


@lru_cache(maxsize=_GATHERED)
def _document(deck: Deck, view: View) -> Document:
    with data.session(view.selection.store) as session:
        ctx = replace(data.context(session, view), trace=True)
        return export.deck(ctx, deck, datetime.now().astimezone())


def _seen_by(deck: Deck, view: View, lang: str) -> View:
    """The view of a deck, whatever a reader has chosen beside it: also of the day, on which figures are due or old."""
    return replace(view, selection=replace(deck.selection, store=view.selection.store, lang=lang))


def document(deck: Deck, view: View) -> Document:
    """The deck with its figures as they are now; one that shows nothing is refused."""
    return _document(deck, _seen_by(deck, view, view.lang))


def figure(one: Pin, view: View) -> Figure | None:
    """The figure of a slide as the page draws it; nothing where this store or program does not know it."""
    return data.figure(one.key, seen(one, view)) if known(one, data.shared(view).tree) else None


def seen(one: Pin, view: View) -> View:
    """The view of a slide: its own region and years."""
    return data.View(replace(view.selection, region=one.region, start=one.start, end=one.end), view.revision)


def strange(one: Pin, shown: Figure) -> tuple[str, ...]:
    """The numbers of a person's headline that the slide's figure does not state."""
    return check_edited(shown.title, one.headline, [shown])


def freeze(deck: Deck, view: View, note: str = "") -> tuple[Document, bool]:
    """Keep what the deck shows now under a name that follows from it; say whether it was not kept yet."""
    made = document(deck, view)
    with _changing(view.selection.store) as session:
        new = gather.freeze(session, made, deck=deck.id, note=note)
    return made, new


def snapshots(store: str, deck: Deck) -> tuple[Kept, ...]:
    """The snapshots of a deck, the last made first."""
    with data.session(store) as session:
        return decks.snapshots(session, deck.id)


def frozen(store: str, name: str) -> Document:
    """The document of a snapshot; one whose content is not what was frozen is refused."""
    with data.session(store) as session:
        return gather.frozen(session, name)


def since(deck: Deck, view: View, name: str) -> Changes:
    """What changed in the deck's figures since a snapshot, in the snapshot's language."""
    old = frozen(view.selection.store, name)
    return changes(old, _document(deck, _seen_by(deck, view, old.lang)))


def wanted(store: str, name: str) -> Document | Deck:
    """What a link names: a snapshot as it was frozen, or a deck; what is neither is refused."""
    with data.session(store) as session:
        if not decks.is_snapshot(session, name):
            return decks.read(session, name)
    return frozen(store, name)
