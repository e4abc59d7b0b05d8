"""Who accepted a batch and what it held, claims and stations replaced by later ones, sources as each batch names them."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_TEXT = sqlmodel.sql.sqltypes.AutoString
_CELL = ["measure", "region_code", "period", "stratum"]


def upgrade() -> None:
    for name in ("accepted_by", "kept_as", "content"):
        op.add_column("batch", sa.Column(name, _TEXT(), nullable=False, server_default=sa.text("''")))
    op.create_table(
        "naming",
        sa.Column("source_id", _TEXT(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("publisher", _TEXT(), nullable=False),
        sa.Column("title", _TEXT(), nullable=False),
        sa.Column("published", _TEXT(), nullable=False),
        sa.Column("url", _TEXT(), nullable=False),
        sa.Column("grade", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"]),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"]),
        sa.PrimaryKeyConstraint("source_id", "batch_id"),
    )
    op.create_index("ix_naming_batch_id", "naming", ["batch_id"])
    _name_what_is_stored()
    older = sa.text("standing = 'replaced'")
    op.create_index("replaced_claims", "observation", _CELL, sqlite_where=older, postgresql_where=older)
    with op.batch_alter_table("station") as station:
        station.add_column(sa.Column("source_id", _TEXT(), nullable=True))
        station.add_column(sa.Column("standing", sa.String(), nullable=False, server_default=sa.text("'current'")))
        station.create_check_constraint("station_standing_known", "standing in ('current', 'replaced')")
        station.create_foreign_key("station_source_id_fkey", "source", ["source_id"], ["id"])
        station.create_index("ix_station_source_id", ["source_id"])
        station.create_index("same_station", ["region_code", "name"])


def _name_what_is_stored() -> None:
    """A source was named by the first batch with figures of it; one without figures by the latest."""
    op.execute(
        "INSERT INTO naming (source_id, batch_id, publisher, title, published, url, grade)"
        " SELECT id, batch, publisher, title, published, url, grade FROM (SELECT source.*, coalesce("
        "(SELECT min(batch_id) FROM observation WHERE source_id = source.id AND NOT rolled_up),"
        " (SELECT max(id) FROM batch WHERE undone_at IS NULL)) AS batch FROM source) AS named WHERE batch IS NOT NULL"
    )


def downgrade() -> None:
    with op.batch_alter_table("station") as station:
        station.drop_index("same_station")
        station.drop_index("ix_station_source_id")
        station.drop_constraint("station_source_id_fkey", type_="foreignkey")
        station.drop_constraint("station_standing_known", type_="check")
        station.drop_column("standing")
        station.drop_column("source_id")
    op.drop_index("replaced_claims", table_name="observation")
    op.drop_table("naming")
    for name in ("content", "kept_as", "accepted_by"):
        op.drop_column("batch", name)
