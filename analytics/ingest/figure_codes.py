"""What can be wrong with numbers, alone and against each other."""

from __future__ import annotations

from typing import Final

from analytics.i18n import mark
from analytics.ingest.code import LOOK, MEND, Code, error, warning

FIGURES: Final[dict[str, Code]] = {
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
    "unit-missing": error(
        mark("Nothing says whether {value} under {name} is 元 or 万元."),
        mark("Write the unit into the column title (万元) or over the table (单位：万元)."),
    ),
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
        mark(
            "The total {total} could not be checked, because some parts have no number or are not listed; the others come to {sum}."
        ),
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
}
