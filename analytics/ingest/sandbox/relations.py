"""Follows what one part of an Office file says of the others."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from analytics.ingest.sandbox import xml

if TYPE_CHECKING:
    from analytics.ingest.sandbox.archive import Archive


def relations(archive: Archive, part: str) -> dict[str, tuple[str, str]]:
    """Give what a part refers to inside the file: id to kind and part; the last word of a kind is the same in all versions."""
    folder, name = posixpath.split(part)
    found: dict[str, tuple[str, str]] = {}
    for _, element, attributes in xml.elements(archive.read(f"{folder}/_rels/{name}.rels".lstrip("/"))):
        if element == "Relationship" and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes["Target"])).lstrip("/")
            found[attributes["Id"]] = (attributes["Type"].rpartition("/")[2], target)
    return found
