"""From a value back to who published it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from analytics import compute, provenance, values
from analytics.indicators import RATIOS
from analytics.ingest.accept import accept
from analytics.provenance import Names
from analytics.regions import NATION
from analytics.store import past, read
from analytics.store.choosing import choose
from analytics.store.models import Grade, Source
from tests.facts import draft, known, observe, of_year, published, published_book, sources, store, tree

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ZH = Names(tree(), sources(), "zh")
EN = Names(tree(), sources(), "en")


def test_a_disputed_value_lists_the_shown_claim_and_the_other() -> None:
    # P067 93.1万 (S020, reposted, 2024) shown; P060 92.9万 (S012, unofficial, 2025-05) is the other claim.
    found = provenance.origins([of_year(published_book(), "certified_total", NATION, 2022)], ZH)
    assert [(one.figure_id, one.value, one.as_written, one.standing, one.grade) for one in found] == [
        ("P067", "93.1万人", "93.1万人", "采用", "转载"),
        ("P060", "92.9万人", "92.9万", "其他口径", "非官方"),
    ]
    assert [(one.publisher, one.published) for one in found] == [
        ("汉斯期刊论文引民政部统计", "2024"),
        ("中社部信息宣传中心(转载页), 后半为培训机构汇总", "2025-05"),
    ]


def test_a_person_s_choice_is_told_with_its_reason() -> None:
    first, *others = provenance.origins([of_year(published_book(), "exam_registered", NATION, 2021)], ZH)
    assert first.figure_id == "P022"
    assert "82.9万" in first.why
    assert {one.figure_id for one in others} == {"P006", "P019"}
    assert not any(one.why for one in others)


def test_a_ratio_lists_both_parts_and_the_published_rate() -> None:
    # Hunan 2024: P100 6666 of P099 37622; P101 17.72 %
    found = provenance.origins([of_year(published_book(), "pass_rate_registered", "430000", 2024)], EN)
    assert [(one.figure_id, one.what, one.where, one.when) for one in found] == [
        ("P100", "Candidates who passed", "Hunan", "2024"),
        ("P099", "Exam registrations", "Hunan", "2024"),
        ("P101", "Published pass rate", "Hunan", "2024"),
    ]


def test_a_group_is_named_with_the_measure() -> None:
    (found,) = provenance.origins(
        [of_year(published_book(), "exam_registered", "330500", 2024, "level:senior")], ZH
    )  # P177
    assert found.what == "报名人数（高级社会工作师）"


def test_each_claim_is_listed_once() -> None:
    value = of_year(published_book(), "exam_registered", NATION, 2024)
    found = provenance.origins([value, value], ZH)
    assert len(found) == len({one.figure_id for one in found})


def test_a_note_and_an_address_come_with_the_claim() -> None:
    (found,) = provenance.origins([of_year(published_book(), "townships", NATION, 2011)], ZH)  # P349, S076
    assert found.url == "https://www.stats.gov.cn/sj/ndsj/2012/html/B0101C.HTM"
    assert found.grade == "官方发布"
    (noted,) = provenance.origins([of_year(published_book(), "exam_sat", "510000", 2023)], ZH)
    assert noted.note == ""
    (rounded,) = provenance.origins([of_year(published_book(), "exam_passed", "510000", 2023)], ZH)  # S115
    assert rounded.note == "以0.01万人为单位取整（±50人）"


def test_a_sum_of_parts_names_no_source_but_their_number() -> None:
    counties = ("330502", "330503", "330521", "330522", "330523")
    book = known(*(observe("exam_registered", code, y2024=1) for code in counties))
    (found,) = provenance.origins([of_year(book, "exam_registered", "330500", 2024)], EN)
    assert (found.publisher, found.note, found.url) == ("sum of 5 parts", "", "")


def test_a_source_line_names_the_most_used_first() -> None:
    values = [
        of_year(published_book(), "exam_registered", "330500", year) for year in (2024, 2025)
    ]  # P169 S039, P183 S040
    values += [of_year(published_book(), "certified_new", "330500", 2025)]  # P180 S040
    assert provenance.source_line(values, ZH) == "来源：湖州媒体(张志炜)(转载)、湖州市人民政府(233网校镜像转载)"


def test_more_than_two_publishers_are_counted() -> None:
    # 2015 S018, 2018 S019, 2024 S001
    values = [of_year(published_book(), "exam_registered", NATION, year) for year in (2015, 2018, 2024)]
    assert provenance.source_line(values, ZH).endswith("等3处")
    assert provenance.source_line(values, EN).endswith("and others, 3 in all")


def test_nothing_has_no_source_line() -> None:
    assert provenance.source_line([], ZH) == ""
    assert provenance.origins([], ZH) == ()


def test_a_source_s_hostile_words_stay_words() -> None:
    bad = "<script>alert('{lang}')</script>%s"
    with store(observe("exam_registered", y2024=1, written=bad)) as session:
        listed = read.sources(session)
        for source in listed.values():
            source.publisher = bad
        book = known(observe("exam_registered", y2024=1, written=bad))
        names = Names(tree(), listed, "zh")
        value = of_year(book, "exam_registered", NATION, 2024)
        assert provenance.source_line([value], names) == f"来源：{bad}"
        assert provenance.origins([value], names)[0].as_written == bad


@pytest.mark.parametrize(
    ("ratio", "zh"),
    [
        ("pass_rate_registered", "合格人数 ÷ 报名人数 × 100%"),
        ("certified_per_10k", "持证人数 ÷ 常住人口 × 10,000"),
        ("stations_per_100_townships", "社工站数 ÷ 乡镇（街道）数 × 100"),
        ("attendances_per_run", "培训人次 ÷ 培训期数"),
        ("exam_registered", ""),
    ],
)
def test_a_ratio_s_formula_is_written_out(ratio: str, zh: str) -> None:
    assert provenance.formula(ratio, "zh") == zh


def test_every_ratio_has_a_formula_in_both_languages() -> None:
    for ratio in RATIOS:
        assert all(" ÷ " in provenance.formula(ratio, lang) for lang in ("zh", "en"))


def test_every_grade_has_a_name() -> None:
    assert set(provenance.GRADES) == set(Grade)


def test_every_published_value_can_be_traced() -> None:
    with published():
        for values in published_book().values.values():
            for one in provenance.origins(values, ZH):
                assert one.publisher
                assert one.value
                assert one.standing


def traced(session: Session, indicator: str, region: str = "510000", year: int = 2024) -> tuple[provenance.Origin, ...]:
    value = of_year(values.load(session, [indicator], [region]), indicator, region, year)
    behind = past.trace(session, (*value.claims, *value.others))
    return provenance.origins([value], Names(tree(), read.sources(session), "en"), behind)


def both(one: str, other: str, **more: Any) -> tuple[Any, ...]:  # noqa: ANN401 - what ``observe`` takes
    return (
        observe("exam_registered", "510000", y2024=100, source=one, **more),
        observe("exam_registered", "510000", y2024=130, source=other),
    )


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        (both("official 2024-12-31", "media 2025"), "nearer to the publisher: official before press"),
        (both("media 2025-05", "media 2024"), "published later: 2025-05 after 2024"),
        (both("media 2025", "media "), "published later: 2025 after no date"),
        (
            (
                observe("exam_registered", "510000", y2024=100, source="media 2024"),
                observe("exam_registered", "510000", y2024=90, bound=">", source="media 2025"),
            ),
            "a number where the other states a limit",
        ),
        (
            (
                observe("exam_registered", "510000", y2024=1_499_300, written="149.93万", source="media 2024-12"),
                observe("exam_registered", "510000", y2024=1_499_000, written="149.9万", source="media 2024-12-31"),
            ),
            "in more detail",
        ),
    ],
)
def test_it_is_told_why_a_claim_is_shown(facts: tuple[Any, ...], rule: str) -> None:
    with store(*facts) as session:
        shown, other = traced(session, "exam_registered")
        assert rule in shown.rule
        assert (shown.current, other.current, other.rule) == (True, False, "")


def test_a_choice_is_told_with_who_and_why() -> None:
    with store(*both("official 2024-12-31", "media 2025")) as session:
        (other,) = (one for one in traced(session, "exam_registered") if not one.current)
        choose(session, other.figure_id, reason="counted at the year's end", by="Wang")
        shown, left = traced(session, "exam_registered")
        assert (shown.figure_id, shown.value) == (other.figure_id, "130 people")
        assert re.fullmatch(r"chosen by Wang on [-0-9]{10} [0-9:]{5}: counted at the year's end", shown.rule)
        assert shown.choice
        assert not left.choice


def test_what_a_source_said_before_is_told_with_file_and_person() -> None:
    with store() as session:
        for name, value, person in (("一.xlsx", 100, "Li"), ("二.xlsx", 110, "Wang")):
            facts = draft(observe("exam_registered", "510000", y2024=value, written=str(value)), name=name)
            accept(session, facts, tree(), accepted_by=person)
        (shown,) = traced(session, "exam_registered")
        assert shown.value == "110 people"
        assert shown.place == "二.xlsx · facts:1"
        assert shown.accepted.endswith("by Wang")
        (before,) = shown.earlier
        assert before.startswith("100 people · written “100” · 一.xlsx · facts:1 · accepted ")
        assert before.endswith("by Li")


def test_what_came_with_the_program_names_no_file() -> None:
    with published() as session:
        found = traced(session, "exam_registered", NATION, 2024)
    assert {(one.place, one.accepted) for one in found} == {("", "")}


def test_a_sum_names_its_parts_with_their_numbers() -> None:
    counties = {"330902": 1, "330903": 20, "330921": 300, "330922": 4000}
    with store(*(observe("exam_registered", code, y2024=number) for code, number in counties.items())) as session:
        (whole,) = traced(session, "exam_registered", "330900")
    assert whole.value == "4,321 people"
    assert [part.rsplit(" ", 1)[1] for part in whole.parts.split(" + ")] == ["1", "20", "300", "4,000"]


def test_a_sum_of_months_names_the_months() -> None:
    months = {f"2024-{month:02}": month for month in range(1, 13)}
    with store(observe("training_runs", "330902", at=months)) as session:
        (whole,) = traced(session, "training_runs", "330902")
    assert whole.parts.startswith("2024-01 1 + 2024-02 2 + ")
    assert whole.parts.endswith(" + 2024-12 12")


def test_a_computed_number_tells_its_formula_with_the_numbers() -> None:
    # Hunan 2024: P100 6666 of P099 37622
    value = of_year(published_book(), "pass_rate_registered", "430000", 2024)
    (made,) = provenance.computations([value, value], EN)
    assert (made.where, made.when, made.formula) == ("Hunan", "2024", "6,666 ÷ 37,622 × 100%")
    assert made.inputs == ("P100", "P099")
    assert provenance.computations([of_year(published_book(), "exam_registered", NATION, 2024)], EN) == ()


def test_a_change_tells_its_formula_with_the_numbers() -> None:
    book = known(observe("exam_registered", "510000", y2024=118, y2023=100))
    (made,) = compute.changes(compute.series(book, "exam_registered", "510000"))
    found = provenance.change(made, EN)
    assert (found.formula, found.value) == ("118 ÷ 100 − 1", "+18.0%")


def test_the_simulation_has_words_in_each_language_and_publishers_keep_their_names() -> None:
    simulated = Source(
        id="D", publisher="演示数据（模拟）", title="由程序按固定种子生成，不是真实统计", grade=Grade.SIMULATED
    )
    real = Source(id="S", publisher="央视网", title="题", grade=Grade.MEDIA)
    spoken = provenance.spoken({"D": simulated, "S": real}, "en")
    assert (spoken["D"].publisher, spoken["D"].grade) == ("Demo data (simulated)", "simulated")
    assert spoken["S"] is real
    same = provenance.spoken({"D": simulated}, "zh")["D"]
    assert (same.publisher, same.title) == (simulated.publisher, simulated.title)
