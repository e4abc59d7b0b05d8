"""The command check: what it writes, and when it cannot run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from analytics.cli import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def at(store_folder: Path) -> list[str]:
    """The arguments that name a store of the published figures."""
    return ["check", "--store", str(store_folder / "published.db")]


def test_findings_as_json(at: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*at, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {one["verdict"] for one in found} == {"agrees", "contradicts", "undecided"}
    assert sum(one["verdict"] == "contradicts" for one in found) == 12


def test_one_region_in_words(at: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*at, "--region", "370000"]) == 0
    shown = capsys.readouterr().out
    assert "山东省2023年“已建站乡镇（街道）数”，部分与总体：公布1,825个，总体为1,813个" in shown
    assert "S128, P331" in shown
    assert shown.splitlines()[-1].startswith("对不上（口径可能不同）2条")
    assert main([*at, "--region", "山东", "--lang", "en"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("2 do not agree (scope may differ)")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--store", "nowhere.db"], "There is no store yet"),
        (["--region", "999999"], "No region is called 999999"),
    ],
)
def test_what_keeps_it_from_running(
    at: list[str], arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*at, *arguments, "--lang", "en"]) == 2
    assert said in capsys.readouterr().err


def test_a_database_that_cannot_be_named_is_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "nonsense")
    assert main(["check", "--lang", "en"]) == 2
    assert "DATABASE_URL names no database" in capsys.readouterr().err


def test_a_file_that_is_no_store_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(b"no database" * 100)
    assert main(["check", "--store", str(other), "--lang", "en"]) == 2
    assert "damaged" in capsys.readouterr().err
