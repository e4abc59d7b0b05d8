"""What a reader can mend, said in the reader's language."""

from __future__ import annotations

from analytics.i18n import tr


class Refused(Exception):  # noqa: N818 - the field's word for it: the request is refused, the program is sound
    """A request that cannot be met, with a sentence that says what to do.

    ``message`` is an English catalogue entry with ``{named}`` places; ``text`` gives it in a language.
    """

    def __init__(self, message: str, **places: object) -> None:
        super().__init__(message.format(**places))
        self.message = message
        self.places = places

    def text(self, lang: str) -> str:
        """Give the sentence in ``lang``."""
        return tr(lang, self.message, **self.places)
