"""The formats of one file each, in the order in which they are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.export import docx, pdf, pptx, tidy, web, xlsx

if TYPE_CHECKING:
    from analytics.export.document import Document

SINGLES: Final = {"pptx": pptx, "docx": docx, "xlsx": xlsx, "pdf": pdf, "html": web, "csv": tidy}


def beside(name: str, document: Document, file: str) -> dict[str, bytes]:
    """What lies beside a file of a format: the description of a CSV."""
    return {f"{file}-metadata.json": tidy.metadata(document, file)} if name == "csv" else {}
