"""The formats a document can be written in, and the one way in which a file comes about: whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO, Final, Protocol

from analytics.errors import Refused
from analytics.export import names, pack, singles
from analytics.export.means import Means
from analytics.i18n import mark
from analytics.regions import Boundaries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from analytics.export.document import Document
    from analytics.regions import RegionTree
    from analytics.settings import Settings

UNKNOWN_FORMAT: Final = mark("There is no format '{format}'; there are: {formats}.")
UNWRITABLE: Final = mark(
    "The file {name} could not be written ({kind}), and nothing is left of it. Check that the folder is there, that it can be written, and that the disk has room."
)


class Format(Protocol):
    """What a module of a format offers."""

    SUFFIX: str
    MIME: str

    def write(self, document: Document, out: BinaryIO, means: Means) -> None:
        """Write a document."""


FORMATS: Final[dict[str, Format]] = {**singles.SINGLES, "pack": pack}


def chosen(name: str) -> Format:
    """The format of a name; an unknown one is refused."""
    if name not in FORMATS:
        raise Refused(UNKNOWN_FORMAT, format=name[:40], formats=", ".join(FORMATS))
    return FORMATS[name]


def means(settings: Settings, tree: RegionTree) -> Means:
    """What the figures of a store need, as this deployment has it."""
    return Means(tree, Boundaries(settings.map_data_dir), settings.map_approval_no, templates=settings.templates)


def write_file(document: Document, name: str, path: Path, needed: Means) -> list[Path]:
    """Write a document in a format to a path, or to its own name in a folder; give what was written.

    A CSV has its description beside it. A file that cannot be written is refused, and what stood there stays.
    """
    module = chosen(name)
    target = path / f"{names.stem(document, needed.tree)}{module.SUFFIX}" if path.is_dir() else path
    _whole(target, lambda out: module.write(document, out, needed.of(name)))
    beside = singles.beside(name, document, target.name)
    for other, content in beside.items():
        _whole(target.with_name(other), lambda out, content=content: out.write(content))  # type: ignore[misc]
    return [target, *(target.with_name(other) for other in beside)]


def _whole(target: Path, fill: Callable[[BinaryIO], object]) -> None:
    part = target.with_name(f".{os.getpid()}.part")
    try:
        with part.open("wb") as out:
            fill(out)
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
    except OSError as error:
        raise Refused(UNWRITABLE, name=target.name[:80], kind=type(error).__name__) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
