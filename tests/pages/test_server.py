"""What the server adds to its answers, and what it does not load."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import streamlit
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from analytics.export import formats
from analytics.settings import ROOT
from pages.ui import exports, responses

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send


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
    heavy = ("pptx", "docx", "typst", "vl_convert", "openpyxl")
    asked = f"import sys; from pages.ui import nav, show; print([name for name in {heavy} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert told.strip() == "[]"
    assert list(exports.NAMES) == list(formats.FORMATS)
