"""Titles that begin with the number of a table in a yearbook or of an annex."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.taking import rows, take


@pytest.mark.parametrize(
    "number",
    [
        "21-8  ",
        "表3-12",
        "表3-12  ",
        "附件2：",
        "附件2 ",
        "1-5 续表 ",
        "续表1-5 ",
        "21—8",
        "表2-1（续）",
        "一、",
        "（二）",
        "3.",
    ],
)
@pytest.mark.parametrize("title", ["湖州市2023年考试情况", "2023年湖州市考试情况"])
def test_a_number_before_the_title_hides_neither_region_nor_year(number: str, title: str) -> None:
    found = take(rows(f"{number}{title}\n报名人数 | 通过人数\n9 | 2"))
    assert found.errors == []
    assert [one[:3] for one in found.facts] == [
        ("330500", "2023", "exam_registered"),
        ("330500", "2023", "exam_passed"),
    ]


def test_months_at_the_start_of_a_title_stay_months() -> None:
    found = take(rows("1-6月培训情况（2023年）\n地区 | 培训人次\n湖州市 | 9"))
    assert [one[1] for one in found.facts] == ["2023-01..2023-06"]
