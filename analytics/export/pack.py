"""Everything in one zip: the document in all formats, a list with digests, and a page that says what is what."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import asdict
from datetime import datetime
from html import escape
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, BinaryIO, Final

import orjson

from analytics import progress
from analytics.export import names, singles, words
from analytics.i18n import mark, tr
from analytics.settings import ROOT

if TYPE_CHECKING:
    from analytics.export.document import Document
    from analytics.export.means import Means

SUFFIX: Final = ".zip"
MIME: Final = "application/zip"
_WHAT: Final = {
    "pptx": mark("slides with native charts"),
    "docx": mark("document in official style"),
    "xlsx": mark("workbook: numbers, charts, definitions, claims"),
    "pdf": mark("yearbook for print"),
    "html": mark("one web page for any browser"),
    "csv": mark("every number in one table, for other programs"),
    "json": mark("description of the table's columns"),
}
_STYLE: Final = "body{font:15px/1.7 sans-serif;max-width:760px;margin:32px auto;padding:0 16px}td{padding:4px 12px 4px 0;vertical-align:top}.simulated{color:#C2412D;font-weight:bold}code{font-size:12px;overflow-wrap:anywhere}"


def write(document: Document, out: BinaryIO, means: Means) -> None:
    """Write a document in every format into one zip."""
    files = _files(document, means)
    moment = datetime.fromisoformat(document.made).timetuple()[:6]
    manifest = orjson.dumps(_manifest(document, files), option=orjson.OPT_INDENT_2)
    everything = {"README.html": _readme(document, files).encode(), **files, "manifest.json": manifest}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in everything.items():
            packed.writestr(zipfile.ZipInfo(name, moment), content, zipfile.ZIP_DEFLATED)


def _files(document: Document, means: Means) -> dict[str, bytes]:
    stem = names.stem(document, means.tree)
    made: dict[str, bytes] = {}
    for number, (name, module) in enumerate(singles.SINGLES.items()):
        progress.step("writing", number, len(singles.SINGLES))
        out = io.BytesIO()
        module.write(document, out, means.of(name))
        file = f"{stem}{module.SUFFIX}"
        made |= {file: out.getvalue(), **singles.beside(name, document, file)}
    return made


def _manifest(document: Document, files: dict[str, bytes]) -> dict[str, object]:
    return {
        "title": document.title,
        "scope": document.scope,
        "selection": asdict(document.selection),
        "simulated": document.simulated,
        "made": document.made,
        "revision": document.revision,
        "fingerprint": document.fingerprint,
        "program": f"yanzhen {_version()}",
        "figures": [figure.key for figure in document.figures],
        "files": [
            {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in files.items()
        ],
    }


def _version() -> str:
    """The program's version, also where it runs from its folder without being installed."""
    try:
        return version("yanzhen")
    except PackageNotFoundError:
        lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
        return next(line.split('"')[1] for line in lines if line.startswith("version"))


def _readme(document: Document, files: dict[str, bytes]) -> str:
    """A page to open first: what the files are, and how to check that they are whole."""
    lang, said = document.lang, words.simulated(document)
    rows = "".join(
        f'<tr><td><a href="{escape(name)}">{escape(name)}</a></td><td>{_what(name, lang)}</td>'
        f"<td><code>{hashlib.sha256(content).hexdigest()[:16]}…</code></td></tr>"
        for name, content in files.items()
    )
    badge = f'<p class="simulated">{escape(said)}</p>' if said else ""
    check = tr(lang, mark("manifest.json holds the digest (SHA-256) of each file and of what the figures say."))
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{escape(document.title)}</title>'
        f"<style>{_STYLE}</style></head><body>{badge}<h1>{escape(document.title)}</h1><p>{escape(document.scope)}</p>"
        f"<p>{escape(words.made(document))}</p><table>{rows}</table><p>{escape(check)}</p></body></html>\n"
    )


def _what(name: str, lang: str) -> str:
    return escape(tr(lang, _WHAT[name.rsplit(".", 1)[1]]))
