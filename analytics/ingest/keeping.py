"""Keeps accepted files as they came, under the digest of their content."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path
from typing import Final

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.store.guard import guarded

FOLDER: Final = "imports"
_DIGEST: Final = re.compile("[0-9a-f]{64}")
_SUFFIX: Final = re.compile(r"(\.[a-z0-9]{1,5})?")
_PIECE: Final = 1 << 20


def keep(data_dir: Path, path: Path, sha256: str, suffix: str) -> str:
    """Copy a file to ``imports/<sha256><suffix>`` in the data folder; give that path, relative to the folder.

    A file kept before stays as it is. Call it before the transaction: a file that no batch names does no harm.
    """
    if not _DIGEST.fullmatch(sha256) or not _SUFFIX.fullmatch(suffix):
        message = f"no name for a file to keep: {sha256}{suffix}"
        raise ValueError(message)
    kept = f"{FOLDER}/{sha256}{suffix}"
    with guarded():
        folder = data_dir / FOLDER
        folder.mkdir(parents=True, exist_ok=True)
        if not (data_dir / kept).exists():
            _copy(path, data_dir / kept, sha256)
    return kept


def _copy(path: Path, target: Path, sha256: str) -> None:
    """Write beside the target, then give the whole file its name: a crash leaves no half of it there."""
    number, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=target.parent)
    part = Path(name)
    try:
        with path.open("rb") as source, os.fdopen(number, "wb") as copy:
            digest = hashlib.sha256()
            while piece := source.read(_PIECE):
                digest.update(piece)
                copy.write(piece)
            copy.flush()
            os.fsync(copy.fileno())
        if digest.hexdigest() != sha256:
            raise Refused(mark("The file changed while it was read, so nothing was stored. Import it again."))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    _make_lasting(target.parent)


def _make_lasting(folder: Path) -> None:
    """Write the folder's own entry to the disk, where a system knows how."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    opened = os.open(folder, os.O_DIRECTORY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
