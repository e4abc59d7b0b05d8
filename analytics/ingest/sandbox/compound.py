"""Opens the compound files (OLE) that old Office programs wrote, as far as reading a stream needs."""

from __future__ import annotations

import struct
from array import array
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from analytics.ingest.sandbox.out import Out

_HEADER: Final = 512
_ENTRY: Final = 128
_LAST: Final = 0xFFFFFFFA
_STREAM, _ROOT = 2, 5
_SHIFTS: Final = (9, 12)
_DAMAGED: Final = (struct.error, IndexError, ValueError, OSError)


class Compound:
    """The streams of a compound file by their names, and the names of its folders."""

    def __init__(self, path: str, out: Out) -> None:
        self.path, self._out = path, out
        try:
            with open(path, "rb") as file:  # noqa: PTH123 - quicker to start without pathlib
                self._data = file.read()
            self._open()
        except _DAMAGED:
            out.refuse("file-damaged")

    def kind(self) -> str:
        """Name what the file is: a reader, or a format that is not read; what is encrypted is refused."""
        if "EncryptedPackage" in self.names:
            self._out.refuse("file-encrypted")
        kinds = {"Workbook": "xls", "Book": "xls", "WordDocument": "DOC", "PowerPoint Document": "PPT"}
        return next((kind for name, kind in kinds.items() if name in self._streams), "OLE")

    def stream(self, name: str) -> bytes:
        """Give a stream; small ones lie inside another."""
        try:
            start, size = self._streams[name]
            if size < self._cutoff:
                chain = self._chain(start, self._small)
                data = b"".join(self._mini[at << self._mini_shift : (at + 1) << self._mini_shift] for at in chain)
            else:
                data = self._sectors(start)
        except (*_DAMAGED, KeyError):
            self._out.refuse("file-damaged")
        if len(data) < size:
            self._out.refuse("file-damaged")
        return data[:size]

    def _open(self) -> None:
        shift, self._mini_shift = struct.unpack_from("<HH", self._data, 30)
        fats, directory = struct.unpack_from("<II", self._data, 44)
        self._cutoff, small, _, more, _ = struct.unpack_from("<IIIII", self._data, 56)
        if shift not in _SHIFTS:
            raise ValueError
        self._shift = shift
        self._fat = self._table(fats, more)
        self._streams: dict[str, tuple[int, int]] = {}
        self.names: set[str] = set()
        root = (0, 0)
        entries = self._sectors(directory)
        for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
            entry = entries[at : at + _ENTRY]
            length, kind = struct.unpack_from("<HB", entry, 64)
            place = struct.unpack_from("<II", entry, 116)
            name = entry[: max(0, length - 2)].decode("utf-16-le", "ignore")
            self.names.add(name)
            if kind == _ROOT:
                root = place
            elif kind == _STREAM:
                self._streams.setdefault(name, place)
        self._small = _numbers(self._sectors(small)) if small < _LAST else array("I")
        self._mini = self._sectors(root[0]) if root[1] else b""

    def _table(self, fats: int, more: int) -> array[int]:
        """Put together the table that says which sector follows which."""
        places = list(struct.unpack_from("<109I", self._data, 76))
        seen = 0
        while more < _LAST and seen <= len(self._data) >> self._shift:
            block = _numbers(self._sector(more))
            places += block[:-1]
            more = block[-1]
            seen += 1
        table = array("I")
        for place in places[:fats]:
            if place < _LAST:
                table += _numbers(self._sector(place))
        return table

    def _sector(self, number: int) -> bytes:
        at = (number + 1) << self._shift
        found = self._data[at : at + (1 << self._shift)]
        if not found:
            raise IndexError
        return found

    def _sectors(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in self._chain(start, self._fat))

    def _chain(self, start: int, table: array[int]) -> list[int]:
        """Follow a chain to its end; one that runs in a circle is damage."""
        chain: list[int] = []
        while start < _LAST:
            if len(chain) > len(table):
                raise ValueError
            chain.append(start)
            start = table[start]
        return chain


def _numbers(data: bytes) -> array[int]:
    return array("I", data[: len(data) // 4 * 4])
