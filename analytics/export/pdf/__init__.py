"""A PDF set like a yearbook by Typst, without a browser; the data reach it as data, never as markup."""

from __future__ import annotations

import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

import orjson
import typst

from analytics.errors import Refused
from analytics.export import printed
from analytics.export.names import stem
from analytics.figures.theme import FONT
from analytics.i18n import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.export.document import Document
    from analytics.export.means import Means

SUFFIX: Final = ".pdf"
MIME: Final = "application/pdf"
TEMPLATE: Final = Path(__file__).with_name("yearbook.typ")
# By preference; the first of each that the server has is used.
SANS: Final = (
    "Source Han Sans SC",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "SimHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
)
SERIF: Final = ("Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "SimSun", "Songti SC", "FangSong", *SANS)
NO_FONT: Final = mark(
    "No PDF can be set, because the server has no Chinese font. Install one, such as the package fonts-noto-cjk, and try again."
)


def write(document: Document, out: BinaryIO, means: Means) -> None:
    """Write a document as a PDF; without a Chinese font on the server it is refused."""
    faces = fonts(installed())
    laid = printed.laid(document, means)
    laid |= {"serif": faces[0], "sans": faces[1], "name": stem(document, means.tree)}
    with tempfile.TemporaryDirectory(prefix="yanzhen-pdf-") as name:
        folder = Path(name)
        for figure in laid["figures"]:
            drawn = figure.pop("svg")
            figure["picture"] = f"figure-{figure['number']}.svg" if drawn else ""
            if drawn:
                (folder / figure["picture"]).write_text(drawn.replace(_quoted(FONT), faces[1]), encoding="utf-8")
        (folder / "data.json").write_bytes(orjson.dumps(laid))
        (folder / TEMPLATE.name).write_bytes(TEMPLATE.read_bytes())
        made = typst.compile(str(folder / TEMPLATE.name), root=str(folder))
    out.write(made)


@lru_cache(maxsize=1)
def installed() -> tuple[str, ...]:
    """The families of the fonts that the server has."""
    return tuple(typst.Fonts().families())


def fonts(families: Sequence[str]) -> tuple[str, str]:
    """The serif and the sans face to set Chinese in, of the families there are."""
    serif = next((name for name in SERIF if name in families), "")
    sans = next((name for name in (*SANS, *SERIF) if name in families), "")
    if not serif or not sans:
        raise Refused(NO_FONT)
    return serif, sans


def _quoted(text: str) -> str:
    return text.replace("'", "&#x27;")
