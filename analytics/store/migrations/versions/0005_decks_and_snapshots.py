"""Decks of figures for a meeting, and what they showed, frozen."""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_TEXT = sqlmodel.sql.sqltypes.AutoString


def upgrade() -> None:
    op.create_table(
        "deck",
        *(sa.Column(name, _TEXT(), nullable=False) for name in ("id", "title", "occasion", "speaker")),
        *(sa.Column(name, _TEXT(), nullable=False) for name in ("selection", "slides")),
        *(sa.Column(name, sa.DateTime(), nullable=False) for name in ("created", "changed")),
        sa.Column("deleted_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "snapshot",
        sa.Column("id", _TEXT(), nullable=False),
        sa.Column("deck_id", _TEXT(), nullable=True),
        *(sa.Column(name, _TEXT(), nullable=False) for name in ("page", "made")),
        sa.Column("revision", sa.Integer(), nullable=False),
        *(sa.Column(name, _TEXT(), nullable=False) for name in ("store", "document", "note")),
        sa.ForeignKeyConstraint(["deck_id"], ["deck.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_snapshot_deck_id", "snapshot", ["deck_id"])


def downgrade() -> None:
    op.drop_table("snapshot")
    op.drop_table("deck")
