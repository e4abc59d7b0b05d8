"""Measures of the people in the work, from new entrants to experts."""

from __future__ import annotations

from functools import partial

from analytics.i18n import mark
from analytics.indicators import model as m

_measure = partial(m.Measure, topic=m.Topic.WORKFORCE)

MEASURES: tuple[m.Measure, ...] = (
    _measure(
        "professionals_total",
        mark("Social-work professionals"),
        mark(
            "Professionals at a date: certificate holders and others with training or a degree, as each publisher defines it. Wider plans count other people too and are kept apart."
        ),
        m.PERSONS,
        m.Kind.STOCK,
        adds_over_regions=True,
        aliases=(
            "专业人才总量",
            "社会工作专业人才",
            "社会工作专业人才总量",
            "专业人才总数",
            "社会工作专业人才总数",
            "社会工作专业人才数",
            "专业人才数",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "professionals_new",
        mark("New professionals"),
        mark("Professionals added in the year, net or gross as the publisher counts."),
        m.PERSONS,
        m.Kind.FLOW,
        adds_over_regions=True,
        aliases=(
            "新增专业人员",
            "新增专业人才数",
            "新增专业人员数",
            "新增社会工作专业人才数",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "professionals_growth_pct",
        mark("Published growth of professionals"),
        mark("Growth of professionals on the year before, as published."),
        m.PERCENT,
        m.Kind.RATE,
        claim_of="professionals_total",
    ),
    _measure(
        "professionals_total_target",
        mark("Target: social-work professionals"),
        mark("Professionals to be reached by the target year, by the plan that set it."),
        m.PERSONS,
        m.Kind.STANDARD,
    ),
    _measure(
        "frontline_professionals",
        mark("Professionals in frontline service"),
        mark("Professionals who work with people day by day; not said to hold certificates."),
        m.PERSONS,
        m.Kind.STOCK,
        adds_over_regions=True,
        aliases=(
            "一线社工",
            "从业社工",
            "一线社工人数",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "senior_social_workers",
        mark("Senior social workers"),
        mark("People with the senior title. Sources differ on whether certificate holders include them."),
        m.PERSONS,
        m.Kind.STOCK,
        adds_over_regions=True,
        aliases=(
            "高级社会工作师",
            "高级社会工作师人数",
            "高级社工师人数",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "supervisors",
        mark("Supervisors brought on"),
        mark("Supervisors trained since the start; trained is not the same as in post."),
        m.PERSONS,
        m.Kind.FLOW,
        aliases=(
            "督导人才",
            "督导人才数",
            "督导人数",
        ),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "expert_pool_members",
        mark("Expert pool members"),
        mark("Members of the local expert pool; one expert may sit in several."),
        m.PERSONS,
        m.Kind.STOCK,
        aliases=("专家库成员",),
    ),
    _measure(
        "elite_talent_target",
        mark("Target: high-level talent"),
        mark("High-level social workers to be brought on over the plan's term."),
        m.PERSONS,
        m.Kind.STANDARD,
    ),
    _measure(
        "elite_talent_selected_per_year",
        mark("Plan: high-level talent chosen a year"),
        mark("High-level social workers to be chosen each year of the plan."),
        m.PERSONS_PER_YEAR,
        m.Kind.STANDARD,
    ),
    _measure(
        "community_workers_total",
        mark("Number of community workers"),
        mark(
            "Full-time workers of communities. They overlap with social-work professionals, but neither contains the other."
        ),
        m.PERSONS,
        m.Kind.STOCK,
        adds_over_regions=True,
        aliases=("社区工作者人数", "社区工作者总数", "社区工作者数", "城市社区工作者人数", "专职社区工作者人数"),
    ),
    _measure(
        "community_workers_new",
        mark("New community workers"),
        mark("Community workers newly put in post in the year."),
        m.PERSONS,
        m.Kind.FLOW,
        adds_over_regions=True,
        aliases=(
            "新配备社区工作者",
            "新配备社区工作者人数",
        ),
    ),
    _measure(
        "community_workers_per_10k_urban",
        mark("Community workers per 10,000 urban residents"),
        mark("Community workers per 10,000 urban residents, as published. Urban, not all, residents."),
        m.PER_10K,
        m.Kind.RATE,
        aliases=("每万城镇常住人口社区工作者",),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "community_workers_per_10k_urban_target",
        mark("Standard: community workers per 10,000 urban residents"),
        mark("The standard set for the target year: 18 nationwide, higher in some places."),
        m.PER_10K,
        m.Kind.STANDARD,
    ),
    _measure(
        "community_workers_promoted",
        mark("Community workers taken into township posts"),
        mark("Community workers who moved into posts of the township or sub-district."),
        m.PERSONS,
        m.Kind.FLOW,
        aliases=("社区工作者进入镇街",),
    ),
    _measure(
        "community_assistants_planned",
        mark("Plan: community assistants to recruit"),
        mark("Graduates to be recruited as community assistants: a plan, not an outcome."),
        m.PERSONS,
        m.Kind.STANDARD,
    ),
    _measure(
        "reserve_cadres",
        mark("Reserve cadres of villages and communities"),
        mark("People held in reserve for village and community posts at a date."),
        m.PERSONS,
        m.Kind.STOCK,
        adds_over_regions=True,
        aliases=("后备干部",),
    ),
    _measure(
        "posts_new",
        mark("New posts opened"),
        mark("Posts newly opened in the year. A post is not a person."),
        m.COUNT,
        m.Kind.FLOW,
        adds_over_regions=True,
        aliases=("新开发岗位",),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "sw_posts",
        mark("Social-work posts"),
        mark("Posts for social-work professionals at a date. A post is not a person."),
        m.COUNT,
        m.Kind.STOCK,
        adds_over_regions=True,
        aliases=("社工岗位",),
        polarity=m.Polarity.MORE,
    ),
    _measure(
        "sw_posts_target",
        mark("Plan: social-work posts"),
        mark("Posts to be opened by the plan year."),
        m.COUNT,
        m.Kind.STANDARD,
    ),
    _measure(
        "care_programme_households",
        mark("Households in the care programme"),
        mark("Families of community workers covered by the mutual-care programme."),
        m.HOUSEHOLDS,
        m.Kind.STOCK,
        aliases=("互助关爱覆盖户数",),
    ),
)
