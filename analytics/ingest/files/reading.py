"""Reads one file into a book, come what may."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from analytics.ingest.book import Book
from analytics.ingest.files import child, kinds, names
from analytics.ingest.files.codes import issue
from analytics.ingest.files.rebuild import Rebuilt

if TYPE_CHECKING:
    from pathlib import Path

    from analytics.ingest.book import Sheet
    from analytics.ingest.draft import Issue

LARGEST: Final = 100 << 20


def read(path: Path, name: str) -> Book:
    """Read a workbook or text file that was given under ``name``; never raises for what a file can be.

    A file that cannot be read whole has no sheets and an error among its issues. Cells of text files are texts as
    written, numbers too. .xlsx, .xlsm and .ods are read exactly; what .xls and .xlsb cannot tell stands in their readers.
    """
    shown, changed = names.clean(name)
    suffix = names.suffix(shown)
    issues = [issue("file-name", name=shown)] if changed else []
    try:
        size = path.stat().st_size
        head, digest = (b"", "") if size > LARGEST else _looked(path)
    except OSError as error:
        missing = issue("file-unreadable", name=shown, kind=type(error).__name__)
        return Book(shown, "", suffix, (), (missing, *issues))
    if problem := _refused(head, size, shown, suffix):
        return Book(shown, digest, suffix, (), (problem, *issues))
    sheets, found = _heard(path, shown, kinds.kind(head), suffix)
    return Book(shown, digest, suffix, sheets, (*found, *issues))


def _looked(path: Path) -> tuple[bytes, str]:
    """Give the beginning of a file and the SHA-256 of all of it."""
    with path.open("rb") as file:
        head = file.read(kinds.HEAD)
        file.seek(0)
        return head, hashlib.file_digest(file, "sha256").hexdigest()


def _refused(head: bytes, size: int, name: str, suffix: str) -> Issue | None:
    """Say what is wrong with a file that need not be opened to see it."""
    if suffix not in kinds.ENDINGS:
        return issue("file-unknown-type", name=name, suffix=suffix or name, known=" ".join(kinds.ENDINGS))
    if size > LARGEST:
        return issue("file-too-large", name=name, limit=LARGEST >> 20)
    if not size:
        return issue("file-empty", name=name)
    kind = kinds.kind(head)
    if kind == "text" and suffix not in kinds.TEXT:
        return issue("file-wrong-ending", name=name, suffix=suffix, actual=".csv")
    if kind not in ("zip", "ole", "text"):
        return issue("file-wrong-type", name=name, suffix=suffix, actual=kind)
    return None


def _heard(path: Path, name: str, kind: str, suffix: str) -> tuple[tuple[Sheet, ...], list[Issue]]:
    """Let the sandbox read; one error, and there are no sheets."""
    rebuilt = Rebuilt(name)
    try:
        for said in child.listen(path, kind, suffix):
            rebuilt.hear(said)
    except child.Died as died:
        rebuilt.issues.append(issue("file-too-heavy" if died.heavy else "file-damaged", name=name))
    if not rebuilt.sheets and not rebuilt.refused:
        rebuilt.issues.append(issue("file-empty", name=name))
    return () if rebuilt.refused else tuple(rebuilt.sheets), rebuilt.issues
