"""The source line of a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analytics.i18n import mark, tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analytics.provenance.names import Names
    from analytics.values import Value

_NAMED = 2


def source_line(values: Iterable[Value], names: Names) -> str:
    """Name the publishers behind some values, the most used first: 来源：甲、乙等5处."""
    counted: dict[str, int] = {}
    for value in values:
        for claim in value.claims:
            if claim.source_id:
                counted[claim.source_id] = counted.get(claim.source_id, 0) + 1
    ranked = sorted(counted, key=lambda source: -counted[source])
    publishers = list(dict.fromkeys(names.sources[source].publisher for source in ranked))
    if not publishers:
        return ""
    join = "、" if names.lang == "zh" else "; "
    listed = join.join(publishers[:_NAMED])
    if len(publishers) == 1:
        return tr(names.lang, mark("Source: {publishers}"), publishers=listed)
    if len(publishers) <= _NAMED:
        return tr(names.lang, mark("Sources: {publishers}"), publishers=listed)
    return tr(
        names.lang, mark("Sources: {publishers} and others, {count} in all"), publishers=listed, count=len(publishers)
    )
