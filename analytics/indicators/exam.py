"""Measures and ratios of the national qualification exam."""

from __future__ import annotations

from functools import partial

from analytics.i18n import mark
from analytics.indicators import model as m

_measure = partial(m.Measure, topic=m.Topic.EXAM)

MEASURES: tuple[m.Measure, ...] = (
    _measure(
        "exam_registered",
        mark("Exam registrations"),
        mark(
            "People who registered for one year's exam. Publishers differ on whether before or after the eligibility check and payment; one person may register again the next year, so years do not add to persons."
        ),
        m.PERSONS,
        m.Kind.FLOW,
        adds_over_regions=True,
        aliases=(
            "报名人数",
            "报考人数",
            "报名",
            "报考",
            "报名总人数",
            "报考总人数",
            "考试报名人数",
            "报名参加考试人数",
            "报名总数",
            "报名数",
            "网上报名人数",
            "参加报名人数",
        ),
        known_after="exam",
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "exam_registered_increase",
        mark("Increase in registrations"),
        mark("How many more registered than the year before, as published; checked against the two levels."),
        m.PERSONS,
        m.Kind.FLOW,
        aliases=(
            "报名增加数",
            "报考增加",
            "报名增加人数",
            "报名新增人数",
        ),
        claim_of="exam_registered",
    ),
    _measure(
        "exam_registered_growth_pct",
        mark("Published growth of registrations"),
        mark(
            "Growth of registrations on the year before, as published. It stays a claim; the growth shown on charts is computed from the two levels."
        ),
        m.PERCENT,
        m.Kind.RATE,
        aliases=(
            "报名增长率",
            "报考增长率",
            "报名人数增长率",
            "报名同比增长",
            "报名人数同比增长",
        ),
        claim_of="exam_registered",
    ),
    _measure(
        "exam_approved",
        mark("Candidates approved"),
        mark(
            "People whose registration passed the eligibility check. Rarely published; differs from those who registered."
        ),
        m.PERSONS,
        m.Kind.FLOW,
        adds_over_regions=True,
        aliases=(
            "审核通过人数",
            "资格审核通过人数",
            "审核合格人数",
            "资格审查通过人数",
            "审核通过",
            "资格审核通过",
            "审核合格",
            "报名审核通过人数",
            "报名资格审核通过人数",
        ),
        known_after="exam",
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "exam_sat",
        mark("Candidates who sat"),
        mark(
            "People who sat at least one paper of the year's exam. Officials seldom publish it; some counts include candidates of earlier years."
        ),
        m.PERSONS,
        m.Kind.FLOW,
        adds_over_regions=True,
        aliases=(
            "参考人数",
            "参加考试人数",
            "实考人数",
            "实际参考人数",
            "实际参加考试人数",
            "到考人数",
            "出考人数",
            "应试人数",
            "参考总人数",
            "参考",
            "实考",
            "到考",
            "参加考试",
            "参考数",
        ),
        known_after="exam",
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "exam_sat_growth_pct",
        mark("Published growth of candidates who sat"),
        mark("Growth of the number who sat on the year before, as published."),
        m.PERCENT,
        m.Kind.RATE,
        aliases=("参考增长率",),
        claim_of="exam_sat",
    ),
    _measure(
        "exam_sat_ratio_prev_year",
        mark("Candidates who sat, as a multiple of the year before"),
        mark(
            "The year's number who sat divided by the year before's, as published: 2.27 times is an increase of 127 percent."
        ),
        m.FOLD,
        m.Kind.RATE,
        claim_of="exam_sat",
    ),
    _measure(
        "exam_passed",
        mark("Candidates who passed"),
        mark(
            "People whose results reached the pass mark in every paper required. For the senior level this is the exam, not the title; a later check may remove a few."
        ),
        m.PERSONS,
        m.Kind.FLOW,
        adds_over_regions=True,
        aliases=(
            "通过人数",
            "合格人数",
            "过关人数",
            "过关",
            "考试通过人数",
            "考试合格人数",
            "通过考试人数",
            "成绩合格人数",
            "通过总人数",
            "通过",
            "合格",
            "通过数",
            "合格数",
            "考试通过",
            "考试合格",
            "全科合格人数",
            "全科通过人数",
            "全部科目合格人数",
            "全部科目通过人数",
        ),
        known_after="results",
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "exam_pass_rate",
        mark("Published pass rate"),
        mark(
            "A pass rate as published. The denominator is registrations unless the source says otherwise, and often it does not say."
        ),
        m.PERCENT,
        m.Kind.RATE,
        aliases=(
            "通过率",
            "过关率",
            "合格率",
            "考试通过率",
            "考试合格率",
            "合格比例",
            "通过比例",
        ),
        claim_of="pass_rate_registered",
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "exam_pass_rate_change_pp",
        mark("Published change of the pass rate"),
        mark(
            "Change of the pass rate on the year before, in percentage points. Sources often write a percent sign for points."
        ),
        m.POINTS,
        m.Kind.RATE,
        aliases=("通过率变动",),
        claim_of="pass_rate_registered",
    ),
    _measure(
        "mock_exam_participants",
        mark("Mock exam candidates"),
        mark("People who sat a mock exam before the exam proper."),
        m.PERSONS,
        m.Kind.FLOW,
        adds_over_regions=True,
        aliases=(
            "模拟考试人数",
            "模拟考试参加人数",
            "模考人数",
        ),
        known_after="exam",
    ),
    _measure(
        "exam_pass_mark",
        mark("Pass mark per paper, in marks"),
        mark(
            "Marks of 100 needed in each paper. Areas with their own line have a lower mark, and their certificates hold locally."
        ),
        m.MARKS,
        m.Kind.STANDARD,
        aliases=("合格标准", "合格线"),
    ),
    _measure(
        "exam_pass_mark_pct",
        mark("Pass mark, share of full marks"),
        mark("Share of a paper's full marks needed to pass, nationwide."),
        m.PERCENT,
        m.Kind.STANDARD,
    ),
    _measure(
        "exam_subjects",
        mark("Papers per level"),
        mark("Number of papers a candidate must pass: assistant 2, social worker 3, senior 1."),
        m.SUBJECTS,
        m.Kind.STANDARD,
        aliases=("科目数",),
    ),
    _measure(
        "exam_pass_cycle_years",
        mark("Years in which all papers must be passed"),
        mark("Results roll over this many exam years: the social-worker level allows two, the others one."),
        m.YEARS,
        m.Kind.STANDARD,
        aliases=("滚动周期",),
    ),
    _measure(
        "exam_fee_per_subject",
        mark("Exam fee per paper"),
        mark("Fee a candidate pays for one paper."),
        m.YUAN,
        m.Kind.STANDARD,
        aliases=("考试费",),
    ),
)

RATIOS: tuple[m.Ratio, ...] = (
    m.Ratio(
        "pass_rate_registered",
        mark("Pass rate by registration"),
        mark(
            "Passed divided by registered, same region, year and level. It is lower than passed divided by sat, because not everyone who registers sits the exam."
        ),
        m.PERCENT,
        m.Topic.EXAM,
        "exam_passed",
        "exam_registered",
        published="exam_pass_rate",
        maximum=100,
        polarity=m.Polarity.MORE,
    ),
    m.Ratio(
        "pass_rate_sat",
        mark("Pass rate by attendance"),
        mark("Passed divided by sat, same region, year and level; never compared with a pass rate by registration."),
        m.PERCENT,
        m.Topic.EXAM,
        "exam_passed",
        "exam_sat",
        maximum=100,
        polarity=m.Polarity.MORE,
    ),
    m.Ratio(
        "attendance_rate",
        mark("Attendance rate"),
        mark("Sat divided by registered, same region and year."),
        m.PERCENT,
        m.Topic.EXAM,
        "exam_sat",
        "exam_registered",
        maximum=100,
        polarity=m.Polarity.MORE,
    ),
)
