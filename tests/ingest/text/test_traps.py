"""Sentences in which a careless reader would take a figure for what it is not: none may be taken as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from analytics.ingest.text import propose

if TYPE_CHECKING:
    from analytics.regions import RegionTree

TRAPS: Final = [
    "全省女性报名人数12万人，通过人数2万人。",
    "全市35岁以下3.2万人报名。",
    "我市社区工作者积极备考，报名人数达8055人。",
    "社会工作师考试和助理社会工作师考试报名人数55万人。",
    "全国20个省的300余名社会工作者参加培训。",
    "全省3101个乡镇（街道）已建成社工站2900个。",
    "报名参加志愿服务的有3000人。",
    "社工招聘报名1200人。",
    "根据全年计划，共培训社工5000人次。",
    "完成目标的105%，培训社工5000人次。",
    "去年同期报名人数为4.2万人。",
    "比浙江省少18万人报名。",
    "高于全国平均通过率3个百分点。",
    "取得社会工作者职业资格证书的有132人。",
    "“社工+志愿者”培训500人。",
    "困难群体帮扶50余人。",
    "持证率为43.8%。",
    "日均报名3000人。",
    "线上培训8.9万人次。",
    "市级示范社区100个。",
    "志愿服务项目1127万个。",
    "某公司培训社工300人次。",
    "一季度至三季度，平均每期培训60人次。",
    "新增社工站20个。",
    "报名12人次。",
]


@pytest.mark.parametrize("text", TRAPS)
def test_nothing_is_complete(country: RegionTree, text: str) -> None:
    found = propose(text, country, title="2024年成都市社会工作者职业资格考试", published="2024-10-08")
    assert [one for one in found if one.complete] == []


def test_a_district_that_was_merged_is_not_the_one_of_that_name_elsewhere(country: RegionTree) -> None:
    found = propose("江北区报名3000人。", country, title="2026年重庆市社会工作者职业资格考试", published="2026-10-08")
    assert [(one.written, one.region) for one in found] == [("3000人", "")]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("新增持证社工1.2万人，总数达6.68万人。", "6.68万人"),
        ("社区工作者培训班218期、参训8.9万人次。", "8.9万人次"),
        ("助理社会工作师报考12.6万人，通过人数2万人。", "2万人"),
        ("成都市报名5.45万人，绵阳市6300人。全市持证社工率先突破，每万人持证社工19人。", "19人"),
        ("累计举办培训班218期，培训社工2465人次。", "2465人次"),
        ("截至2019年底，全市持证社工10611人。其中南湖区报考2100人、秀洲区1800人。", "1800人"),
        ("2024年，全市报名5.45万人。持证社工4.06万人。", "4.06万人"),
    ],
)
def test_what_the_words_before_may_narrow_stays_open(country: RegionTree, text: str, written: str) -> None:
    found = propose(text, country, title="成都市社会工作", published="2024-10-08")
    (one,) = [one for one in found if one.written == written]
    assert one.open
