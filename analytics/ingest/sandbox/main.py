"""The program of the throw-away process: path and kind of a file in, lines of JSON out."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from typing import Final

from analytics.ingest.sandbox import limits
from analytics.ingest.sandbox.out import Out, Stop

# The modules that read what is inside a zip or an OLE file are loaded once that is known: starting costs time.
_ENDINGS: Final = {
    "xlsx": (".xlsx", ".xlsm"),
    "xls": (".xls",),
    "xlsb": (".xlsb",),
    "ods": (".ods",),
    "text": (".csv", ".txt"),
}


def main(path: str, kind: str, suffix: str) -> None:
    """Read one file and write what it holds; end quietly where an issue says why it cannot be read."""
    out = Out(sys.stdout.buffer)
    limits.hold()
    # Nothing here refers to itself, and the process ends soon.
    gc.disable()
    try:
        _read(path, kind, suffix, out)
    except Stop:
        pass
    except MemoryError:
        out.issue("file-too-heavy")
    out.close()


def _read(path: str, kind: str, suffix: str, out: Out) -> None:
    """Open what the first bytes promise, see what is inside, and read it if its name says the same."""
    opened: object = path
    if kind == "zip":
        opened = archive = import_module("analytics.ingest.sandbox.archive").Archive(path, out)
        kind = archive.kind()
    elif kind == "ole":
        opened = compound = import_module("analytics.ingest.sandbox.compound").Compound(path, out)
        kind = compound.kind()
    if kind not in _ENDINGS:
        out.refuse("file-wrong-type", suffix=suffix, actual=kind)
    if suffix not in _ENDINGS[kind]:
        out.refuse("file-wrong-ending", suffix=suffix, actual=_ENDINGS[kind][0])
    import_module(f"analytics.ingest.sandbox.{kind}").read(opened, out)
