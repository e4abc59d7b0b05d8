"""What leaves the house: figures in order with their words, frozen at one moment; every format writes the same one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Final

import orjson

from analytics.export.rebuilding import rebuild
from analytics.settings import DEMO

if TYPE_CHECKING:
    from analytics.figures.spec import Figure, Tile
    from analytics.selection import Selection

NAME: Final = 12


@dataclass(frozen=True)
class Slide:
    """One figure of a document with the words around it.

    ``headline`` is a person's own title, empty where the figure's finding stands; ``note`` is for the speaker; ``flags``
    tell what its marks ⚑ stand for; ``years`` are the first and last it was built for.
    """

    figure: Figure
    section: str = ""
    headline: str = ""
    note: str = ""
    flags: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        """What stands over the figure."""
        return self.headline or self.figure.title


@dataclass(frozen=True)
class Document:
    """Figures of one selection or deck, frozen: ``made`` is the moment (ISO 8601), ``revision`` the store's at that moment.

    ``scope`` says region, years and store in the reader's language; ``paragraphs`` are read out before the figures;
    ``flags`` tell what the marks ⚑ of the headline numbers stand for.
    """

    title: str
    scope: str
    selection: Selection
    made: str
    revision: int
    slides: tuple[Slide, ...]
    tiles: tuple[Tile, ...] = ()
    paragraphs: tuple[str, ...] = ()
    occasion: str = ""
    speaker: str = ""
    flags: tuple[str, ...] = ()

    @property
    def lang(self) -> str:
        """The language of every word in it."""
        return self.selection.lang

    @property
    def simulated(self) -> bool:
        """Whether every page, slide and sheet must say that these are no statistics."""
        return self.selection.store == DEMO

    @property
    def fingerprint(self) -> str:
        """A digest of all that a reader sees but the moment it was made."""
        content = {field.name: getattr(self, field.name) for field in fields(self)}
        content |= {"made": "", "revision": 0}
        return hashlib.sha256(orjson.dumps(content)).hexdigest()

    @property
    def name(self) -> str:
        """The short name of a snapshot: the beginning of the digest."""
        return self.fingerprint[:NAME]

    def to_json(self) -> str:
        """Write the document so that ``from_json`` gives it back exactly."""
        return orjson.dumps(self).decode()

    @classmethod
    def from_json(cls, text: str) -> Document:
        """Read a document back, also one that an older version of the program wrote."""
        return rebuild(cls, orjson.loads(text))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures in their order."""
        return tuple(slide.figure for slide in self.slides)


def sound(name: str, text: str) -> bool:
    """Whether a written document still is what its short name was given for."""
    content = orjson.loads(text) | {"made": "", "revision": 0}
    return hashlib.sha256(orjson.dumps(content)).hexdigest().startswith(name)
