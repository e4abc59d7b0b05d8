"""One web page that needs nothing else: no script, no network, and ready for the printer."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from analytics.export import printed
from analytics.export.words import simulated

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from analytics.export.document import Document
    from analytics.export.means import Means

SUFFIX: Final = ".html"
MIME: Final = "text/html"
_STYLE: Final = Path(__file__).with_name("web.css")
# Even where a browser would: nothing is loaded, nothing runs.
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_TAGS: Final = {"zh": "zh-CN", "en": "en"}


def write(document: Document, out: BinaryIO, means: Means) -> None:
    """Write a document as a page of HTML."""
    out.write(page(printed.laid(document, means), simulated(document)).encode())


def page(laid: dict[str, Any], said: str = "") -> str:
    """Set what was laid out as HTML; every text in it is escaped."""
    parts = [
        _head(laid, said),
        _contents(laid),
        "".join(f"<p>{escape(one)}</p>" for one in laid["paragraphs"]),
        _tiles(laid["tiles"]),
        _flags(laid["flags"]),
        *_figures(laid, said),
        _definitions(laid),
        _sources(laid),
    ]
    style = _STYLE.read_text(encoding="utf-8")
    running = f"{laid['title']} · {said}" if said else laid["title"]
    return (
        f'<!doctype html>\n<html lang="{_TAGS[laid["lang"]]}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><title>{escape(laid["title"])}</title>'
        f"<style>{style}{_running(running)}</style></head>"
        f"<body><main>{''.join(parts)}</main></body></html>\n"
    )


def _running(text: str) -> str:
    """What stands on top of every printed page."""
    kept = text.replace("\\", " ").replace('"', "'").replace("<", " ").replace("\n", " ")
    return f'@page{{@top-center{{content:"{kept}"}}}}'


def _head(laid: dict[str, Any], said: str) -> str:
    badge = f'<p class="simulated">{escape(said)}</p>' if said else ""
    lines = "".join(f"<p>{escape(laid[name])}</p>" for name in ("scope", "people", "made") if laid[name])
    return f"<header>{badge}<h1>{escape(laid['title'])}</h1>{lines}</header>"


def _contents(laid: dict[str, Any]) -> str:
    word = escape(laid["words"]["figure"])
    lines = "".join(
        f'<li><a href="#f{one["number"]}">{word} {one["number"]}</a> {escape(one["title"])}</li>'
        for one in laid["figures"]
    )
    return f'<nav><h2>{escape(laid["words"]["contents"])}</h2><ol class="contents">{lines}</ol></nav>'


def _tiles(tiles: Iterable[dict[str, str]]) -> str:
    drawn = "".join(
        f'<div><p class="label">{escape(one["label"])}</p><p class="value">{escape(one["value"])}</p>'
        f'<p class="note">{escape(" · ".join(filter(None, (one["note"], one["change"]))))}</p></div>'
        for one in tiles
    )
    return f'<section class="tiles">{drawn}</section>' if drawn else ""


def _flags(lines: Sequence[str]) -> str:
    """What the marks of the headline numbers stand for."""
    return f'<footer class="flags">{"".join(f"<p>{escape(one)}</p>" for one in lines)}</footer>' if lines else ""


def _figures(laid: dict[str, Any], said: str) -> list[str]:
    made, section = [], ""
    for one in laid["figures"]:
        if one["section"] != section:
            section = one["section"]
            made.append(f"<h2>{escape(section)}</h2>")
        made.append(_figure(one, laid["words"], said))
    return made


def _figure(one: dict[str, Any], words: dict[str, str], said: str) -> str:
    # Each drawing has the same names inside; a page of many must tell them apart.
    drawn = one["svg"].replace('id="', f'id="s{one["number"]}').replace("url(#", f"url(#s{one['number']}")
    flagged = any("⚑" in cell for row in one["rows"] for cell in row) or "⚑" in drawn
    legend = one["flags"] or ([words["flag"]] if flagged else [])
    lines = "".join(f"<p>{escape(line)}</p>" for line in filter(None, (one["source"], *one["notes"], *legend)))
    table = _table(one["columns"], one["rows"], one["numeric"], one["short"]) if one["rows"] else ""
    badge = f' <b class="simulated">{escape(said)}</b>' if said else ""
    return (
        f'<section class="figure" id="f{one["number"]}"><h3><span>{escape(words["figure"])} {one["number"]}</span> '
        f'{escape(one["title"])}{badge}</h3><div class="picture">{drawn}</div>{table}'
        f"<footer>{lines}</footer></section>"
    )


def _table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], numeric: Sequence[bool], short: Sequence[bool]
) -> str:
    looks = ["number" if number else "short" if brief else "" for number, brief in zip(numeric, short, strict=True)]

    def cells(tag: str, texts: Sequence[str]) -> str:
        return "".join(
            f'<{tag} class="{look}">{escape(text)}</{tag}>' if look else f"<{tag}>{escape(text)}</{tag}>"
            for text, look in zip(texts, looks, strict=True)
        )

    body = "".join(f"<tr>{cells('td', row)}</tr>" for row in rows)
    return f"<table><thead><tr>{cells('th', columns)}</tr></thead><tbody>{body}</tbody></table>"


def _definitions(laid: dict[str, Any]) -> str:
    words = laid["words"]
    if not laid["definitions"]:
        return ""
    heads = [words["indicator"], words["definition"], words["formula"]]
    return f"<h2>{escape(words['definitions'])}</h2>{_table(heads, laid['definitions'], [False] * 3, [False] * 3)}"


def _sources(laid: dict[str, Any]) -> str:
    words = laid["words"]
    names = ("publisher", "title", "date", "grade", "figures")
    body = "".join(
        "<tr>" + "".join(f"<td>{_linked(one, name)}</td>" for name in names) + "</tr>" for one in laid["sources"]
    )
    heads = "".join(f"<th>{escape(words[name])}</th>" for name in names)
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    return f"<h2>{escape(words['sources'])}</h2>{table}" if body else ""


def _linked(one: dict[str, str], name: str) -> str:
    text = escape(one[name])
    if name != "title" or not one["url"]:
        return text
    return f'<a href="{escape(one["url"])}" rel="noreferrer">{text}</a>'
