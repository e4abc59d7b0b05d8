"""What tests of figures from text share: the whole country's regions, read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from analytics.regions import read_tree
from analytics.settings import ROOT

if TYPE_CHECKING:
    from analytics.regions import RegionTree


@pytest.fixture(scope="session")
def country() -> RegionTree:
    """All regions."""
    return read_tree(ROOT / "sample_data" / "regions")
