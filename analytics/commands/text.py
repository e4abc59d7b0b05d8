"""The command ``text``: shows the figures an article seems to state; it stores none."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from analytics import settings
from analytics.errors import Refused
from analytics.i18n import DEFAULT, LANGUAGES, mark, tr
from analytics.indicators import MEASURES, STRATA
from analytics.numerals import SIGNS
from analytics.regions import read_tree

if TYPE_CHECKING:
    import argparse

    from analytics.ingest.text import Candidate
    from analytics.regions import RegionTree

_UNREADABLE: Final = mark("{name} cannot be read as text. Save it as plain text in UTF-8 and try again.")
_DATE: Final = mark("{text} is no date. Write 2024-06-15, 2024-06 or 2024.")
_COUNTS: Final = mark("{count} figures proposed, {sure} of them complete; nothing was stored.")
_MOST_BYTES: Final = 1 << 20


def add_to(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Describe the command."""
    parser = commands.add_parser("text", help="show the figures an article seems to state, and store none")
    parser.add_argument("file", type=Path, metavar="FILE", help="the article as plain text")
    parser.add_argument("--publisher", required=True, help="who published it")
    parser.add_argument("--title", required=True, help="its title, which may name region and year")
    parser.add_argument("--date", required=True, help="day, month or year of publication: 2024-06-15")
    parser.add_argument("--region", default="", metavar="CODE", help="the region it is about, by code or name")
    parser.add_argument("--json", action="store_true", help="write the candidates as JSON")
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT, help="the language of sentences")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print what an article seems to state; refused where it cannot be read."""
    from analytics.ingest.text import propose  # noqa: PLC0415 - other commands need not wait for the reader
    from analytics.ingest.text.letters import clean  # noqa: PLC0415 - see above
    from analytics.ingest.text.when import is_date  # noqa: PLC0415 - see above

    if not is_date(arguments.date):
        raise Refused(_DATE, text=arguments.date)
    tree = read_tree(settings.load().sample_data / "regions")
    region = tree.resolve(arguments.region).code if arguments.region else ""
    found = propose(_text(arguments.file), tree, title=arguments.title, published=arguments.date, region=region)
    if arguments.json:
        source = {"publisher": clean(arguments.publisher), "title": clean(arguments.title), "published": arguments.date}
        told = {"source": source, "candidates": [_plain(one, arguments.lang) for one in found]}
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n")
        return 0
    lines = [_line(one, tree, arguments.lang) for one in found]
    counts = {"count": len(found), "sure": sum(one.complete for one in found)}
    sys.stdout.write("\n".join([*lines, tr(arguments.lang, _COUNTS, **counts)]) + "\n")
    return 0


def _text(path: Path) -> str:
    try:
        content = path.read_bytes() if path.stat().st_size <= _MOST_BYTES else b"\xff"
    except OSError as error:
        raise Refused(_UNREADABLE, name=path.name) from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding).replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
    raise Refused(_UNREADABLE, name=path.name)


def _plain(one: Candidate, lang: str) -> dict[str, Any]:
    value, bound = one.amount(one.measure) if one.single else (None, None)
    return {
        "start": one.start,
        "end": one.end,
        "as_written": one.written,
        "value": value,
        "bound": bound,
        "margin": one.margin,
        "unit": one.unit,
        "measure": one.measure or None,
        "region": one.region or None,
        "period": one.period or None,
        "stratum": one.stratum or None,
        "complete": one.complete,
        "options": list(one.options),
        "inferred": dict(one.inferred),
        "open": {part.part: _why(part.message, part.places, one, lang) for part in one.open},
        "refused": tr(lang, one.refused) if one.refused else None,
    }


def _why(message: str, places: tuple[tuple[str, str], ...], one: Candidate, lang: str) -> str:
    names = ("、" if lang == "zh" else ", ").join(tr(lang, MEASURES[key].label) for key in one.options)
    return tr(lang, message, **{"names": names, **dict(places)})


def _line(one: Candidate, tree: RegionTree, lang: str) -> str:
    """One candidate on a line: what is known of it, then what is open or why it is left aside."""
    value, bound = one.amount(one.measure)
    amount = f"{SIGNS.get(bound, '')}{value:,.10g} {one.unit}".strip() if one.single else "?"
    known = [
        tree.full_name(one.region, lang) if one.region else "?",
        one.period or "?",
        tr(lang, MEASURES[one.measure].label) if one.measure else "?",
        tr(lang, STRATA[one.stratum].label) if one.stratum else "?",
        amount,
    ]
    told = [tr(lang, one.refused)] if one.refused else [_why(p.message, p.places, one, lang) for p in one.open]
    head = "+" if one.complete else "-" if one.refused else "?"
    return "\n    ".join([f"{head} {one.start}-{one.end} {one.written} | {' | '.join(known)}", *told])
