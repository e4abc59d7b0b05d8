"""Turns what a database or a disk refuses into a sentence that says what to do."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from sqlalchemy.exc import DatabaseError, DataError, IntegrityError, ProgrammingError

from analytics.errors import Refused
from analytics.i18n import mark

if TYPE_CHECKING:
    from collections.abc import Iterator

_HELD: Final = mark(
    "Another program holds the store: an import, a backup or a restore. Nothing was changed; try again in a moment."
)
_FULL: Final = mark("The disk is full; nothing was changed. Free some room and try again.")
_READ_ONLY: Final = mark(
    "The data folder or the store in it cannot be written; nothing was changed. Give write permission, or set DATA_DIR to another folder."
)
_DAMAGED: Final = mark(
    "The store is damaged and was left as it is. Move it out of the data folder, or bring back a backup, then run: python -m analytics init"
)
_FORBIDDEN: Final = mark(
    "The database does not let this user change the store; nothing was changed. Give the user of DATABASE_URL the right to write."
)
_SILENT: Final = mark("The database does not answer. Check DATABASE_URL and that the server runs.")
_OTHER: Final = mark(
    "The store cannot be written ({kind}); nothing was changed. Check that no other program holds it and the disk has room."
)
_UNREADABLE: Final = mark(
    "A file cannot be read or written ({kind}); nothing was changed. Check the disk and try again."
)
# By the beginning of SQLite's name of the error, and by PostgreSQL's code.
_SQLITE: Final = {
    "SQLITE_BUSY": _HELD,
    "SQLITE_LOCKED": _HELD,
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_CANTOPEN": _READ_ONLY,
    "SQLITE_PERM": _READ_ONLY,
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_NOTADB": _DAMAGED,
}
_POSTGRES: Final = {
    "55P03": _HELD,
    "40001": _HELD,
    "40P01": _HELD,
    "53100": _FULL,
    "25006": _FORBIDDEN,
    "42501": _FORBIDDEN,
}
_DISK: Final = {
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT, errno.EFBIG), _FULL),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), _READ_ONLY),
}


@contextmanager
def guarded() -> Iterator[None]:
    """Refuse what a locked, full, read-only or silent store or disk stops; faults of the program pass through."""
    try:
        yield
    except DatabaseError as error:
        if _of_the_program(error):
            raise
        raise Refused(_sentence(error), kind=type(error).__name__) from error
    except OSError as error:
        message = _DISK.get(error.errno or 0, _UNREADABLE)
        raise Refused(message, kind=errno.errorcode.get(error.errno or 0, type(error).__name__)) from error


def _of_the_program(error: DatabaseError) -> bool:
    """Whether the program asked for what cannot be, rather than the database being unable; a missing right is neither."""
    asked = isinstance(error, (IntegrityError, ProgrammingError, DataError))
    return asked and getattr(error.orig, "sqlstate", None) not in _POSTGRES


def _sentence(error: DatabaseError) -> str:
    name = getattr(error.orig, "sqlite_errorname", None)
    if name is not None:
        return next((message for begin, message in _SQLITE.items() if name.startswith(begin)), _OTHER)
    return _POSTGRES.get(getattr(error.orig, "sqlstate", None) or "", _SILENT)
