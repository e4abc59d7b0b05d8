"""The known title of a column that an unknown one is most like, and whether it is that one misspelt."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from analytics.indicators import MEASURES
from analytics.ingest.sheets import units, words
from analytics.ingest.sheets.titles import measure_names

_OTHERS: Final = re.compile(
    "单科|部分科|人天|社会服务|参与|缺考|弃考|缺席|违纪|未|男|女|计划|预计|同比|环比|增长|增减|增幅|增速|占比|比重|排名|人均|平均|应配|实配|配备|获证|领证|发证|获得|上年|去年|往年"
)
# What a slip does not leave out: 社工数 is no 社工站数, 新建站数 no 已建站数.
_TOLD: Final = ("站", "机构", "队", "已", "轮", "孵化")
# Words for what is counted, at the end of a name: 督导次数 is no 督导人数.
_COUNTED: Final = re.compile("(?:人次|人数|次数|场次|场数|期数|班次|站数|机构数|家数|个数|户数|课时|天数)$")
_BOTH: Final = 2
_SIMILAR: Final = 75


@lru_cache(maxsize=4096)
def measure(title: str, unit: str = "") -> str | None:
    """The known title most like an unknown one, if it is like it at all; of what is counted in ``unit`` where one is said."""
    word = words.bare(title)
    names = [name for name, key in measure_names().items() if not unit or units.same(unit, MEASURES[key].unit.zh)]
    found = process.extractOne(word, names, scorer=fuzz.ratio, score_cutoff=_SIMILAR)
    return found[0] if found else None


def is_slip(title: str, known: str) -> bool:
    """Whether a title is a known one misspelt (参考人敉) and not a longer or another one (未报名人数, 缺考人数)."""
    word = words.bare(title)
    near = 0 < OSA.distance(word, known) <= max(1, len(known) // 4)
    told = all(part in word for part in _TOLD if part in known)
    counts = {found[0] for text in (word, known) if (found := _COUNTED.search(text))}
    return near and told and len(counts) < _BOTH and len(word) <= len(known) and not _OTHERS.search(word)
