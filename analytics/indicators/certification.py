"""Measures and ratios of certificates held."""

from __future__ import annotations

from functools import partial

from analytics.i18n import mark
from analytics.indicators import model as m

_measure = partial(m.Measure, topic=m.Topic.CERTIFICATION)

MEASURES: tuple[m.Measure, ...] = (
    _measure(
        "certified_total",
        mark("Certificate holders"),
        mark(
            "People who have obtained a national certificate up to a date: a stock that takes the last value of a year and never adds over time. Nationally it counts certificates issued, not people still in the work; someone with two levels may count twice."
        ),
        m.PERSONS,
        m.Kind.STOCK,
        adds_over_regions=True,
        aliases=(
            "持证人数",
            "持证总量",
            "持证社工",
            "累计持证",
            "持证总人数",
            "累计持证人数",
            "持证社工人数",
            "持证社会工作者",
            "持证社会工作者人数",
            "持证社会工作者总数",
            "取得证书人数",
            "取得社会工作者职业资格证书人数",
            "取得社会工作者职业水平证书人数",
            "持有社会工作者职业资格证书人数",
            "持社会工作者职业资格证书人数",
            "持有社会工作者职业水平证书人数",
            "累计取得证书人数",
            "持证总数",
            "持证",
            "持证数",
            "持证人员",
            "持证人员数",
            "持证人员总数",
            "持证人员总量",
            "持证人员数量",
            "持证社会工作专业人才数",
            "持有社工证人数",
            "社工证持证人数",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "certified_new",
        mark("New certificate holders"),
        mark(
            "People who obtained a certificate during the year. Close to those who passed, but not equal: the senior review, later checks and the turn of the year lie between."
        ),
        m.PERSONS,
        m.Kind.FLOW,
        adds_over_regions=True,
        aliases=(
            "新增持证",
            "新增取证人数",
            "取证人数",
            "新增持证人数",
            "当年新增持证人数",
            "本年新增持证人数",
            "年内新增持证人数",
            "新取证人数",
            "新取得证书人数",
            "新取得社会工作者证书人数",
            "新取得社会工作者职业资格证书人数",
            "取证",
            "新增取证",
            "新增持证数",
            "新持证人数",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "certified_growth_pct",
        mark("Published growth of certificate holders"),
        mark("Growth of the stock on the year before, as published."),
        m.PERCENT,
        m.Kind.RATE,
        aliases=("持证增长率",),
        claim_of="certified_total",
    ),
    _measure(
        "certified_share_pct",
        mark("Published share holding a certificate"),
        mark(
            "Certificate holders among a named group, divided by that group, as published. Shares of different groups are never compared."
        ),
        m.PERCENT,
        m.Kind.RATE,
        aliases=(
            "持证率",
            "持证比例",
            "持证占比",
            "持证人员占比",
            "持证社工占比",
        ),
        claim_of="certified_share",
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "certified_share_change",
        mark("Published change of the share holding a certificate"),
        mark(
            "Change on the year before as published; the source does not say whether percent or percentage points, so both readings stay open."
        ),
        m.PERCENT_OR_POINTS,
        m.Kind.RATE,
        claim_of="certified_share",
    ),
    _measure(
        "certified_share_target_pct",
        mark("Target: share of community workers holding a certificate"),
        mark("Share of community workers who shall hold a certificate by the target year."),
        m.PERCENT,
        m.Kind.STANDARD,
    ),
    _measure(
        "certified_per_10k_residents",
        mark("Published certificate holders per 10,000 residents"),
        mark("Certificate holders per 10,000 residents, as published; the publisher's own population."),
        m.PER_10K,
        m.Kind.RATE,
        aliases=(
            "每万人持证社工数",
            "每万人持证人数",
            "万人持证数",
        ),
        claim_of="certified_per_10k",
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "cert_conversion_rate_pct",
        mark("Published conversion of new professionals"),
        mark(
            "Newly certified divided by new professionals: a local definition of Dingxi, not a pass rate; the two are not the same cohort."
        ),
        m.PERCENT,
        m.Kind.RATE,
        claim_of="conversion_of_new",
        polarity=m.Polarity.MORE,
    ),
)

RATIOS: tuple[m.Ratio, ...] = (
    m.Ratio(
        "certified_per_10k",
        mark("Certificate holders per 10,000 residents"),
        mark(
            "Certificate holders divided by resident population of the nearest year within five years, times 10,000. Registered (hukou) population is never used."
        ),
        m.PER_10K,
        m.Topic.CERTIFICATION,
        "certified_total",
        "resident_population",
        scale=10_000,
        published="certified_per_10k_residents",
        years_apart=5,
        polarity=m.Polarity.MORE,
    ),
    m.Ratio(
        "certified_share",
        mark("Share of professionals holding a certificate"),
        mark("Certificate holders divided by social-work professionals, same region and date."),
        m.PERCENT,
        m.Topic.CERTIFICATION,
        "certified_total",
        "professionals_total",
        maximum=100,
        polarity=m.Polarity.MORE,
    ),
    m.Ratio(
        "new_per_registered",
        mark("New certificates per registration"),
        mark("Newly certified divided by registered, same year: the whole way from registration to certificate."),
        m.PERCENT,
        m.Topic.CERTIFICATION,
        "certified_new",
        "exam_registered",
        maximum=100,
        polarity=m.Polarity.MORE,
    ),
    m.Ratio(
        "conversion_of_new",
        mark("Conversion of new professionals"),
        mark("Newly certified divided by new professionals, same region and year."),
        m.PERCENT,
        m.Topic.CERTIFICATION,
        "certified_new",
        "professionals_new",
        published="cert_conversion_rate_pct",
        polarity=m.Polarity.MORE,
    ),
)
