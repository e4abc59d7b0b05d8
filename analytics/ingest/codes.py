"""What can be wrong with an import: stable codes, each with its sentence and what to do about it."""

from __future__ import annotations

from typing import Final

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.ingest.book import column_letters
from analytics.ingest.code import LOOK, MEND, STRUCK, Code, error, warning
from analytics.ingest.draft import Issue
from analytics.ingest.figure_codes import FIGURES
from analytics.ingest.heading_codes import HEADINGS
from analytics.ingest.masks import masked

_FULL: Final = mark("Write the full name with its province, or add a column 地区代码 with the six-digit code.")
_PARTS: Final = mark("Leave the row out, or add up all parts of the present region and write its full name.")

CODES: Final[dict[str, Code]] = {
    # tables
    "no-table": error(
        mark("No table of figures was found on any sheet."),
        mark("Give the columns titles such as 地区, 年份 and 报名人数, or start from a template."),
    ),
    "several-sheets": error(
        mark(
            "{count} figures have different values in several of the sheets {sheets}; which sheet counts is for you to say."
        ),
        mark(
            "Correct the cells named, keep one of the sheets in the file, or choose those that count (--sheet on the command line)."
        ),
    ),
    "sheets-together": warning(
        mark("The sheets were read together, each with its own figures: {sheets}."),
        mark("If not all of them count, choose those that do (--sheet on the command line)."),
    ),
    "sheets-alike": warning(
        mark("{count} figures stand on the sheet {first} too, with the same values; they are taken once."), LOOK
    ),
    "sheets-copied": warning(
        mark(
            "All {count} numbers of the sheet {first} stand in the same cells here; it may be a copy not yet filled in."
        ),
        mark("Look whether the sheet holds its own numbers; if not, choose the sheets that do."),
    ),
    "no-such-sheet": error(
        mark("The file has no sheet {name}; its sheets are {sheets}."), mark("Name one of the sheets of the file.")
    ),
    "personal-list": error(
        mark("The sheet lists persons one by one (columns for names or personal numbers); such a list is never taken."),
        mark("Give totals by region and year instead, and take personal data out of the file."),
    ),
    "personal-data": error(
        mark("The cell looks like {kind}; personal data are never stored, nor repeated here."),
        mark("Take personal data out of the file and import it again."),
    ),
    "sheet-hidden": warning(
        mark("The sheet {name} is hidden and was not read."), mark("Show the sheet if its figures are meant.")
    ),
    "row-hidden": warning(
        mark("{count} hidden or filtered rows were not read: {rows}."),
        mark("Show the rows (clear the filter) if their figures are meant."),
    ),
    "column-hidden": warning(
        mark("Hidden columns were not read: {columns}."), mark("Show the columns if their figures are meant.")
    ),
    "sheet-skipped": warning(mark("The sheet {name} holds no table of figures and was passed over."), LOOK),
    "struck-out": STRUCK,
    **HEADINGS,
    # regions
    "region-missing": error(
        mark("The row has figures but no region; a region is never taken from the row above."),
        mark("Write the region into every row, or merge its cells over the rows."),
    ),
    "region-unknown": error(mark("No region has this name or code, or none had it in that year."), MEND),
    "region-ambiguous": error(mark("The name may mean several regions."), _FULL),
    "region-merged": error(mark("The region is only a part of the present one that took its place."), _PARTS),
    "region-later": error(mark("The region was put together in a later year."), _PARTS),
    "region-code-clash": error(
        mark("The code and the name beside it are of different regions."), mark("Correct the code or the name.")
    ),
    "region-from-title": warning(
        mark("The region {name} was taken from the line over the table, because no column names one."), LOOK
    ),
    "region-outside": error(
        mark("{name} was read as {full}, which does not lie in {parent}, of which the lines over the table speak."),
        mark(
            "Correct the name; if it is meant, take the region out of the line over the table, or out of the sheet's name."
        ),
    ),
    "region-scope": error(
        mark("{text} speaks of {scope}, but its figure would be filed for {region}."),
        mark("Give the wider region a row or a table of its own, with its name."),
    ),
    "region-within-title": warning(mark("{name} was read as {full}, because the title names {parent}."), _FULL),
    # measures, groups, units
    "unknown-measure": error(
        mark("{name} is no measure of the dictionary."), mark("Use a name of the dictionary of indicators.")
    ),
    "towns-summed": warning(
        mark(
            "Figures are kept down to the county: the {count} rows of places below it were left out, and the total was filed for {region}."
        ),
        LOOK,
    ),
    "row-average": warning(mark("The row {name} is an average of others; it was left out."), LOOK),
    "row-own-level": warning(
        mark("{name} is no region of its own; the row was left out and counts in the total of {parent}."), LOOK
    ),
    "row-unknown": warning(
        mark("The row {name} is of no measure of the dictionary and was left out."),
        mark("Use a name of the dictionary of indicators if the row holds figures to be taken."),
    ),
    "unknown-measure-near": error(
        mark("{name} is no measure of the dictionary; the nearest is {nearest}."), mark("Correct the name.")
    ),
    "unknown-group": error(
        mark("{name} is no known group."), mark("Use 合计, 助理, 中级, 高级 or another group of the template.")
    ),
    "label-empty": error(
        mark("The cell is empty under {above}, which may hold for this row too."),
        mark("Write the words into every row they hold for, or merge the cells; write 合计 where the row counts all."),
    ),
    "unknown-unit": error(mark("{unit} is no known unit."), mark("Use a unit such as 人, 万人, 人次, 个 or %.")),
    "unit-unclear": error(
        mark("Two units are said for {name}: {first} and {second}."),
        mark("Leave one of the two, or write it into the column title."),
    ),
    "unit-above": error(
        mark("The unit {unit} stands over the table above; whether it holds for this one is not said."),
        mark("Write the unit of this table (单位：人) into its own line or its column titles."),
    ),
    "unit-clash": error(
        mark("{unit} is not the unit of {name}, which is counted in {own}."),
        mark("Correct the unit, or choose the measure that is counted in it."),
    ),
    "unit-of-others": warning(
        mark("The unit {unit} over the table was taken for that of other columns; {name} was read in {own}."), LOOK
    ),
    "scale-twice": warning(
        mark("{text} already says how large it is; the unit {unit} of the title was not applied again."), LOOK
    ),
    "format-scaled": warning(
        mark("The cell's format writes 万 or the like behind the number, so it was read as {value}."), LOOK
    ),
    **FIGURES,
    # against the store
    "already-stored": warning(
        mark("The same file was accepted before, as import {batch}; nothing is stored again."),
        mark("Undo that import first if the file is to be taken anew."),
    ),
    "changed": warning(
        mark("{old} is stored from the same source; it becomes {new}."),
        mark("Look whether the new figure is a correction; the old one stays to be seen, and undoing brings it back."),
    ),
    "other-source": warning(
        mark("{source} says {other}; both are kept, and the better source is shown."),
        mark("Look which of the two holds, and whether they count the same."),
    ),
    # stations
    "station-outside": error(
        mark("The place {lon}, {lat} lies outside China."),
        mark("Write degrees, longitude 73 to 136 and latitude 3 to 54."),
    ),
    "station-swapped": error(
        mark("Longitude and latitude seem to be exchanged ({lon}, {lat})."), mark("Exchange the two columns.")
    ),
    "stations-unplaced": warning(
        mark("The sheet lists stations in {title} but does not say where they are, so the list was left out."),
        mark("Add the columns 经度 and 纬度 to store the stations."),
    ),
    "coordinates-shifted": warning(
        mark("The coordinates under {title} are those of a map for the road, some hundred metres off; they were kept."),
        LOOK,
    ),
    "station-incomplete": error(mark("The station has no {what}."), MEND),
    "station-not-open": error(
        mark("{text}: whether this station, or these, are open cannot be told."),
        mark("Leave closed, planned and unfinished stations out of the list; if they are open, take the words out."),
    ),
    "station-other": error(
        mark("{text}: whether these are social-work stations cannot be told."),
        mark("Keep only 社工站 in the list, under the title 站点名称; take agencies and other places out."),
    ),
    "station-twice": error(mark("The station stands in {first} too."), mark("Keep one of the two rows.")),
    "bad-coordinate": error(mark("{text} is no longitude or latitude: write degrees such as 104.0668."), MEND),
    "bad-date": error(mark("{text} is no date that can be read: write 2024-06-30."), MEND),
    # files of the release
    "unknown-region": error(mark("No region has the code {region}."), MEND),
    "id-twice": error(mark("The id {name} stands twice."), MEND),
    "unknown-source": error(mark("No source has the id {name}."), MEND),
}


def issue(code: str, sheet: str = "", row: int = 0, column: int = 0, /, **places: object) -> Issue:
    """Make an issue at a cell, a row, a sheet or the whole file; a refusal among ``places`` is told in its own words.

    Long numbers in the sheet's name and in ``places`` are blacked out.
    """
    known = CODES[code]
    message, refused = known.message, places.get("message")
    if isinstance(refused, Refused):
        message, places = refused.message, refused.places
    sheet = masked(sheet)
    told = tuple((name, masked(value) if isinstance(value, str) else value) for name, value in places.items())
    cell = f"{column_letters(column)}{row}" if row and column else ""
    place = "!".join(part for part in (sheet, cell or str(row or "")) if part)
    return Issue(code, known.severity, place, message, told, sheet, cell, row)
