"""What the documents say is there, and what is there is in the documents."""

from __future__ import annotations

import argparse
import csv
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

import pytest

from analytics import cli
from analytics.i18n import tr
from pages.ui import nav
from tests.catalogue import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).resolve().parent.parent
README: Final = ROOT / "README.md"
USER: Final = ROOT / "docs" / "user-guide.md"
OPERATOR: Final = ROOT / "docs" / "operator-guide.md"
DATA: Final = ROOT / "sample_data" / "README.md"
FOLDERS: Final = (ROOT, ROOT / "docs", ROOT / "sample_data", ROOT / "sample_data" / "regions")
DOCUMENTS: Final = tuple(sorted(path for folder in FOLDERS for path in folder.glob("*.md")))
PICTURES: Final = tuple(sorted((ROOT / "docs" / "pictures").iterdir()))

LINK: Final = re.compile(r"!?\[[^]]*]\(([^)\s]+)\)")
FENCE: Final = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
CODE: Final = re.compile(r"`([^`\n]+)`")
ABSOLUTE: Final = re.compile(
    r"(?<![\w./:…])/(?:home|root|usr|tmp|var|opt|etc|srv|mnt|work|Users)\b|\b[A-Za-z]:\\|file://"
)
PACKAGE_INDEX: Final = re.compile(r"https?://\S*(?:pypi|pythonhosted|mirror|/simple\b)", re.IGNORECASE)
# Where the sentences come from that a person who runs the program may meet.
REFUSALS: Final = re.compile(
    r"analytics/(?:store/|ingest/(?:start|accept)\.|regions/boundaries\.)|pages/ui/(?:data|frame)\."
)


@cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def code(path: Path) -> str:
    """Give what a document shows as code: blocks and words."""
    blocks = FENCE.findall(text(path))
    words = CODE.findall(FENCE.sub("", text(path)))
    return "\n".join([*blocks, *words])


def first_cells(path: Path) -> Iterator[str]:
    """Give the first cell of every table row."""
    for line in text(path).splitlines():
        if line.startswith("| "):
            yield line.split("|")[1].strip()


def described(path: Path, name: str) -> bool:
    """Whether a table of a document has a row about a name."""
    return any(f"`{name}`" in cell for cell in first_cells(path))


def commands() -> list[str]:
    (found,) = (action for action in cli.parser()._actions if isinstance(action, argparse._SubParsersAction))  # noqa: SLF001
    return list(found.choices)


def settings_read() -> list[str]:
    source = text(ROOT / "analytics" / "settings.py")
    return re.findall(r'env(?:\.get\(|\[)"([A-Z_]+)"', source)


def targets() -> list[str]:
    """Give the make targets meant for people: those that ``make help`` lists, and itself."""
    return ["help", *re.findall(r'@echo "make (\w+)', text(ROOT / "Makefile"))]


def slugs(path: Path) -> set[str]:
    """Give the anchors of a document's headings as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", FENCE.sub("", text(path)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def rows(name: str) -> list[dict[str, str]]:
    with (ROOT / "sample_data" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_readme_begins_with_the_two_commands() -> None:
    top = text(README).splitlines()[:40]
    for command in ("make run", "make test"):
        assert any(line.startswith(command) for line in top)


def test_the_plain_commands_are_there_for_both_kinds_of_machine() -> None:
    shown = code(README)
    for command in (
        r".venv\Scripts\python -m analytics init",
        r".venv\Scripts\streamlit run app.py",
        ".venv/bin/python -m analytics init",
        ".venv/bin/streamlit run app.py",
    ):
        assert command in shown


@pytest.mark.parametrize("command", commands())
def test_every_command_is_described(command: str) -> None:
    assert described(OPERATOR, f"python -m analytics {command}")


@pytest.mark.parametrize("name", settings_read())
def test_every_setting_is_described(name: str) -> None:
    assert described(OPERATOR, name)


def test_settings_are_found_in_the_code() -> None:
    assert {"DATA_DIR", "DATABASE_URL", "MAP_DATA_DIR", "MAP_APPROVAL_NO"} <= set(settings_read())


@pytest.mark.parametrize("target", targets())
def test_every_make_target_is_described_and_exists(target: str) -> None:
    assert described(OPERATOR, f"make {target}")
    assert re.search(rf"^{target}:", text(ROOT / "Makefile"), re.MULTILINE)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_names_a_command_that_is_not_there(path: Path) -> None:
    shown = code(path)
    assert set(re.findall(r"^make (\w+)(?!=)\b", shown, re.MULTILINE)) <= set(targets())
    assert set(re.findall(r"python -m analytics (\w+)", shown)) <= set(commands())


def test_the_user_guide_describes_every_page_and_no_other() -> None:
    titles = [tr("zh", module.PAGE.title) for module in (*nav.BROWSE, *nav.PRESENT, *nav.LOOK_AFTER)]
    listed = list(first_cells(USER))
    assert listed[listed.index("页面") + 1 :][: len(titles)] == titles


def test_the_operator_guide_answers_every_refusal() -> None:
    told = [cell for cell in first_cells(OPERATOR) if "*" in cell]
    said = [message for message, place in entries().items() if REFUSALS.match(place) and " " in message]
    asked = [message for message in said if message != "Yanzhen: social-work talent"]
    assert len(asked) > 10
    missing = [message for message in asked if not any(_quotes(cell, message) for cell in told)]
    assert not missing


def _quotes(cell: str, message: str) -> bool:
    """Whether a cell quotes the beginning of a sentence in both languages, an ellipsis for each named place."""
    chinese, _, english = cell.rstrip("*").partition(" *")
    return _begins(english, message, r"\{\w+\}") and _begins(chinese, tr("zh", message), r"\{\w+\}")


def _begins(quote: str, sentence: str, place: str) -> bool:
    pieces = [re.escape(piece) for piece in re.split("…+", quote)]
    return bool(quote) and re.match(f"(?:{place})".join(pieces), sentence) is not None


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_relative_link_leads_somewhere(path: Path) -> None:
    for link in LINK.findall(FENCE.sub("", text(path))):
        if link.startswith(("http://", "https://")):
            continue
        name, _, anchor = unquote(link).partition("#")
        target = path.parent / name if name else path
        assert target.exists(), link
        assert target.resolve().is_relative_to(ROOT), link
        assert not anchor or anchor in slugs(target), link


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_every_picture_is_small_and_shown(picture: Path) -> None:
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert picture.stat().st_size < 250_000
    shown = {
        (path.parent / link).resolve()
        for path in DOCUMENTS
        for link in LINK.findall(text(path))
        if not link.startswith("http")
    }
    assert picture in shown


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_no_document_names_a_place_on_one_machine_or_a_package_index(path: Path) -> None:
    assert ABSOLUTE.findall(text(path)) == []
    assert PACKAGE_INDEX.findall(text(path)) == []


def test_the_changelog_has_what_is_not_released() -> None:
    unreleased = text(ROOT / "CHANGELOG.md").partition("## [Unreleased]")[2].partition("\n## [")[0]
    assert re.search(r"^- \S", unreleased, re.MULTILINE)


@pytest.mark.parametrize(
    "name",
    [
        "published/figures.csv",
        "published/sources.csv",
        "published/calendar.csv",
        "published/choices.csv",
        "regions/regions.csv",
        "regions/changes.csv",
        "regions/townships.csv",
    ],
)
def test_columns_and_numbers_of_the_data_are_as_described(name: str) -> None:
    found = rows(name)
    for column in found[0]:
        assert f"`{column}`" in text(DATA), column
    if not name.endswith("choices.csv"):
        assert re.search(rf"\b{len(found):,}\b", text(DATA))


def test_the_kinds_of_ids_and_grades_are_counted_as_described() -> None:
    figures, sources = rows("published/figures.csv"), rows("published/sources.csv")
    listed = [line.split("|") for line in text(DATA).splitlines() if line.startswith("| `")]
    for initials in ("SP", "T", "L"):
        number = sum(row["figure_id"][0] in initials for row in figures)
        assert any(
            cells[1].strip().startswith(f"`{initials[0]}") and cells[2].strip() == f"{number:,}" for cells in listed
        )
    for grade in {source["grade"] for source in sources}:
        number = sum(source["grade"] == grade for source in sources)
        assert any(cells[1].strip() == f"`{grade}`" and cells[3].strip() == str(number) for cells in listed)


def test_the_number_of_sources_in_the_readme_is_right() -> None:
    assert f"{len(rows('published/sources.csv'))} 个来源" in text(README)
