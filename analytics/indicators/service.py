"""Measures and ratios of agencies, volunteers and the service given."""

from __future__ import annotations

from functools import partial

from analytics.i18n import mark
from analytics.indicators import model as m

_measure = partial(m.Measure, topic=m.Topic.WORKFORCE)

MEASURES: tuple[m.Measure, ...] = (
    _measure(
        "service_agencies",
        mark("Social-work agencies"),
        mark("Social-work service agencies registered at a date; registered is not the same as active."),
        m.BODIES,
        m.Kind.STOCK,
        adds_over_regions=True,
        aliases=(
            "社工服务机构",
            "社工机构数",
            "社工服务机构数",
            "社会工作服务机构数",
            "社工机构",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "project_funds",
        mark("Project money raised"),
        mark("Money raised for social-work projects since the start."),
        m.YUAN,
        m.Kind.FLOW,
        aliases=("项目资金",),
    ),
    _measure(
        "volunteers",
        mark("Volunteers"),
        mark("Registered volunteers at a date; the register keeps people who have left."),
        m.PERSONS,
        m.Kind.STOCK,
        adds_over_regions=True,
        aliases=(
            "志愿者",
            "志愿者人数",
            "注册志愿者人数",
            "志愿者注册人数",
            "注册志愿者",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "volunteers_share_pct",
        mark("Published share of residents who volunteer"),
        mark("Volunteers divided by residents, as published."),
        m.PERCENT,
        m.Kind.RATE,
        claim_of="volunteers_share",
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "volunteer_teams",
        mark("Volunteer teams"),
        mark("Volunteer teams at a date."),
        m.TEAMS,
        m.Kind.STOCK,
        adds_over_regions=True,
        aliases=(
            "志愿服务队伍",
            "志愿服务队伍数",
            "志愿服务组织数",
        ),
    ),
    _measure(
        "volunteer_projects_incubated",
        mark("Volunteer projects incubated"),
        mark("Volunteer projects brought on since the start."),
        m.COUNT,
        m.Kind.STOCK,
        aliases=("志愿服务项目",),
    ),
    _measure(
        "volunteer_activities",
        mark("Volunteer activities"),
        mark("Volunteer activities held in the period or since the start."),
        m.SITTINGS,
        m.Kind.FLOW,
        adds_over_regions=True,
        aliases=(
            "志愿活动场次",
            "志愿服务活动场次",
        ),
    ),
    _measure(
        "volunteer_activities_per_day",
        mark("Volunteer activities a day"),
        mark("Average activities a day, as published: no level of any period."),
        m.PER_DAY,
        m.Kind.RATE,
    ),
    _measure(
        "volunteer_attendances",
        mark("Volunteer attendances"),
        mark("Times volunteers took part: not the number of volunteers."),
        m.ATTENDANCES,
        m.Kind.FLOW,
        adds_over_regions=True,
        aliases=(
            "志愿者人次",
            "志愿服务人次",
            "参与志愿服务人次",
        ),
    ),
    _measure(
        "service_attendances",
        mark("Service attendances"),
        mark("Times people were served in the period or since the start; one person may be served many times."),
        m.ATTENDANCES,
        m.Kind.FLOW,
        adds_over_regions=True,
        aliases=(
            "服务人次",
            "服务总人次",
            "服务群众人次",
            "累计服务人次",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "service_attendances_per_year",
        mark("Service attendances, yearly average"),
        mark("A yearly average as published: neither a stock nor one year's figure."),
        m.ATTENDANCES_PER_YEAR,
        m.Kind.RATE,
    ),
    _measure(
        "service_activities",
        mark("Service activities"),
        mark("Service activities held in the period or since the start."),
        m.SITTINGS,
        m.Kind.FLOW,
        adds_over_regions=True,
        aliases=(
            "服务活动场次",
            "开展服务场次",
        ),
    ),
    _measure(
        "beneficiaries",
        mark("People helped"),
        mark("People helped in the period or since the start; whether each counts once is unknown."),
        m.PERSONS,
        m.Kind.FLOW,
        aliases=(
            "受益人数",
            "帮扶人数",
            "服务人数",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "requests_resolved",
        mark("Requests resolved"),
        mark("Residents' requests resolved since the start."),
        m.CASES,
        m.Kind.FLOW,
        adds_over_regions=True,
        aliases=("解决诉求件数",),
        polarity=m.Polarity.MORE,
    ),
)

RATIOS: tuple[m.Ratio, ...] = (
    m.Ratio(
        "volunteers_share",
        mark("Volunteers as a share of residents"),
        mark("Volunteers divided by resident population of the nearest year within five years."),
        m.PERCENT,
        m.Topic.WORKFORCE,
        "volunteers",
        "resident_population",
        published="volunteers_share_pct",
        years_apart=5,
        maximum=100,
        polarity=m.Polarity.MORE,
    ),
    m.Ratio(
        "volunteers_per_team",
        mark("Volunteers per team"),
        mark("Volunteers divided by volunteer teams, same date."),
        m.PER_TEAM,
        m.Topic.WORKFORCE,
        "volunteers",
        "volunteer_teams",
        scale=1,
    ),
)
