"""What can be wrong with headings, with the lines over a table, and with the periods that these or the rows name."""

from __future__ import annotations

from typing import Final

from analytics.i18n import mark
from analytics.ingest.code import LOOK, MEND, Code, error, warning

HEADINGS: Final[dict[str, Code]] = {
    # headings
    "heading-unknown": warning(
        mark("The column {title} is not known and was left out."),
        mark("Use a title of the dictionary if the column holds figures to be taken."),
    ),
    "heading-beyond": warning(
        mark("The column {title} adds up others or lies beyond the regions of the rows, and was left out."), LOOK
    ),
    "heading-labels": error(
        mark("What the column {title} ({text}) says of the figures is not known; they may be only a part of all."),
        mark(
            "Name regions, periods, measures or groups that are known; take the column out only if each figure is that "
            "of its whole region."
        ),
    ),
    "town-rows": error(
        mark("Figures are kept down to the county; the column {title} names places below it: {cells}."),
        mark(
            "Under a title of the county write a row 合计 with its total; for several counties add up the rows of each and write the county into a column 地区; lists of stations keep their towns."
        ),
    ),
    "column-untitled": error(
        mark("Column {column} holds numbers ({value}) but has no title."),
        mark('Write a title over it or clear it; in a text file a number with a comma must stand in quotes ("1,900").'),
    ),
    "heading-within": error(
        mark("The column {title} may count only those within {whole}."),
        mark("Take the column out; or, if it counts all of the region, say so in the line over the table (持证情况)."),
    ),
    "heading-part": warning(
        mark("{title} counts only those within {whole}; it was left out."),
        mark("Use a title of the dictionary if it counts all of the region (持证人数)."),
    ),
    "heading-near": error(
        mark("The column {title} is not known; the nearest known title is {nearest}."),
        mark("Correct the title, or take the column out."),
    ),
    "heading-like": warning(
        mark("The column {title} says more than {nearest} and was left out."),
        mark("Use a title of the dictionary if the column holds figures to be taken."),
    ),
    "heading-spread": warning(
        mark("The title {title} was taken to stand over this column too, because no other stands there."),
        mark("Merge the cells of the title over the columns it belongs to."),
    ),
    "heading-twice": error(
        mark("The columns {first} and {second} say the same: {title}."),
        mark("Take one of the two columns out, or say in its title what is different."),
    ),
    "heading-date": error(
        mark(
            "The title of the column is the date {text}; whether the year, the month or the day is meant cannot be told."
        ),
        mark("Write 2024年, 2024年6月 or 2024年6月30日 into the cell as text."),
    ),
    "heading-unclear": error(
        mark("The title {title} may mean several measures: {measures}."), mark("Use one title of the dictionary.")
    ),
    "measure-missing": error(
        mark("Nothing says which measure these figures are."),
        mark("Name the measure in the column title, in a column 指标, or in the line over the table."),
    ),
    "group-from-title": warning(
        mark("The figures were read as those of {group} only, because the title says so."),
        mark("Write the group into the column title, or leave it out of the line over the table."),
    ),
    "groups-in-title": warning(
        mark("The line over the table names several groups ({groups}); the figures were read as those of all."),
        mark("Give each group a column of its own, or leave the groups out of the line over the table."),
    ),
    "group-clash": error(
        mark("The figure would be of two groups at once: {first} and {second}."),
        mark("Leave the group in one place only, the column title or the row."),
    ),
    "group-unstored": error(
        mark("{text} is a group that cannot be stored, and no column gives the figures of all together."),
        mark("Add a column with the figures of all together (报名人数), or leave these figures out."),
    ),
    "title-narrows": error(
        mark("The line over the table says {text}: a part of the people, another exam or a plan cannot be stored."),
        mark("Take the table out, or the word if it is not meant."),
    ),
    "title-places": error(
        mark("The line over the table speaks of {text}; figures of a part of a region are not filed for the whole."),
        mark(
            "Write the region (county, city or province) the figures are of into every row, in a column 地区; if they are of "
            "the whole region, take the word out of the line."
        ),
    ),
    "title-unclear": error(
        mark("The line {text} says {rest}: whether that changes what the figures count cannot be told."),
        mark("Take these words out of the line if they change nothing; if they do, take the table out."),
    ),
    "note-unclear": error(
        mark("The note {text} may change what the figures count, or how sure they are."),
        mark("Delete the note if the figures hold without it; if not, correct the figures or take their rows out."),
    ),
    "note-seen": warning(mark("The note {text} was not taken over."), LOOK),
    "line-within": error(
        mark("The line {text} stands between the rows; whether it holds for the rows under it cannot be told."),
        mark("Add a column (年份, 级别, 单位 …) and write it into every row."),
    ),
    "measure-clash": error(
        mark("The row says {first} but the column title {second}."), mark("Leave the measure in one place only.")
    ),
    # periods
    "year-missing": error(
        mark("Nothing says which year the figures are from."),
        mark("Add a column 年份, or write one year into the line over the table."),
    ),
    "year-several": error(
        mark(
            "{text} names several years or parts of a year, and neither rows nor titles say which of them the figures are from."
        ),
        mark("Add a column 年份 and write the year into every row, or leave one year in the line over the table."),
    ),
    "period-from-title": warning(
        mark("The period {period} was taken from {where}, because no column names one."), LOOK
    ),
    "month-missing": error(
        mark("{title} is of one month or quarter, but neither the line over the table nor the row says which."),
        mark(
            "Write the month into the line over the table (2024年6月) or add a column 月份; or write 6月 and 1—6月 instead."
        ),
    ),
    "month-of-stock": error(
        mark("{name} is counted at a moment: {title} may be what was added in that time, or what stood at its end."),
        mark("Use the title of what was added (新增持证人数), or take 本月 or 本年累计 out of the title."),
    ),
    "running-total": warning(
        mark("{title} was read as {period}, because 累计 runs from January on, or is what stands at the end."), LOOK
    ),
    "running-unclear": error(
        mark("{title} says 累计: since when it counts, or of which of the figures that is said, is not clear."),
        mark(
            "If it counts from January of each year, write 本年累计 into the title (or 1—6月); if from an earlier year, take "
            "the figures out; if it is no running total, take 累计 out."
        ),
    ),
    "bad-period": error(mark("{text} is no period that can be read: write 2024, 2024年6月 or 2024年1—6月."), MEND),
    "year-out-of-range": error(mark("The year {year} lies outside {first} to {last}."), MEND),
    "flow-of-day": error(
        mark("{name} counts what happens in a year or a month, but {period} is a single day."),
        mark("Write the year, the month or the months (2024年1—6月) the figures are of into a column 年份."),
    ),
    "period-clash": error(
        mark("The row says {first} but the column title {second}."), mark("Leave the period in one place only.")
    ),
    "date-as-period": warning(
        mark("The date {text} was read as {period}, and as that day for what stands at a moment."), LOOK
    ),
}
