"""The offices that keep these figures and report them."""

from __future__ import annotations

import re
from typing import Final

from analytics.ingest.sheets.plain import plain

BUREAUS: Final = "社会工作部|民政[厅局部]|组织部|统计局|人事考试(?:中心|院|网)?|人力资源和?社会保障[厅局]|人社[厅局]"
_OF_REGION: Final = re.compile(rf"(?:中共)?([\u4e00-\u9fff]{{2,12}}?)(?:人民政府|委)?(?:{BUREAUS})")


def region_of(text: str) -> str:
    """The region whose office a column of those that report names, 渭滨区 of 渭滨区民政局; any other text as it is."""
    found = _OF_REGION.fullmatch(plain(text))
    return found[1] if found else text
