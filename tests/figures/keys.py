"""Every figure that a page names, its wild cards filled with what a reader may choose."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

import pages
from analytics.figures.build import build
from pages import overview
from tests.facts import view

if TYPE_CHECKING:
    from analytics.contents import Page
    from analytics.figures.spec import Figure

NATION, SICHUAN, HUZHOU, ANJI = "100000", "510000", "330500", "330523"
REGIONS = (NATION, SICHUAN, HUZHOU, ANJI)
BESIDE = "compare:370000,440000"


@cache
def all_pages() -> tuple[Page, ...]:
    """Every page of the menu."""
    modules = [import_module(f"pages.{one.name}") for one in pkgutil.iter_modules(pages.__path__) if not one.ispkg]
    return tuple(module.PAGE for module in modules)


def _filled(key: str) -> list[str]:
    kind, _, rest = key.partition(":")
    if rest != "*":
        return [key]
    if kind == "stations":
        return ["stations:2021"]
    return [BESIDE] if kind == "compare" else [f"{kind}:{indicator}" for indicator in overview.PAGE.offered]


@cache
def keys() -> tuple[str, ...]:
    """The key of every card, each once."""
    named = [key for page in all_pages() for card in page.cards for key in _filled(card.key)]
    return tuple(dict.fromkeys(named))


def parts(key: str) -> tuple[str, ...]:
    """The indicators, topics or regions a key names."""
    return tuple(filter(None, key.partition(":")[2].split(",")))


@cache
def built(region: str, lang: str) -> dict[str, Figure]:
    """Every figure of every page for one reader."""
    with view(region, lang) as ctx:
        return {key: build(key, ctx) for key in keys()}
