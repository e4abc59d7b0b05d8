"""Starts the throw-away process that reads a file, and hears it out."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

import orjson

from analytics.ingest.sandbox import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

WALL_SECONDS: Final = 25
_LOG: Final = logging.getLogger(__name__)
_ROOT: Final = str(Path(__file__).resolve().parents[3])
_START: Final = (
    "import sys; sys.path.append(sys.argv[1]); from analytics.ingest.sandbox.main import main; main(*sys.argv[2:])"
)
# Windows cannot start a program without knowing where its own libraries are.
_KEPT: Final = ("SYSTEMROOT",) if sys.platform == "win32" else ()


class Died(Exception):  # noqa: N818 - what happened to the process; the file is to blame
    """The process ended before it had said everything; ``heavy`` if it was for want of memory or time."""

    def __init__(self, *, heavy: bool) -> None:
        super().__init__()
        self.heavy = heavy


def listen(path: Path, kind: str, suffix: str) -> Iterator[list[Any]]:
    """Give what the process says, piece by piece; ``Died`` where it ends in the middle."""
    with tempfile.TemporaryDirectory() as folder, _started(path, kind, suffix, folder) as (process, late):
        read = 0
        for line in _lines(process.stdout):
            read += len(line)
            if read > limits.OUTPUT * 2:
                raise Died(heavy=True)
            said = orjson.loads(line)
            if said[0] == "done":
                return
            yield said
        status = process.wait()
        # Nothing of the file itself is logged: it may hold personal data.
        _LOG.warning("the process that reads files ended with status %d", status)
        # A signal ends it where an allocation fails or a clock runs out.
        raise Died(heavy=late.is_set() or status < 0)


@contextmanager
def _started(
    path: Path, kind: str, suffix: str, folder: str
) -> Iterator[tuple[subprocess.Popen[bytes], threading.Event]]:
    """Run the process until the end of the ``with``, and not longer than the clock allows."""
    command = [sys.executable, "-I", "-B", "-c", _START, _ROOT, str(path.resolve()), kind, suffix]
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    late = threading.Event()
    with subprocess.Popen(  # noqa: S603 - our own program; the file's name is text of our making
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=kept, cwd=folder
    ) as process:

        def stop() -> None:
            late.set()
            process.kill()

        clock = threading.Timer(WALL_SECONDS, stop)
        clock.daemon = True
        clock.start()
        try:
            yield process, late
        finally:
            clock.cancel()
            process.kill()


def _lines(stream: IO[bytes] | None) -> Iterator[bytes]:
    """Give whole lines; one without an end is the last word of a process that died."""
    while stream and (line := stream.readline(limits.OUTPUT)).endswith(b"\n"):
        yield line
