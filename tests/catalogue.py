"""Extracts every entry a reader may see from the code, for the test that holds the catalogue complete."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).resolve().parent.parent
KEYWORDS = {"mark": None, "say": None, "tr": (2,), "Refused": None}


@cache
def entries() -> dict[str, str]:
    """Every entry with the first place it stands at."""
    found: dict[str, str] = {}
    for folder in ("analytics", "pages"):
        rows = extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS)
        for name, line, message, _comments, _context in rows:
            if isinstance(message, str) and message:
                found.setdefault(message, f"{folder}/{name}:{line}")
    for file, column in (("figures.csv", "note"), ("choices.csv", "reason")):
        with (ROOT / "sample_data" / "published" / file).open(encoding="utf-8", newline="") as table:
            for row in csv.DictReader(table):
                if row[column]:
                    found.setdefault(row[column], f"sample_data/published/{file}")
    return found
