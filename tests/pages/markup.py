"""Reads the HTML that pages draw, as a browser would: tags with their attributes, and texts."""

from __future__ import annotations

from html.parser import HTMLParser


class Reader(HTMLParser):
    """What stands in a piece of HTML."""

    def __init__(self) -> None:
        """Read nothing yet."""
        super().__init__()
        self.opened: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []

    @property
    def tags(self) -> list[str]:
        """The names of all tags."""
        return [tag for tag, _ in self.opened]

    @property
    def labels(self) -> list[str]:
        """What is read out instead of a text."""
        return [said for _, attributes in self.opened if (said := attributes.get("aria-label"))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.opened.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        self.texts.append(data)
