"""Opens the zip that a workbook is, after looking for every trick a zip can play."""

from __future__ import annotations

import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from analytics.ingest.sandbox import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analytics.ingest.sandbox.out import Out

_BLOCK: Final = 1 << 18
_OVERLAP: Final = 32
_DECLARATIONS: Final = tuple(
    word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("ascii", "utf-16-le", "utf-16-be")
)
_DAMAGED: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, IndexError)
# The end record is within the last 64 kB: its fields say how long the directory is before it is read.
_TAIL: Final = (1 << 16) + 22
_ENCRYPTED: Final = 1


class Archive:
    """The parts of a workbook, by names in lower case with forward slashes."""

    def __init__(self, path: str, out: Out) -> None:
        self.path = path
        self._out = out
        try:
            _directory_fits(path, out)
            self._zip = zipfile.ZipFile(path)
        except _DAMAGED:
            out.refuse("file-damaged")
        self._parts = self._listed()
        self._checked()

    def _listed(self) -> dict[str, zipfile.ZipInfo]:
        members = self._zip.infolist()
        if len(members) > limits.MEMBERS or sum(member.file_size for member in members) > limits.UNPACKED:
            self._out.refuse("file-too-heavy")
        parts: dict[str, zipfile.ZipInfo] = {}
        for member in members:
            # The name as it stands in the file: zipfile itself cuts names at a NUL.
            name = member.orig_filename.replace("\\", "/").lower()
            if name in parts or _is_trick(name):
                self._out.refuse("file-unsafe")
            if member.flag_bits & _ENCRYPTED:
                self._out.refuse("file-encrypted")
            if member.file_size > limits.SMALL_MEMBER and member.file_size > limits.RATIO * member.compress_size:
                self._out.refuse("file-too-heavy")
            parts[name] = member
        return parts

    def _checked(self) -> None:
        """Unpack every member once: its checksum is right, it is as long as it says, and it declares nothing."""
        for name in self._parts:
            is_xml = name.endswith((".xml", ".rels", ".vml"))
            before = b""
            for block in self.blocks(name):
                if is_xml and any(word in before + block for word in _DECLARATIONS):
                    self._out.refuse("file-unsafe")
                before = block[-_OVERLAP:]

    def kind(self) -> str:
        """Name what is packed here: a reader, or a format that is not read."""
        signs = {
            "xl/workbook.bin": "xlsb",
            "xl/workbook.xml": "xlsx",
            "content.xml": self._odf(),
            "word/document.xml": "DOCX",
            "ppt/presentation.xml": "PPTX",
            "[content_types].xml": "xlsx",
        }
        return next((kind for name, kind in signs.items() if name in self), "ZIP")

    def _odf(self) -> str:
        kind = self.read("mimetype").decode("ascii", "ignore").strip() if "mimetype" in self else ""
        return "ods" if "spreadsheet" in kind or not kind else "OpenDocument"

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def size(self, name: str) -> int:
        """Give how long a part is, unpacked."""
        return self._parts[name.lower()].file_size

    def read(self, name: str, most: int = limits.SMALL_PART) -> bytes:
        """Give a whole part; one that is missing is damage, one longer than ``most`` too heavy."""
        if name not in self:
            self._out.refuse("file-damaged")
        if self.size(name) > most:
            self._out.refuse("file-too-heavy")
        return b"".join(self.blocks(name))

    def blocks(self, name: str) -> Iterator[bytes]:
        """Give a part in pieces."""
        try:
            with self._zip.open(self._parts[name.lower()]) as part:
                while block := part.read(_BLOCK):
                    yield block
        except _DAMAGED:
            self._out.refuse("file-damaged")


def _is_trick(name: str) -> bool:
    return name.startswith("/") or ":" in name or "\0" in name or ".." in name.split("/")


def _directory_fits(path: str, out: Out) -> None:
    """Refuse a directory of more members than are allowed before zipfile makes an object of each."""
    with open(path, "rb") as file:  # noqa: PTH123 - quicker to start without pathlib
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL))
        tail = file.read()
    at = tail.rfind(b"PK\5\6")
    if at >= 0 and int.from_bytes(tail[at + 12 : at + 16], "little") > limits.MEMBERS * 512:
        out.refuse("file-too-heavy")
