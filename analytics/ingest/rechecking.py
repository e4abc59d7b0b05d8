"""Brings the kept findings of a store up to its figures, outside any reader's session."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final

from analytics import progress
from analytics.claims import kept
from analytics.errors import Refused
from analytics.ingest import jobs
from analytics.settings import STORES
from analytics.store import read
from analytics.store.opening import reading, writing

if TYPE_CHECKING:
    from analytics.settings import Settings

_LOG = logging.getLogger("yanzhen.rechecking")
# As often the store is left free while it is checked; then a check holds it to its end.
_FREELY: Final = 3
# Figures whose check takes a second or so.
_LARGE: Final = 20_000


def recheck(settings: Settings, store: str) -> bool:
    """Check what changed since the last check, or everything; say whether anything was due."""
    for _ in range(_FREELY):
        with reading(settings, store) as session:
            wanted = kept.due(session)
            if wanted is None:
                return False
            tree = read.region_tree(session)
            found = kept.make(session, tree, wanted, _tell)
        with writing(settings, store) as session:
            if kept.put(session, tree, wanted, found):
                return True
    with writing(settings, store) as session:
        return kept.renew(session, read.region_tree(session))


def follow(settings: Settings, store: str, figures: int) -> None:
    """Check what an import or an undo of so many figures touched, where the store was checked before.

    After a large one a process of its own does so: nobody need wait for it, and the page of findings tells that it is
    under way. The change itself stands whatever becomes of this: the store knows what is unchecked, and its page says so.
    """
    try:
        if not _was_checked(settings, store):
            return
        if figures < _LARGE:
            recheck(settings, store)
        else:
            jobs.check(settings, store=store if store in STORES else str(Path(store).resolve()))
    except Refused as refused:
        _LOG.warning("findings not brought up to date: %s", refused)


def _was_checked(settings: Settings, store: str) -> bool:
    with reading(settings, store) as session:
        wanted = kept.due(session)
        return wanted is not None and wanted.touched is not None


def _tell(done: int, total: int) -> None:
    progress.step("rechecking", done, total)
