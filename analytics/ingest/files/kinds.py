"""Tells from its first bytes which reader of the sandbox a file is for."""

from __future__ import annotations

import re
from typing import Final

ENDINGS: Final = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".txt")
TEXT: Final = (".csv", ".txt")
HEAD: Final = 4096
# zip and ole are looked into further in the sandbox; none of the other formats is read.
_SIGNS: Final = (
    (b"PK\3\4", "zip"),
    (b"PK\5\6", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"\x09\x08\x10\x00", "Excel 5"),
    (b"\x09\x04\x06\x00", "Excel 4"),
    (b"\x09\x02\x06\x00", "Excel 3"),
    (b"\x09\x00\x04\x00", "Excel 2"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"SQLite format 3", "SQLite"),
)
_TEXTS: Final = (
    (
        "HTML",
        re.compile(
            rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype html|html|head|meta|style|body|table)\b", re.IGNORECASE | re.DOTALL
        ),
    ),
    ("MHTML", re.compile(rb"\s*mime-version:", re.IGNORECASE)),
    ("XML", re.compile(rb"\s*<(?:\?xml|\?mso|workbook)", re.IGNORECASE)),
)


def kind(head: bytes) -> str:
    """Name what a file is: ``zip``, ``ole``, ``text``, or a format that is not read, by its name."""
    for sign, name in _SIGNS:
        if head.startswith(sign):
            return name
    bare = head.removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        bare = head[2:].replace(b"\0", b"")
    return next((name for name, sign in _TEXTS if sign.match(bare)), "text")
