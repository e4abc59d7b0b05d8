"""Whatever happens in the middle of an import, the store is as before or as after, and the reader is told."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event, make_url, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from analytics.errors import Refused
from analytics.settings import ROOT
from analytics.store import engine
from analytics.store.digest import content_hash
from analytics.store.guard import guarded
from analytics.store.undo import history, verify
from tests.facts import observe, take
from tests.store import killed

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from tests.store.conftest import Files

KILLS = 30
NOBODY = 65534


def seen(opened: Engine) -> str:
    with Session(opened) as session:
        assert verify(session) == []
        return content_hash(session)


def give(opened: Engine, name: str) -> int:
    """Take in a file whose one figure is as long as the file's name."""
    with guarded(), Session(opened) as session, session.begin():
        return take(session, observe("exam_registered", y2024=len(name), source="reported 2025"), name=name)


def refusal(opened: Engine, name: str = "more") -> str:
    with pytest.raises(Refused) as told:
        give(opened, name)
    assert told.value.text("zh") != str(told.value)
    return str(told.value)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are not forked here")
def test_an_import_killed_at_any_moment_is_whole_or_not_there(files: Files, tmp_path: Path) -> None:
    ready = str(make_url(files.ready()).database)
    command = [sys.executable, "-m", "tests.store.killed", ready, str(tmp_path), str(KILLS)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    first, *kills = (json.loads(line) for line in done.stdout.splitlines())
    assert first["before"] != first["after"]
    assert [kill["signal"] for kill in kills] == [9] * KILLS
    for kill in kills:
        expected = "after" if kill["moment"] > first["ticks"] else "before"
        assert kill["found"] == first[expected], kill


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_a_store_held_by_another_program_is_said_to_be(files: Files, lock: str) -> None:
    url = files.ready()
    opened = engine.writer(url, wait_ms=20)
    give(opened, "first")
    before = seen(opened)
    with closing(sqlite3.connect(str(make_url(url).database), isolation_level=None)) as other:
        other.execute(f"BEGIN {lock}")
        assert "Another program holds the store" in refusal(opened)
        other.execute("ROLLBACK")
    assert seen(opened) == before
    assert give(opened, "more") == 2
    opened.dispose()


def test_an_import_waits_for_another_no_longer_than_it_may(ready: str) -> None:
    one, other = engine.writer(ready), engine.writer(ready, wait_ms=20)
    with Session(one) as session, session.begin():
        take(session, observe("exam_registered", y2024=1), name="first")
        assert "Another program holds the store" in refusal(other, "second")
    assert give(other, "second") == 2
    with Session(one) as session:
        assert [batch.file_name for batch in history(session)] == ["second", "first"]
    one.dispose()
    other.dispose()


def test_an_import_lands_while_a_backup_is_taken(files: Files, tmp_path: Path) -> None:
    url = files.ready()
    opened = engine.writer(url)
    give(opened, "first")
    before, during = seen(opened), []

    def step(_status: int, _left: int, _whole: int) -> None:
        if not during:
            during.append(give(opened, "second"))

    copy = tmp_path / "copy.db"
    with closing(sqlite3.connect(str(make_url(url).database))) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target, pages=10, progress=step)
    backed_up = engine.writer(f"sqlite:///{copy}")
    assert during == [2]
    assert seen(backed_up) in (before, seen(opened))
    for one in (opened, backed_up):
        one.dispose()


def test_a_full_disk_stores_nothing_and_later_all(files: Files) -> None:
    url = files.ready()
    small = engine.writer(url)

    @event.listens_for(small, "connect")
    def _connect(connection: sqlite3.Connection, _record: object) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count={pages + 10}")

    before = seen(small)
    with Session(small) as session:
        codes = killed.counties(session)
    with pytest.raises(Refused, match="The disk is full; nothing was changed"), guarded():
        import_counties(small, codes)
    assert seen(small) == before
    opened = engine.writer(url)
    assert import_counties(opened, codes) == 1
    assert seen(opened) != before
    for one in (small, opened):
        one.dispose()


def import_counties(opened: Engine, codes: list[str]) -> int:
    with Session(opened) as session, session.begin():
        return killed.accept(session, "counties", codes, 1)


READ_ONLY = """
import os, sys
from pathlib import Path
from analytics.errors import Refused
from analytics.ingest.keeping import keep
from tests.facts import tree
from tests.store.test_faults import give, engine
folder = Path(sys.argv[1])
tree()
if os.geteuid() == 0:
    os.setuid(int(sys.argv[2]))
for work in (
    lambda: give(engine.writer(f"sqlite:///{folder / 'store.db'}"), "more"),
    lambda: keep(folder, folder / "store.db", "0" * 64, ".xlsx"),
):
    try:
        work()
    except Refused as refused:
        print(refused)
"""


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="a folder is made read-only in another way here")
def test_a_folder_that_cannot_be_written_is_said_to_be(files: Files) -> None:
    # Not under the folder of this test, which others may not enter; root may write anywhere, so it steps down.
    with tempfile.TemporaryDirectory() as made:
        folder, store = Path(made), Path(made) / "store.db"
        store.write_bytes(Path(str(make_url(files.ready()).database)).read_bytes())
        before = store.read_bytes()
        folder.chmod(0o555)
        command = [sys.executable, "-c", READ_ONLY, made, str(NOBODY)]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
        folder.chmod(0o755)
        said = done.stdout.splitlines()
        assert [line.split(";")[0] for line in said] == ["The data folder or the store in it cannot be written"] * 2
        assert store.read_bytes() == before
        assert [one.name for one in folder.iterdir()] == ["store.db"]


def test_a_fault_of_the_program_is_not_explained_away(writer: Engine) -> None:
    with pytest.raises(IntegrityError), guarded(), writer.begin() as connection:
        connection.execute(text("INSERT INTO naming VALUES ('nobody', 9, '', '', '', '', '')"))


def test_other_trouble_with_a_disk_is_named() -> None:
    with pytest.raises(Refused, match=r"cannot be read or written \(EIO\)"), guarded():
        raise OSError(5, "Input/output error")
    with pytest.raises(Refused, match="The disk is full"), guarded():
        raise OSError(28, "No space left on device")
