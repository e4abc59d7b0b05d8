"""The figures proposed from a text, to be looked through: the text with its numbers marked, and a table to choose in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
import streamlit as st

from analytics import period
from analytics.errors import Refused
from analytics.i18n import mark, tr
from analytics.indicators import MEASURES, STRATA
from analytics.ingest.sheets import moments
from analytics.ingest.text.article import Taken
from analytics.numerals import SIGNS
from pages.ui import choices, data, imports_tables
from pages.ui.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from analytics.ingest.text import Candidate
    from pages.ui.data import View

PARTS: Final = {
    "measure": mark("Indicator"),
    "region": mark("Region"),
    "period": mark("Period"),
    "group": mark("Group"),
}
_FIELDS: Final = {"measure": "measure", "region": "region", "period": "period", "stratum": "group"}
_COLOURS: Final = {"sure": "green", "open": "orange", "aside": "gray"}
_CONTEXT: Final = 16
_NEAR: Final = 8
_PERIODS: Final = mark(
    "2024, 2024-06, 2024-01..2024-06, or ..2025-03 for everything up to then; words such as 2024年6月 or 2024年底 are understood too."
)


def draw(text: str, found: Sequence[Candidate], view: View, key: str) -> None:
    """Draw the marked text, the table of what may be taken, and what is left aside with its reason."""
    lang = view.lang
    offered = [one for one in found if not one.refused]
    aside = [one for one in found if one.refused]
    sure = sum(one.complete for one in offered)
    message = mark(
        "Figures proposed: {count}; {sure} are complete, {open} need something said first, {aside} are left aside. Nothing is taken unless you tick it."
    )
    counts = {"count": len(found), "sure": sure, "open": len(offered) - sure, "aside": len(aside)}
    st.markdown(plain(tr(lang, message, **counts)))
    with st.expander(tr(lang, mark("The text with its numbers marked")), icon=":material/article:"):
        st.caption(_legend(lang))
        st.markdown(marked(text, found))
    if offered:
        _table(text, offered, view, key)
    if aside:
        with st.expander(tr(lang, mark("Left aside ({count})"), count=len(aside)), icon=":material/block:"):
            lines = (f"- {_context(text, one)}  \n:small[:gray[{plain(_refusal(one, lang))}]]" for one in aside)
            st.markdown("\n".join(lines))


def _legend(lang: str) -> str:
    words = (mark("complete"), mark("something is open"), mark("left aside"))
    return " ".join(
        f":{colour}-background[{plain(tr(lang, word))}]" for colour, word in zip(_COLOURS.values(), words, strict=True)
    )


def _refusal(one: Candidate, lang: str) -> str:
    return tr(lang, one.refused)


def _standing(one: Candidate) -> str:
    return "aside" if one.refused else "sure" if one.complete else "open"


def marked(text: str, found: Iterable[Candidate]) -> str:
    """The text as Markdown with each number on the colour of its standing."""
    parts, at = [], 0
    for one in sorted(found, key=lambda candidate: candidate.start):
        parts.append(_escaped(text[at : one.start]))
        parts.append(f":{_COLOURS[_standing(one)]}-background[{plain(one.written)}]")
        at = one.end
    return "".join((*parts, _escaped(text[at:])))


def _escaped(text: str) -> str:
    return "  \n".join(plain(line) for line in text.split("\n"))


def _context(text: str, one: Candidate) -> str:
    before, after = text[max(0, one.start - _CONTEXT) : one.start], text[one.end : one.end + _CONTEXT]
    return plain(" ".join(f"…{before}【{one.written}】{after}…".split()))


def _table(text: str, offered: Sequence[Candidate], view: View, key: str) -> None:
    lang = view.lang
    columns: dict[str, Any] = {name: [] for name in ("take", "no", "context", "number", *_FIELDS, "open", "inferred")}
    for number, one in enumerate(offered, start=1):
        for name, value in _row(text, one, number, lang).items():
            columns[name].append(value)
    kinds = {"take": pa.bool_(), "no": pa.int64()}
    made = {name: pa.array(values, kinds.get(name, pa.string())) for name, values in columns.items()}
    st.data_editor(
        pa.table(made),
        key=key,
        hide_index=True,
        disabled=("no", "context", "number", "open", "inferred"),
        column_config=_config(offered, view),
        height=imports_tables.height(len(offered)),
        placeholder="？",
        alt=tr(lang, mark("Table of {count} proposed figures"), count=len(offered)),
    )


def _row(text: str, one: Candidate, number: int, lang: str) -> dict[str, Any]:
    value, bound = one.amount(one.measure)
    before, after = text[max(0, one.start - _NEAR) : one.start], text[one.end : one.end + _NEAR]
    return {
        "take": False,
        "no": number,
        "context": " ".join(f"{before}【{one.written}】{after}".split()),
        "number": f"{SIGNS.get(bound, '')}{value:,.10g} {one.unit}",
        "measure": one.measure or None,
        "region": one.region or None,
        "period": one.period or None,
        "stratum": one.stratum or None,
        "open": _joint(lang).join(_why(part.part, part.message, dict(part.places), one, lang) for part in one.open),
        "inferred": _joint(lang).join(_clause(_part(part, lang), tr(lang, why), lang) for part, why in one.inferred),
    }


def _joint(lang: str) -> str:
    return "；" if lang == "zh" else "; "


def _why(part: str, message: str, places: Mapping[str, str], one: Candidate, lang: str) -> str:
    names = ("、" if lang == "zh" else ", ").join(tr(lang, MEASURES[key].label) for key in one.options)
    return _clause(_part(part, lang), tr(lang, message, **{"names": names, **places}), lang)


def _clause(head: str, said: str, lang: str) -> str:
    return f"{head}：{said}" if lang == "zh" else f"{head}: {said}"


def _part(part: str, lang: str) -> str:
    return tr(lang, PARTS[part])


def _config(offered: Sequence[Candidate], view: View) -> dict[str, Any]:
    lang = view.lang
    column, called = st.column_config, choices.caller(view)
    codes = dict.fromkeys((*(one.region for one in offered if one.region), *data.near(view)))
    return {
        "take": column.CheckboxColumn(tr(lang, mark("Take")), width=52),
        "no": column.NumberColumn(tr(lang, mark("No.")), width=42),
        "context": column.TextColumn(tr(lang, mark("In the text")), width=200),
        "number": column.TextColumn(tr(lang, mark("Number")), width=100),
        "measure": column.SelectboxColumn(
            _part("measure", lang), options=list(MEASURES), format_func=lambda key: _measure(str(key), lang), width=105
        ),
        "region": column.SelectboxColumn(
            _part("region", lang), options=list(codes), format_func=lambda code: called(str(code)), width=105
        ),
        "period": column.TextColumn(_part("period", lang), help=tr(lang, _PERIODS), width=85, max_chars=40),
        "stratum": column.SelectboxColumn(
            _part("group", lang),
            options=list(STRATA),
            format_func=lambda key: tr(lang, STRATA[str(key)].label),
            width=92,
        ),
        "open": column.TextColumn(tr(lang, mark("To be said")), width=240),
        "inferred": column.TextColumn(tr(lang, mark("Carried over")), width=240),
    }


def _measure(key: str, lang: str) -> str:
    unit = MEASURES[key].unit.text(lang)
    return tr(lang, MEASURES[key].label) + (f" · {unit}" if unit else "")


def chosen(found: Sequence[Candidate], edits: Mapping[int | str, Mapping[str, Any]], lang: str) -> tuple[Taken, ...]:
    """What an editor ticked, with their corrections; refuses what is not said to the end, by its number in the table."""
    offered = [one for one in found if not one.refused]
    taken = []
    for number, one in enumerate(offered, start=1):
        said = {name: getattr(one, name) for name in _FIELDS} | {"take": False}
        said |= edits.get(number - 1) or edits.get(str(number - 1)) or {}
        if said["take"]:
            taken.append(_taken(one, said, number, lang))
    if not taken:
        raise Refused(mark("No figure is ticked. Tick those that are right, then look at what they change."))
    return tuple(taken)


def _taken(one: Candidate, said: Mapping[str, Any], number: int, lang: str) -> Taken:
    missing = [_part(part, lang) for name, part in _FIELDS.items() if not said[name]]
    if missing:
        message = mark("No. {number}: {parts} must be said before this figure can be taken.")
        raise Refused(message, number=number, parts=("、" if lang == "zh" else ", ").join(missing))
    measure, when = str(said["measure"]), stored(str(said["period"]))
    if not when:
        raise Refused(
            mark("No. {number}: {text} is no period. Write 2024, 2024-06 or ..2025-03."),
            number=number,
            text=said["period"],
        )
    if not one.fits(measure):
        message = mark("No. {number} is counted in {unit}; {name} is counted in {own}.")
        name, own = tr(lang, MEASURES[measure].label), MEASURES[measure].unit.text(lang)
        raise Refused(message, number=number, unit=one.unit or "—", name=name, own=own or "—")
    return Taken(one.start, one.end, measure, str(said["region"]), when, str(said["stratum"]), number)


def stored(written: str) -> str:
    """A period as stored, from what an editor wrote; nothing for what is none."""
    try:
        return period.parse(written.strip()).text
    except ValueError:
        found = moments.text(written) or ""
        return moments.whole_month(found) or found
