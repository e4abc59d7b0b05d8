"""What can be wrong with an import: stable codes, each with its sentence and what to do about it."""

from __future__ import annotations

from typing import Final

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.ingest.book import column_letters
from analytics.ingest.code import LOOK, MEND, STRUCK, Code, error, warning
from analytics.ingest.draft import Issue
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
    # numbers
    "not-a-number": error(
        mark("{value} is not a number."), mark("Write one number; leave the cell empty where there is none.")
    ),
    "unclear-none": error(
        mark("{value} may mean zero or that nothing is known."), mark("Write 0, or leave the cell empty.")
    ),
    "formula-error": error(mark("The formula gives {value}."), mark("Mend the formula, or write the number.")),
    "formula-unsaved": error(
        mark("The formula was saved without its result."),
        mark("Open the file in Excel or WPS, let it calculate, and save it."),
    ),
    "total-unsaved": warning(
        mark("The total's formula was saved without its result, so the total was not checked."), LOOK
    ),
    "format-unclear": error(
        mark("The cell holds {value}, but its number format shows something else."),
        mark("Set the cell's format to General (常规) and look at the number again."),
    ),
    "date-for-number": error(
        mark("The cell is shown as a date ({value}) where a number should stand."),
        mark("Set the cell's format to number and look at it again."),
    ),
    "merged-value": error(
        mark("One figure is merged over several cells ({cells}); whose it is cannot be told."),
        mark("Undo the merge and write a figure into each cell."),
    ),
    "fraction-of-count": error(
        mark("{value} {unit} cannot be counted; a unit such as 万 may be missing."),
        mark("Write the unit (万人), or the whole number."),
    ),
    "rate-unclear": error(
        mark("{value} may be a fraction (34.4 % as 0.344) or a percentage below one."),
        mark("Write it with %, or write % into the column title."),
    ),
    "rate-small": warning(
        mark("{value} was read as {value} %, as the title says; 34.4 % written as 0.344 would be wrong."), LOOK
    ),
    "mark-dropped": warning(mark("A mark of a footnote was left out."), LOOK),
    "rounded": warning(mark("{value} was rounded to {rounded}."), LOOK),
    "negative": error(mark("A count cannot be negative."), MEND),
    "too-many": error(
        mark("{value} of {name} is more than such a region can have; 万 may have been said twice."),
        mark("Correct the number or the unit said for it."),
    ),
    "over-100": error(mark("A share cannot exceed 100 percent."), MEND),
    "bad-bound": error(mark("{bound} is no bound."), MEND),
    # figures against each other
    "twice-different": error(
        mark("The same figure stands in {first} as {value}: {what}."), mark("Keep the right one of the two.")
    ),
    "twice-same": warning(mark("The same figure stands in {first}; it is taken once."), LOOK),
    "total-mismatch": error(
        mark("The total is {total}, but the rows it adds up come to {sum}."),
        mark("Correct the total or the row that is wrong; totals are checked, not stored."),
    ),
    "total-across": error(
        mark("The total is {total}, but the columns it adds up ({columns}) come to {sum}."),
        mark("Correct the total or the cell of its row that is wrong."),
    ),
    "total-hidden": error(
        mark("The total is {total}, but the rows shown come to {sum}; hidden rows were not read: {rows}."),
        mark("Show the hidden rows if they count, or delete them and correct the total."),
    ),
    "total-passed-over": warning(mark("The row {text} adds up periods; it was neither checked nor stored."), LOOK),
    "total-unchecked": warning(
        mark("The total {total} could not be checked, because some parts have no number; the others come to {sum}."),
        LOOK,
    ),
    "total-unstored": warning(
        mark("The totals in {cells} are no sums of other rows that were read; they were neither checked nor stored."),
        mark("If they are figures of a region, write its name instead of 合计."),
    ),
    "funnel-grows": error(
        mark("{later} ({value}) exceeds {earlier} ({limit}) of the same region, year and group."), MEND
    ),
    "part-larger": error(mark("{later} ({value}) exceeds {earlier} ({limit})."), MEND),
    "part-doubtful": warning(
        mark("{later} ({value}) exceeds {earlier} ({limit}), of which it is usually a part."), LOOK
    ),
    "too-few": error(
        mark("{name} ({value}) is less than {other} ({least}) in {place}, which cannot be; the two may be swapped."),
        mark("Look which of the two cells is wrong, or whether their titles are swapped, and correct it."),
    ),
    "rate-off": warning(
        mark("{name} ({value}) does not follow from {part} ({count}) and {whole} ({divisor}), which give {rate}."), LOOK
    ),
    "parts-exceed": error(mark("The parts ({sum}) exceed the whole ({whole}): {what}."), MEND),
    "parts-overlap": warning(
        mark("The groups come to {sum}, more than the whole ({whole}): persons may be counted in several groups."),
        LOOK,
    ),
    "whole-partial": error(
        mark(
            "{whole} is the sum of the groups before it; all groups come to {sum}. It would be stored as all of them."
        ),
        mark("Move it behind the last group and make it the sum of all, or take it out."),
    ),
    "parts-short": warning(mark("The groups come to {sum}, but the whole is {whole}."), LOOK),
    "tenfold": warning(mark("{value} against {before} in {period}: ten times or more; 万 may have slipped."), LOOK),
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
