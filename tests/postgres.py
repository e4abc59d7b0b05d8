"""A throw-away PostgreSQL for tests: its own folder, its own socket, nothing left afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

SYSTEM_USER: Final = "postgres"
PORT: Final = "5432"
SETTINGS: Final = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "autovacuum": "off",
}


@contextmanager
def postgres_url() -> Iterator[str | None]:
    """Run a new cluster and give its SQLAlchemy URL, or None where PostgreSQL isn't to be had.

    Each call starts a cluster of its own, so the workers of pytest-xdist don't meet.
    """
    programs = find_programs()
    if programs is None:
        yield None
        return
    # The path of a Unix socket is limited to about 100 characters: the name stays short.
    folder = Path(tempfile.mkdtemp(prefix="yz-pg-"))
    try:
        if _as_root():
            shutil.chown(folder, SYSTEM_USER)
        _start(programs, folder)
        try:
            yield f"postgresql+psycopg://{SYSTEM_USER}@/postgres?host={folder}&port={PORT}"
        finally:
            _run(programs / "pg_ctl", "stop", "-D", folder / "data", "-m", "immediate", "-w", folder=folder)
    finally:
        shutil.rmtree(folder)


@cache
def find_programs() -> Path | None:
    """Find the folder of ``initdb`` and ``pg_ctl``: on the PATH, else Debian's newest."""
    if _as_root() and not _can_step_down():
        return None
    on_path = shutil.which("pg_ctl")
    folders = [Path(on_path).resolve().parent] if on_path else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    return next((f for f in folders if (f / "initdb").exists() and (f / "pg_ctl").exists()), None)


def _version(folder: Path) -> float:
    try:
        return float(folder.parent.name)
    except ValueError:
        return 0.0


def _as_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _can_step_down() -> bool:
    """Tell whether root can become the user ``postgres``: the server refuses to run as root."""
    if shutil.which("runuser") is None:
        return False
    return (
        subprocess.run(["runuser", "-u", SYSTEM_USER, "--", "true"], capture_output=True, check=False).returncode == 0
    )


def _start(programs: Path, folder: Path) -> None:
    data = folder / "data"
    make = ("-D", data, "-U", SYSTEM_USER, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
    _run(programs / "initdb", *make, folder=folder)
    options = " ".join([f"-k {folder}", f"-p {PORT}", *(f"-c {name}='{value}'" for name, value in SETTINGS.items())])
    _run(programs / "pg_ctl", "start", "-D", data, "-l", folder / "log", "-w", "-o", options, folder=folder)


def _run(program: Path, *arguments: str | Path, folder: Path) -> None:
    """Run one program of PostgreSQL; RuntimeError with what it said where it fails."""
    command = [str(part) for part in (program, *arguments)]
    if _as_root():
        command = ["runuser", "-u", SYSTEM_USER, "--", *command]
    # A file, not a pipe: the server inherits it and would hold a pipe open for good.
    said = folder / "said"
    with said.open("w", encoding="utf-8") as out:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, cwd=folder, env=_environment(), check=False
        )
    if done.returncode:
        log = folder / "log"
        text = said.read_text(encoding="utf-8") + (log.read_text(encoding="utf-8") if log.exists() else "")
        msg = f"{program.name} failed ({done.returncode}):\n{text}"
        raise RuntimeError(msg)


def _environment() -> dict[str, str]:
    """Give our environment without PG* settings, which would lead to another server, and with English messages."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"}
