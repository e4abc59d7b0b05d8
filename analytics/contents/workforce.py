"""The workforce: from new entrants to experts, agencies, volunteers and the service given."""

from __future__ import annotations

from typing import Final

from analytics.contents.model import Card, Page, Section
from analytics.i18n import mark

WORKFORCE: Final = Page(
    path="workforce",
    title=mark("Workforce"),
    icon=":material/groups:",
    question=mark("Who does the work, and what service is given?"),
    tiles=(
        "professionals_total",
        "certified_total",
        "frontline_professionals",
        "senior_social_workers",
        "service_agencies",
        "sw_posts",
        "volunteers",
    ),
    sections=(
        Section(
            "people",
            mark("The people"),
            (
                Card(
                    "ladder:professionals_total,certified_total,frontline_professionals,reserve_cadres,community_workers_new,professionals_new,expert_pool_members,supervisors,senior_social_workers"
                ),
                Card("trend:professionals_total,professionals_total_target"),
                Card("trend:sw_posts"),
                Card("trend:service_agencies"),
            ),
        ),
        Section(
            "places",
            mark("Place by place"),
            (
                Card("places:professionals_total"),
                Card("places:senior_social_workers"),
                Card("places:service_agencies"),
                Card("places:community_workers_per_10k_urban"),
            ),
        ),
        Section(
            "service",
            mark("The service given"),
            (Card("ladder:volunteers,volunteer_attendances,service_attendances,beneficiaries"),),
        ),
        Section(
            "all",
            mark("All figures"),
            (Card("ledger:workforce", wide=True),),
        ),
    ),
)
