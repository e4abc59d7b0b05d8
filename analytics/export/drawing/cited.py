"""What a document says about its figures in words: source lines, definitions, the query, legends, cited sources."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from analytics.export import words
from analytics.figures import maps
from analytics.figures.spec import Shape
from analytics.i18n import mark, tr
from analytics.indicators import INDICATORS
from analytics.period import parse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.export.document import Document, Slide
    from analytics.export.means import Means
    from analytics.figures.spec import Figure, Tile


def caption(figure: Figure, means: Means, lang: str) -> str:
    """The line under a figure: who says so, what to know, and for a map where its borders come from."""
    return " · ".join(filter(None, (figure.source, *words.notes(figure, lang, means.approval))))


def definitions(figure: Figure, lang: str) -> list[str]:
    """What each indicator of a figure counts, with its formula."""
    join, stop = ("：", "") if lang == "zh" else (": ", " ")
    return [f"{one.label}{join}{one.text}{stop}{one.formula}".rstrip() for one in figure.definitions]


def query(document: Document, slide: Slide, means: Means) -> str:
    """Say how to ask for a figure again: its key, region, years, store and moment, and the document's digest."""
    chosen, lang, figure = document.selection, document.lang, slide.figure
    start, end = slide.years or (chosen.start, chosen.end)
    message = mark(
        "Figure {key}; region {region} ({code}); years {years}; store {store}, revision {revision}; "
        "made {made}; fingerprint {fingerprint}"
    )
    return tr(
        lang,
        message,
        key=figure.key,
        region=means.tree.name(figure.region, lang),
        code=figure.region,
        years=parse(f"{start}..{end}" if start != end else str(end)).label(lang),
        store=chosen.store,
        revision=document.revision,
        made=document.made,
        fingerprint=document.name,
    )


def day(document: Document, lang: str) -> str:
    """The day a document was made, as people write it."""
    return parse_day(document.made[:10], lang)


def parse_day(iso: str, lang: str) -> str:
    """Write a day of the calendar: 2026年11月22日, 2026-11-22."""
    if lang != "zh":
        return iso
    year, month, number = (int(part) for part in iso.split("-"))
    return f"{year}年{month}月{number}日"


def legend(figure: Figure, lang: str) -> list[tuple[str, str]]:
    """What the colours of a map or of station circles mean."""
    if figure.shape is Shape.POINTS:
        shaded = replace(figure, series=figure.series[1:])
        return maps.keys(shaded, INDICATORS["station_coverage"].unit, lang=lang, theme="light")
    return maps.keys(figure, INDICATORS[figure.key.partition(":")[2]].unit, lang=lang, theme="light")


def method(figure: Figure, lang: str) -> str:
    """How classes, and circles, are to be read."""
    classes = tr(lang, maps.METHOD) if figure.classes else ""
    if figure.shape is not Shape.POINTS:
        return classes
    circles = tr(lang, mark("the area of a circle is the number of stations, its colour the coverage of townships"))
    return "; ".join(filter(None, (circles, classes))) if lang == "en" else "；".join(filter(None, (circles, classes)))


def publishers(tiles: Sequence[Tile], lang: str) -> str:
    """Who stands behind some headline numbers: 来源：甲、乙等5处."""
    found = list(dict.fromkeys(one.publisher for tile in tiles for one in tile.origins if one.publisher and one.title))
    if not found:
        return ""
    listed = ("、" if lang == "zh" else "; ").join(found[:2])
    if len(found) <= 2:  # noqa: PLR2004 - as under a figure
        return tr(lang, mark("Source: {publishers}"), publishers=listed)
    return tr(lang, mark("Sources: {publishers} and others, {count} in all"), publishers=listed, count=len(found))


def numbers(figures: Sequence[int]) -> str:
    """Write numbers of figures short: 1–3, 5."""
    runs: list[list[int]] = []
    for one in figures:
        if runs and one == runs[-1][-1] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def places(figure: Figure) -> list[tuple[str, str]]:
    """Names and numbers of a map, highest first."""
    marks = sorted(figure.series[0].marks, key=lambda one: -one.value)
    return [(one.label, one.text + (" ⚑" if one.disputed else "")) for one in marks]
