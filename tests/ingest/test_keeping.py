"""An accepted file is kept whole, once, under its digest."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from analytics.errors import Refused
from analytics.ingest.keeping import keep
from analytics.settings import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CONTENT = b"figures" * 1000
DIGEST = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def came(tmp_path: Path) -> Path:
    path = tmp_path / "came.xlsx"
    path.write_bytes(CONTENT)
    return path


def kept(data_dir: Path) -> list[str]:
    return sorted(one.name for one in (data_dir / "imports").iterdir())


def test_a_file_is_kept_under_its_digest_and_a_second_time_left_alone(tmp_path: Path, came: Path) -> None:
    data_dir = tmp_path / "data"
    assert keep(data_dir, came, DIGEST, ".xlsx") == f"imports/{DIGEST}.xlsx"
    first = (data_dir / "imports" / f"{DIGEST}.xlsx").stat()
    assert keep(data_dir, came, DIGEST, ".xlsx") == f"imports/{DIGEST}.xlsx"
    assert (data_dir / "imports" / f"{DIGEST}.xlsx").stat().st_mtime_ns == first.st_mtime_ns
    assert kept(data_dir) == [f"{DIGEST}.xlsx"]
    assert (data_dir / "imports" / f"{DIGEST}.xlsx").read_bytes() == CONTENT
    assert came.exists()


def test_a_file_that_is_no_longer_what_was_read_is_refused(tmp_path: Path, came: Path) -> None:
    came.write_bytes(CONTENT + b"!")
    with pytest.raises(Refused, match="The file changed while it was read"):
        keep(tmp_path, came, DIGEST, ".xlsx")
    assert kept(tmp_path) == []


@pytest.mark.parametrize(("digest", "suffix"), [("../../x", ".xlsx"), (DIGEST, "/../x"), (DIGEST, ".XLSX"), ("", "")])
def test_only_a_digest_and_a_suffix_make_a_name(tmp_path: Path, came: Path, digest: str, suffix: str) -> None:
    with pytest.raises(ValueError, match="no name for a file"):
        keep(tmp_path, came, digest, suffix)
    assert [one.name for one in tmp_path.iterdir()] == ["came.xlsx"]


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"cannot be read or written \(ENOENT\)"):
        keep(tmp_path, tmp_path / "gone.xlsx", DIGEST, ".xlsx")
    assert kept(tmp_path) == []


FULL = """
import resource, sys
from pathlib import Path
from analytics.errors import Refused
from analytics.ingest.keeping import keep
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    keep(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], ".xlsx")
except Refused as refused:
    print(refused)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on the size of files")
def test_no_half_of_a_file_is_kept_on_a_full_disk(tmp_path: Path, came: Path) -> None:
    command = [sys.executable, "-c", FULL, str(tmp_path), str(came), DIGEST]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout == "The disk is full; nothing was changed. Free some room and try again.\n"
    assert kept(tmp_path) == []
