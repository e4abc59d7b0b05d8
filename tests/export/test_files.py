"""Files have safe names, come about whole or not at all, and a pack holds them all with their digests."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from analytics import progress
from analytics.errors import Refused
from analytics.export import formats, names, tidy
from tests.export.samples import HARMLESS, hostile, means, simulated

if TYPE_CHECKING:
    from pathlib import Path

    from analytics.export import Document
    from analytics.figures.build import Context


def test_a_name_says_region_topic_years_and_day(exam: Document, nation: Context) -> None:
    assert names.stem(exam, nation.tree) == "全国_考试报名_2008-2026_20261122"
    assert names.stem(simulated(exam), nation.tree).endswith("_演示数据（模拟）")
    english = replace(exam, title="Exam registration of China", selection=replace(exam.selection, lang="en"))
    assert names.stem(english, nation.tree) == "China_Exam registration_2008-2026_20261122"
    one = replace(exam, selection=replace(exam.selection, start=2025, end=2025), title="报告")
    assert names.stem(one, nation.tree) == "全国_报告_2025_20261122"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('a<b>:"/\\|?*c', "a b c"),
        ("../../etc", "etc"),
        ("con", "-con"),
        ("COM1.x", "-COM1.x"),
        ("ends. .", "ends"),
        ("\x00\u202e", "-"),
        ("长" * 80, "长" * 33),
    ],
)
def test_no_system_takes_a_name_for_more_than_text(text: str, name: str) -> None:
    assert names.safe(text) == name


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        formats.chosen("doc")
    assert refused.value.text("zh").startswith("没有“doc”这种格式；可选：")


def test_a_folder_gets_a_file_of_its_own_name(exam: Document, nation: Context, tmp_path: Path) -> None:
    written = formats.write_file(exam, "csv", tmp_path, means(nation))
    stem = names.stem(exam, nation.tree)
    assert [path.name for path in written] == [f"{stem}.csv", f"{stem}.csv-metadata.json"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in written)


def test_a_file_that_cannot_be_written_leaves_nothing(
    exam: Document, nation: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "kept.html"
    target.write_text("what stood here")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Refused) as refused:
        formats.write_file(exam, "html", target, means(nation))
    assert "kept.html" in refused.value.text("zh")
    assert [path.name for path in tmp_path.iterdir()] == ["kept.html"]
    assert target.read_text() == "what stood here"


def test_the_table_can_be_read_by_any_program(exam: Document, nation: Context) -> None:
    out = io.BytesIO()
    tidy.write(exam, out, means(nation))
    assert out.getvalue().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig"))))
    latest = next(row for row in rows if row["series"] == "报名人数" and row["label"] == "2025")
    assert (latest["value"], latest["text"], latest["unit"], latest["bound"]) == ("2236000", "223.6万", "人", "exact")
    assert {row["simulated"] for row in rows} == {"false"}
    described = json.loads(tidy.metadata(exam, "x.csv"))
    assert [column["name"] for column in described["tableSchema"]["columns"]] == list(rows[0])
    assert described["url"] == "x.csv"


def test_no_cell_of_the_table_begins_a_formula(exam: Document, nation: Context) -> None:
    out = io.BytesIO()
    tidy.write(hostile(exam), out, means(nation))
    cells = [cell for row in csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"))) for cell in row]
    assert f"'{HARMLESS}" in cells
    texts = [cell for cell in cells if not cell.replace(".", "").replace("-", "").replace("e", "").isdigit()]
    assert not [cell for cell in texts if cell.startswith(("+", "-", "@", "=", "＝"))]


def test_a_pack_holds_every_format_with_its_digest(exam: Document, nation: Context, tmp_path: Path) -> None:
    steps: list[tuple[str, int, int]] = []
    with progress.listening(lambda *told: steps.append(told)):
        (path,) = formats.write_file(exam, "pack", tmp_path / "all.zip", means(nation))
    singles = [module.SUFFIX for name, module in formats.FORMATS.items() if name != "pack"]
    assert [step for step in steps if step[0] == "writing"] == [
        ("writing", number, len(singles)) for number in range(len(singles))
    ]
    with zipfile.ZipFile(path) as packed:
        manifest = json.loads(packed.read("manifest.json"))
        assert packed.namelist()[0] == "README.html"
        listed = {one["name"]: one["sha256"] for one in manifest["files"]}
        assert {f".{name.rsplit('.', 1)[1]}" for name in listed} == {*singles, ".json"}
        for name, digest in listed.items():
            assert hashlib.sha256(packed.read(name)).hexdigest() == digest
        assert all(name in packed.read("README.html").decode() for name in listed)
    assert manifest["fingerprint"] == exam.fingerprint
    assert manifest["selection"]["region"] == "100000"
    assert manifest["program"].startswith("yanzhen ")


def test_a_table_of_words_is_written_too(exam: Document) -> None:
    place, figure = next((at, one) for at, one in enumerate(exam.figures, 1) if one.key == "calendar:")
    found = [line for line in tidy.lines(exam) if line.figure == place]
    wanted = [
        (row[0], column, text)
        for row in figure.rows
        for column, text in zip(figure.columns[1:], row[1:], strict=True)
        if text
    ]
    assert len(wanted) > 1
    assert [(line.label, line.series, line.text) for line in found] == wanted
    assert {line.value for line in found} == {None}
