"""Measures and ratios of social-work stations and where they stand."""

from __future__ import annotations

from functools import partial

from analytics.i18n import mark
from analytics.indicators import model as m

_measure = partial(m.Measure, topic=m.Topic.STATIONS)

MEASURES: tuple[m.Measure, ...] = (
    _measure(
        "sw_stations",
        mark("Township social-work stations"),
        mark("Stations of townships and sub-districts at a date. A township may have several, so this is no coverage."),
        m.COUNT,
        m.Kind.STOCK,
        adds_over_regions=True,
        aliases=(
            "社工站数",
            "社工站",
            "社工站数量",
            "乡镇(街道)社工站数",
            "社工站总数",
            "社会工作站数",
            "社会工作服务站数",
            "已建社工站数",
            "已建成社工站数",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "sw_points",
        mark("Village and neighbourhood service points"),
        mark("Service points below the stations, in villages and neighbourhoods."),
        m.COUNT,
        m.Kind.STOCK,
        adds_over_regions=True,
        aliases=(
            "社工点数",
            "服务点",
            "社工点",
            "社工室数",
            "社区社工室数",
        ),
    ),
    _measure(
        "sw_stations_and_points",
        mark("Stations and points together"),
        mark("Stations and service points counted together by the publisher; never divided into a coverage."),
        m.COUNT,
        m.Kind.STOCK,
        adds_over_regions=True,
        aliases=(
            "社工站点数",
            "社工站(点)数",
            "社工站点总数",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "townships_with_station",
        mark("Townships with a station"),
        mark("Townships and sub-districts that have at least one station: the only numerator of coverage."),
        m.COUNT,
        m.Kind.STOCK,
        adds_over_regions=True,
        aliases=(
            "已建站乡镇(街道)数",
            "建站乡镇数",
            "已建站乡镇数",
            "已建站乡镇街道数",
            "建站乡镇(街道)数",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "station_coverage_pct",
        mark("Published station coverage"),
        mark(
            "Share of townships with a station as published; full coverage in words is held as 100 and marked as implied."
        ),
        m.PERCENT,
        m.Kind.RATE,
        aliases=(
            "社工站覆盖率",
            "覆盖率",
            "站点覆盖率",
            "乡镇(街道)覆盖率",
        ),
        claim_of="station_coverage",
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "station_coverage_target_pct",
        mark("Target: station coverage"),
        mark(
            "Coverage to be reached by the target year. The national plan says basically full coverage, held as about 100."
        ),
        m.PERCENT,
        m.Kind.STANDARD,
    ),
    _measure(
        "townships_with_station_target",
        mark("Plan: townships to get a station"),
        mark("Townships planned to have a station by the plan year."),
        m.COUNT,
        m.Kind.STANDARD,
    ),
    _measure(
        "demo_stations",
        mark("Model stations named"),
        mark("Stations named as models by the province in the year."),
        m.COUNT,
        m.Kind.FLOW,
        adds_over_regions=True,
        aliases=(
            "示范站",
            "示范站数",
            "示范社工站数",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "station_staff",
        mark("Station staff"),
        mark("Social workers stationed at stations at a date."),
        m.PERSONS,
        m.Kind.STOCK,
        adds_over_regions=True,
        aliases=(
            "驻站社工",
            "驻站社工人数",
            "驻站社工数",
            "驻站人数",
            "驻站人员数",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "station_professionals_absorbed",
        mark("Professionals taken on by stations"),
        mark("Everyone taken on since the start, whether still there or not: not the present staff."),
        m.PERSONS,
        m.Kind.FLOW,
        aliases=("累计吸纳人才",),
    ),
    _measure(
        "station_agencies",
        mark("Agencies running stations"),
        mark("Social-work agencies at work in stations."),
        m.BODIES,
        m.Kind.STOCK,
        aliases=("驻站机构",),
    ),
    _measure(
        "station_funds",
        mark("Money spent on stations"),
        mark("Money for building and running stations in the period; planned and spent are not always told apart."),
        m.YUAN,
        m.Kind.FLOW,
        aliases=("社工站资金",),
    ),
    _measure(
        "community_orgs_linked",
        mark("Community organisations linked"),
        mark("Community organisations worked with since the start; one may be counted by several stations."),
        m.BODIES,
        m.Kind.FLOW,
        aliases=("联动社区社会组织",),
    ),
    _measure(
        "resources_linked",
        mark("Donated resources linked"),
        mark("Money and the estimated worth of goods brought in since the start."),
        m.YUAN,
        m.Kind.FLOW,
        aliases=("链接资源",),
    ),
    _measure(
        "practice_bases",
        mark("Practice bases"),
        mark("Agencies that serve as practice bases."),
        m.BODIES,
        m.Kind.STOCK,
        aliases=("实践基地",),
    ),
    _measure(
        "demo_communities",
        mark("Model communities"),
        mark("Communities named as models of social work with volunteers."),
        m.COUNT,
        m.Kind.FLOW,
        aliases=("示范社区",),
    ),
    _measure(
        "rotation_social_workers",
        mark("Social workers on rotation"),
        mark("Social workers rotated through townships."),
        m.PERSONS,
        m.Kind.STOCK,
        aliases=("轮岗社工",),
    ),
    _measure(
        "rotation_townships",
        mark("Townships with rotation"),
        mark("Townships and sub-districts that take social workers on rotation."),
        m.COUNT,
        m.Kind.STOCK,
        aliases=("轮岗乡镇数",),
    ),
)

RATIOS: tuple[m.Ratio, ...] = (
    m.Ratio(
        "station_coverage",
        mark("Station coverage of townships"),
        mark(
            "Townships with a station divided by all townships, counts of the same year; more than 100 percent means the two counts do not belong together and is not shown."
        ),
        m.PERCENT,
        m.Topic.STATIONS,
        "townships_with_station",
        "townships",
        published="station_coverage_pct",
        maximum=100,
        polarity=m.Polarity.MORE,
    ),
    m.Ratio(
        "stations_per_100_townships",
        mark("Stations per 100 townships"),
        mark(
            "Stations divided by townships of the nearest year within two years, times 100. Not a coverage: one township may have several stations."
        ),
        m.PER_100,
        m.Topic.STATIONS,
        "sw_stations",
        "townships",
        years_apart=2,
        polarity=m.Polarity.MORE,
    ),
    m.Ratio(
        "staff_per_station",
        mark("Staff per station"),
        mark("Station staff divided by stations, same year."),
        m.PER_STATION,
        m.Topic.STATIONS,
        "station_staff",
        "sw_stations",
        scale=1,
        polarity=m.Polarity.MORE,
    ),
)
