"""What a figure needs beyond itself to be drawn in a file: regions, boundaries, and a unit's own template."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from analytics.regions import Boundaries, RegionTree


@dataclass(frozen=True)
class Means:
    """``approval`` is the number of the map's approval, empty where there is none.

    ``template`` is the file that the format at hand begins from, ``templates`` those of all formats by name.
    """

    tree: RegionTree
    boundaries: Boundaries
    approval: str = ""
    template: Path | None = None
    templates: Mapping[str, Path] = field(default_factory=dict)

    def of(self, name: str) -> Means:
        """The same with the template of one format."""
        return replace(self, template=self.templates.get(name))
