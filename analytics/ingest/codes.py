"""What a code of an issue stands for: how grave it is, what is said, and what the clerk should do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analytics.ingest.draft import Severity


@dataclass(frozen=True)
class Code:
    """One kind of fault; ``message`` and ``advice`` are catalogue entries, the message with ``{named}`` places."""

    severity: Severity
    message: str
    advice: str
