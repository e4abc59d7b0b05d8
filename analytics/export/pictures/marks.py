"""The few shapes that pictures are drawn with, as SVG."""

from __future__ import annotations

from html import escape
from typing import Final

from analytics.export.words import clean
from analytics.figures.theme import FONT, LIGHT

_LATIN: Final = 0x2E80


def wide(text: str, size: float = 12) -> float:
    """About how many pixels a text is wide: a CJK letter is a square, another a little more than half of one."""
    return sum(size if ord(letter) > _LATIN else size * 0.58 for letter in text)


def text(x: float, y: float, words: str, *, size: float = 12, colour: str = LIGHT.ink, anchor: str = "start") -> str:
    """Write words with their base line at ``y``."""
    at = f'x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{colour}"'
    return f'<text {at} text-anchor="{anchor}">{escape(clean(words))}</text>' if words else ""


def rule(x: float, y: float, x2: float, y2: float, *, colour: str, width: float = 1, dash: str = "") -> str:
    """Draw a straight line."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    at = f'x1="{x:.1f}" y1="{y:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {at} stroke="{colour}" stroke-width="{width:g}"{dashed}/>'


def block(x: float, y: float, across: float, down: float, colour: str) -> str:
    """Draw a filled rectangle."""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{across:.1f}" height="{down:.1f}" fill="{colour}"/>'


def dot(x: float, y: float, *, fill: str, edge: str, diamond: bool = False) -> str:
    """Draw a point of a line, a target being a diamond."""
    look = f'fill="{fill}" stroke="{edge}" stroke-width="2"'
    if diamond:
        return f'<path d="M{x:.1f} {y - 5.5:.1f}l5.5 5.5-5.5 5.5-5.5-5.5z" {look}/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.6" {look}/>'


def picture(drawn: str, said: str, width: int, height: int) -> str:
    """Put what was drawn on a white ground; ``said`` tells it to those who cannot see it."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" aria-label="{escape(clean(said))}" font-family="{escape(FONT)}">'
        f'<rect width="{width}" height="{height}" fill="{LIGHT.paper}"/>{drawn}</svg>'
    )
