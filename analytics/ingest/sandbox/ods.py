"""Reads .ods workbooks: one pass of a parser over their content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.parsers.expat import ExpatError

from analytics.ingest.sandbox import beside, xml
from analytics.ingest.sandbox.odcontent import Content
from analytics.ingest.sandbox.odstyles import Styles
from analytics.ingest.sandbox.pieces import gather

if TYPE_CHECKING:
    from analytics.ingest.sandbox.archive import Archive
    from analytics.ingest.sandbox.out import Out

_DAMAGED: Final = (ExpatError, ValueError, KeyError, IndexError, OverflowError)
# Sheets of other files whose values were kept are named by their address.
_LINK: Final = ("'file:", "file:", "'http")


def read(archive: Archive, out: Out) -> None:
    """Write all sheets."""
    if "META-INF/manifest.xml" in archive and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        out.refuse("file-encrypted")
    if any(name.startswith(("basic/", "scripts/")) for name in archive):
        out.issue("file-macros")
    try:
        _write(archive, out)
    except xml.Unsafe:
        out.refuse("file-unsafe")
    except _DAMAGED:
        out.refuse("file-damaged")


def _write(archive: Archive, out: Out) -> None:
    content = Content(Styles(), out)
    for part in ("styles.xml", "content.xml"):
        if part in archive:
            content.parse(archive.blocks(part))
    if any(table.name.startswith(_LINK) for table in content.tables):
        out.issue("file-links")
    for table in content.tables:
        if not table.name.startswith(_LINK) and out.sheet(
            table.name, gather(table.rows(), out), is_hidden=table.is_hidden
        ):
            beside.comments(out, table.comments)
            beside.headers(out, content.headers.get(table.page, ()))
            out.end(table.merged, table.hidden_rows, table.hidden_columns)
