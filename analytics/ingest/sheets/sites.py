"""Reads a list of stations: name, region, longitude, latitude, level, day of opening, staff."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.ingest.book import column_letters
from analytics.ingest.codes import issue
from analytics.ingest.draft import StationReading
from analytics.ingest.sheets import moments, sitecolumns, standing, titles, units, written
from analytics.ingest.sheets.grid import address, hidden
from analytics.ingest.sheets.plain import blank, plain, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from analytics.ingest.book import Value
    from analytics.ingest.draft import Issue
    from analytics.ingest.sheets.places import Places
    from analytics.ingest.sheets.tables import Table

# What may be the name of anything, or a count of stations.
_ANYTHING: Final = ("名称", "机构名称", "社工站", "站点", "服务站点", "社工站点", "社工室")
# 2021.05, also as a number; of 2021.1 nobody knows whether a zero behind it is gone.
_POINTED: Final = re.compile(r"((?:19|20)\d{2})\.(0[1-9]|1[0-2])")
# 小计：2个, 合计5个站点
_COUNTED: Final = re.compile("(?:小计|合计|总计|共计)[:,]?(?:共|有)*\\d+[个座处家]")
_STATION: Final = re.compile("(?:站|点|中心|工作室)(?:\\([^()]*\\))?$")
_EAST, _NORTH = (73.0, 136.0), (3.0, 54.0)
_SIDES: Final = ("province", "prefecture", "county", "region")
UNNAMED: Final = mark("The list of stations has no column 站点名称.")
_NAMES: Final = {"name": mark("name"), "lon": mark("longitude"), "lat": mark("latitude")}


def is_list(table: Table) -> bool:
    """Whether a table lists stations: it has longitude and latitude."""
    return sitecolumns.places(set(_columns(table)))


def unplaced(table: Table) -> Issue | None:
    """Tell of a list whose rows are stations, each by its name, but which does not say where they are."""
    named = next(
        (c for c in table.columns if sitecolumns.role(c.title) == "name" and plain(c.title) not in _ANYTHING), None
    )
    if named is None or is_list(table):
        return None
    texts = [plain(shown(table.grid.shown(row, named.number))) for row in table.rows]
    stations = {text for text in texts if _STATION.search(text)}
    if len(stations) * 2 <= len([text for text in texts if text]):
        return None
    return issue("stations-unplaced", table.grid.name, table.head.rows[0], named.number, title=named.title)


def _columns(table: Table) -> dict[str, int]:
    """The columns of a station list; a title that also names a region's column is the region's where another is the name."""
    found: dict[str, int] = {}
    for column in table.columns:
        title, role = plain(column.title), sitecolumns.role(column.title)
        if title == "驻站人员" and not _has_digits(table, column.number):
            continue  # the names of persons
        if role and (role not in found or title != "名称"):
            found[role] = column.number
    return found


def _has_digits(table: Table, number: int) -> bool:
    return any(character.isdigit() for row in table.rows for character in shown(table.grid.shown(row, number)))


class Stations:
    """Reads the rows of one list."""

    def __init__(self, table: Table, places: Places, source: str, sources: Callable[[str], str]) -> None:
        self._table = table
        self._places = places
        self._source = source
        self._sources = sources
        self._columns = _columns(table)
        self.issues: list[Issue] = []
        self.readings: list[StationReading] = []

    def read(self) -> None:
        """Read every visible row; a station that stands twice is told, and so is what is not read."""
        self.issues += [*hidden(self._table.grid, self._table.rows), *self._left_out()]
        self.issues += standing.issues(self._table, self._silent(), self._columns.get("name", 1))
        self.issues += standing.others(self._table, self._columns.get("name", 1))
        if "name" not in self._columns:
            self._tell("station-incomplete", self._table.head.rows[0], "lon", message=Refused(UNNAMED))
            return
        seen: dict[tuple[str, str], str] = {}
        for row in self._table.rows:
            name = shown(self._at(row, "name")).strip()
            if not self._table.grid.visible(row) or self._is_total(row):
                continue
            station = self._station(row, name)
            if station is None:
                continue
            first = seen.setdefault((station.region_code, station.name), station.cell)
            if first != station.cell:
                self._tell("station-twice", row, "name", first=first)
            self.readings.append(station)

    def _silent(self) -> set[int]:
        """The columns that are read and can say nothing else of a station, as its level may: 拟建."""
        return {number for role, number in self._columns.items() if role != "level"}

    def _left_out(self) -> Iterator[Issue]:
        """Name the columns of a list that hold something and are not read."""
        grid, head = self._table.grid, self._table.head.rows[0]
        if hidden := [n for n in sorted(grid.sheet.hidden_columns) if not blank(grid.own(head, n))]:
            yield issue("column-hidden", grid.name, head, columns=", ".join(map(column_letters, hidden)))
        shifted = [
            c for c in self._table.columns if c.number in self._columns.values() and sitecolumns.shifted(c.title)
        ]
        yield from (issue("coordinates-shifted", grid.name, head, c.number, title=c.title) for c in shifted[:1])
        used = {*self._columns.values()}
        for column in self._table.columns:
            known = column.number in used or column.role in (*_SIDES, "code", "source", "ignored", "")
            if not known and any(not blank(grid.own(row, column.number)) for row in self._table.rows):
                yield issue("heading-unknown", grid.name, head, column.number, title=column.title)

    def _is_total(self, row: int) -> bool:
        """Whether a row counts the stations: 合计 in the column of names or of regions."""
        sides = [column.number for column in self._table.of(*_SIDES)]
        texts = (
            shown(self._table.grid.shown(row, number)) for number in (*sides, self._columns.get("name", 0)) if number
        )
        return any(titles.is_total(text) or _COUNTED.match(plain(text)) for text in texts)

    def _at(self, row: int, role: str) -> Value:
        number = self._columns.get(role)
        return self._table.grid.shown(row, number) if number else None

    def _tell(self, code: str, row: int, role: str, **places: object) -> None:
        self.issues.append(issue(code, self._table.grid.name, row, self._columns.get(role, 0), **places))

    def _station(self, row: int, name: str) -> StationReading | None:
        if all(blank(self._at(row, role)) for role in ("name", "lon", "lat", "lonlat")):
            return None
        told = len([one for one in self.issues if one.severity == "error"])
        if not name:
            self._tell("station-incomplete", row, "name", what=_NAMES["name"])
        region = self._region(row)
        lon, lat = self._degrees(row, "lon"), self._degrees(row, "lat")
        opened, staff = self._opened(row), self._staff(row)
        if lon is not None and lat is not None:
            self._where(row, lon, lat)
        if (
            len([one for one in self.issues if one.severity == "error"]) > told
            or region is None
            or lon is None
            or lat is None
        ):
            return None
        number = self._columns.get("name", 1)
        return StationReading(
            region,
            name,
            sitecolumns.level(shown(self._at(row, "level"))),
            lon,
            lat,
            staff,
            opened or "",
            self._from(row),
            self._table.grid.name,
            address(row, number),
        )

    def _from(self, row: int) -> str:
        column = next(iter(self._table.of("source")), None)
        text = shown(self._table.grid.shown(row, column.number)).strip() if column else ""
        return self._sources(text) if text else self._source

    def _where(self, row: int, lon: float, lat: float) -> None:
        inside = _EAST[0] <= lon <= _EAST[1] and _NORTH[0] <= lat <= _NORTH[1]
        swapped = _EAST[0] <= lat <= _EAST[1] and _NORTH[0] <= lon <= _NORTH[1]
        if not inside:
            self._tell("station-swapped" if swapped else "station-outside", row, "lon", lon=f"{lon:g}", lat=f"{lat:g}")

    def _degrees(self, row: int, role: str) -> float | None:
        value = self._at(row, role)
        if role not in self._columns and (both := self._at(row, "lonlat")) is not None:
            halves = sitecolumns.pair(both)
            if halves is None and role == "lat":
                return None  # told of the longitude
            value = halves[role == "lat"] if halves else both
            role = "lonlat"
        try:
            found = sitecolumns.degrees(value)
        except written.NoNumber as no_number:
            self._tell(no_number.code, row, role, value=no_number.text[:40])
            return None
        except ValueError:
            self._tell("bad-coordinate", row, role, text=shown(value)[:40])
            return None
        if found is None:
            self._tell("station-incomplete", row, role, what=_NAMES[role])
        return found

    def _staff(self, row: int) -> int | None:
        """The number of staff; a list has no place for a bound, so an approximation is refused."""
        value = self._at(row, "staff")
        try:
            read = written.read(value)
        except written.NoNumber as no_number:
            self._tell(no_number.code, row, "staff", value=no_number.text[:40])
            return None
        if read is None:
            return None
        unit = units.read(read.unit) if read.unit else None
        if read.value < 0:
            self._tell("negative", row, "staff")
        elif read.bound != "=" or read.divisor > 1 or (unit and unit != units.Counted("人")):
            self._tell("not-a-number", row, "staff", value=shown(value)[:40])
        elif read.value != read.value.to_integral_value():
            self._tell("fraction-of-count", row, "staff", value=shown(value)[:40], unit="人")
        return int(read.value)

    def _opened(self, row: int) -> str | None:
        value = self._at(row, "opened")
        if sitecolumns.missing(value):
            return None
        pointed = _POINTED.fullmatch(plain(shown(value)))
        period, _assumed = moments.cell(f"{pointed[1]}-{pointed[2]}" if pointed else value)
        last = date.today().year + 1  # noqa: DTZ011 - the year people write
        if period is None or ".." in period or "Q" in period or int(period[:4]) > last:
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
        if not sure and (county := self._titled(row)):
            return county
        if not sure:
            self.issues.append(issue("region-missing", table.grid.name, row, named_at or 0))
            return None
        return code

    def _titled(self, row: int) -> str | None:
        """The county that the lines over a list name, where no column says where its stations are; told once."""
        table, code = self._table, self._table.context.region
        sides = [column for column in table.of(*_SIDES, "code") if column.number != self._columns.get("name")]
        # Stations of the streets of a district are stations of the district.
        if not code or sides or any(part.kind != "type" for part in table.context.parts):
            return None
        if self._places.tree[code].level != "county":
            return None
        if not any(told.code == "region-from-title" for told in self.issues):
            name = self._places.tree.full_name(code, "zh")
            self.issues.append(issue("region-from-title", table.grid.name, row, name=name))
        return code
