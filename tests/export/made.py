"""Figures and documents made by hand, whose numbers a test can follow."""

from __future__ import annotations

from dataclasses import replace

from analytics.export import Document, Slide
from analytics.figures.spec import Definition, Figure, Mark, Reference, Series, Shape, Tile
from analytics.provenance import Origin
from analytics.selection import Selection
from analytics.settings import DEMO

ORIGIN = Origin(
    figure_id="P001",
    what="报名人数",
    where="全国",
    when="2024年",
    value="188.9万人",
    as_written="188.9万",
    standing="采用",
    publisher="人社部考试中心",
    title="2024年度社会工作者职业资格考试举行",
    published="2024-06",
    grade="官方",
    url="https://example.org/exam",
    why="",
    note="",
    cell=("exam_registered", "100000", "2024", "all"),
    current=True,
)
LINE = Figure(
    key="trend:exam_registered",
    shape=Shape.LINE,
    region="100000",
    title="2024年报名人数188.9万人",
    unit="人",
    series=(
        Series(
            "报名人数",
            (
                Mark("2019", 553_700, "55.37万"),
                Mark("2020", 600_000, "约60万", bound="~"),
                Mark("2023", 1_499_000, "149.9万", disputed=True),
                Mark("2024", 1_889_000, "188.9万"),
            ),
        ),
        Series("目标", (Mark("2024", 2_000_000, "200万"),), role="target"),
    ),
    references=(Reference("计划150万", 1_500_000),),
    notes=("2020年为约数。",),
    source="来源：人社部考试中心",
    origins=(ORIGIN,),
    definitions=(Definition("报名人数", "当年报名的人数。", "甲 ÷ 乙"),),
    alt="报名人数逐年增加",
)
BARS = Figure(
    key="ranking:pass_rate_registered",
    shape=Shape.BARS,
    region="110000",
    title="合格率河北最高",
    unit="%",
    series=(
        Series(
            "合格率",
            (
                Mark("河北", 25.5, "25.5%", region="130000", disputed=True),
                Mark("北京", 20.25, "约20.3%", region="110000", bound="~"),
                Mark("天津", 12, "12%", region="120000"),
            ),
        ),
    ),
    references=(Reference("合计18%", 18.0),),
    source="来源：人社部考试中心",
    alt="合格率",
)
FUNNEL = Figure(
    key="funnel:",
    shape=Shape.FUNNEL,
    region="100000",
    title="报名到取证",
    unit="人",
    series=(
        Series(
            "2024",
            (
                Mark("报名", 1000, "1,000"),
                Mark("参考", 0, "2024年未公布", faint=True),
                Mark("合格", 180, "180", "18%"),
            ),
        ),
    ),
    alt="报名到取证",
)
COLUMNS = Figure(
    key="levels:exam_registered",
    shape=Shape.COLUMNS,
    region="100000",
    title="按级别",
    unit="人",
    series=(
        Series("助理", (Mark("2023", 30, "30"), Mark("2024", 40, "40"))),
        Series("社工师", (Mark("2024", 25, "25"),), "second"),
    ),
    alt="按级别",
)
TABLE = Figure(
    key="ledger:exam",
    shape=Shape.TABLE,
    region="100000",
    title="全部数字",
    columns=("地区", "数值", "发布单位"),
    rows=tuple((f"甘孜藏族自治州{number}", f"{number:,}人", "=1+1") for number in range(1, 61)),
    source="来源：人社部考试中心",
    alt="全部数字",
)
TILE = Tile(
    "exam_registered",
    "100000",
    "报名人数",
    "188.9万人",
    "+26%",
    "较2023年",
    rising=True,
    note="2024年",
    origins=(ORIGIN,),
)


def document(*figures: Figure, lang: str = "zh") -> Document:
    """A document of some figures in two sections."""
    return Document(
        title="全国考试报名情况",
        scope="全国 · 2019—2024年 · 公开数据",
        selection=Selection(start=2019, end=2024, lang=lang),
        made="2026-11-22T09:30+00:00",
        revision=7,
        slides=tuple(
            Slide(figure, section="甲" if at == 0 else "乙", note="请强调增速。") for at, figure in enumerate(figures)
        ),
        tiles=(TILE,),
        paragraphs=("2024年全国报名188.9万人。",),
        occasion="年度汇报会",
        speaker="张三",
    )


def simulated(made: Document) -> Document:
    """The same document as if of the demo store."""
    return replace(made, selection=replace(made.selection, store=DEMO))
