"""The checkup page: findings are listed, filtered, exported, closed and opened again; claims are chosen; marks lead there."""

from __future__ import annotations

import csv
import fcntl
import io
import json
import shutil
from typing import TYPE_CHECKING, Any, Final, cast

import pytest
from sqlalchemy.orm import Session

from analytics.claims import kept
from analytics.i18n import LANGUAGES
from analytics.ingest import jobs
from analytics.store import engine, read
from pages import checkup
from pages.ui import data, decisions, nav
from tests import facts
from tests.pages.test_pages import LEAK, opened, sound, turned, words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from streamlit.testing.v1 import AppTest

    from tests.conftest import Deployment

STORE: Final = "published"
# 37万 in the headline, 3.7万 in the text
HEADLINE: Final = "P242"


@pytest.fixture
def office(deployment: Deployment, store_folder: Path, tmp_path: Path) -> Iterator[Path]:
    """A data folder with a published store to decide about."""
    shutil.copy(store_folder / "published.db", tmp_path)
    with deployment(DATA_DIR=tmp_path):
        yield tmp_path


def page(**params: str) -> AppTest:
    return opened(checkup.PAGE, **params)


def said(at: AppTest) -> str:
    return " ".join(words(at) + [str(one.value) for one in at.success]).replace("\\", "")


def numbers(at: AppTest) -> list[int]:
    return [int(one.value.replace(",", "")) for one in at.metric]


def rows(at: AppTest) -> list[dict[str, str]]:
    return cast("list[dict[str, str]]", at.dataframe[0].value.to_dict("records"))


def view(**chosen: Any) -> data.View:  # noqa: ANN401 - what a selection takes
    from analytics.selection import Selection  # noqa: PLC0415 - for this alone

    return data.View(Selection(**chosen), data.revision(STORE))


def finding(rule: str, figure: str) -> str:
    known = data.checkup(STORE, data.revision(STORE)).findings
    (found,) = (one.finding.id for one in known if one.finding.rule == rule and one.finding.figures[0] == figure)
    return found


def ended(store: str = STORE) -> None:
    """Wait for the check under way to end."""
    job = decisions.checking(store)
    assert job
    with (jobs.folder_of(data.configured(), job.job.id) / "lock").open("r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("section", [section.key for section in checkup.PAGE.sections])
@pytest.mark.usefixtures("published")
def test_every_section_opens(section: str, lang: str) -> None:
    at = page(part=section, lang=lang)
    sound(at)
    assert [text for text in words(at) if LEAK.search(text)] == []


@pytest.mark.usefixtures("published")
def test_the_nation_counts_every_finding_and_a_region_those_below_it() -> None:
    # As `check` counts the published figures: 12 contradict, 78 cannot be told, 463 agree.
    at = page()
    sound(at)
    assert numbers(at) == [12, 78, 0, 463]
    assert [row["结论"] for row in rows(at)[:13]] == ["口径可能不同"] * 12 + ["无法判断"]
    # Sichuan's own: S003, and S128 and S129 of Chengdu.
    with facts.published() as session:
        found = [one.finding for one in kept.kept(session).findings]
    inside = {"510000", *(one.code for one in facts.tree().descendants("510000"))}
    here = [one for one in found if one.region in inside]
    assert numbers(page(region="510000"))[:2] == [
        sum(one.verdict == "contradicts" for one in here),
        sum(one.verdict == "undecided" for one in here),
    ]
    assert 0 < len(here) < len(found)


@pytest.mark.usefixtures("published")
def test_findings_are_filtered_and_sorted() -> None:
    at = page()
    next(one for one in at.get("button_group") if one.key == "finding_verdict").set_value("undecided").run()
    assert {row["结论"] for row in rows(at)} == {"无法判断"}
    at.selectbox(key="finding_rule").select("per_capita").run()
    sound(at)
    assert len(rows(at)) == 3
    next(one for one in at.get("button_group") if one.key == "finding_state").set_value("closed").run()
    assert "没有符合条件的发现" in said(at)
    at = page()
    at.selectbox(key="finding_sort").select("gap").run()
    gaps = [float(row["差距"].rstrip("%") or 0) for row in rows(at)]
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[0] > 0


@pytest.mark.usefixtures("published")
def test_a_finding_comes_from_the_address_and_is_told_in_full() -> None:
    at = page(finding=finding("growth", "S003"))
    sound(at)
    text = said(at)
    assert "四川省2024年“参考人数增长率（公布值）”" in text
    assert "<120,000 ÷ 106,700 − 1" in text
    assert "可能的解释" in text
    for figure in ("S003", "S002", "S113"):
        assert figure in text
    assert "错误" not in text


@pytest.mark.usefixtures("published")
def test_a_county_without_findings_says_so() -> None:
    at = page(region="330523")
    sound(at)
    assert "没有对不上的数字" in said(at)


@pytest.mark.usefixtures("office")
def test_a_finding_is_closed_with_a_reason_listed_and_opened_again() -> None:
    found = finding("headline", HEADLINE)
    at = page(finding=found)
    at.button(key=f"close:{found}:do").click().run()
    assert [one.value for one in at.error] == ["请填写理由：理由会保存，并与数字一同显示。"]
    at.text_input(key=f"close:{found}:why").input("标题**笔误**").run()
    at.text_input(key=f"close:{found}:who").input("王主任").run()
    at.button(key=f"close:{found}:do").click().run()
    sound(at)
    assert numbers(at)[:3] == [11, 78, 1]
    at = page(part="closed")
    sound(at)
    assert "由王主任关闭：标题**笔误**" in said(at)
    assert any(r"标题\*\*笔误\*\*" in str(one.value) for one in at.markdown)  # text, not Markdown
    next(one for one in at.button if (one.key or "").startswith("reopen:")).click().run()
    sound(at)
    assert "重新打开" in said(at)
    assert numbers(page())[:3] == [12, 78, 0]


@pytest.mark.usefixtures("office")
def test_another_claim_is_chosen_and_what_that_touches_is_checked_by_a_worker() -> None:
    # P060 92.9万 beside P067 93.1万, which is shown
    at = page(finding=finding("several_sources", "P060"))
    slot = f"finding:{finding('several_sources', 'P060')}"
    assert at.selectbox(key=f"{slot}:claim").value == "P060"
    at.text_input(key=f"{slot}:why").input("以此为准").run()
    at.button(key=f"{slot}:choose").click().run()
    sound(at)
    ended()
    at = page(finding=finding("several_sources", "P067"))
    sound(at)
    assert "：以此为准" in said(at)
    with Session(engine.reader(data.configured().url(STORE))) as session:
        told = read.claims(session, ["certified_total"], ["100000"])
        standing = {one.figure_id: one.standing for one in told if one.figure_id in ("P060", "P067")}
        assert standing == {"P060": "current", "P067": "alternate"}
        assert kept.due(session) is None
    slot = f"finding:{finding('several_sources', 'P067')}"
    assert [one for one in at.button if (one.key or "").startswith(f"{slot}:back:")]
    at = page(part="choices")
    assert "全国 · 2022年" in said(at)
    assert "92.9万人 · P060" in said(at)
    next(one for one in at.button if (one.key or "").startswith("choice:")).click().run()
    sound(at)
    ended()
    assert finding("several_sources", "P060")


def test_a_store_never_checked_says_so_and_is_checked_by_a_button(
    deployment: Deployment, demo_store_folder: Path, tmp_path: Path
) -> None:
    shutil.copy(demo_store_folder / "demo.db", tmp_path)
    shutil.copy(demo_store_folder / "published.db", tmp_path)
    with deployment(DATA_DIR=tmp_path):
        at = page(store="demo")
        sound(at)
        assert "还没有相互核对过" in said(at)
        assert not at.metric
        at.button(key="checkup_run").click().run()
        sound(at)
        ended("demo")
        at = page(store="demo")
        sound(at)
        assert numbers(at)[:2] == [0, 915]
        assert numbers(at)[3] > 40_000


def test_findings_older_than_their_figures_say_so(office: Path) -> None:
    opened_ = engine.writer(f"sqlite:///{office / 'published.db'}")
    with Session(opened_) as session, session.begin():
        facts.take(session, facts.observe("exam_passed", "110000", y2024=1), name="later")
    opened_.dispose()
    at = page()
    sound(at)
    assert any("可能已过时" in one.value for one in at.warning)
    at.button(key="checkup_run").click().run()
    ended()
    at = page()
    sound(at)
    assert not at.warning


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.usefixtures("published")
def test_a_card_in_a_contradiction_is_marked_and_its_window_leads_to_the_finding(lang: str) -> None:
    # S128: 1,825 townships with a station of the 1,813 of P331
    at = opened(nav.stations.PAGE, region="370000", lang=lang)
    sound(at)
    acts = next(one for one in at.get("button_group") if one.key == "page_acts")
    acts.set_value("origins").run()
    sound(at)
    text = said(at)
    assert (
        f"checkup?region=370000{'&lang=en' if lang == 'en' else ''}&part=findings&finding={finding('coverage', 'S128')}"
        in text
    )
    assert [found for found in words(at) if LEAK.search(found)] == []


@pytest.mark.usefixtures("published")
def test_a_computed_number_opens_with_its_formula_and_inputs() -> None:
    at = opened(nav.exam.PAGE, part="places")
    more = next(one for one in at.get("button_group") if (one.key or "").startswith("more:ranking:pass_rate"))
    more.set_value("origins").run()
    sound(at)
    text = said(at)
    assert "6,666 ÷ 37,622 × 100%" in text
    assert "P100" in text


@pytest.mark.usefixtures("published")
def test_a_warm_page_asks_the_store_nothing_for_its_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    at = opened(nav.exam.PAGE, region="510000")
    asked = data.contradictions.cache_info()
    at.run()
    sound(at)
    assert data.contradictions.cache_info() == asked
    monkeypatch.setattr(data.contested, "contradictions", lambda _session: 1 / 0)
    sound(opened(nav.training.PAGE, region="510000"))


@pytest.mark.usefixtures("published")
def test_the_list_is_exported_as_a_table_and_as_data() -> None:
    from analytics.claims import listing  # noqa: PLC0415 - for this alone

    known = data.checkup(STORE, data.revision(STORE)).findings
    wanted = listing.select(known, listing.Wanted(rule="growth", sort="period"))
    table = list(csv.reader(io.StringIO(listing.to_csv(wanted, facts.tree(), "zh").decode("utf-8-sig"))))
    assert listing.to_csv(wanted, facts.tree(), "zh").startswith(b"\xef\xbb\xbf")
    assert len(table) == len(wanted) + 1
    assert table[0][:4] == ["结论", "核对项目", "地区", "时期"]
    assert not any(cell.lstrip()[:1] in tuple("=+-@＝＋－＠") for row in table for cell in row if cell)
    plain = json.loads(listing.to_json(wanted, facts.tree(), "zh"))
    assert [list(one) for one in plain] == [
        ["id", "rule", "verdict", "region", "period", "measures", "figures", "stated", "computed", "hypothesis"]
    ] * len(wanted)


@pytest.mark.usefixtures("published")
def test_another_page_forgets_the_finding_of_the_address() -> None:
    found = finding("growth", "S003")
    at = page(region="510000", finding=found)
    assert at.query_params["finding"] in (found, [found])
    at.query_params.clear()  # as the menu's links do
    at = turned(at, nav.exam.PAGE)
    sound(at)
    assert "finding" not in at.query_params
