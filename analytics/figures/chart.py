"""A drawn Plotly figure that is written once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from plotly.basedatatypes import BaseFigure

if TYPE_CHECKING:
    from analytics.figures.canvas import Trace


class Chart(BaseFigure):  # type: ignore[misc]
    """Traces and layout as finished JSON.

    Streamlit copies, checks and writes a Plotly figure anew on every rerun; of this one it finds all written but the
    names and the height. It is not checked as it is made (some milliseconds a chart): the tests check what every
    figure draws.
    """

    def __init__(self, traces: list[Trace], layout: dict[str, Any]) -> None:
        """Write what was drawn; the base class is not set up, because nobody changes a chart."""
        written = {**_written(layout), "height": layout["height"]}
        # Past the base class, which takes an attribute for a part of the figure.
        self.__dict__["_kept"] = {"data": [_written(trace) for trace in traces], "layout": written}

    def to_dict(self) -> dict[str, Any]:
        """Give the parts as written."""
        kept: dict[str, Any] = self.__dict__["_kept"]
        return kept


def _written(part: dict[str, Any]) -> dict[str, Any]:
    # Copied: the bytes that orjson gives keep the room of their buffer, some 2 kB for every value.
    return {name: orjson.Fragment(bytes(bytearray(orjson.dumps(value)))) for name, value in part.items()}
