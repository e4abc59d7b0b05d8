"""Spares every run what Streamlit would do anew for it although the outcome never changes: a tenth of a warm run.

All of it stands under private names of the installed version; the tests compare with what Streamlit itself does.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from streamlit import string_util
from streamlit.elements.widgets import button_group
from streamlit.proto.NewSession_pb2 import Config, CustomThemeConfig
from streamlit.runtime import app_session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from streamlit.proto.NewSession_pb2 import NewSession

_LABELS = 4096


def spare() -> None:
    """Spare this server all of it; once, before its first run."""
    write_theme_once()
    write_settings_once()
    leave_pages_to_the_menu()
    recommend_nothing()
    read_labels_once()


def write_theme_once() -> None:
    """Keep the looks as finished messages: Streamlit goes through all its settings six times a run for them."""
    write = app_session._populate_theme_msg  # noqa: SLF001

    @cache
    def finished(section: str) -> CustomThemeConfig:
        made = CustomThemeConfig()
        write(made, section)
        return made

    def repeat(msg: CustomThemeConfig, section: str = "theme") -> None:
        if finished(section).ByteSize():
            msg.MergeFrom(finished(section))

    app_session._populate_theme_msg = repeat  # noqa: SLF001


def write_settings_once() -> None:
    """Keep what a browser is told of the configuration, which is read at the start."""
    write = app_session._populate_config_msg  # noqa: SLF001

    @cache
    def finished() -> Config:
        made = Config()
        write(made)
        return made

    def repeat(msg: Config) -> None:
        msg.MergeFrom(finished())

    app_session._populate_config_msg = repeat  # noqa: SLF001


def leave_pages_to_the_menu() -> None:
    """Name the pages in the menu's own message only: the browser reads no others, and they are a kilobyte a run."""

    def nothing(_session: object, _msg: NewSession, _pages: Mapping[str, object]) -> None:
        pass

    app_session.AppSession._populate_app_pages = nothing  # type: ignore[method-assign, assignment] # noqa: SLF001


def recommend_nothing() -> None:
    """Look for no programming assistant to recommend something to: readers are not developers."""

    def nothing(_session: object) -> tuple[bool, str]:
        return False, ""

    app_session.AppSession._compute_skills_nudge_state = nothing  # type: ignore[method-assign, assignment] # noqa: SLF001


def read_labels_once() -> None:
    """Keep where the icon of a button's label ends: Streamlit looks for an emoji in each label, in every run."""
    button_group.extract_leading_icon = lru_cache(maxsize=_LABELS)(string_util.extract_leading_icon)  # type: ignore[attr-defined]
