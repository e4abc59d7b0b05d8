"""What pages read: figures, tiles and charts, each kept finished by what it shows."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from analytics import claims, provenance, settings
from analytics.claims import closing, contested, kept, listing
from analytics.contents import PAGES
from analytics.errors import Refused
from analytics.figures.build import Context, build, paragraphs, reporting, tiles
from analytics.i18n import LANGUAGES, mark
from analytics.ingest.simulated import SICHUAN
from analytics.period import present_day
from analytics.regions import NATION, Boundaries, RegionTree, read_tree
from analytics.selection import Selection
from analytics.store import engine, past, read, sites
from analytics.values import Shelf

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from sqlalchemy import Engine

    from analytics.claims import Finding
    from analytics.claims.closing import Closed
    from analytics.claims.contested import Contradictions
    from analytics.claims.kept import Agreeing
    from analytics.claims.listing import Listed
    from analytics.completeness import Cell
    from analytics.figures.spec import Figure, Tile
    from analytics.provenance import Origin
    from analytics.settings import Settings
    from analytics.store.models import Source
    from analytics.store.read import Claim

START_TROUBLE: dict[str, Refused] = {}  # by store, why the server could not make it ready at its start
_KEPT, _TRACED = 2048, 64  # figures, and figures with the claims behind them
_HEADLINES = 5


@dataclass(frozen=True)
class View:
    """What one run shows: the reader's choice in one revision of its store on one day.

    With a key it is the name of a finished figure.
    """

    selection: Selection
    revision: int
    day: date = field(default_factory=present_day)

    @property
    def lang(self) -> str:
        """The reader's language."""
        return self.selection.lang

    @property
    def region(self) -> str:
        """The selected region."""
        return self.selection.region

    def at(self, region: str) -> View:
        """The same view of another region."""
        return replace(self, selection=self.selection.at(region))


@dataclass(frozen=True)
class Reference:
    """What every figure of one revision of a store shares."""

    revision: int
    tree: RegionTree
    sources: dict[str, Source]
    spoken: dict[str, Mapping[str, Source]]  # the same in a reader's language
    extent: read.Extent
    opened: tuple[int, int] | None  # the first and last year in which a station opened
    shelf: Shelf = field(default_factory=Shelf)


@lru_cache(maxsize=1)
def configured() -> Settings:
    """The settings of this process."""
    return settings.load()


@lru_cache(maxsize=len(settings.STORES))
def _engine(store: str) -> Engine:
    return engine.reader(configured().url(store))


def preload() -> None:
    """Read what every first map needs; without boundary files maps say so themselves."""
    with suppress(Refused):
        _ = [boundaries().inside(all_regions(), code) for code in (NATION, SICHUAN)]


@lru_cache(maxsize=1)
def boundaries() -> Boundaries:
    """The boundary files of this process."""
    return Boundaries(configured().map_data_dir)


def revision(store: str) -> int:
    """The present revision of a store, read once a run; a store that cannot be read is refused with what to do."""
    try:
        with _engine(store).connect() as connection:
            return read.revision(connection)
    except SQLAlchemyError as error:
        _explain(store, error)
        raise Refused(
            mark(
                "The store cannot be read at the moment. Load the page again; if it stays so, run: python -m analytics init"
            )
        ) from error


def _explain(store: str, error: SQLAlchemyError) -> None:
    """Refuse with what is wrong with the store; where there is none, with why the server could not make it."""
    try:
        engine.check(_engine(store))
    except Refused as refused:
        if refused.message == engine.NO_STORE and store in START_TROUBLE:
            raise START_TROUBLE[store] from error
        raise


@lru_cache(maxsize=2 * len(settings.STORES))
def reference(store: str, revision: int) -> Reference:
    """The regions and sources of one revision of a store; a store of another version is refused."""
    engine.check(_engine(store))
    with Session(_engine(store)) as session:
        sources = read.sources(session)
        return Reference(
            revision,
            read.region_tree(session),
            sources,
            {lang: provenance.spoken(sources, lang) for lang in LANGUAGES},
            read.extent(session),
            sites.years(session),
        )


@dataclass(frozen=True)
class Checkup:
    """What a store keeps of its last check: when it was (UTC), whether it is of the present figures, what it found."""

    checked_at: datetime | None
    current: bool
    findings: tuple[Listed, ...]
    agreeing: tuple[Agreeing, ...]
    closings: tuple[Closed, ...]


def shared(view: View) -> Reference:
    """The regions and sources of a view."""
    return reference(view.selection.store, view.revision)


def everywhere(view: View) -> View:
    """The view of what is the same for every region and year: built and sent once, whatever region is looked at."""
    chosen = view.selection
    return replace(view, selection=Selection(shared(view).tree.root, lang=chosen.lang, store=chosen.store))


def tree_of(selection: Selection) -> RegionTree:
    """The regions of a selection's store, as they are now."""
    return reference(selection.store, revision(selection.store)).tree


def session(store: str) -> Session:
    """A session that reads one moment of a store."""
    return Session(_engine(store))


def context(session: Session, view: View) -> Context:
    """What figures of a view are built from."""
    store, common = view.selection.store, shared(view)
    return Context(
        session,
        common.tree,
        common.spoken[view.lang],
        view.selection,
        contested=contradictions(store, view.revision).contested,
        today=view.day,
        shelf=common.shelf,
    )


@lru_cache(maxsize=2 * len(settings.STORES))
def contradictions(store: str, revision: int) -> Contradictions:  # noqa: ARG001 - another revision has others
    """What the last check of a store found and nobody closed: what gives numbers their marks."""
    with Session(_engine(store)) as session:
        return contested.contradictions(session)


@lru_cache(maxsize=2 * len(settings.STORES))
def checkup(store: str, revision: int) -> Checkup:  # noqa: ARG001 - as above
    """Everything a store keeps of its last check."""
    with Session(_engine(store)) as session:
        known, closings = kept.kept(session), closing.closings(session)
    return Checkup(known.checked_at, known.current, listing.listed(known.findings, closings), known.agreeing, closings)


@lru_cache(maxsize=_KEPT)
def figure(key: str, view: View) -> Figure:
    """The figure of a key for a view."""
    with Session(_engine(view.selection.store)) as session:
        return build(key, context(session, view))


@lru_cache(maxsize=_KEPT)
def called(measure: str, view: View) -> tuple[Cell, ...]:
    """Who has reported a measure, in every year to show."""
    with Session(_engine(view.selection.store)) as session:
        return reporting.called(context(session, view), measure)


@lru_cache(maxsize=_KEPT)
def headlines(indicators: tuple[str, ...], view: View) -> tuple[Tile, ...]:
    """The headlines of some indicators; what nothing is known of is left out."""
    with Session(_engine(view.selection.store)) as session:
        return tiles(context(session, view), indicators)[:_HEADLINES]


@lru_cache(maxsize=_KEPT // 4)
def read_out(page: str, view: View) -> str:
    """The paragraph an official reads out for a page; empty where too little is known."""
    with Session(_engine(view.selection.store)) as session:
        return "\n\n".join(paragraphs(context(session, view), PAGES[page]))


@lru_cache(maxsize=_TRACED)
def traced(key: str, view: View) -> Figure:
    """The figure of a key with the claims behind it."""
    with Session(_engine(view.selection.store)) as session:
        return build(key, replace(context(session, view), trace=True))


@lru_cache(maxsize=_TRACED)
def told(claims: tuple[Claim, ...], view: View) -> tuple[Origin, ...]:
    """Some claims in words, with how they came into the store."""
    with Session(_engine(view.selection.store)) as session:
        return provenance.told(claims, context(session, view).names, past.trace(session, claims))


@lru_cache(maxsize=_TRACED)
def traced_headlines(indicators: tuple[str, ...], view: View) -> tuple[Tile, ...]:
    """The same headlines with the claims behind them."""
    with Session(_engine(view.selection.store)) as session:
        return tiles(replace(context(session, view), trace=True), indicators)


@lru_cache(maxsize=32)
def findings(view: View, batch: str, touched: frozenset[tuple[str, str]]) -> tuple[Finding, ...]:
    """The findings that figures of one import take part in, by the begin of their ids; contradictions first."""
    with Session(_engine(view.selection.store)) as session:
        found = claims.check(session, shared(view).tree, touched=touched)
    own = f"{batch}-"
    return tuple(one for one in found if any(claim.figure_id.startswith(own) for claim in one.claims))


@lru_cache(maxsize=1)
def all_regions() -> RegionTree:
    """The regions of the whole country, whatever the stores hold."""
    return read_tree(configured().sample_data / "regions")


@lru_cache(maxsize=_KEPT)
def _near(store: str, revision: int, region: str) -> tuple[str, ...]:
    return reference(store, revision).tree.near(region)


def near(view: View) -> tuple[str, ...]:
    """The regions a reader may want next, by code."""
    return _near(view.selection.store, view.revision, view.region)


@lru_cache(maxsize=8)
def region_labels(lang: str, store: str, revision: int) -> dict[str, str]:
    """The label of every region in the chooser, by code."""
    tree = reference(store, revision).tree
    return {region.code: tree.choice(region.code, lang) for region in (*tree, *tree.former)}


@lru_cache(maxsize=4)
def map_trouble(store: str, revision: int) -> Refused | None:
    """Why no map of the nation may be drawn from the boundary files, if so."""
    try:
        boundaries().check(reference(store, revision).tree)
    except Refused as refused:
        return refused
    return None
