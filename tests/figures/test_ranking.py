"""Who leads is said of all that lead, a place is said to be shared, and a chart says what it leaves out."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from analytics.figures.build import Context, build
from analytics.selection import Selection
from analytics.store import read
from tests.facts import observe, store, tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.facts import Facts


@contextmanager
def seen(*facts: Facts, region: str = "100000", lang: str = "zh") -> Iterator[Context]:
    with store(*facts) as session:
        yield Context(session, read.region_tree(session), read.sources(session), Selection(region, 2024, 2024, lang))


def registered(**values: float) -> list[Facts]:
    codes = {"sichuan": "510000", "guangdong": "440000", "zhejiang": "330000", "hubei": "420000", "yunnan": "530000"}
    return [observe("exam_registered", codes[name], y2024=value) for name, value in values.items()]


def test_all_that_share_the_first_place_are_named() -> None:
    with seen(*registered(sichuan=90, guangdong=90, hubei=20)) as ctx:
        title = build("ranking:exam_registered", ctx).title
        assert title.startswith("2024年广东、四川报名人数90人")
        assert "最高为广东、四川（90人）" in build("places:exam_registered", ctx).title


def test_of_many_leaders_three_are_named_and_all_counted() -> None:
    with seen(*registered(sichuan=90, guangdong=90, hubei=90, zhejiang=90, yunnan=5), lang="en") as ctx:
        title = build("ranking:exam_registered", ctx).title
    assert "highest in Zhejiang, Hubei, Guangdong and others, 4 in all (90 people)" in title


def test_a_shared_place_is_said_to_be_shared() -> None:
    with seen(*registered(sichuan=90, guangdong=90, hubei=95), region="510000") as ctx:
        assert build("siblings:exam_registered", ctx).title.endswith("并列第2位")
    with seen(*registered(sichuan=91, guangdong=90, hubei=95), region="510000") as ctx:
        assert build("siblings:exam_registered", ctx).title.endswith("居第2位")


def test_two_of_one_year_are_not_said_to_differ_in_years() -> None:
    with seen(*registered(sichuan=90, hubei=20)) as ctx:
        title = build("ranking:exam_registered", ctx).title
    assert title == "2024年四川报名人数90人，在有数据的2个省份中居首"


def test_a_share_of_about_is_about() -> None:
    about = observe("exam_registered", "510000", bound="~", y2024=90)
    with seen(about, observe("exam_registered", y2024=1000), *registered(hubei=20, yunnan=5)) as ctx:
        figure = build("ranking:exam_registered", ctx)
    assert [row[-1] for row in figure.rows] == ["约9%", "2%", "0.5%"]
    assert [row[-1].bound for row in figure.numbers] == ["~", "=", "="]


def test_a_chart_of_many_keeps_the_selected_region_and_says_how_many() -> None:
    districts = [node.code for node in tree().reporting_children("500000", 2024)]
    assert len(districts) == 38
    facts = [observe("exam_registered", code, y2024=1000 - place) for place, code in enumerate(districts)]
    with seen(*facts, region=districts[-1]) as ctx:
        figure = build("siblings:exam_registered", ctx)
    drawn = [mark.region for mark in figure.series[0].marks]
    assert drawn == [*districts[:33], districts[-1]]
    assert len(figure.rows) == 38
    assert figure.notes[0] == "图中为38个中的34个，全部见数据表。"
