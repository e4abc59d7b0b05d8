"""The groups inside a region that a figure may be about, with the names workbooks give them."""

from __future__ import annotations

from dataclasses import dataclass

from analytics.i18n import mark

ALL = "all"


@dataclass(frozen=True)
class Stratum:
    """One group of one dimension: ``level:assistant`` is the assistants among all levels."""

    key: str
    label: str
    aliases: tuple[str, ...] = ()

    @property
    def dimension(self) -> str:
        """What the group is a part of: ``level``, ``population``, ``certificate`` and so on."""
        return self.key.partition(":")[0]


STRATA: dict[str, Stratum] = {
    stratum.key: stratum
    for stratum in (
        Stratum(ALL, mark("all"), ("全体", "合计", "总计", "小计", "共计", "全部")),
        Stratum(
            "level:assistant",
            mark("Assistant social worker"),
            ("助理社会工作师", "助理社工师", "初级社会工作师", "初级社工师", "助理", "初级"),
        ),
        Stratum("level:social_worker", mark("Social worker"), ("社会工作师", "社工师", "中级")),
        Stratum("level:senior", mark("Senior social worker"), ("高级社会工作师", "高级社工师", "高级")),
        Stratum("population:community_workers", mark("Community workers"), ("社区工作者", "社区专职工作者")),
        Stratum("population:uncertified", mark("Without a certificate"), ("未持证",)),
        Stratum("population:first_time", mark("First-time candidates"), ("首次报考",)),
        Stratum("population:with_earlier", mark("Including candidates of earlier years"), ("全体(含老考生)",)),
        Stratum("population:candidates", mark("Exam candidates"), ("考生",)),
        Stratum("population:certified", mark("Certified social workers"), ("持证社工",)),
        Stratum("population:new_social_workers", mark("New social workers"), ("新入职社工",)),
        Stratum("population:supervisors", mark("Supervisors"), ("督导人才",)),
        Stratum("population:high_level", mark("High-level talent"), ("高层次人才",)),
        Stratum("population:service_staff", mark("Staff with social-service duties"), ("有社会服务职能的工作人员",)),
        Stratum(
            "population:community_and_agency", mark("Community workers and agency staff"), ("社区工作者和机构从业者",)
        ),
        Stratum("population:party_building", mark("Party-building officers"), ("党建服务专员",)),
        Stratum("population:bodies_and_firms", mark("Teams of associations and firms"), ("社会团体、企业",)),
        Stratum("population:in_need", mark("People in need"), ("困难群体",)),
        Stratum("programme:online", mark("Online courses"), ("线上课程学员",)),
        Stratum("coverage:24_provinces", mark("24 provinces and part of Anhui"), ("24省及安徽部分",)),
        Stratum("certificate:national", mark("National certificate"), ("国家证",)),
        Stratum("certificate:jiaxing", mark("Jiaxing local certificate"), ("嘉兴证",)),
        Stratum("certificate:national_jiaxing", mark("National and Jiaxing certificates"), ("国家证+嘉兴证",)),
        Stratum("certificate:shanghai", mark("Shanghai local certificate"), ("上海本地资格",)),
        Stratum("post:civil_servant", mark("became civil servants"), ("成为公务员",)),
        Stratum("post:institution", mark("hired by public institutions"), ("招聘为事业单位工作人员",)),
        Stratum("paper:objective", mark("Objective paper, assistant and social worker"), ("助理/社工师 客观题",)),
        Stratum("paper:subjective", mark("Written paper, social worker"), ("社工师 主观题",)),
        Stratum("paper:senior", mark("Written paper, senior"), ("高级 主观题",)),
        Stratum("plan:wider_talent_2010", mark("2010 talent plan, wider definition"), ("2010人才纲要",)),
        Stratum("type:street", mark("Sub-districts"), ("街道",)),
        Stratum("type:town", mark("Towns"), ("镇",)),
        Stratum("type:rural", mark("Rural townships"), ("乡",)),
        Stratum("type:quasi", mark("Units like townships, not counted"), ("类似乡级单位",)),
    )
}
