"""Rebuilds frozen dataclasses from the plain values JSON holds of them."""

from __future__ import annotations

from dataclasses import is_dataclass
from enum import Enum
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from analytics.figures.spec import Definition, Figure, Mark, Number, Reference, Series, Tile
from analytics.provenance import Computation, Origin
from analytics.selection import Selection

_PARTS = (Computation, Definition, Figure, Mark, Number, Origin, Reference, Selection, Series, Tile)
_KNOWN = {one.__name__: one for one in _PARTS}
_HINTS: dict[type, dict[str, Any]] = {}
T = TypeVar("T")


def rebuild(kind: type[T], value: dict[str, Any]) -> T:
    """Make a value of a dataclass; a field it has not any more is passed over, one it has since is as by default."""
    if kind not in _HINTS:
        _HINTS[kind] = get_type_hints(kind, localns=_KNOWN)
    hints = _HINTS[kind]
    return kind(**{name: _made(hints[name], part) for name, part in value.items() if name in hints})


def _made(hint: Any, value: Any) -> Any:  # noqa: ANN401 - whatever a field may hold
    if value is None:
        return None
    if get_origin(hint) is UnionType:
        hint = next(one for one in get_args(hint) if one is not type(None))  # what may be missing has one other kind
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]  # every tuple of a document is of one kind
        return tuple(_made(inner, one) for one in value)
    if isinstance(hint, type) and is_dataclass(hint):
        return rebuild(hint, value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    return value
