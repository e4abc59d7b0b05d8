"""Gathers a page's figures, finished and with every origin, into a document."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analytics import provenance
from analytics.claims import contested
from analytics.contents import PAGES
from analytics.errors import Refused
from analytics.export.document import Document, Slide, sound
from analytics.export.flags import flags
from analytics.figures import usual
from analytics.figures.build import BUILDERS, Context, build, paragraphs, tiles
from analytics.i18n import mark, tr
from analytics.indicators import INDICATORS, Topic
from analytics.settings import DEMO
from analytics.store import decks, read, sites

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from analytics.contents import Card, Page
    from analytics.figures.spec import Figure
    from analytics.regions import RegionTree
    from analytics.selection import Selection
    from analytics.store.decks import Deck, Pin

UNKNOWN_PAGE = mark("There is no page '{page}' to export; there are: {pages}.")
UNKNOWN_SECTION = mark("The page has no section '{section}'; it has: {sections}.")
DAMAGED = mark("The snapshot '{id}' is damaged: what is stored is not what was frozen.")
NOTHING = mark("{region} has published nothing for this page in {span}; there is nothing to export.")

EMPTY_DECK = mark("The deck '{title}' has no slide with figures to show; pin some cards first.")


@dataclass(frozen=True)
class Wanted:
    """What of a page is to be gathered: one section or all, and what ``*`` stands for in its cards' keys."""

    page: str
    section: str = ""
    chosen: str = ""


def context(session: Session, selection: Selection) -> Context:
    """See a store as a selection does, with the claims behind every number."""
    marked = contested.contradictions(session).contested
    sources = provenance.spoken(read.sources(session), selection.lang)
    return Context(session, read.region_tree(session), sources, selection, trace=True, contested=marked)


def page(ctx: Context, wanted: Wanted, made: datetime) -> Document:
    """Gather what a page shows for a selection; an unknown page or section, or nothing to show, is refused."""
    described = _described(wanted.page)
    sections = [one for one in described.sections if wanted.section in ("", one.key)]
    if not sections:
        keys = ", ".join(one.key for one in described.sections)
        raise Refused(UNKNOWN_SECTION, section=wanted.section, sections=keys)
    found = contested.contradictions(ctx.session)
    slides = tuple(
        Slide(figure, ctx.say(section.title), flags=flags(figure.origins, found, ctx), years=_years(ctx.selection))
        for section in sections
        for card in section.cards
        if not (figure := _figure(card, described, wanted.chosen, ctx)).empty
    )
    if not slides:
        raise Refused(NOTHING, region=ctx.tree.name(ctx.region, ctx.lang), span=ctx.span())
    headlines = tiles(ctx, described.tiles)
    return Document(
        title=title(ctx, ctx.say(described.title)),
        scope=scope(ctx),
        selection=ctx.selection,
        made=made.isoformat(timespec="minutes"),
        revision=read.revision(ctx.session),
        slides=slides,
        tiles=headlines,
        paragraphs=paragraphs(ctx, described),
        flags=flags([origin for tile in headlines for origin in tile.origins], found, ctx),
    )


def _years(chosen: Selection | Pin) -> tuple[int, int]:
    return chosen.start, chosen.end


def deck(ctx: Context, chosen: Deck, made: datetime) -> Document:
    """Gather a deck's figures in their order, each for its own region and years; what is empty by now is left out.

    ``ctx`` gives store and language; a deck of which nothing can be shown is refused.
    """
    found = contested.contradictions(ctx.session)
    slides = tuple(
        Slide(
            figure,
            ctx.tree.name(pin.region, ctx.lang),
            pin.headline,
            pin.note,
            flags(figure.origins, found, ctx),
            _years(pin),
        )
        for pin in chosen.slides
        if (figure := pinned(pin, ctx)) and not figure.empty
    )
    if not slides:
        raise Refused(EMPTY_DECK, title=chosen.title)
    covered = _covered(slides, replace(chosen.selection, lang=ctx.lang, store=ctx.selection.store))
    others = len({slide.figure.region for slide in slides} - {covered.region})
    return Document(
        title=chosen.title,
        scope=scope(replace(ctx, selection=covered), others),
        selection=covered,
        made=made.isoformat(timespec="minutes"),
        revision=read.revision(ctx.session),
        slides=slides,
        occasion=chosen.occasion,
        speaker=chosen.speaker,
    )


def _covered(slides: Sequence[Slide], chosen: Selection) -> Selection:
    """What a deck is about: its own region, or the first shown where that is not shown; from its first year to its last."""
    regions = [slide.figure.region for slide in slides]
    years = [year for slide in slides for year in slide.years]
    region = chosen.region if chosen.region in regions else regions[0]
    return replace(chosen, region=region, start=min(years), end=max(years))


def freeze(session: Session, document: Document, *, deck: str = "", page: str = "", note: str = "") -> bool:
    """Keep a document under the name that follows from its content; says whether it was not kept yet."""
    return decks.freeze(
        session,
        name=document.name,
        made=document.made,
        revision=document.revision,
        store=document.selection.store,
        document=document.to_json(),
        deck=deck,
        page=page,
        note=note,
    )


def frozen(session: Session, name: str) -> Document:
    """The document of a snapshot; one whose content is not what was frozen is refused."""
    text = decks.frozen(session, name)
    if not sound(name, text):
        raise Refused(DAMAGED, id=name[:40])
    return Document.from_json(text)


def pinned(pin: Pin, ctx: Context) -> Figure | None:
    """The figure of a pin; nothing where this store or program does not know its region or key."""
    if not known(pin, ctx.tree):
        return None
    seen = replace(ctx.selection, region=pin.region, start=pin.start, end=pin.end)
    return build(pin.key, replace(ctx, selection=seen))


def known(pin: Pin, tree: RegionTree) -> bool:
    """Whether a pin's region and key mean anything here."""
    kind, _, rest = pin.key.partition(":")
    return pin.region in tree and kind in BUILDERS and _meant(kind, [one for one in rest.split(",") if one])


def _meant(kind: str, wanted: list[str]) -> bool:
    """Whether a key's words are what its builder takes: regions, a year, topics or indicators."""
    if kind in ("compare", "dictionary", "sources", "calendar", "coverage"):
        return True
    if kind == "stations":
        return all(one.isascii() and one.isdigit() for one in wanted)
    if kind == "ledger":
        return all(one in set(Topic) for one in wanted)
    return all(one in INDICATORS for one in wanted)


def title(ctx: Context, topic: str) -> str:
    """Name a document: 四川省考试报名情况."""
    return ctx.say(mark("{topic} of {region}"), region=ctx.tree.name(ctx.region, ctx.lang), topic=topic)


def scope(ctx: Context, others: int = 0) -> str:
    """Say what a document covers: region, how many other regions, years, store."""
    store = mark("Demo data (simulated)") if ctx.selection.store == DEMO else mark("Published figures")
    place = ctx.tree.name(ctx.region, ctx.lang)
    if others:
        place = ctx.say(mark("{region} and {count} other regions"), region=place, count=others)
    return " · ".join((place, ctx.span(), tr(ctx.lang, store)))


def _described(name: str) -> Page:
    if name not in PAGES:
        raise Refused(UNKNOWN_PAGE, page=name[:40], pages=", ".join(PAGES))
    return PAGES[name]


def _figure(card: Card, described: Page, chosen: str, ctx: Context) -> Figure:
    """The figure of a card; a ``*`` nobody chose for is what the page shows first."""
    if "*" not in card.key:
        return build(card.key, ctx)
    if chosen:
        return build(card.chosen(chosen).key, ctx)
    return build(card.chosen(_usual(card, described, ctx)).key, ctx)


def _usual(card: Card, described: Page, ctx: Context) -> str:
    kind = card.key.partition(":")[0]
    if described.offered:
        untraced, places = replace(ctx, trace=False), usual.places(ctx.tree, ctx.region)
        return usual.indicator(described.offered, lambda key: len(build(f"map:{key}", untraced).rows), places)
    if kind == "compare":
        return ctx.tree[ctx.region].parent or ""
    opened = sites.years(ctx.session)
    return str(usual.moment(opened, read.extent(ctx.session).ends, ctx.selection.end)) if opened else ""
