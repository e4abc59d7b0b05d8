"""The Chinese catalogue is complete, exact and written the way Chinese is printed."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING

import pytest

from analytics.i18n import LANGUAGES, catalogue
from tests.catalogue import entries

if TYPE_CHECKING:
    from collections.abc import Iterable

ZH = catalogue("zh")
HAN = r"[\u4e00-\u9fff]"
HALF_WIDTH = re.compile(rf"(?<={HAN})[,.;:?!()]|[,.;:?!()](?={HAN})")
SPACED = re.compile(rf"{HAN} (?!·)|(?<!·) {HAN}")


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def listed(messages: Iterable[str]) -> str:
    return "\n" + "\n".join(messages)


def test_every_entry_of_the_code_has_a_chinese_text() -> None:
    missing = [f"{place}: {message}" for message, place in entries().items() if not ZH.get(message)]
    assert not missing, listed(missing)


def test_every_chinese_text_is_used_by_the_code() -> None:
    unused = ZH.keys() - entries().keys()
    assert not unused, listed(unused)


def test_places_are_the_same_in_both_languages() -> None:
    wrong = [f"{message} | {text}" for message, text in ZH.items() if places(message) != places(text)]
    assert not wrong, listed(wrong)


@pytest.mark.parametrize("wrong", [HALF_WIDTH, SPACED], ids=["full-width punctuation", "no spaces"])
def test_chinese_is_set_as_in_print(wrong: re.Pattern[str]) -> None:
    found = [text for text in ZH.values() if wrong.search(text)]
    assert not found, listed(found)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_text_can_be_filled(lang: str) -> None:
    for message in entries():
        text = catalogue(lang).get(message, message)
        filled = text.format(**{name: f"⟨{name}⟩" for name in places(message)})
        assert all(f"⟨{name}⟩" in filled for name in places(message)), message


def test_no_english_text_has_curly_quotes() -> None:
    # The pages' faces are Chinese, which draw them as wide as a Chinese letter.
    curly = [message for message in entries() if re.search("[“”‘’]", message)]
    assert not curly, listed(curly)
