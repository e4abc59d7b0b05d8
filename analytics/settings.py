"""What a deployment may set, read from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """The settings of one process: ``DATA_DIR``, ``DATABASE_URL``, ``MAP_DATA_DIR``, ``MAP_APPROVAL_NO``."""

    data_dir: Path
    database_url: str
    map_data_dir: Path
    map_approval_no: str
    sample_data: Path = ROOT / "sample_data"

    @property
    def store_url(self) -> str:
        """Where the published store is: ``DATABASE_URL``, else a SQLite file under ``DATA_DIR``."""
        return self.database_url or f"sqlite:///{self.data_dir / 'published.db'}"


def load() -> Settings:
    """Read the settings from the environment."""
    env = os.environ
    return Settings(
        data_dir=Path(env.get("DATA_DIR") or ROOT / "data").resolve(),
        database_url=env.get("DATABASE_URL", ""),
        map_data_dir=Path(env.get("MAP_DATA_DIR") or ROOT / "sample_data" / "boundaries").resolve(),
        map_approval_no=env.get("MAP_APPROVAL_NO", ""),
    )
