"""What lines of a form say of who filled it in, when, and where it is signed."""

from __future__ import annotations

import re
from typing import Final

from analytics.ingest.sheets import offices, times
from analytics.ingest.sheets.plain import plain

_BRACKETS: Final = str.maketrans("[]【】〔〕{}<>《》", "()()()()()()")
_WHO: Final = "单位负责|统计负责|填报|报送|上报|统计|制表|填表|编制|审核|审批|审签|复核|联系|经办|负责|主管|责任|提供|制定|批准|发布|汇总|分管"
# Where a form is signed at its foot.
_SIGNED: Final = (
    "(?:主要|分管|主管|业务|财务|统计|编制|制表|(?:填报|报送|填表|制表|上报)?(?:单位|部门|处室|科室|机构))?"
    "(?:负责人|领导|[厅局处科部股司站所院]长|(?:办公室|中心)?主任|书记|(?:经办|经手|审核|复核|审签|审批|审定|核定|核准|校对|制表|填表|填报|报送|统计|签发|拟稿|核稿|签收|联系)人?|会签)"
    "(?:签字|签名|签章|盖章|意见)?|(?:单位|部门)?(?:盖章|签字|签名|签章|公章)[处栏]?|(?:联系|办公|咨询)?电话|联系方式|(?:签字|填报|填表|报送|上报|报出|制表)(?:日期|时间)"
)
_SIGNATURE: Final = re.compile(rf"(?:{_SIGNED})(?::|$)")
FORM: Final = re.compile(
    rf"(?:(?:{_SIGNED}):|(?!{times.COUNTED_TO})(?:{_WHO})(?:单位|地区|区域|机关|部门|处室|科室|人员|人|领导|电话|方式|日期|时间)?(?:名称)?(?:\([盖签公][^()]*\))?:"
    r"|(?:报出|打印|导出|印发|编写|发布|公布|成文|发文|签发|生成)(?:日期|时间):|考试名称:|(?:综合|填报|报送|上报)机关名称:|(?:数据|资料|信息)?来源:|(?:表号|文号|批准文号|备案文号|有效期至?|电话|传真|邮箱|地址|邮编):)"
    r"[^()。;,]*|^单位名称:[^()。;,:]*[厅局部委]$"
)
_OFFICE: Final = re.compile(
    rf"(?:单位:)?(?:中共)?[\u4e00-\u9fff]{{0,9}}(?:{offices.BUREAUS})"
    r"(?:办公室|[\u4e00-\u9fff]{1,4}[处科室])?(?:制|编)?"
)
_SEAL: Final = re.compile(r"\((?:[盖签公]|手签)[^()]*\)|\(章\)")
# Who made a table and when, as it stands under it.
_MADE: Final = re.compile(
    r"(?!.*[含除仅截止至不未])[\u4e00-\u9fff]{2,24}(?:办公室|中心|[厅局委部院处科])(?:(?:19|20)\d{2}年\d{1,2}月(?:\d{1,2}日)?)(?:印?制|编印?|编制|填报|制表)?"
)
_FORM_NAME: Final = re.compile(
    rf"(?:{_WHO})(?:单位|部门|处室|科室|人员|人|领导|电话|方式|日期|时间)?(?:\([^()]*\))?:?$"
)
_REPORTING: Final = re.compile(r"(?:填报|报送|上报|填表)(?:单位|机关|部门)(?:名称)?(?:\([^()]*\))?:?")


def names_a_value(text: str) -> bool:
    """Whether a text is the name of a place to fill in, whose value stands in the next cell, as 审核人: does."""
    return bool(_FORM_NAME.fullmatch(written(text)) or is_signed(text, filled=False))


def reported_by(name: str, value: str) -> str:
    """The line that two cells make, 报送单位 | 南充市社会工作部, or nothing where they name no unit that reports."""
    named = _REPORTING.fullmatch(written(name)) and not names_a_value(value)
    return f"{name.strip().rstrip(':：')}：{value.strip()}" if named else ""


def is_signed(text: str, *, filled: bool = True) -> bool:
    """Whether a text is where a form is signed, 处长签字: or 局长（签章）; ``filled`` if somebody's name may stand behind it."""
    word = written(text)
    found = _SIGNATURE.match(word)
    return bool(found and (filled or found.end() == len(word)))


def is_office(word: str) -> bool:
    """Whether a plain text is only the name of an office: 单位:赣州市民政局."""
    return bool(_OFFICE.fullmatch(word))


def is_made(text: str) -> bool:
    """Whether a text only says which office made a table, 赣州市民政局, as it stands under it."""
    word = written(text)
    return bool(is_office(word) or _MADE.fullmatch(word))


def written(text: str) -> str:
    """A line in plain text, its brackets alike, without what marks the place of a seal."""
    return _SEAL.sub("", plain(text).translate(_BRACKETS))
