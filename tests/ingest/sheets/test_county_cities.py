"""县级市, 县级 and their kin as titles of regions, and kinds of regions over several."""

from __future__ import annotations

import pytest

from tests.ingest.sheets.drawn import Case, check

HELD = "320583 2024-12 certified_total 5\n320506 2024-12 certified_total 8"
CASES = [
    *(
        Case(f"names under {title}", f"{title} | 2024年末持证人数\n昆山市 | 5\n吴中区 | 8", HELD)
        for title in ("县级市", "县级", "县级市（区）", "县级市、区", "区、县级市", "县级市/区", "县级市名称", "所属县级市", "县级行政区")
    ),
    *(
        Case(f"{above} and {below}", f"{above} | {below} | 2024年末持证人数\n苏州市 | 昆山市 | 5\n苏州市 | 吴中区 | 8", HELD)
        for above, below in (("市级", "县级"), ("地级", "县级市"), ("地级市", "县级市、区"))
    ),
    Case("an old county of another city", "地级市 | 县级市 | 2024年末持证人数\n无锡市 | 昆山市 | 5", issues="region-unknown B2"),
    *(
        Case(f"{name} under {title}", f"{title} | 2024年末持证人数\n{name} | 5", issues="region-ambiguous A2")
        for title in ("县级市", "县级", "区县")
        for name in ("吉林", "朝阳", "海南")
    ),
    Case("a city in full", "区县 | 2024年末持证人数\n苏州市 | 5", "320500 2024-12 certified_total 5"),
    Case("how many there are", "地区 | 县级市 | 2024年末持证人数\n苏州市 | 4 | 5", "320500 2024-12 certified_total 5", "heading-unknown B1"),
    Case("whether it is one", "区县 | 县级市 | 2024年末持证人数\n昆山市 | 是 | 5", issues="heading-labels B1"),
    *(
        Case(
            f"{kind} over their names",
            f"2024年苏州市\n指标 | {kind} | \n | 昆山市 | 吴中区\n持证人数 | 5 | 8",
            HELD,
            "period-from-title 4",
            merged="B2:C2",
        )
        for kind in ("县级市", "区县", "县（市、区）")
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_county_cities(case: Case) -> None:
    check(case)
