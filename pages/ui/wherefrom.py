"""The where-from window: what contradicts, how numbers were computed, and every claim behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from analytics import claims
from analytics.i18n import mark, tr
from pages.ui import data, decisions
from pages.ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from analytics.claims import Finding
    from analytics.provenance import Computation, Origin
    from pages.ui.data import View

_MOST: Final = 120
_MOST_FINDINGS: Final = 12


def show(origins: Sequence[Origin], computed: Sequence[Computation], view: View, slot: str) -> None:
    """Draw what stands behind a figure: open contradictions, computations with their inputs, the other claims."""
    findings([one.figure_id for one in origins], view)
    st.markdown(_listed(origins, computed, view.lang))
    decisions.standing(origins, view, slot)


def findings(figures: Sequence[str], view: View) -> None:
    """List the open contradictions that some claims take part in, each leading to the checkup page."""
    common = data.shared(view)
    found = data.contradictions(view.selection.store, view.revision).of(figures)
    if not found:
        return
    lines = [
        f"- {plain(claims.sentence(one, common.tree, view.lang))} [{more(view.lang)}]({link(one, view)})"
        for one in found[:_MOST_FINDINGS]
    ]
    if len(found) > _MOST_FINDINGS:
        rest = tr(view.lang, mark("and {count} more"), count=len(found) - _MOST_FINDINGS)
        lines.append(f"- {rest}")
    head = tr(view.lang, mark("⚑ Figures that do not agree; scope may differ"))
    st.markdown("\n".join((f"**{plain(head)}**\n", *lines)))
    st.divider()


def more(lang: str) -> str:
    """What a link to a finding is called."""
    return plain(tr(lang, mark("look at it")))


def link(finding: Finding, view: View) -> str:
    """The address of a finding on the checkup page, shown for the region it is about."""
    there = view.at(finding.region).selection.params(data.shared(view).tree.root)
    chosen = {**there, "part": "findings", "finding": finding.id}
    return "checkup?" + "&".join(f"{key}={value}" for key, value in chosen.items())


def _listed(origins: Sequence[Origin], computed: Sequence[Computation], lang: str) -> str:
    """List computed numbers with their inputs, then the claims that went into none."""
    by_id = {one.figure_id: one for one in origins}
    told: set[str] = set()
    lines: list[str] = []
    for one in computed:
        if len(told) >= _MOST:
            break
        lines.append(_computed(one))
        lines += [_within(by_id[name], lang, short=name in told) for name in one.inputs if name in by_id]
        told.update(one.inputs)
    rest = [one for one in origins if one.figure_id not in told]
    room = max(_MOST - len(told), 0)
    lines += [origin(one, lang) for one in rest[:room]]
    if len(rest) > room:
        message = mark("… and {count} more; the table of the card lists every number.")
        lines.append(tr(lang, message, count=len(rest) - room))
    return "\n\n".join(lines)


def _computed(one: Computation) -> str:
    head = f"**{plain(one.where)} · {plain(one.when)} · {plain(one.what)}**  {plain(one.value)}"
    return f"{head}  \n:small[:material/calculate: {plain(one.formula)}]"


def _within(one: Origin, lang: str, *, short: bool) -> str:
    """An input of a computed number, set in; in full only where it stands first."""
    told = _head(one) if short else origin(one, lang)
    return "\n".join(f"> {line}" for line in told.split("\n"))


def _head(one: Origin) -> str:
    return f"**{plain(one.where)} · {plain(one.when)} · {plain(one.what)}**  {plain(one.value)}"


def origin(one: Origin, lang: str) -> str:
    """One claim: value, publisher, title, date, grade, address, file and cell, why it is shown, what came before."""
    written = tr(lang, mark("written '{text}'"), text=one.as_written) if one.as_written else ""
    parts = (
        one.standing,
        one.publisher,
        f"《{one.title}》" if one.title and lang == "zh" else one.title,
        one.published,
        one.grade,
        written,
        one.note,
        one.why,
        one.figure_id,
    )
    address = f" · <{one.url}>" if one.url.startswith(("http://", "https://")) else ""
    said = [f"{_line(*parts)}{address}"]
    if one.place:
        said.append(f":material/description: {_line(one.place, one.accepted)}")
    if one.parts:
        said.append(f":material/calculate: {_line(one.parts)}")
    if one.rule:
        said.append(f":material/rule: {_line(one.rule)}")
    before = mark("before: {said}")
    said += [f":material/history: {_line(tr(lang, before, said=early))}" for early in one.earlier]
    return "  \n".join((_head(one), *(f":small[{line}]" for line in said)))


def _line(*parts: str) -> str:
    """Texts on one line, as text: a sheet's name may hold a line break."""
    return plain(" ".join(" · ".join(filter(None, parts)).split()))
