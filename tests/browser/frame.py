"""What stands around every page: the entries of the menu, and the path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

MENU: Final = {
    "zh": [
        "总览",
        "考试报名",
        "持证转化",
        "培训覆盖",
        "站点布局",
        "人才队伍",
        "地区画像",
        "汇报",
        "数据导入",
        "数据体检",
        "指标口径与来源",
    ],
    "en": [
        "Overview",
        "Exam registration",
        "Certification",
        "Training reach",
        "Station coverage",
        "Workforce",
        "Region profile",
        "Presentations",
        "Data import",
        "Data checkup",
        "Indicators and sources",
    ],
}


def path(page: Page) -> Locator:
    """The steps of the clickable path."""
    return page.locator(".st-key-path_box button")
