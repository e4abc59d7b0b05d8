"""The import page: files are checked, shown before they count, accepted, and taken back."""

from __future__ import annotations

from analytics.contents import Page, Section
from analytics.i18n import mark

PAGE = Page(
    path="imports",
    title=mark("Data import"),
    icon=":material/upload_file:",
    question=mark("What does a workbook hold, what would it change, and who took in what?"),
    sections=(
        Section("import", mark("Import"), ()),
        Section("text", mark("From text"), ()),
        Section("history", mark("Import history"), ()),
        Section("templates", mark("Forms"), ()),
    ),
)


def page() -> None:
    """Draw the page."""
    from pages.ui import imports_view  # noqa: PLC0415 - what reads articles; no other page waits for it at the start

    imports_view.show(PAGE)
