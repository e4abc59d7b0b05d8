"""Colours and type of drawn figures, the same as the page's theme in ``.streamlit/config.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

FONT: Final = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"
_BRIGHT: Final = 140


@dataclass(frozen=True)
class Theme:
    """One set of colours; ``classes`` go from low to high for maps."""

    name: str
    ink: str
    muted: str
    grid: str
    paper: str
    accent: str
    line: tuple[str, ...]
    faint: str
    unknown: str
    classes: tuple[str, ...]


LIGHT: Final = Theme(
    "light",
    ink="#0F1924",
    muted="#5C6874",
    grid="#E6EAEF",
    paper="#FFFFFF",
    accent="#C2412D",
    line=("#1B4B7A", "#C2412D", "#2E8B7A", "#C27A1A"),
    faint="#A5C1DC",
    unknown="#E9ECF0",
    classes=("#D5E3F0", "#A5C1DC", "#628FBB", "#2F5F90", "#10345B"),
)
DARK: Final = Theme(
    "dark",
    ink="#E6EBF0",
    muted="#A3AFBB",
    grid="#25303C",
    paper="#10161D",
    accent="#F0806C",
    line=("#6FA8DC", "#F0806C", "#4FBFA8", "#E3A94F"),
    faint="#2B5C88",
    unknown="#232D38",
    classes=("#22496D", "#3870A3", "#659DCE", "#ACCEEC", "#E3F0FB"),
)
THEMES: Final = {"light": LIGHT, "dark": DARK}


def rgb(colour: str) -> list[int]:
    """Split a colour into its three numbers."""
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


def ink_on(fill: list[int]) -> list[int]:
    """Dark letters on a light fill, light ones on a dark fill (by relative brightness)."""
    red, green, blue = fill
    return [15, 25, 36] if red * 0.299 + green * 0.587 + blue * 0.114 > _BRIGHT else [255, 255, 255]


def written(colour: list[int]) -> str:
    """Join three numbers to a colour: #RRGGBB."""
    return "#{:02X}{:02X}{:02X}".format(*colour)
