"""What was found among the figures, what is yet to be checked, and what people decided about it."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_TEXT = sqlmodel.sql.sqltypes.AutoString


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, _TEXT(), nullable=False)


def upgrade() -> None:
    _findings()
    _decisions()


def _findings() -> None:
    op.create_table(
        "finding",
        sa.Column("number", sa.Integer(), nullable=False),
        *map(_text, ("finding_id", "verdict", "inputs", "body")),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_finding_finding_id", "finding", ["finding_id"])
    op.create_index("ix_finding_verdict", "finding", ["verdict"])
    op.create_table(
        "agreement",
        sa.Column("number", sa.Integer(), nullable=False),
        _text("region_code"),
        sa.Column("found", sa.Integer(), nullable=False),
        _text("bearing"),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_agreement_region_code", "agreement", ["region_code"])
    op.create_table(
        "checkup",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("checked_at", sa.DateTime(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "unchecked",
        *map(_text, ("measure", "region_code")),
        sa.PrimaryKeyConstraint("measure", "region_code"),
    )


def _decisions() -> None:
    op.create_table(
        "closing",
        sa.Column("number", sa.Integer(), nullable=False),
        *map(_text, ("finding_id", "inputs", "reason", "closed_by")),
        sa.Column("closed_at", sa.DateTime(), nullable=False),
        sa.Column("reopened_at", sa.DateTime(), nullable=True),
        _text("body"),
        sa.PrimaryKeyConstraint("number"),
    )
    reopened = sa.text("reopened_at is null")
    op.create_index(
        "one_open_closing",
        "closing",
        ["finding_id", "inputs"],
        unique=True,
        sqlite_where=reopened,
        postgresql_where=reopened,
    )
    op.create_table(
        "choice",
        sa.Column("number", sa.Integer(), nullable=False),
        *map(_text, ("measure", "region_code", "period", "stratum", "figure_id", "reason", "chosen_by")),
        sa.Column("chosen_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index("ix_choice_figure_id", "choice", ["figure_id"])
    ended = sa.text("ended_at is null")
    op.create_index(
        "one_choice",
        "choice",
        ["measure", "region_code", "period", "stratum"],
        unique=True,
        sqlite_where=ended,
        postgresql_where=ended,
    )


def downgrade() -> None:
    for name in ("choice", "closing", "unchecked", "checkup", "agreement", "finding"):
        op.drop_table(name)
