"""LibreOffice and Poppler for tests: a document as its pages' text."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


def pages(path: Path) -> list[str]:
    """Render a file and give the text of each page; skips where the programs are not installed."""
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        pytest.skip("LibreOffice or Poppler is not installed")
    profile = path.parent / "profile"
    convert = ("soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "pdf", "--outdir")
    subprocess.run([*convert, str(path.parent), str(path)], check=True, capture_output=True, stdin=subprocess.DEVNULL)
    read = ("pdftotext", "-layout", str(path.with_suffix(".pdf")), "-")
    text = subprocess.run(read, check=True, capture_output=True, encoding="utf-8").stdout
    return text.split("\f")[:-1]
