"""What a deployment may set, read from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PUBLISHED: Final = "published"
DEMO: Final = "demo"
STORES: Final = (PUBLISHED, DEMO)


@dataclass(frozen=True)
class Settings:
    """The settings of one process: ``DATA_DIR``, ``DATABASE_URL``, ``MAP_DATA_DIR``, ``MAP_APPROVAL_NO``, templates."""

    data_dir: Path
    database_url: str
    map_data_dir: Path
    map_approval_no: str
    sample_data: Path = ROOT / "sample_data"
    pptx_template: str = ""
    docx_template: str = ""

    def url(self, store: str) -> str:
        """Where a store is: the published one at ``DATABASE_URL`` if that is set, else a SQLite file under ``DATA_DIR``."""
        if store == PUBLISHED and self.database_url:
            return self.database_url
        return f"sqlite:///{self.data_dir / f'{store}.db'}"

    @property
    def templates(self) -> dict[str, Path]:
        """The unit's own templates by export format, where they are set."""
        wanted = {"pptx": self.pptx_template, "docx": self.docx_template}
        return {name: Path(path).resolve() for name, path in wanted.items() if path}


def load() -> Settings:
    """Read the settings from the environment."""
    env = os.environ
    return Settings(
        data_dir=Path(env.get("DATA_DIR") or ROOT / "data").resolve(),
        database_url=env.get("DATABASE_URL", ""),
        map_data_dir=Path(env.get("MAP_DATA_DIR") or ROOT / "sample_data" / "boundaries").resolve(),
        map_approval_no=env.get("MAP_APPROVAL_NO", ""),
        pptx_template=env.get("PPTX_TEMPLATE", ""),
        docx_template=env.get("DOCX_TEMPLATE", ""),
    )
