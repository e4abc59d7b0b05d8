"""Reads a list of stations: name, region, longitude, latitude, level, day of opening, staff."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from analytics.errors import Refused
from analytics.ingest.codes import issue
from analytics.ingest.draft import StationReading
from analytics.ingest.sheets import moments, titles, written
from analytics.ingest.sheets.grid import address
from analytics.ingest.sheets.plain import blank, plain, shown

if TYPE_CHECKING:
    from analytics.ingest.book import Value
    from analytics.ingest.draft import Issue
    from analytics.ingest.sheets.places import Places
    from analytics.ingest.sheets.tables import Table

LEVELS: Final = {
    **dict.fromkeys(("示范", "示范站", "示范型", "省级示范", "市级示范", "model", "一级", "a级"), "model"),
    **dict.fromkeys(("标准", "标准站", "标准型", "达标", "规范", "standard", "二级", "b级"), "standard"),
    **dict.fromkeys(("基础", "基础站", "基础型", "基本", "普通", "一般", "basic", "三级", "c级"), "basic"),
}
_EAST, _NORTH = (73.0, 136.0), (3.0, 54.0)
_SIDES: Final = ("province", "prefecture", "county", "region")


def is_list(table: Table) -> bool:
    """Whether a table lists stations: it has longitude and latitude."""
    return {"lon", "lat"} <= set(_columns(table))


def _columns(table: Table) -> dict[str, int]:
    """The columns of a station list; a title that also names a region's column is the region's where another is the name."""
    found: dict[str, int] = {}
    for column in table.columns:
        title = plain(column.title).lower()
        role = titles.station_roles().get(title) or titles.station_roles().get(title.split("(")[0])
        if role and (role not in found or title != "名称"):
            found[role] = column.number
    return found


class Stations:
    """Reads the rows of one list."""

    def __init__(self, table: Table, places: Places, source: str, sources: dict[str, str]) -> None:
        self._table = table
        self._places = places
        self._source = source
        self._sources = sources
        self._columns = _columns(table)
        self.issues: list[Issue] = []
        self.readings: list[StationReading] = []

    def read(self) -> None:
        """Read every visible row; a station that stands twice is told."""
        seen: dict[tuple[str, str], str] = {}
        for row in self._table.rows:
            name = shown(self._at(row, "name")).strip()
            if not self._table.grid.visible(row) or titles.is_total(name):
                continue
            station = self._station(row, name)
            if station is None:
                continue
            first = seen.setdefault((station.region_code, station.name), station.cell)
            if first != station.cell:
                self._tell("station-twice", row, "name", first=first)
            self.readings.append(station)

    def _at(self, row: int, role: str) -> Value:
        number = self._columns.get(role)
        return self._table.grid.shown(row, number) if number else None

    def _tell(self, code: str, row: int, role: str, **places: object) -> None:
        self.issues.append(issue(code, self._table.grid.name, row, self._columns.get(role, 0), **places))

    def _station(self, row: int, name: str) -> StationReading | None:
        if all(blank(self._at(row, role)) for role in ("name", "lon", "lat")):
            return None
        told = len([one for one in self.issues if one.severity == "error"])
        if not name:
            self._tell("station-incomplete", row, "name", what="name")
        region = self._region(row)
        lon, lat = self._number(row, "lon"), self._number(row, "lat")
        opened, staff = self._opened(row), self._number(row, "staff", needed=False)
        if lon is not None and lat is not None:
            self._where(row, lon, lat)
        if (
            len([one for one in self.issues if one.severity == "error"]) > told
            or region is None
            or lon is None
            or lat is None
        ):
            return None
        level = plain(shown(self._at(row, "level"))).lower()
        number = self._columns.get("name", 1)
        return StationReading(
            region,
            name,
            LEVELS.get(
                level,
                LEVELS.get(level.removesuffix("社工站").removesuffix("级"), shown(self._at(row, "level")).strip()),
            ),
            lon,
            lat,
            int(staff) if staff is not None else None,
            opened or "",
            self._from(row),
            self._table.grid.name,
            address(row, number),
        )

    def _from(self, row: int) -> str:
        column = next(iter(self._table.of("source")), None)
        text = shown(self._table.grid.shown(row, column.number)).strip() if column else ""
        return self._sources.setdefault(text, self._source) if text else self._source

    def _where(self, row: int, lon: float, lat: float) -> None:
        inside = _EAST[0] <= lon <= _EAST[1] and _NORTH[0] <= lat <= _NORTH[1]
        swapped = _EAST[0] <= lat <= _EAST[1] and _NORTH[0] <= lon <= _NORTH[1]
        if not inside:
            self._tell("station-swapped" if swapped else "station-outside", row, "lon", lon=f"{lon:g}", lat=f"{lat:g}")

    def _number(self, row: int, role: str, *, needed: bool = True) -> float | None:
        value = self._at(row, role)
        try:
            read = written.read(value)
        except written.NoNumber as no_number:
            self._tell(no_number.code, row, role, value=no_number.text[:40])
            return None
        if read is None and needed:
            self._tell("station-incomplete", row, role, what=role)
        return float(read.value) if read else None

    def _opened(self, row: int) -> str | None:
        value = self._at(row, "opened")
        if blank(value) or plain(shown(value)).lower() in written.MISSING:
            return None
        period, _assumed = moments.cell(value)
        if period is None or ".." in period or "Q" in period:
            self._tell("bad-date", row, "opened", text=shown(value)[:40])
        return period

    def _region(self, row: int) -> str | None:
        table = self._table
        named_at = self._columns.get("name")
        named = [
            (column.number, shown(value).strip())
            for role in _SIDES
            for column in table.of(role)
            if column.number != named_at and not blank(value := table.grid.shown(row, column.number))
        ]
        codes = [
            (c.number, plain(shown(v))) for c in table.of("code") if not blank(v := table.grid.shown(row, c.number))
        ]
        code, sure, at = table.context.region, False, 0
        try:
            if codes:
                at = codes[0][0]
                return self._places.coded(codes[0][1], named[-1][1] if named else "", None)
            for number, name in named:
                at = number
                code, sure = self._places.find(name, None, code, sure=sure), True
        except Refused as refused:
            code_of = (
                "region-code-clash"
                if "official" in refused.places
                else ("region-ambiguous" if "candidates" in refused.places else "region-unknown")
            )
            self.issues.append(issue(code_of, table.grid.name, row, at, message=refused))
            return None
        if not sure:
            self.issues.append(issue("region-missing", table.grid.name, row, named_at or 0))
            return None
        return code
