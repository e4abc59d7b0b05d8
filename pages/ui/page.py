"""What a page is: its place in the menu and the figures it shows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Card:
    """A figure on a page; a wide one takes a whole row."""

    key: str
    wide: bool = False


@dataclass(frozen=True)
class Page:
    """A page as data: ``tiles`` name indicators, ``cards`` figures, both by their text keys."""

    path: str
    title: str
    icon: str
    question: str
    tiles: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
