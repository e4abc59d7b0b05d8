"""The row of headline numbers and the paragraph under it: one piece of HTML, every text in it escaped.

Streamlit's own metric would be a message and a drawing library's start for each number.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.figures.spec import Tile

_WIDE, _HIGH = 100, 24  # the drawing's own units; it is stretched to the width of its tile
_EDGE = 3
_SAFE: Final = " ='/:.,;{}()"
_FEW = 3  # fewer would be drawn too wide
_ARROWS: Final = {True: "↑", False: "↓", None: ""}
# Values stand side by side, however many lines the names take. Colours are the text's own or suit either theme.
STYLE: Final = (
    ".stHtml dl.yz-tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(140px,1fr));gap:0 14px;"
    "margin:0 0 -14px;padding:0}"
    ".stHtml dl.yz-tiles.few{grid-template-columns:repeat(auto-fill,minmax(max(140px,31%),1fr))}"
    ".yz-tiles>div{display:grid;grid-row:span 4;grid-template-rows:subgrid;position:relative;"
    "margin-bottom:14px;padding:11px 13px;border:1px solid rgba(128,140,152,.38);border-radius:4px;min-width:0}"
    ".yz-tiles dt,.yz-tiles dd{margin:0;padding:0;line-height:1.45;font-size:13px;font-weight:400;overflow-wrap:anywhere}"
    ".yz-tiles small{display:block}"
    ".yz-tiles small,.yz-tiles dd span{opacity:.74;font-size:12px}"
    ".yz-tiles dd.value{font-size:26px;font-weight:600;line-height:1.4}"
    ".yz-tiles b{font-weight:500;margin-right:6px;padding:1px 7px;border-radius:9px;"
    "background:rgba(128,140,152,.2);white-space:nowrap}"
    ".yz-tiles img{display:block;width:100%;height:30px;padding-top:6px;margin:0}"
    ".yz-tiles i{float:right;width:16px;height:16px;margin:1px -3px 0 4px;border:1px solid currentColor;"
    "border-radius:50%;font-style:normal;font-size:11px;line-height:14px;text-align:center;cursor:help}"
    ".yz-tiles i:focus-visible{outline:2px solid currentColor;outline-offset:2px}"
    ".stHtml .yz-said{margin:10px 0 0}"
    ".yz-tiles i:hover::after,.yz-tiles i:focus::after{content:attr(aria-label);position:absolute;z-index:9;top:33px;"
    "left:-1px;right:-1px;padding:8px 12px;border-radius:4px;background:#1b2530;color:#fff;"
    "font-size:12px;line-height:1.5;text-align:left}"
)


def row(tiles: Sequence[Tile]) -> str:
    """Headline numbers side by side, each with its period, change, track and, behind a mark, what it counts."""
    if not tiles:
        return ""
    few = " few" if len(tiles) < _FEW else ""
    return f'<dl class="yz-tiles{few}">{"".join(map(_tile, tiles))}</dl>'


def paragraphs(said: str) -> str:
    """What is said, its paragraphs parted by blank lines."""
    return "".join(f'<p class="yz-said">{escape(part)}</p>' for part in said.split("\n\n") if part)


def _tile(one: Tile) -> str:
    flag = " ⚑" if one.disputed else ""
    signed = one.delta.startswith(("+", "−"))  # an English bound says its direction in a word
    change = f"{_ARROWS[one.rising] if signed else ''} {one.delta}".strip()
    why = f'<i tabindex="0" role="note" aria-label="{escape(one.definition)}">?</i>' if one.definition else ""
    return (
        f"<div><dt>{why}{escape(one.label)}{flag}<small>{escape(one.note)}</small></dt>"
        f'<dd class="value">{escape(one.value)}</dd>'
        f"<dd>{f'<b>{escape(change)}</b><span>{escape(one.base)}</span>' if change else ''}</dd>"
        f"<dd>{_track(one.track)}</dd></div>"
    )


def _track(numbers: Sequence[float]) -> str:
    """The way of the number over the years, from its lowest to its highest, with a dot on the last."""
    if not numbers:
        return ""
    low, high = min(numbers), max(numbers)
    step, rise = (_WIDE - _EDGE) / (len(numbers) - 1), high - low
    places = [
        f"{step * place:.1f} {_EDGE + _HIGH * ((high - number) / rise if rise else 0.5):.1f}"
        for place, number in enumerate(numbers)
    ]
    # A picture by itself: the page's cleaner lets no drawing through, and would let none take the text's colour.
    drawn = (
        f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {_WIDE} {_HIGH + 2 * _EDGE}' preserveAspectRatio='none'>"
        "<style>path{fill:none;stroke:gray;stroke-width:1.5;stroke-linejoin:round;vector-effect:non-scaling-stroke}"
        "path+path{stroke-width:5;stroke-linecap:round}</style>"
        f"<path d='M{'L'.join(places)}'/><path d='M{places[-1]}h0'/></svg>"
    )
    return f'<img alt="" src="data:image/svg+xml,{quote(drawn, safe=_SAFE)}">'
