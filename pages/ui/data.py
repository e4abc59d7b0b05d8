"""What pages read: figures, tiles and charts, each kept finished by what it shows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from analytics import settings
from analytics.errors import Refused
from analytics.figures import maps, plotly, printed
from analytics.figures.build import Context, build, tile
from analytics.i18n import mark
from analytics.regions import Boundaries, RegionTree
from analytics.store import engine, read

if TYPE_CHECKING:
    import plotly.graph_objects as go
    from sqlalchemy import Engine

    from analytics.figures.maps import CompactDeck
    from analytics.figures.spec import Figure, Tile
    from analytics.selection import Selection
    from analytics.settings import Settings
    from analytics.store.models import Source

START_TROUBLE: list[Refused] = []  # why the server could not make the store ready at its start, if so
_KEPT = 4096
_CHARTS = 1024


@dataclass(frozen=True)
class Reference:
    """What every figure of one revision of the store shares."""

    revision: int
    tree: RegionTree
    sources: dict[str, Source]
    extent: read.Extent


@lru_cache(maxsize=1)
def configured() -> Settings:
    """The settings of this process."""
    return settings.load()


@lru_cache(maxsize=1)
def _engine() -> Engine:
    return engine.reader(configured().store_url)


@lru_cache(maxsize=1)
def boundaries() -> Boundaries:
    """The boundary files of this process."""
    return Boundaries(configured().map_data_dir)


def reference() -> Reference:
    """The present revision's regions and sources; a store that cannot be read is refused with what to do."""
    try:
        with Session(_engine()) as session:
            return _reference(read.revision(session))
    except SQLAlchemyError as error:
        _explain(error)
        raise Refused(
            mark(
                "The store cannot be read at the moment. Load the page again; if it stays so, run: python -m analytics init"
            )
        ) from error


def _explain(error: SQLAlchemyError) -> None:
    """Refuse with what is wrong with the store; where there is none, with why the server could not make it."""
    try:
        engine.check(_engine())
    except Refused as refused:
        if refused.message == engine.NO_STORE and START_TROUBLE:
            raise START_TROUBLE[-1] from error
        raise


@lru_cache(maxsize=2)
def _reference(revision: int) -> Reference:
    engine.check(_engine())
    with Session(_engine()) as session:
        return Reference(revision, read.region_tree(session), read.sources(session), read.extent(session))


@lru_cache(maxsize=_KEPT)
def _figure(key: str, selection: Selection, revision: int) -> Figure:
    shared = _reference(revision)
    with Session(_engine()) as session:
        return build(key, Context(session, shared.tree, shared.sources, selection))


def figure(key: str, selection: Selection) -> Figure:
    """The figure of a key for a selection."""
    return _figure(key, selection, reference().revision)


@lru_cache(maxsize=_KEPT)
def _tile(indicator: str, selection: Selection, revision: int) -> Tile | None:
    shared = _reference(revision)
    with Session(_engine()) as session:
        return tile(Context(session, shared.tree, shared.sources, selection), indicator)


def headline(indicator: str, selection: Selection) -> Tile | None:
    """The headline of an indicator, or None where nothing is known."""
    return _tile(indicator, selection, reference().revision)


@lru_cache(maxsize=_CHARTS)
def _chart(key: str, selection: Selection, theme: str, revision: int) -> go.Figure:
    return plotly.draw(_figure(key, selection, revision), theme, selection.lang)


def chart(key: str, selection: Selection, theme: str) -> go.Figure:
    """The Plotly chart of a figure."""
    return _chart(key, selection, theme, reference().revision)


@lru_cache(maxsize=_CHARTS // 8)
def _deck(key: str, selection: Selection, theme: str, revision: int) -> CompactDeck:
    drawn = _figure(key, selection, revision)
    return maps.deck(drawn, _reference(revision).tree, boundaries(), lang=selection.lang, theme=theme)


def deck(key: str, selection: Selection, theme: str) -> CompactDeck:
    """The interactive map of a figure; missing boundary files are refused."""
    return _deck(key, selection, theme, reference().revision)


@lru_cache(maxsize=32)
def _printed(key: str, selection: Selection, theme: str, revision: int) -> go.Figure:
    return printed.national(_figure(key, selection, revision), _reference(revision).tree, boundaries(), theme=theme)


def printed_map(key: str, selection: Selection, theme: str) -> go.Figure:
    """The printed-look national map of a figure."""
    return _printed(key, selection, theme, reference().revision)


@lru_cache(maxsize=_CHARTS)
def _table(key: str, selection: Selection, revision: int) -> pd.DataFrame:
    drawn = _figure(key, selection, revision)
    return pd.DataFrame(list(drawn.rows), columns=list(drawn.columns))


def table(key: str, selection: Selection) -> pd.DataFrame:
    """The table view of a figure."""
    return _table(key, selection, reference().revision)


@lru_cache(maxsize=4)
def region_labels(lang: str, revision: int) -> dict[str, str]:
    """The label of every region in the chooser, by code."""
    tree = _reference(revision).tree
    return {region.code: tree.choice(region.code, lang) for region in tree}


@lru_cache(maxsize=1)
def map_trouble() -> Refused | None:
    """Why no map of the nation may be drawn from the boundary files, if so."""
    try:
        boundaries().check(reference().tree)
    except Refused as refused:
        return refused
    return None
