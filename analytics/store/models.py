"""The tables. A new measure is an entry of the dictionary, never a new column."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import CheckConstraint, ColumnClause, DateTime, Index, String, false, literal_column, text
from sqlmodel import Field, SQLModel

SCHEMA: Final = "0006"


class Standing(StrEnum):
    """How a claim is used: ``current`` is the one shown, ``alternate`` is beside it.

    ``replaced`` has a newer claim of its own source; ``withdrawn`` is being taken out of the store.
    """

    CURRENT = "current"
    ALTERNATE = "alternate"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


# Written out, not bound: only so does a database use the indexes over claims of one standing.
SHOWN: Final[ColumnClause[str]] = literal_column("'current'")
OTHER: Final[ColumnClause[str]] = literal_column("'alternate'")
OLDER: Final[ColumnClause[str]] = literal_column("'replaced'")


class Grade(StrEnum):
    """How near a source is to the publisher, best first."""

    OFFICIAL = "official"
    REPORTED = "reported"
    DATASET = "dataset"
    MEDIA = "media"
    REPOSTED = "reposted"
    UNOFFICIAL = "unofficial"
    SIMULATED = "simulated"


class Region(SQLModel, table=True):
    """A node of the GB/T 2260 tree; ``since`` and ``until`` are the first and last year of those that did not always stand."""

    code: str = Field(primary_key=True, max_length=6)
    name: str
    short: str
    name_en: str
    initials: str
    level: str
    parent: str | None = Field(default=None, foreign_key="region.code", index=True)
    lon: float | None = None
    lat: float | None = None
    since: int | None = None
    until: int | None = None


class RegionChange(SQLModel, table=True):
    """One old code or name that became another in a year."""

    __tablename__ = "region_change"

    id: int | None = Field(default=None, primary_key=True)
    year: int
    kind: str
    old_code: str = Field(index=True)
    old_name: str
    new_code: str
    new_name: str


class Source(SQLModel, table=True):
    """A publication that figures were taken from."""

    id: str = Field(primary_key=True)
    publisher: str
    title: str = ""
    published: str = ""
    url: str = ""
    grade: Grade = Field(sa_type=String)


class Naming(SQLModel, table=True):
    """A source in the words of one batch; the row of ``Source`` is one of them."""

    source_id: str = Field(primary_key=True, foreign_key="source.id")
    batch_id: int = Field(primary_key=True, foreign_key="batch.id", index=True)
    publisher: str
    title: str = ""
    published: str = ""
    url: str = ""
    grade: Grade = Field(sa_type=String)


class Batch(SQLModel, table=True):
    """One accepted import of one file; ``sha256`` makes accepting it twice harmless.

    ``kept_as`` is the kept file below the data folder; ``content`` the digest of the stored rows, by which a change
    inside one is found. An undone batch keeps this row and no other.
    """

    id: int | None = Field(default=None, primary_key=True)
    file_name: str
    sha256: str = Field(index=True)
    accepted_at: datetime = Field(sa_type=DateTime)
    rows: int
    undone_at: datetime | None = Field(default=None, sa_type=DateTime)
    accepted_by: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    kept_as: str = Field(default="", sa_column_kwargs={"server_default": text("''")})
    content: str = Field(default="", sa_column_kwargs={"server_default": text("''")})


class Observation(SQLModel, table=True):
    """One claim: a value of one measure for region x period x stratum, from one source.

    ``margin`` is half the last written unit (5.45万 is 50); ``year`` and ``ends`` repeat the period's end for
    look-up; a rolled-up row has its parts' source where they share one, and names their number in ``note``;
    ``covered`` marks a month that a figure of its year covers, so that views by year need not read it.
    """

    __table_args__ = (
        CheckConstraint("bound in ('=', '~', '<', '>')", name="bound_known"),
        CheckConstraint("margin >= 0", name="margin_not_negative"),
        CheckConstraint("standing in ('current', 'alternate', 'replaced', 'withdrawn')", name="standing_known"),
        Index(
            "one_current_claim",
            "measure",
            "region_code",
            "period",
            "stratum",
            unique=True,
            sqlite_where=text("standing = 'current'"),
            postgresql_where=text("standing = 'current'"),
        ),
        Index(
            "other_claims",
            "measure",
            "region_code",
            "period",
            "stratum",
            sqlite_where=text("standing = 'alternate'"),
            postgresql_where=text("standing = 'alternate'"),
        ),
        Index(
            "replaced_claims",
            "measure",
            "region_code",
            "period",
            "stratum",
            sqlite_where=text("standing = 'replaced'"),
            postgresql_where=text("standing = 'replaced'"),
        ),
        Index("by_measure_year", "measure", "year", "region_code"),
        Index("by_region", "region_code", "measure"),
    )

    id: int | None = Field(default=None, primary_key=True)
    figure_id: str = Field(unique=True)
    batch_id: int = Field(foreign_key="batch.id", index=True)
    source_id: str | None = Field(default=None, foreign_key="source.id", index=True)
    region_code: str = Field(foreign_key="region.code")
    period: str
    year: int
    ends: str
    measure: str
    stratum: str = "all"
    value: float
    bound: str = "="
    margin: float = 0
    as_written: str = ""
    standing: Standing = Field(default=Standing.CURRENT, sa_type=String)
    inferred: bool = False
    rolled_up: bool = False
    covered: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    wording: str = ""
    reason: str = ""
    note: str = ""
    place: str = ""


class Tally(SQLModel, table=True):
    """How many figures of a measure and group come from a source, and how far they reach; counted at acceptance."""

    measure: str = Field(primary_key=True)
    stratum: str = Field(primary_key=True)
    source_id: str = Field(primary_key=True, foreign_key="source.id")
    figures: int
    first_year: int
    last_year: int
    ends: str


class Station(SQLModel, table=True):
    """A social-work station with where it stands; the same name in the same region is the same station.

    The row of the latest batch is ``current``, those of earlier ones are ``replaced``.
    """

    __table_args__ = (
        CheckConstraint("standing in ('current', 'replaced')", name="station_standing_known"),
        Index("same_station", "region_code", "name"),
    )

    id: str = Field(primary_key=True)
    batch_id: int = Field(foreign_key="batch.id", index=True)
    source_id: str | None = Field(default=None, foreign_key="source.id", index=True)
    region_code: str = Field(foreign_key="region.code", index=True)
    name: str
    level: str
    lon: float
    lat: float
    staff: int | None = None
    opened: str = ""
    standing: Standing = Field(default=Standing.CURRENT, sa_type=String, sa_column_kwargs={"server_default": SHOWN})


class ExamEvent(SQLModel, table=True):
    """A dated event of an exam year: registration, exam, results."""

    __tablename__ = "exam_event"

    id: str = Field(primary_key=True)
    batch_id: int = Field(foreign_key="batch.id", index=True)
    year: int = Field(index=True)
    event: str
    start: str
    end: str = ""
    scope: str
    status: str
    url: str = ""
    part_of_month: str = ""


class Revision(SQLModel, table=True):
    """One row, raised in each import's own transaction: the part of every cache key that makes figures fresh."""

    id: int = Field(default=1, primary_key=True)
    number: int = 0


class Deck(SQLModel, table=True):
    """Figures a person put in order for a meeting; it belongs to no batch. ``slides`` and ``selection`` are JSON."""

    id: str = Field(primary_key=True)
    title: str
    occasion: str = ""
    speaker: str = ""
    selection: str
    slides: str
    created: datetime = Field(sa_type=DateTime)
    changed: datetime = Field(sa_type=DateTime)
    deleted_at: datetime | None = Field(default=None, sa_type=DateTime)


class Snapshot(SQLModel, table=True):
    """A deck or page frozen at one moment, whole; its id begins the digest of what it shows."""

    id: str = Field(primary_key=True)
    deck_id: str | None = Field(default=None, foreign_key="deck.id", index=True)
    page: str = ""
    made: str
    revision: int
    store: str
    document: str
    note: str = ""
