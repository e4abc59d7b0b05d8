"""What a page is: its place in the menu, its headline and the figures of its sections."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Card:
    """A figure on a page; a wide one takes a whole row.

    A ``*`` in its key stands for what the reader chooses on the page, ``usual`` for it while nothing is chosen.
    """

    key: str
    wide: bool = False
    usual: str = ""

    def chosen(self, wanted: str) -> Card:
        """The card with the reader's choice in its key."""
        return replace(self, key=self.key.replace("*", wanted))


@dataclass(frozen=True)
class Section:
    """Some cards that are seen together; only the chosen section of a page is computed and sent."""

    key: str
    title: str
    cards: tuple[Card, ...] = ()


@dataclass(frozen=True)
class Page:
    """A page as data: ``tiles`` name indicators, cards figures, both by their text keys.

    ``offered`` are the indicators that a reader can choose from for a ``*``.
    """

    path: str
    title: str
    icon: str
    question: str
    sections: tuple[Section, ...]
    tiles: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards of all sections."""
        return tuple(card for section in self.sections for card in section.cards)
