"""The section on completeness and the dictionary, opened and clicked as a reader does."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from analytics import settings
from analytics.selection import Selection
from pages.ui import data

if TYPE_CHECKING:
    from streamlit.testing.v1.element_tree import Element

FRAME: Final = settings.ROOT / "pages" / "ui" / "frame.py"

pytestmark = pytest.mark.usefixtures("published")


def opened(page: str, **params: str) -> AppTest:
    at = AppTest.from_file(str(FRAME), default_timeout=60)
    at.query_params.update(params)
    at._page_hash = calc_hash(page)  # noqa: SLF001
    return sound(at.run())


def sound(at: AppTest) -> AppTest:
    assert not at.exception
    assert [one.value for one in at.error] == []
    return at


def titles(at: AppTest) -> list[str]:
    return [one.value.replace("\\", "") for one in at.subheader]


def button(at: AppTest) -> Element:
    (found,) = [one for one in at.get("download_button") if one.proto.id.endswith("form_missing")]
    return found


def test_the_year_most_have_reported_is_called_first() -> None:
    # Fourteen provinces published registrations of 2024.
    at = opened("checkup", part="completeness")
    assert titles(at)[0] == "全国2024年报名人数：31个省份中14个已报，逾期17个，多个来源重复报送1个"
    assert at.selectbox(key="called_box").value == 2024
    assert "17" in button(at).proto.label


def test_measure_and_year_are_chosen_and_kept_in_the_link() -> None:
    at = opened("checkup", part="completeness", region="330500")
    sound(at.selectbox(key="reported_box").select("certified_total").run())
    sound(at.selectbox(key="called_box").select(2023).run())
    assert at.query_params == {"part": "completeness", "region": "330500", "of": "certified_total", "at": "2023"}
    assert titles(at)[0].startswith("湖州2023年持证人数：5个县（市、区）中0个已报")


def test_a_link_opens_the_same_roll_call() -> None:
    at = opened("checkup", part="completeness", of="exam_registered", at="2018")
    # P045-P047 and P164: Jiangsu, Zhejiang (twice) and Guangdong.
    assert "2018年报名人数：31个省份中3个已报" in titles(at)[0]


@pytest.mark.parametrize("of", ["happiness", "pass_rate_registered", "exam_pass_rate"])
def test_a_link_to_what_no_form_asks_for_opens_the_usual_measure(of: str) -> None:
    assert opened("checkup", part="completeness", of=of).selectbox(key="reported_box").value == "exam_registered"


def test_the_dictionary_opens_the_indicator_of_the_link() -> None:
    at = opened("dictionary", of="station_coverage")
    assert titles(at)[0] == "社工站覆盖率"
    table = at.table[0].value
    assert "乡镇（街道）数" in " ".join(table.iloc[:, 1])


def test_the_dictionary_is_the_same_whatever_region_is_looked_at() -> None:
    first, second = (opened("dictionary", region=code, of="exam_registered") for code in ("510000", "370000"))
    assert [one.proto.id for one in first.dataframe] == [one.proto.id for one in second.dataframe]
    assert first.dataframe[1].value.iloc[0, 0] == "全国"


def test_the_search_of_the_dictionary_looks_into_aliases() -> None:
    at = opened("dictionary")
    whole = len(at.dataframe[0].value)
    sound(at.text_input(key="dictionary_search").set_value("报考总人数").run())
    assert list(at.dataframe[0].value["指标"]) == ["报名人数"]
    sound(at.text_input(key="dictionary_search").set_value("没有这个词").run())
    assert len(at.dataframe[0].value) == 0
    assert whole > 100


def test_what_may_not_be_combined_is_said_with_the_reason() -> None:
    at = opened("dictionary", of="training_attendances", part="combining")
    sound(at.selectbox(key="combine_second:training_attendances").select("training_participants").run())
    assert "人次" in at.info[0].value
    sound(at.selectbox(key="combine_how").select("regions").run())
    assert not at.info
    assert at.success


def test_what_was_kept_yesterday_is_not_shown_today() -> None:
    # C012: the exam of 2024 ended on 16 June, so registrations were due on 16 July.
    before, after = (
        data.View(Selection(), data.revision("published"), day) for day in (date(2024, 7, 16), date(2024, 7, 17))
    )
    key = "rollcall:exam_registered,2024"
    assert "未到期17个" in data.figure(key, before).title
    assert "逾期17个" in data.figure(key, after).title
    assert before.at("510000").day == before.day
