"""Titles in other words than the aliases name the same measure, and no other."""

from __future__ import annotations

import pytest

from analytics.ingest.sheets import synonyms, words
from analytics.ingest.sheets.plain import plain
from analytics.ingest.sheets.titles import measure_names

SAME = {
    "sw_stations": "社会工作站数量 社工站个数 社工站总个数 乡镇（街道）社工站数量 累计建成社工站数 镇（街）社工站 已建社工站数量 社会工作服务站总数 镇（街道）社会工作站数",
    "sw_stations_and_points": "社工站点数量",
    "sw_points": "村（居）社工点数 村（居）社工室",
    "station_funds": "社工站建设投入资金 社工站投入资金",
    "townships": "镇（街道）数 街道（乡镇）数 乡镇街道总数 乡镇（街道）个数 镇街数 街镇数 乡（镇、街道）数 乡镇/街道数量",
    "townships_with_station": "建有社工站的镇（街道）数 已建站镇街数 设站乡镇街道数量",
    "station_coverage_pct": "镇（街道）社工站覆盖率 乡镇（街道）社会工作站覆盖率",
    "certified_total": "持证社会工作者总人数 持证社工数 持证社工总量 持证社会工作人才数 持证社工人才数 持证社工总人数",
    "certified_new": "本年度新增持证人数 当年新增持证社工数 年内新增持证人数 新持证人数",
    "certified_per_10k_residents": "每万人持证社工人数 每万常住人口持证社工数 每万人口拥有持证社会工作者数 万人持证社工数 每万人拥有的持证社工数",
    "professionals_total": "社会工作人才总量 社工人才数 社会工作类专业人才总数 社工专业人才数",
    "training_attendances": "开展培训人次 接受培训人次 受训人次 组织培训人次 参训人次",
    "training_participants": "受训人数 接受培训人数 参训社工人数 培训社工数 参训人员数",
    "training_hours": "培训总学时 总学时 学时数 培训学时总数",
    "training_runs": "举办培训期数 培训班数量 培训班总数",
    "exam_registered": "本年度报名人数 报名总数量 报名人员总数 报名考生人数",
    "exam_passed": "合格总人数 全科合格人数 通过考生数",
    "exam_approved": "资格审查合格人数 资审通过人数 报名审核通过人数 报名资格审查合格人数",
    "service_agencies": "社会工作服务机构 社工机构数量 社会工作机构总数 社工服务机构个数",
    "sw_posts": "社会工作岗位总数 社工专业岗位数 社会工作专业岗位数量",
    "supervisors": "社会工作督导人数 社工督导数",
    "senior_social_workers": "高级社工师总人数 高级社会工作师总数",
}
# What a slip of the rules would take for a measure: other stages, other things, plans, groups and parts.
OTHER = """
社工站人数 社工站人员数 完成培训人次 计划培训人次 高级社工师 街道数 镇数 社区数 报名增加数 缺考人数 应考人数 社工数 社工 培训 培训数 持证
每万人社工数 每万城镇常住人口持证社工数 未报名人数 新增社工站数 示范社工站 民办社工机构数 专职社工数 取得证书数 机构数 人员数 学员 督导
"""


@pytest.mark.parametrize(
    ("measure", "title"), [(key, title) for key, titles in SAME.items() for title in titles.split()]
)
def test_other_words_for_the_same_name_the_same_measure(measure: str, title: str) -> None:
    said = words.said(title)
    assert (said.measures, said.rest) == ((measure,), "")


@pytest.mark.parametrize("title", OTHER.split())
def test_nothing_else_is_taken_for_a_measure_by_its_words(title: str) -> None:
    assert synonyms.measure(plain(title)) == measure_names().get(plain(title))


def test_every_alias_names_its_own_measure_in_the_shared_spelling() -> None:
    for name, key in measure_names().items():
        assert synonyms.measure(name) == key
        assert synonyms.spelling(synonyms.spelling(name)) == synonyms.spelling(name)
