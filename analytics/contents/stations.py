"""Stations: how many townships have one, where, and where not."""

from __future__ import annotations

from typing import Final

from analytics.contents.model import Card, Page, Section
from analytics.i18n import mark

STATIONS: Final = Page(
    path="stations",
    title=mark("Station coverage"),
    icon=":material/location_on:",
    question=mark("How many townships have a station, where, and where not?"),
    tiles=(
        "sw_stations",
        "townships_with_station",
        "station_coverage",
        "stations_per_100_townships",
        "station_staff",
        "staff_per_station",
        "townships",
    ),
    sections=(
        Section(
            "map",
            mark("Where they stand"),
            (
                Card("stations:*", wide=True),
                Card("map:station_coverage"),
                Card("trend:sw_stations"),
            ),
        ),
        Section(
            "places",
            mark("Place by place"),
            (
                Card("places:station_coverage"),
                Card("places:townships_with_station"),
                Card("places:sw_stations"),
                Card("places:station_staff"),
            ),
        ),
        Section(
            "coverage",
            mark("Coverage part by part"),
            (
                Card("coverage:", wide=True),
                Card("map:townships"),
            ),
        ),
        Section(
            "all",
            mark("All figures"),
            (
                Card("ledger:stations", wide=True),
                Card("ledger:base", wide=True),
            ),
        ),
    ),
)
