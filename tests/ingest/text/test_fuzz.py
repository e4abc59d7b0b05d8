"""Any text at all: no exception, sound spans, no personal number, and work that grows with the length."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.ingest.text import MOST, propose
from analytics.ingest.text.letters import clean, letters
from analytics.regions import read_tree
from analytics.settings import ROOT

if TYPE_CHECKING:
    from types import FrameType

COUNTRY: Final = read_tree(ROOT / "sample_data" / "regions")
WORDS: Final = (
    "2024年 去年 今年 截至 底 6月 15日 目前 以来 “十四五” 近 超 约 余 多 左右 达 为 分别为 、 ， 。 ； ： ( ) （ ） 和 其中 同比 增长 下降 较上年 占 全省 全市 我市 "
    "全国 四川省 成都市 锦江区 鼓楼区 镇 报名人数 参加 社会工作者 职业资格 考试 通过 合格 持证社工 新增 助理 中级 高级社会工作师 社区工作者 培训 社工站 覆盖率 "
    "志愿者 每万人 力争 到2025年 计划 未 12 3.5 1,234 188.9 7 0 万 亿 人 人次 % ％ 个百分点 期 个 家 元 倍 ① １２ 13812345678 110101199003070038 第 〔2024〕12号 - 至"
)
PIECES: Final = tuple(re.findall(r"[^ ]+", WORDS))
DIGITS: Final = re.compile(r"\d")
prose = st.lists(st.sampled_from([*PIECES, " ", "\n"]), max_size=60).map("".join)
anything = st.text(max_size=200)


@settings(max_examples=300, deadline=None)
@given(
    text=st.one_of(prose, anything),
    title=st.one_of(st.just(""), prose),
    published=st.sampled_from(["", "2024", "2024-06", "2024-06-15", "?"]),
)
def test_any_text_gives_sound_candidates(text: str, title: str, published: str) -> None:
    found = propose(text, COUNTRY, title=title, published=published)
    ends = [0, *(one.end for one in found)]
    for one, last in zip(found, ends, strict=False):
        assert last <= one.start < one.end <= len(text)
        assert one.written == clean(text)[one.start : one.end]
        assert DIGITS.search(one.written)
        assert not one.complete or (one.measure and one.region and one.period and one.stratum and one.fits(one.measure))


@given(st.one_of(prose, anything))
def test_blacking_out_keeps_every_place_and_is_done_once(text: str) -> None:
    shown = clean(text)
    assert len(shown) == len(text)
    assert clean(shown) == shown


@given(st.one_of(prose, anything))
def test_every_letter_knows_where_it_stood(text: str) -> None:
    made = letters(text)
    assert len(made.text) == len(made.places)
    assert list(made.places) == sorted(made.places)
    assert all(0 <= place < len(text) for place in made.places)


def steps(text: str) -> int:
    """How many lines of Python it takes to read a text."""
    count = 0

    def line(_frame: FrameType, event: str, _argument: object) -> object:
        nonlocal count
        count += event == "line"
        return line

    def call(_frame: FrameType, _event: str, _argument: object) -> object:
        return line

    before = sys.gettrace()
    sys.settrace(call)
    try:
        propose(text, COUNTRY, title="四川省2024年", published="2024-06-15")
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "piece", ["报名人数12万人，", "报名人数12万人、", "成都市", "分别为1人、", "1", "截至2024年底，", "(报名5人"]
)
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    once, twice = (steps(piece * (length // len(piece))) for length in (2_000, 4_000))
    assert twice < 2.5 * once + 1_000


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,111",
        "社会工作者职业资格考试",
        "取得全国社会工作者职业资格",
        "每万城镇常住人口",
        "a@a.",
        "13",
        "((((",
        "“十四五",
    ],
)
def test_the_longest_text_of_anything_is_read_to_its_end(piece: str) -> None:
    text = (piece * MOST)[: MOST - 20] + "。2024年四川省报名人数12万人。"
    found = propose(text, COUNTRY)
    assert [one.value for one in found][-1:] == [120_000]
