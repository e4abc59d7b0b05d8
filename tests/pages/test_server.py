"""What the server adds to its answers, and what it does not load."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import streamlit
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient
from streamlit import delta_generator, env_util
from streamlit.components.v2 import manifest_scanner
from streamlit.components.v2.component_manager import BidiComponentManager

from analytics.export import formats
from analytics.settings import ROOT
from pages.ui import exports, responses, server

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send


def test_nothing_is_searched_for_that_no_page_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden() -> None:
        pytest.fail("a search that takes its time")

    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", forbidden)
    monkeypatch.setattr(delta_generator, "_use_warning_has_been_displayed", False)
    monkeypatch.setattr(env_util, "is_repl", forbidden)
    server.spare_searches()
    delta_generator._maybe_print_use_warning()  # noqa: SLF001 - there is no public way to it
    BidiComponentManager().discover_and_register_components(start_file_watching=False)


def test_the_page_fetches_what_draws_figures_while_the_app_starts() -> None:
    head = responses.head().decode()
    links = re.findall(r'href="\./(static/js/([A-Za-z]+)\.[^"]+)"', head)
    assert [name for _path, name in links] == ["Html", "ButtonGroup", "PlotlyChart", "DeckGlJsonChart"]
    folder = Path(streamlit.__file__).parent / "static"
    assert all((folder / path).is_file() for path, _name in links)
    assert head.endswith("</style></head>")


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("/overview", "./"),
        ("/base/overview?region=510000&lang=en", "./?region=510000&lang=en"),
        ("/exam?region=510000", ""),
        ("/", ""),
    ],
)
def test_a_link_to_the_overview_by_name_leads_to_the_first_page(asked: str, there: str) -> None:
    async def page(scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse("a page")(scope, receive, send)

    answer = TestClient(responses.Responses(page), follow_redirects=False).get(asked)
    assert (answer.status_code, answer.headers.get("location", "")) == ((307, there) if there else (200, ""))


def test_the_server_loads_nothing_that_only_writes_files() -> None:
    heavy = ("pptx", "docx", "typst", "vl_convert", "openpyxl", "xlsxwriter", "pandas")
    asked = f"import sys; from pages.ui import nav, show; print([name for name in {heavy} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert told.strip() == "[]"
    assert list(exports.NAMES) == list(formats.FORMATS)


def test_pages_of_figures_need_no_pandas(store_folder: Path) -> None:
    asked = """
import sys
from streamlit.dataframe.lazy_df_source import resolve_lazy_source
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash
from pages.ui import tables

tables.spare_pandas()
for page in ("", "region", "dictionary"):
    at = AppTest.from_file("pages/ui/frame.py", default_timeout=60)
    at.query_params.update(region="510000")
    at._page_hash = calc_hash(page)
    at.run()
    shown = [kind for kind in ("deck_gl_json_chart", "dataframe", "table") if at.get(kind)]
    print(page, [*at.exception, *at.error], *shown)
# What AppTest itself leaves out.
print(resolve_lazy_source(tables.texts(["A"], [["b"]]), tables.LAZY, is_selection_activated=False))
print("pandas" in sys.modules)
"""
    env = {**os.environ, "DATA_DIR": str(store_folder)}
    told = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, env=env, check=True, capture_output=True, text=True)
    assert told.stdout.splitlines() == [
        " [] deck_gl_json_chart",
        "region [] deck_gl_json_chart dataframe",
        "dictionary [] dataframe table",
        "None",
        "False",
    ]
