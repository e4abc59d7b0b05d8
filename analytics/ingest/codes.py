"""What can be wrong with an import: stable codes, each with its sentence and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from analytics.errors import Refused
from analytics.i18n import mark
from analytics.ingest.book import column_letters
from analytics.ingest.draft import Issue
from analytics.ingest.masks import masked


@dataclass(frozen=True)
class Code:
    """A kind of issue; ``message`` and ``advice`` are catalogue entries, the message with ``{named}`` places."""

    severity: Literal["error", "warning"]
    message: str
    advice: str


def _error(message: str, advice: str) -> Code:
    return Code("error", message, advice)


def _warning(message: str, advice: str) -> Code:
    return Code("warning", message, advice)


_LOOK: Final = mark("Look whether this is meant; nothing needs to be done if it is.")
_FULL: Final = mark("Write the full name with its province, or add a column 地区代码 with the six-digit code.")
_MEND: Final = mark("Correct the cell and import the file again.")

CODES: Final[dict[str, Code]] = {
    # tables
    "no-table": _error(
        mark("No table of figures was found on any sheet."),
        mark("Give the columns titles such as 地区, 年份 and 报名人数, or start from a template."),
    ),
    "several-sheets": _error(
        mark("Several sheets hold figures: {sheets}. Which one counts is for you to say."),
        mark("Keep one of the sheets in the file, or choose it (--sheet on the command line)."),
    ),
    "no-such-sheet": _error(
        mark("The file has no sheet {name}; its sheets are {sheets}."), mark("Name one of the sheets of the file.")
    ),
    "personal-list": _error(
        mark("The sheet lists persons one by one (columns for names or personal numbers); such a list is never taken."),
        mark("Give totals by region and year instead, and take personal data out of the file."),
    ),
    "personal-data": _error(
        mark("The cell looks like {kind}; personal data are never stored, nor repeated here."),
        mark("Take personal data out of the file and import it again."),
    ),
    "sheet-hidden": _warning(
        mark("The sheet {name} is hidden and was not read."), mark("Show the sheet if its figures are meant.")
    ),
    "row-hidden": _warning(
        mark("{count} hidden or filtered rows were not read: {rows}."),
        mark("Show the rows (clear the filter) if their figures are meant."),
    ),
    "column-hidden": _warning(
        mark("Hidden columns were not read: {columns}."), mark("Show the columns if their figures are meant.")
    ),
    "sheet-skipped": _warning(mark("The sheet {name} holds no table of figures and was passed over."), _LOOK),
    # headings
    "heading-unknown": _warning(
        mark("The column {title} is not known and was left out."),
        mark("Use a title of the dictionary if the column holds figures to be taken."),
    ),
    "heading-beyond": _warning(
        mark("The column {title} adds up others or lies beyond the regions of the rows, and was left out."), _LOOK
    ),
    "heading-labels": _error(
        mark("The column {title} tells the rows apart ({text}), but what it names is not known."),
        mark("Name regions, periods, measures or groups that are known, or take the column out."),
    ),
    "heading-near": _error(
        mark("The column {title} is not known; the nearest known title is {nearest}."),
        mark("Correct the title, or take the column out."),
    ),
    "heading-like": _warning(
        mark("The column {title} says more than {nearest} and was left out."),
        mark("Use a title of the dictionary if the column holds figures to be taken."),
    ),
    "heading-spread": _warning(
        mark("The title {title} was taken to stand over this column too, because no other stands there."),
        mark("Merge the cells of the title over the columns it belongs to."),
    ),
    "heading-twice": _error(
        mark("The columns {first} and {second} say the same: {title}."),
        mark("Take one of the two columns out, or say in its title what is different."),
    ),
    "heading-unclear": _error(
        mark("The title {title} may mean several measures: {measures}."), mark("Use one title of the dictionary.")
    ),
    "measure-missing": _error(
        mark("Nothing says which measure these figures are."),
        mark("Name the measure in the column title, in a column 指标, or in the line over the table."),
    ),
    "group-from-title": _warning(
        mark("The figures were read as those of {group} only, because the title says so."),
        mark("Write the group into the column title, or leave it out of the line over the table."),
    ),
    "groups-in-title": _warning(
        mark("The line over the table names several groups ({groups}); the figures were read as those of all."),
        mark("Give each group a column of its own, or leave the groups out of the line over the table."),
    ),
    "group-clash": _error(
        mark("The figure would be of two groups at once: {first} and {second}."),
        mark("Leave the group in one place only, the column title or the row."),
    ),
    "title-narrows": _error(
        mark("The line over the table says {text}: a part of the people, another exam or a plan cannot be stored."),
        mark("Take the table out, or the word if it is not meant."),
    ),
    "title-unclear": _error(
        mark("The line {text} says {rest}: whether that changes what the figures count cannot be told."),
        mark("Take these words out of the line if they change nothing; if they do, take the table out."),
    ),
    "note-unclear": _error(
        mark("The note {text} may change what the figures count, or how sure they are."),
        mark("Delete the note if the figures hold without it; if not, correct the figures or take their rows out."),
    ),
    "note-seen": _warning(mark("The note {text} was not taken over."), _LOOK),
    "line-within": _error(
        mark("The line {text} stands between the rows; whether it holds for the rows under it cannot be told."),
        mark("Add a column (年份, 级别, 单位 …) and write it into every row."),
    ),
    "measure-clash": _error(
        mark("The row says {first} but the column title {second}."), mark("Leave the measure in one place only.")
    ),
    # periods
    "year-missing": _error(
        mark("Nothing says which year the figures are from."),
        mark("Add a column 年份, or write one year into the line over the table."),
    ),
    "period-from-title": _warning(
        mark("The period {period} was taken from {where}, because no column names one."), _LOOK
    ),
    "bad-period": _error(mark("{text} is no period that can be read: write 2024, 2024年6月 or 2024年1—6月."), _MEND),
    "year-out-of-range": _error(mark("The year {year} lies outside {first} to {last}."), _MEND),
    "flow-of-day": _error(
        mark("{name} counts what happens in a year or a month, but {period} is a single day."),
        mark("Write the year, the month or the months (2024年1—6月) the figures are of into a column 年份."),
    ),
    "period-clash": _error(
        mark("The row says {first} but the column title {second}."), mark("Leave the period in one place only.")
    ),
    "date-as-period": _warning(mark("The date {text} was read as {period}."), _LOOK),
    # regions
    "region-missing": _error(
        mark("The row has figures but no region; a region is never taken from the row above."),
        mark("Write the region into every row, or merge its cells over the rows."),
    ),
    "region-unknown": _error(mark("No region has this name or code, or none had it in that year."), _MEND),
    "region-ambiguous": _error(mark("The name may mean several regions."), _FULL),
    "region-code-clash": _error(
        mark("The code and the name beside it are of different regions."), mark("Correct the code or the name.")
    ),
    "region-from-title": _warning(
        mark("The region {name} was taken from the line over the table, because no column names one."), _LOOK
    ),
    "region-within-title": _warning(mark("{name} was read as {full}, because the title names {parent}."), _FULL),
    # measures, groups, units
    "unknown-measure": _error(
        mark("{name} is no measure of the dictionary."), mark("Use a name of the dictionary of indicators.")
    ),
    "unknown-measure-near": _error(
        mark("{name} is no measure of the dictionary; the nearest is {nearest}."), mark("Correct the name.")
    ),
    "unknown-group": _error(
        mark("{name} is no known group."), mark("Use 合计, 助理, 中级, 高级 or another group of the template.")
    ),
    "unknown-unit": _error(mark("{unit} is no known unit."), mark("Use a unit such as 人, 万人, 人次, 个 or %.")),
    "unit-unclear": _error(
        mark("Two units are said for {name}: {first} and {second}."),
        mark("Leave one of the two, or write it into the column title."),
    ),
    "unit-clash": _error(
        mark("{unit} is not the unit of {name}, which is counted in {own}."),
        mark("Correct the unit, or choose the measure that is counted in it."),
    ),
    "scale-twice": _warning(
        mark("{text} already says how large it is; the unit {unit} of the title was not applied again."), _LOOK
    ),
    "format-scaled": _warning(
        mark("The cell's format writes 万 or the like behind the number, so it was read as {value}."), _LOOK
    ),
    # numbers
    "not-a-number": _error(
        mark("{value} is not a number."), mark("Write one number; leave the cell empty where there is none.")
    ),
    "unclear-none": _error(
        mark("{value} may mean zero or that nothing is known."), mark("Write 0, or leave the cell empty.")
    ),
    "formula-error": _error(mark("The formula gives {value}."), mark("Mend the formula, or write the number.")),
    "formula-unsaved": _error(
        mark("The formula was saved without its result."),
        mark("Open the file in Excel or WPS, let it calculate, and save it."),
    ),
    "total-unsaved": _warning(
        mark("The total's formula was saved without its result, so the total was not checked."), _LOOK
    ),
    "format-unclear": _error(
        mark("The cell holds {value}, but its number format shows something else."),
        mark("Set the cell's format to General (常规) and look at the number again."),
    ),
    "date-for-number": _error(
        mark("The cell is shown as a date ({value}) where a number should stand."),
        mark("Set the cell's format to number and look at it again."),
    ),
    "merged-value": _error(
        mark("One figure is merged over several cells ({cells}); whose it is cannot be told."),
        mark("Undo the merge and write a figure into each cell."),
    ),
    "fraction-of-count": _error(
        mark("{value} {unit} cannot be counted; a unit such as 万 may be missing."),
        mark("Write the unit (万人), or the whole number."),
    ),
    "rate-unclear": _error(
        mark("{value} may be a fraction (34.4 % as 0.344) or a percentage below one."),
        mark("Write it with %, or write % into the column title."),
    ),
    "rate-small": _warning(
        mark("{value} was read as {value} %, as the title says; 34.4 % written as 0.344 would be wrong."), _LOOK
    ),
    "mark-dropped": _warning(mark("A mark of a footnote behind the number was left out."), _LOOK),
    "rounded": _warning(mark("{value} was rounded to {rounded}."), _LOOK),
    "negative": _error(mark("A count cannot be negative."), _MEND),
    "over-100": _error(mark("A share cannot exceed 100 percent."), _MEND),
    "bad-bound": _error(mark("{bound} is no bound."), _MEND),
    # figures against each other
    "twice-different": _error(
        mark("The same figure stands in {first} as {value}: {what}."), mark("Keep the right one of the two.")
    ),
    "twice-same": _warning(mark("The same figure stands in {first}; it is taken once."), _LOOK),
    "total-mismatch": _error(
        mark("The total is {total}, but the rows it adds up come to {sum}."),
        mark("Correct the total or the row that is wrong; totals are checked, not stored."),
    ),
    "total-passed-over": _warning(mark("The row {text} adds up periods; it was neither checked nor stored."), _LOOK),
    "total-unchecked": _warning(
        mark("The total {total} could not be checked, because some rows have no number; the others come to {sum}."),
        _LOOK,
    ),
    "funnel-grows": _error(
        mark("{later} ({value}) exceeds {earlier} ({limit}) of the same region, year and group."), _MEND
    ),
    "part-larger": _error(mark("{later} ({value}) exceeds {earlier} ({limit})."), _MEND),
    "part-doubtful": _warning(
        mark("{later} ({value}) exceeds {earlier} ({limit}), of which it is usually a part."), _LOOK
    ),
    "parts-exceed": _error(mark("The parts ({sum}) exceed the whole ({whole}): {what}."), _MEND),
    "parts-overlap": _warning(
        mark("The groups come to {sum}, more than the whole ({whole}): persons may be counted in several groups."),
        _LOOK,
    ),
    "parts-short": _warning(mark("The groups come to {sum}, but the whole is {whole}."), _LOOK),
    "tenfold": _warning(mark("{value} against {before} in {period}: ten times or more; 万 may have slipped."), _LOOK),
    # against the store
    "already-stored": _warning(
        mark("The same file was accepted before, as import {batch}; nothing is stored again."),
        mark("Undo that import first if the file is to be taken anew."),
    ),
    "changed": _warning(
        mark("{old} is stored from the same source; it becomes {new}."),
        mark("Look whether the new figure is a correction; the old one stays to be seen, and undoing brings it back."),
    ),
    "other-source": _warning(
        mark("{source} says {other}; both are kept, and the better source is shown."),
        mark("Look which of the two holds, and whether they count the same."),
    ),
    # stations
    "station-outside": _error(
        mark("The place {lon}, {lat} lies outside China."),
        mark("Write degrees, longitude 73 to 136 and latitude 3 to 54."),
    ),
    "station-swapped": _error(
        mark("Longitude and latitude seem to be exchanged ({lon}, {lat})."), mark("Exchange the two columns.")
    ),
    "station-incomplete": _error(mark("The station has no {what}."), _MEND),
    "station-twice": _error(mark("The station stands in {first} too."), mark("Keep one of the two rows.")),
    "bad-coordinate": _error(mark("{text} is no longitude or latitude: write degrees such as 104.0668."), _MEND),
    "bad-date": _error(mark("{text} is no date that can be read: write 2024-06-30."), _MEND),
    # files of the release
    "unknown-region": _error(mark("No region has the code {region}."), _MEND),
    "id-twice": _error(mark("The id {name} stands twice."), _MEND),
    "unknown-source": _error(mark("No source has the id {name}."), _MEND),
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
