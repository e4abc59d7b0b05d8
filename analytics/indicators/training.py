"""Measures and ratios of training."""

from __future__ import annotations

from functools import partial

from analytics.i18n import mark
from analytics.indicators import model as m

_measure = partial(m.Measure, topic=m.Topic.TRAINING)

MEASURES: tuple[m.Measure, ...] = (
    _measure(
        "training_attendances",
        mark("Training attendances"),
        mark(
            "Times a seat was taken: one person in two courses counts twice. Never called persons and never added to them."
        ),
        m.ATTENDANCES,
        m.Kind.FLOW,
        adds_over_regions=True,
        aliases=(
            "培训人次",
            "参训人次",
            "培训总人次",
            "累计培训人次",
            "参加培训人次",
            "培训人次数",
            "社会工作培训人次",
            "社工培训人次",
            "培训社工人次",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "training_participants",
        mark("People trained"),
        mark(
            "Distinct people within one programme; the same person may appear in another programme or region, so figures do not add."
        ),
        m.PERSONS,
        m.Kind.FLOW,
        aliases=(
            "培训人数",
            "学员人数",
            "参训人数",
            "参加培训人数",
            "培训学员数",
            "参训人员数",
            "培训社工人数",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "training_runs",
        mark("Training course runs"),
        mark("Courses held, each counted once however many days it took."),
        m.RUNS,
        m.Kind.FLOW,
        adds_over_regions=True,
        aliases=(
            "培训期数",
            "培训班期数",
            "举办培训班期数",
            "培训班数",
            "培训班次",
            "办班期数",
            "办班数",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "training_sessions",
        mark("Training sittings"),
        mark("Single sittings of training. A sitting is not a course run."),
        m.SITTINGS,
        m.Kind.FLOW,
        adds_over_regions=True,
        aliases=(
            "培训场次",
            "培训场数",
            "举办培训场次",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "training_times",
        mark("Training occasions"),
        mark("Occasions of training where the source counts times, neither course runs nor sittings."),
        m.TIMES,
        m.Kind.FLOW,
        aliases=("培训次数",),
    ),
    _measure(
        "training_courses",
        mark("Courses offered"),
        mark("Different courses on offer: what is supplied, not how often it was taken."),
        m.COURSES,
        m.Kind.FLOW,
        aliases=("课程门数",),
    ),
    _measure(
        "training_lessons",
        mark("Lessons offered"),
        mark("Single lessons on offer in continuing education."),
        m.LESSONS,
        m.Kind.FLOW,
        aliases=("课程堂数",),
    ),
    _measure(
        "training_hours",
        mark("Class hours offered"),
        mark("Class hours on offer; not hours multiplied by people."),
        m.HOURS,
        m.Kind.FLOW,
        aliases=(
            "课时",
            "培训课时",
            "学时",
            "培训学时",
        ),
    ),
    _measure(
        "training_agencies",
        mark("Agencies reached by training"),
        mark("Social-work agencies whose staff took part."),
        m.BODIES,
        m.Kind.FLOW,
        aliases=("培训覆盖机构数",),
    ),
    _measure(
        "townships_covered_by_training",
        mark("Townships reached by training"),
        mark("Townships and sub-districts in which training was held."),
        m.COUNT,
        m.Kind.FLOW,
        aliases=("培训覆盖镇街数",),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "trained_120h_persons",
        mark("People trained for 120 hours or more"),
        mark("People with at least 120 hours of training; some of them may also hold a certificate."),
        m.PERSONS,
        m.Kind.STOCK,
        aliases=("受训120小时以上人数",),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "talent_cultivated",
        mark("People in talent programmes"),
        mark("People brought on by a named local talent programme over its term."),
        m.PERSONS,
        m.Kind.FLOW,
        aliases=("培育人才数",),
    ),
)

RATIOS: tuple[m.Ratio, ...] = (
    m.Ratio(
        "attendances_per_run",
        mark("Attendances per course run"),
        mark("Attendances divided by course runs, same region, period and group."),
        m.PER_RUN,
        m.Topic.TRAINING,
        "training_attendances",
        "training_runs",
        scale=1,
    ),
    m.Ratio(
        "attendances_per_professional",
        mark("Attendances per 100 professionals"),
        mark(
            "Attendances of a year divided by social-work professionals, times 100: reach, not the share of people trained, because one person may attend several times."
        ),
        m.PER_100_PERSONS,
        m.Topic.TRAINING,
        "training_attendances",
        "professionals_total",
        polarity=m.Polarity.MORE,
    ),
)
