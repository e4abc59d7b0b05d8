"""Months covered by a figure of their year, other claims found at once, and figures counted at acceptance."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tally",
        sa.Column("measure", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("stratum", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("source_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("figures", sa.Integer(), nullable=False),
        sa.Column("first_year", sa.Integer(), nullable=False),
        sa.Column("last_year", sa.Integer(), nullable=False),
        sa.Column("ends", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.PrimaryKeyConstraint("measure", "stratum", "source_id"),
    )
    op.add_column("observation", sa.Column("covered", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_index(
        "other_claims",
        "observation",
        ["measure", "region_code", "period", "stratum"],
        unique=False,
        sqlite_where=sa.text("standing = 'alternate'"),
        postgresql_where=sa.text("standing = 'alternate'"),
    )
    op.execute(
        "INSERT INTO tally (measure, stratum, source_id, figures, first_year, last_year, ends)"
        " SELECT measure, stratum, source_id, count(*), min(year), max(year), max(ends) FROM observation"
        " WHERE source_id IS NOT NULL GROUP BY measure, stratum, source_id"
    )


def downgrade() -> None:
    op.drop_index("other_claims", table_name="observation")
    op.drop_column("observation", "covered")
    op.drop_table("tally")
