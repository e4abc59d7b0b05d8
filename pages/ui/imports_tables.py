"""What a report lists: problems, changes, conflicts, every figure, and where they will be seen."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal

import streamlit as st

from analytics import period
from analytics.i18n import mark, tr
from analytics.indicators import MEASURES, STRATA, TOPIC_LABELS, Topic
from analytics.ingest import report
from analytics.numerals import SIGNS
from pages.ui import data, imports_desk, tables
from pages.ui.text import plain

if TYPE_CHECKING:
    from analytics.ingest.report import Fact, Finding, Report, Turn
    from analytics.regions import RegionTree
    from pages.ui.data import View
    from pages.ui.imports_desk import Entry

_FEW: Final = 12
_MOST_REGIONS: Final = 30
_ROWS: Final = 12
_SEVERITIES: Final = {"error": mark("Error"), "warning": mark("Warning")}
_BADGES: Final = {"error": ":red-badge[:material/error: {}]", "warning": ":orange-badge[:material/warning: {}]"}
_PAGES: Final = {
    Topic.EXAM: "exam",
    Topic.CERTIFICATION: "certification",
    Topic.TRAINING: "training",
    Topic.STATIONS: "stations",
    Topic.WORKFORCE: "workforce",
    Topic.BASE: "region",
}


@st.fragment
def details(entry: Entry, found: Report, view: View) -> None:
    """The lists of a report, one at a time."""
    lang = view.lang
    offered = {
        "problems": (mark("Problems ({count})"), found.errors + found.warnings),
        "changes": (mark("Changes ({count})"), found.changed),
        "conflicts": (mark("Other sources ({count})"), found.conflicting),
        "figures": (mark("All figures ({count})"), found.rows if found.offsets else 0),
        "places": (mark("Where they show ({count})"), 0 if found.refused else len(found.regions)),
    }
    names = {key: tr(lang, text, count=f"{count:,}") for key, (text, count) in offered.items() if count}
    if not names:
        return
    slot = f"import_list:{entry.latest.job.id}"
    if st.session_state.get(slot) not in names:
        st.session_state[slot] = next(iter(names))
    shown = st.segmented_control(
        tr(lang, mark("Part of the report")),
        list(names),
        format_func=names.__getitem__,
        key=slot,
        required=True,
        label_visibility="collapsed",
    )
    if shown == "problems":
        _problems(found, lang, slot)
    elif shown in ("changes", "conflicts"):
        _turns(found.changes if shown == "changes" else found.conflicts, offered[shown][1], view)
    elif shown == "figures":
        _figures(entry, found, view, slot)
    else:
        _places(found, view)


def _problems(found: Report, lang: str, slot: str) -> None:
    listed = _filtered(found, lang, slot) if len(found.findings) > _FEW else list(found.findings)
    if len(listed) <= _FEW:
        for finding in listed:
            _problem(finding, lang)
    else:
        titles = [mark("Severity"), mark("Sheet"), mark("Cell"), mark("Problem"), mark("What to do"), mark("Code")]
        _table(titles, [_finding_row(finding, lang) for finding in listed], lang)
    if found.errors + found.warnings > len(found.findings):
        message = mark("The first {count} are listed; mend them and upload the file again.")
        st.caption(tr(lang, message, count=f"{len(found.findings):,}"))


def _filtered(found: Report, lang: str, slot: str) -> list[Finding]:
    codes = Counter(finding.code for finding in found.findings)
    severities = [name for name in _SEVERITIES if any(finding.severity == name for finding in found.findings)]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        severity = st.pills(
            tr(lang, mark("Severity")),
            severities,
            format_func=lambda name: tr(lang, _SEVERITIES[name]),
            key=f"{slot}:severity",
        )
        code = st.selectbox(
            tr(lang, mark("Kind of problem")),
            list(codes),
            index=None,
            format_func=lambda name: f"{name} ({codes[name]:,})",
            placeholder=tr(lang, mark("All kinds")),
            key=f"{slot}:code",
            width=320,
        )
    wanted = ((one, severity in (None, one.severity), code in (None, one.code)) for one in found.findings)
    return [one for one, by_severity, by_code in wanted if by_severity and by_code]


def _where(sheet: str, cell: str, row: int, place: str, lang: str) -> str:
    spot = cell or (tr(lang, mark("row {row}"), row=row) if row else "")
    return " ".join(filter(None, (sheet, spot))) or place


def _problem(finding: Finding, lang: str) -> None:
    where = _where(finding.sheet, finding.cell, finding.row, finding.place, lang)
    badge = _BADGES[finding.severity].format(tr(lang, _SEVERITIES[finding.severity]))
    place = f" **{_line(where)}**" if where else ""
    advice = _line(tr(lang, finding.advice)) if finding.advice else ""
    small = " · ".join(filter(None, (advice, plain(finding.code))))
    st.markdown(f"{badge}{place}  {_line(finding.text(lang))}  \n:small[:gray[{small}]]")


def _line(text: str) -> str:
    """A text of a file on one line, as text."""
    return plain(" ".join(text.split()))


def _finding_row(finding: Finding, lang: str) -> list[str]:
    spot = finding.cell or (tr(lang, mark("row {row}"), row=finding.row) if finding.row else finding.place)
    advice = tr(lang, finding.advice) if finding.advice else ""
    return [tr(lang, _SEVERITIES[finding.severity]), finding.sheet, spot, finding.text(lang), advice, finding.code]


def _turns(turns: tuple[Turn, ...], count: int, view: View) -> None:
    lang, sources = view.lang, data.shared(view).sources
    titles = [*_ABOUT, mark("In this file"), mark("In the store"), mark("Source in the store"), mark("Cell")]
    rows = []
    for turn in turns:
        source = sources.get(turn.stored_source)
        said = f"{source.publisher} · {source.title}" if source else turn.stored_source
        new = amount(turn.fact.value, turn.fact.bound)
        old = amount(turn.stored_value, turn.stored_bound)
        rows.append([*_about(turn.fact, view), new, old, said, _cell(turn.fact)])
    _table(titles, rows, lang)
    if count > len(turns):
        st.caption(tr(lang, mark("The first {count} are listed."), count=f"{len(turns):,}"))


_ABOUT: Final = [mark("Region"), mark("Period"), mark("Indicator"), mark("Group")]


def _about(fact: Fact, view: View) -> list[str]:
    lang, tree = view.lang, data.shared(view).tree
    name = tree.full_name(fact.region, lang) if fact.region in tree else fact.region
    return [name, _period(fact.period, lang), _measure(fact, lang), _group(fact, lang)]


def _period(text: str, lang: str) -> str:
    try:
        return period.parse(text).label(lang)
    except ValueError:
        return text  # of a refused file: the reader sees what was read


def _measure(fact: Fact, lang: str) -> str:
    if fact.measure == report.STATION:
        return tr(lang, mark("Station"))
    return tr(lang, MEASURES[fact.measure].label) if fact.measure in MEASURES else fact.measure


def _group(fact: Fact, lang: str) -> str:
    return tr(lang, STRATA[fact.stratum].label) if fact.stratum in STRATA else fact.stratum


def _unit(fact: Fact, lang: str) -> str:
    return MEASURES[fact.measure].unit.text(lang) if fact.measure in MEASURES else ""


def _cell(fact: Fact) -> str:
    return "!".join(filter(None, (fact.sheet, fact.cell))) or fact.place


def amount(value: float, bound: str) -> str:
    """A number in full, with its bound: ≈300, <120,000."""
    shown = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10g}"
    return f"{SIGNS.get(bound, '')}{shown}"


def _figures(entry: Entry, found: Report, view: View, slot: str) -> None:
    lang = view.lang
    pages = len(found.offsets)
    page = 1
    if pages > 1:
        page = st.pagination(pages, key=f"{slot}:page", max_visible_pages=5)
        first = (page - 1) * report.PAGE_ROWS + 1
        last = min(page * report.PAGE_ROWS, found.rows)
        message = mark("Figures {first} to {last} of {count}")
        st.caption(tr(lang, message, first=f"{first:,}", last=f"{last:,}", count=f"{found.rows:,}"))
    titles = [*_ABOUT, mark("As written"), mark("Number"), mark("Unit"), mark("Cell")]
    rows = []
    for fact in imports_desk.facts(entry.latest, page - 1):
        number = "" if fact.measure == report.STATION else amount(fact.value, fact.bound)
        rows.append([*_about(fact, view), fact.as_written or number, number, _unit(fact, lang), _cell(fact)])
    _table(titles, rows, lang)


def _table(titles: list[str], rows: list[list[str]], lang: str) -> None:
    """A table of texts; columns nothing stands in are left out."""
    kept = [place for place in range(len(titles)) if any(row[place] for row in rows)]
    columns = [tr(lang, titles[place]) for place in kept]
    st.dataframe(
        tables.texts(columns, [[row[place] for place in kept] for row in rows]),
        hide_index=True,
        height=height(len(rows)),
        alt=tr(lang, mark("Table of {count} rows: {columns}"), count=len(rows), columns=", ".join(columns)),
        lazy=tables.LAZY,
    )


def height(rows: int) -> int | Literal["content"]:
    """As high as a table's rows, up to twelve."""
    return "content" if rows <= _ROWS else (_ROWS + 1) * 35 + 3


def _places(found: Report, view: View) -> None:
    lang, tree = view.lang, data.shared(view).tree
    known = [code for code in found.regions if code in tree]
    selection = replace(view.selection, region=_common(known, tree))
    params = "&".join(f"{key}={value}" for key, value in selection.params(tree.root).items())
    topics = dict.fromkeys(MEASURES[key].topic for key in found.measures if key in MEASURES)
    where = tree.name(selection.region, lang)
    links = [f"[{plain(tr(lang, TOPIC_LABELS[topic]))} · {plain(where)}]({_PAGES[topic]}?{params})" for topic in topics]
    if links:
        st.markdown("  \n".join((plain(tr(lang, mark("Pages that show these figures:"))), *links)))
    names = [tree.name(code, lang) for code in known[:_MOST_REGIONS]]
    said = ("、" if lang == "zh" else ", ").join(names)
    if len(known) > _MOST_REGIONS:
        more = tr(lang, mark("and {count} more"), count=len(known) - _MOST_REGIONS)
        said = f"{said} {more}" if lang == "en" else f"{said}{more}"
    st.markdown(plain(tr(lang, mark("Regions: {names}"), names=said)))


def _common(codes: list[str], tree: RegionTree) -> str:
    """The smallest region that holds all of some."""
    paths = [[node.code for node in tree.path(code)] for code in codes]
    shared = [step[0] for step in zip(*paths, strict=False) if len(set(step)) == 1]
    return shared[-1] if shared else tree.root
