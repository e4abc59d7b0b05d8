"""Words that mean the same brought to one spelling, so that an alias need not be listed with each of them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from analytics.ingest.sheets.titles import measure_names, stratum_names

# What stands for what, one after the other. Only words between which no figure differs: 人次 is no 人数, 当年 no 累计, 报名 no 参考.
_SPELLINGS: Final = tuple(
    (re.compile(pattern), spelling)
    for pattern, spelling in (
        (r"社会工作者?", "社工"),
        (r"社工类?专业人才(?=.)", "社工人才"),
        (
            r"乡?镇[(、/和及]{0,2}街道?(?:办事处|办)?\)?|乡\(镇[、/]?街道?\)|街道?(?:办事处|办)?[(、/和及]{0,2}乡?镇\)?",
            "镇街",
        ),
        (r"镇街乡镇街|苏木(?:乡镇?)?(?=镇街)", "镇街"),
        (r"村\(?(?:居委?|社区|居)\)?(?=(?:社工|服务)[点室])", "村(社区)"),
        (r"^(?:累计|已|现)+建成?(?=镇街社工站|社工站)", "已建"),
        (r"^(?:每万(?:名|个)?|万(?=人))(?:常住)?(?:人口?)?(?:中|拥有|有|的)*(?=持证)", "每万人"),
        (r"^(?:[本当]年度?|年度|年内)(?=新增)", ""),
        (r"^总(?=(?:报名|报考|参考|实考|到考|合格|通过|持证|培训|[参受]训|服务)(?:人[数次]|人员数|场次|期数)?$)", ""),
        (r"^社工服务站$", "社工站"),
        (r"及格(?=人数|率|数|考生|人员)", "合格"),
        (r"(?<=^每万人持证)(?:社工)?率$", "数"),
        (r"^(?:开展|组织|举办)+(?=培训)", ""),
        (r"^已?建(?:成|有|立)?(?:社工)?(?:服务)?站的?(?=镇街|乡镇)", "建站"),
        (r"(?:接受|参加)培训|[参受]训", "培训"),
        (r"(?:资格)?(?:审核|审查)(?:通过|合格)|资审(?:通过|合格)", "审核通过"),
        (
            r"(?<=站|点|室|班)(?:总?数量?|总量|总?个数)$|(?<=机构|岗位|队伍|组织|团队|镇街)(?:总?数量?|总量|总?个数)$",
            "数",
        ),
        (r"(?<=社工|人才|考生|学员|督导)(?:总?人数|总?数量?|总量)$|(?<=者|员|师)(?:总?人数|总?数量?|总量)$", "数"),
        (r"(?<=报名|报考|参考|实考|到考|合格|通过)考生人?数$", "人数"),
        (r"(?<=报名|报考|参考|实考|到考|合格|通过|持证)(?:总人数|总?数量?|总量|人员总?数)$", "人数"),
        (r"^(?:培训)?总?(?:培训)?(学时|课时)(?:总?数)?$", r"\1"),
    )
)


@lru_cache(maxsize=16_384)
def spelling(word: str) -> str:
    """Give a plain title in the spelling that all of its meaning share: 社会工作站数量 and 社工站总数 are 社工站数."""
    for pattern, spelt in _SPELLINGS:
        word = pattern.sub(spelt, word)
    return word


@cache
def _measures() -> dict[str, str]:
    """The measures by the shared spelling of their names; what two measures would share names neither."""
    found: dict[str, set[str]] = {}
    for name, key in measure_names().items():
        found.setdefault(spelling(name), set()).add(key)
    return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}


def measure(word: str) -> str | None:
    """The measure that a plain title names, as a whole and in whichever words; nothing where it names none, or a group."""
    known = measure_names().get(word)
    return known or (None if word in stratum_names() else _measures().get(spelling(word)))
