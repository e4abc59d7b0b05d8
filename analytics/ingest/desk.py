"""The importer as the import page and its workers ask for it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from analytics.ingest.book import Book
    from analytics.ingest.outcome import Outcome
    from analytics.settings import Settings


class Depends(Protocol):
    """A later import that touches cells of an earlier one."""

    @property
    def number(self) -> int:
        """The number of the batch."""

    @property
    def file_name(self) -> str:
        """The name of its file."""

    @property
    def cells(self) -> int:
        """How many cells both say something of."""


class Undone(Protocol):
    """What an undo took out."""

    @property
    def batch(self) -> int:
        """The number of the batch."""

    @property
    def file_name(self) -> str:
        """The name of its file."""

    @property
    def rows(self) -> int:
        """How many figures were taken out."""

    @property
    def depends(self) -> Sequence[Depends]:
        """Later imports of the same cells."""


class Past(Protocol):
    """One batch of the history."""

    @property
    def number(self) -> int:
        """The number of the batch."""

    @property
    def file_name(self) -> str:
        """The name of its file."""

    @property
    def accepted_at(self) -> datetime:
        """When it was accepted, in UTC."""

    @property
    def accepted_by(self) -> str:
        """Who accepted it; nobody where the program brought the figures itself."""

    @property
    def rows(self) -> int:
        """How many figures it holds."""

    @property
    def undone_at(self) -> datetime | None:
        """When it was undone, in UTC."""

    @property
    def kept_as(self) -> str:
        """Where its file is kept below ``DATA_DIR``."""


class Importing(Protocol):
    """What reads, compares, stores and takes back files."""

    def examine(self, path: Path, name: str, settings: Settings, store: str, *, sheets: Sequence[str] = ()) -> Outcome:
        """Read, check and compare a file; store nothing."""

    def accept(
        self, path: Path, name: str, settings: Settings, store: str, by: str, *, sheets: Sequence[str] = ()
    ) -> Outcome:
        """The same, then store it in one transaction."""

    def undo(self, settings: Settings, store: str, batch: int) -> Undone:
        """Take one batch back."""

    def depends(self, settings: Settings, store: str, batch: int) -> Sequence[Depends]:
        """Which later live imports touch the cells of a batch."""

    def history(self, settings: Settings, store: str) -> Sequence[Past]:
        """All batches of a store."""

    def advice(self, code: str) -> str:
        """What to do about an issue of this code, as a catalogue entry; empty where there is nothing to add."""


class Reader(Protocol):
    """What reads a file of any format into a book."""

    def read(self, path: Path, name: str) -> Book:
        """Read a file in a process of its own."""


def importing() -> Importing:
    """The importer, loaded when it is first asked for: it brings the store and the readers with it."""
    return cast("Importing", import_module("analytics.ingest.importing"))


def reader() -> Reader:
    """The reader of files, loaded when it is first asked for."""
    return cast("Reader", import_module("analytics.ingest.files"))
