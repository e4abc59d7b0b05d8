"""Starts the servers that are measured, and reads what they use of the machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[2]
HOST: Final = "127.0.0.1"
APP: Final = "app.py"
EMPTY: Final = "tests/benchmarks/empty/app.py"
_START_SECONDS = 120
_OWN_SETTINGS = ("DATA_DIR", "DATABASE_URL", "MAP_DATA_DIR", "MAP_APPROVAL_NO")


@dataclass(frozen=True)
class Server:
    """A running server: where it answers, the token it hands to a browser, its process and its log."""

    url: str
    token: str
    pid: int
    log: Path

    def last_words(self) -> str:
        """The last line of its log: where a page could not be shown, the error."""
        lines = self.log.read_text(encoding="utf-8", errors="replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "nothing in the log")

    def rss_mb(self) -> float:
        """Memory it holds now, in MB."""
        return self._status_kb("VmRSS:") / 1024

    def peak_mb(self) -> float:
        """Most memory it has held, in MB."""
        return self._status_kb("VmHWM:") / 1024

    def cpu_seconds(self) -> float:
        """Processor time it has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _status_kb(self, name: str) -> int:
        lines = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith(name))


@contextmanager
def serve(script: str, folder: Path) -> Iterator[Server]:
    """Run an app with its data and log in ``folder`` until the end of the ``with``."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port = probe.getsockname()[1]
    log = folder / "server.log"
    env = {name: value for name, value in os.environ.items() if name not in _OWN_SETTINGS}
    env |= {"PYTHONUNBUFFERED": "1", "DATA_DIR": str(folder)}
    command = [sys.executable, "-m", "streamlit", "run", script, f"--server.port={port}", "--server.headless=true"]
    with (
        log.open("wb") as out,
        subprocess.Popen(command, cwd=ROOT, env=env, stdout=out, stderr=out, stdin=subprocess.DEVNULL) as process,
    ):
        try:
            url = f"http://{HOST}:{port}"
            yield Server(url, _token(process, url, log), process.pid, log)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _token(process: subprocess.Popen[bytes], url: str, log: Path) -> str:
    """Wait until the server answers, and keep the token of its first answer."""
    until = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=5) as answer:  # noqa: S310 - our own server
                return _cookies(answer.headers.get_all("Set-Cookie") or []).get("_streamlit_xsrf", "")
        except OSError:
            time.sleep(0.1)
    message = f"The server did not start:\n{log.read_text(encoding='utf-8', errors='replace')}"
    raise RuntimeError(message)


def _cookies(headers: list[str]) -> dict[str, str]:
    pairs = (header.split(";", 1)[0].partition("=") for header in headers)
    return {name: value for name, _, value in pairs}
