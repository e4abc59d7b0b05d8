"""The first and last year of regions that were merged into others, or came of them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("region", sa.Column("since", sa.Integer(), nullable=True))
    op.add_column("region", sa.Column("until", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("region", "until")
    op.drop_column("region", "since")
