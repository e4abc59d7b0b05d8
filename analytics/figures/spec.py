"""What a figure is: a finding with its marks, sources and words, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analytics.provenance import Computation, Origin


class Shape(StrEnum):
    """How a figure is drawn."""

    LINE = "line"
    BARS = "bars"
    COLUMNS = "columns"
    FUNNEL = "funnel"
    MAP = "map"
    POINTS = "points"
    TABLE = "table"
    EMPTY = "empty"


@dataclass(frozen=True)
class Mark:
    """One value in a figure, with the words a reader sees for it.

    ``region`` makes it clickable; ``bound`` and ``disputed`` are drawn as such; ``faint`` marks what is not of the
    chosen year or was inferred.
    """

    label: str
    value: float
    text: str
    note: str = ""
    region: str = ""
    bound: str = "="
    disputed: bool = False
    faint: bool = False


@dataclass(frozen=True)
class Series:
    """Marks of one name; ``role`` is ``main``, ``second`` … or ``target``."""

    name: str
    marks: tuple[Mark, ...]
    role: str = "main"


@dataclass(frozen=True)
class Reference:
    """A line to compare with: a pooled rate, a target, a standard."""

    label: str
    value: float


@dataclass(frozen=True)
class Number:
    """The number behind a text of a table: its decimals where it is written out, and the unit that follows it."""

    value: float
    decimals: int = 0
    unit: str = ""
    bound: str = "="
    disputed: bool = False


@dataclass(frozen=True)
class Definition:
    """An indicator in words."""

    label: str
    text: str
    formula: str = ""


@dataclass(frozen=True)
class Figure:
    """One card: a finding, its marks, who says so and what it counts.

    ``title`` states the finding; ``alt`` says it to those who cannot see the chart. ``columns`` and ``rows`` are the
    table view, text for text what the chart shows; ``numbers`` holds, cell for cell, the numbers that the texts write.
    An EMPTY figure's title says what is missing, ``notes`` what
    exists nearby. ``tones`` shade the cells of ``rows`` where there are any: ``good``, ``fair``, ``bad`` or nothing; the
    cell's text says the same. ``sourced`` says that claims stand behind it; ``origins`` lists them
    where it was built to trace, ``computations`` how computed numbers were made of them.
    """

    key: str
    shape: Shape
    region: str
    title: str
    subtitle: str = ""
    unit: str = ""
    series: tuple[Series, ...] = ()
    references: tuple[Reference, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    tones: tuple[tuple[str, ...], ...] = ()
    row_regions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""
    origins: tuple[Origin, ...] = ()
    computations: tuple[Computation, ...] = ()
    sourced: bool = False
    definitions: tuple[Definition, ...] = ()
    alt: str = ""
    disputed: int = 0
    classes: tuple[float, ...] = ()
    numbers: tuple[tuple[Number | None, ...], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return self.shape is Shape.EMPTY


@dataclass(frozen=True)
class Tile:
    """One headline number with its change on a named base, its track and its origins."""

    indicator: str
    region: str
    label: str
    value: str
    delta: str
    base: str
    rising: bool | None
    note: str
    track: tuple[float, ...] = ()
    origins: tuple[Origin, ...] = ()
    computations: tuple[Computation, ...] = ()
    definition: str = ""
    disputed: bool = False
