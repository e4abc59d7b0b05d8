"""A clerk imports a table, closes the tab, finds it stored once, and takes it back."""

from __future__ import annotations

import io
import re
import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from analytics import settings
from analytics.indicators import Topic
from analytics.ingest import templates
from analytics.regions import read_tree
from pages import imports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Locator

    from tests.browser.conftest import Serve, Server, Visit

pytestmark = pytest.mark.browser

TABLE: Final = "地区代码,地区,年份,指标,数值,单位,来源\n510100,成都市,2024,报名人数,52345,人,成都市社会工作部\n"
SERIOUS: Final = """async () => (await axe.run({include: [['[data-testid="stMain"]']]}, {resultTypes: ['violations']})).violations
    .filter((one) => ['serious', 'critical'].includes(one.impact))
    .flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 200)}`))"""


@pytest.fixture(scope="module")
def office(serve: Serve, demo_store_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with stores of its own, to write into."""
    folder = tmp_path_factory.mktemp("office")
    for name in ("published.db", "demo.db"):
        with closing(sqlite3.connect(demo_store_folder / name)) as source:
            source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copy(demo_store_folder / name, folder)
    with serve(DATA_DIR=folder) as running:
        yield running


def upload(page: Page, path: Path) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").set_input_files(path)


def alert(page: Page, words: str) -> Locator:
    found = page.get_by_test_id("stAlert").filter(has_text=words)
    expect(found).to_be_visible()
    return found


def test_a_table_is_shown_accepted_and_taken_back(visit: Visit, office: Server, tmp_path: Path) -> None:
    (tmp_path / "成都报名.csv").write_text(TABLE, encoding="utf-8")
    page = visit("/imports", at=office)
    upload(page, tmp_path / "成都报名.csv")
    alert(page, "可以接收")
    page.get_by_role("textbox", name="经办人").fill("王主任")
    page.get_by_role("button", name="确认入库").click()
    expect(page.get_by_role("button", name="确认入库")).to_have_count(0)
    page.close()  # closing the tab neither stops nor doubles it

    page = visit("/imports", at=office)
    alert(page, "已作为第")
    upload(page, tmp_path / "成都报名.csv")
    alert(page, "同一份文件已在第")

    page.get_by_role("radio", name="导入记录").click()
    undo = page.get_by_role("button", name="撤销这次导入")
    undo.click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("成都报名.csv")
    dialog.get_by_role("button", name="不撤销").click()
    expect(dialog).to_be_hidden()
    undo.click()
    dialog.get_by_role("button", name="撤销这次导入").click()
    alert(page, "已撤出")
    expect(undo).to_have_count(0)
    with page.expect_download() as kept:
        page.get_by_role("button", name="下载原文件").click()
    assert kept.value.path().read_text(encoding="utf-8") == TABLE


@pytest.mark.parametrize("look", [("zh", "office", False), ("en", "office", True), ("zh", "phone", False)], ids=str)
def test_every_section_fits_and_can_be_read(
    visit: Visit, settled: Callable[[Page], None], office: Server, look: tuple[str, str, bool]
) -> None:
    lang, size, dark = look
    page = visit(f"/imports?part=import&lang={lang}", at=office, size=size, dark=dark)
    page.evaluate(AXE_SCRIPT)
    choices = page.locator(".st-key-part_box").get_by_role("radio")
    expect(choices).to_have_count(len(imports.PAGE.sections))
    for place, section in enumerate(imports.PAGE.sections):
        if place:
            choices.nth(place).click()
            page.wait_for_url(re.compile(rf"part={section.key}\b"))
            settled(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1"), section.key
        found: list[Any] = page.evaluate(SERIOUS)
        assert found == [], section.key


def test_the_form_comes_filled_with_the_region_s_rows(visit: Visit, office: Server) -> None:
    page = visit("/imports?part=templates&region=330500", at=office)
    with page.expect_download() as form:
        page.get_by_role("button", name="下载填报表").click()
    sheet = load_workbook(io.BytesIO(form.value.path().read_bytes())).worksheets[0]
    assert [cell.value for cell in sheet[3][:3]] == ["330500", "湖州市", 2023]
    assert form.value.suggested_filename == "湖州市-考试报名.xlsx"


def test_a_form_filled_in_is_taken_without_a_warning(visit: Visit, office: Server, tmp_path: Path) -> None:
    tree = read_tree(settings.load().sample_data / "regions")
    path = tmp_path / "湖州填报.xlsx"
    path.write_bytes(templates.template(Topic.EXAM, tree, "330500", (2019,), "zh"))
    book = load_workbook(path)
    sheet = book.worksheets[0]
    for row, registered in zip(range(3, 9), (1500, 100, 200, 300, 400, 500), strict=True):
        sheet.cell(row, 5).value = registered
    book.save(path)
    page = visit("/imports", at=office)
    upload(page, path)
    alert(page, "没有发现问题")
