"""Word: a report in the form of official documents, with native charts and maps that can be edited."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO, Final

from analytics.export.docx import body, styles
from analytics.export.docx.report import Report
from analytics.export.words import SIMULATED, property_
from analytics.i18n import tr

if TYPE_CHECKING:
    from analytics.export.document import Document
    from analytics.export.means import Means

SUFFIX: Final = ".docx"
MIME: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def write(document: Document, out: BinaryIO, means: Means) -> None:
    """Write a document as a report; a template that is none is refused."""
    report = Report(document, means)
    if document.simulated:
        styles.headed(report.file, tr(document.lang, SIMULATED))
    place = body.opening(report)
    body.words(report)
    body.figures(report)
    body.annex(report)
    report.contents(place)
    described = report.file.core_properties
    described.title, described.subject = property_(document.title), property_(document.scope)
    described.author = "Yanzhen"
    described.identifier = document.fingerprint
    described.created = described.modified = datetime.fromisoformat(document.made)
    report.file.save(out)
