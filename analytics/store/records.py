"""The tables of what was found among the figures and what people decided about them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import DateTime, Index, text
from sqlmodel import Field, SQLModel


class Finding(SQLModel, table=True):
    """One check that does not agree, with all that a page says of it; ``body`` is ``claims.kept``'s own writing."""

    number: int | None = Field(default=None, primary_key=True)
    finding_id: str = Field(index=True)
    verdict: str = Field(index=True)
    inputs: str
    body: str


class Agreement(SQLModel, table=True):
    """How many checks agree that are about one region and look at the same measures of the same regions."""

    number: int | None = Field(default=None, primary_key=True)
    region_code: str = Field(index=True)
    found: int
    bearing: str


class Checkup(SQLModel, table=True):
    """One row: the revision that the findings belong to, when they were made, and by which version of the rules."""

    id: int = Field(default=1, primary_key=True)
    revision: int
    checked_at: datetime = Field(sa_type=DateTime)
    version: int


class Unchecked(SQLModel, table=True):
    """A measure of a region that changed after the last check; a store that was never checked keeps none."""

    measure: str = Field(primary_key=True)
    region_code: str = Field(primary_key=True)


class Closing(SQLModel, table=True):
    """A finding that a person closed with a reason; it holds while the finding's ``inputs`` are these."""

    __table_args__ = (
        Index(
            "one_open_closing",
            "finding_id",
            "inputs",
            unique=True,
            sqlite_where=text("reopened_at is null"),
            postgresql_where=text("reopened_at is null"),
        ),
    )

    number: int | None = Field(default=None, primary_key=True)
    finding_id: str
    inputs: str
    reason: str
    closed_by: str
    closed_at: datetime = Field(sa_type=DateTime)
    reopened_at: datetime | None = Field(default=None, sa_type=DateTime)
    body: str


class Choice(SQLModel, table=True):
    """A claim that a person chose to be the one shown; it is, while it exists among the live claims of its cell."""

    __table_args__ = (
        Index(
            "one_choice",
            "measure",
            "region_code",
            "period",
            "stratum",
            unique=True,
            sqlite_where=text("ended_at is null"),
            postgresql_where=text("ended_at is null"),
        ),
    )

    number: int | None = Field(default=None, primary_key=True)
    measure: str
    region_code: str
    period: str
    stratum: str
    figure_id: str = Field(index=True)
    reason: str
    chosen_by: str
    chosen_at: datetime = Field(sa_type=DateTime)
    ended_at: datetime | None = Field(default=None, sa_type=DateTime)
