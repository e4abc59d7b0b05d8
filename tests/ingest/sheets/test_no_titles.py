"""What is no title is not looked through for the words of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from analytics.ingest.sheets import entries, titles, words

if TYPE_CHECKING:
    from analytics.ingest.sheets.places import Places


def test_a_text_too_long_for_a_title_is_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    def looked_through(_text: str) -> None:
        pytest.fail("a long text was taken for a title")

    monkeypatch.setattr(words, "said", looked_through)
    for name in ("role", "is_total"):
        monkeypatch.setattr(titles, name, looked_through)
    long, places = "报名人数" * 51, cast("Places", None)  # 204 letters
    assert entries.kind(long, places) == "other"
    assert entries.label(long, places) == ""
