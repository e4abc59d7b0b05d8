"""Runs migrations on the connection that ``schema.upgrade`` hands over, in its transaction."""

from alembic import context
from sqlmodel import SQLModel

from analytics.store import models, records  # noqa: F401 - fill SQLModel.metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection, target_metadata=SQLModel.metadata, transactional_ddl=True, render_as_batch=True
)
context.run_migrations()
