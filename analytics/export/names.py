"""Names of files: 地区_主题_年份_日期, safe on every system."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from analytics.export.words import SIMULATED, clean
from analytics.i18n import mark, tr

if TYPE_CHECKING:
    from analytics.export.document import Document
    from analytics.regions import RegionTree

_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*_\s]+')
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_LONGEST: Final = 100  # bytes of one part: with its other parts and suffix a name stays under 255


def safe(text: str) -> str:
    """A part of a file's name that no system takes for more than text."""
    made = _FORBIDDEN.sub(" ", clean(text)).strip(" .")
    while len(made.encode()) > _LONGEST:
        made = made[:-1].rstrip(" .")
    return f"-{made}" if _RESERVED.match(made) else made or "-"


def _topic(document: Document, region: str) -> str:
    """What a title says beside the region; a title of a person's own without the region it begins with."""
    before, after = tr(document.lang, mark("{topic} of {region}"), topic="\0", region=region).split("\0")
    title = document.title
    if title.startswith(before) and title.endswith(after):
        return title[len(before) : len(title) - len(after)]
    return title.removeprefix(region).strip() or title


def stem(document: Document, tree: RegionTree) -> str:
    """The name of a document's files without their suffix."""
    chosen = document.selection
    region = tree.name(chosen.region, document.lang)
    years = str(chosen.end) if chosen.start == chosen.end else f"{chosen.start}-{chosen.end}"
    parts = [region, _topic(document, region), years, document.made[:10].replace("-", "")]
    if document.simulated:
        parts.append(tr(document.lang, SIMULATED))
    return "_".join(safe(part) for part in parts)
