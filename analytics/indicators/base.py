"""Measures other figures are divided by."""

from __future__ import annotations

from analytics.i18n import mark
from analytics.indicators import model as m

MEASURES: tuple[m.Measure, ...] = (
    m.Measure(
        "resident_population",
        mark("Resident population"),
        mark("People living in the region for half a year or more, at the census or at year end."),
        m.PERSONS,
        m.Kind.STOCK,
        m.Topic.BASE,
        adds_over_regions=True,
        aliases=(
            "常住人口",
            "常住人口数",
            "年末常住人口",
        ),
    ),
    m.Measure(
        "urban_population",
        mark("Urban resident population"),
        mark("Residents of urban areas: the denominator of the community-worker standard."),
        m.PERSONS,
        m.Kind.STOCK,
        m.Topic.BASE,
        adds_over_regions=True,
        aliases=(
            "城镇常住人口",
            "城镇人口",
        ),
    ),
    m.Measure(
        "townships",
        mark("Townships and sub-districts"),
        mark(
            "Township-level divisions: sub-districts, towns and townships. Development zones and farms that act like one are counted apart."
        ),
        m.COUNT,
        m.Kind.STOCK,
        m.Topic.BASE,
        adds_over_regions=True,
        aliases=(
            "乡镇(街道)数",
            "乡镇街道数",
            "乡镇数",
            "乡镇(街道)总数",
            "乡镇、街道数",
            "镇街数",
            "街镇数",
        ),
    ),
    m.Measure(
        "county_units",
        mark("County-level units of the code list"),
        mark("County-level units in the statistical code list, special zones included."),
        m.COUNT,
        m.Kind.STOCK,
        m.Topic.BASE,
        adds_over_regions=True,
        aliases=("县级单位数",),
    ),
)
