"""The command text: what an article seems to state, and nothing stored."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from analytics import cli

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "截至2025年3月，成都市持证社工4.06万余人，参训8.9万人次。电话13812345678，报名12-13万人。"
ABOUT = ("--publisher", "红星新闻网", "--title", "成都社会工作", "--date", "2025-03-05")


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
    path = tmp_path / "文章.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_candidates_are_told_line_by_line(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["text", str(article), *ABOUT]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "+ 17-24 4.06万余人 | 四川省成都市 | 2025-03 | 持证人数 | 全体 | >40,600 人"
    assert lines[1].startswith("? 27-33 8.9万人次")
    assert lines[2].strip() == "“截至2025年3月”不能确定统计期"
    assert lines[-1] == "找到3个数字，其中1个要素齐全；未存储任何内容。"


def test_json_names_every_part_and_nothing_is_stored(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["text", str(article), *ABOUT, "--json", "--lang", "en"]) == 0
    out = capsys.readouterr().out
    told = json.loads(out)
    first, second, third = told["candidates"]
    assert TEXT[first["start"] : first["end"]] == first["as_written"] == "4.06万余人"
    assert (first["value"], first["bound"], first["margin"]) == (40_600, ">", 50)
    assert (first["measure"], first["region"], first["period"], first["stratum"]) == (
        "certified_total",
        "510100",
        "2025-03",
        "all",
    )
    assert set(second["open"]) == {"period"}
    assert third["refused"]
    assert third["value"] is None
    assert "13812345678" not in out
    assert not (article.parent / "data").exists()


def test_a_text_in_the_older_encoding_is_read(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article.write_text(TEXT, encoding="gb18030")
    assert cli.main(["text", str(article), *ABOUT, "--region", "成都"]) == 0
    assert "持证人数" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [("--date", "soon"), ("--region", "没有这个地方")])
def test_what_cannot_be_understood_is_refused(
    article: Path, wrong: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["text", str(article), *ABOUT, *wrong]) == 2
    assert wrong[1] in capsys.readouterr().err


def test_what_is_no_text_is_refused(article: Path) -> None:
    article.write_bytes(b"\xff\xfe\xff\xff")
    assert cli.main(["text", str(article), *ABOUT]) == 2
    assert cli.main(["text", str(article.with_name("none.txt")), *ABOUT]) == 2
