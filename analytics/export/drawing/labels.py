"""Type and data labels of native charts: the words of the screen, in a face that has Chinese letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.export.drawing.words import FACE, LANGS, clean, xml

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHOWN: Final = (
    '<c:showLegendKey val="0"/><c:showVal val="{value}"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def fill(colour: str) -> str:
    """A solid fill of a colour written #RRGGBB."""
    return f'<a:solidFill><a:srgbClr val="{colour[1:]}"/></a:solidFill>'


def faces(face: str = FACE) -> str:
    """Name one face for Latin and for East Asian letters."""
    return f'<a:latin typeface="{face}"/><a:ea typeface="{face}"/><a:cs typeface="{face}"/>'


def type_(size: float, colour: str, lang: str, *, bold: bool = False, tag: str = "a:defRPr") -> str:
    """Size in points, colour and face of letters, as default properties or as those of a run."""
    weight = ' b="1"' if bold else ' b="0"'
    return f'<{tag} lang="{LANGS[lang]}" sz="{round(size * 100)}"{weight}>{fill(colour)}{faces()}</{tag}>'


def text(
    words: str, size: float, colour: str, lang: str, *, bold: bool = False, align: str = "", link: str = ""
) -> str:
    """One paragraph of DrawingML with one run; ``align`` is l, ctr or r, ``link`` the relation of an address."""
    default = type_(size, colour, lang, bold=bold)
    placed = f' algn="{align}"' if align else ""
    if not clean(words):
        # Without letters a paragraph is as high as its end says.
        end = type_(size, colour, lang, bold=bold, tag="a:endParaRPr")
        return f"<a:p><a:pPr{placed}>{default}</a:pPr>{end}</a:p>"
    run = type_(size, colour, lang, bold=bold, tag="a:rPr")
    if link:
        run = run.replace("</a:rPr>", f'<a:hlinkClick r:id="{link}"/></a:rPr>')
    return f"<a:p><a:pPr{placed}>{default}</a:pPr><a:r>{run}<a:t>{xml(words)}</a:t></a:r></a:p>"


def labels(shown: Mapping[int, tuple[str, str]], size: float, position: str, lang: str) -> str:
    """Labels of a series: words and colour by the index of the point; all others have none."""
    made = "".join(
        f'<c:dLbl><c:idx val="{at}"/><c:tx><c:rich><a:bodyPr wrap="none"/>{text(words, size, colour, lang)}</c:rich></c:tx>'
        f'<c:dLblPos val="{position}"/>{_SHOWN.format(value=1)}</c:dLbl>'
        for at, (words, colour) in sorted(shown.items())
    )
    return f"<c:dLbls>{made}{_SHOWN.format(value=0)}</c:dLbls>"
