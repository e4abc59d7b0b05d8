"""What is kept for all runs says the same as what Streamlit would write anew."""

# ruff: noqa: SLF001 - what is kept is Streamlit's own, under its private name

from __future__ import annotations

import pytest
from streamlit.elements.widgets import button_group
from streamlit.proto.NewSession_pb2 import Config, CustomThemeConfig, NewSession
from streamlit.runtime import app_session

from pages.ui import repeats

SECTIONS = ("theme", "theme.light", "theme.dark", "theme.sidebar", "theme.light.sidebar", "theme.dark.sidebar")


@pytest.mark.parametrize("section", SECTIONS)
def test_the_kept_theme_is_the_one_streamlit_writes(section: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write = app_session._populate_theme_msg
    monkeypatch.setattr(app_session, "_populate_theme_msg", write)
    wanted = CustomThemeConfig()
    write(wanted, section)
    repeats.write_theme_once()
    for _ in range(2):
        made = CustomThemeConfig()
        app_session._populate_theme_msg(made, section)
        assert made.SerializeToString(deterministic=True) == wanted.SerializeToString(deterministic=True)


def test_a_section_that_sets_nothing_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app_session, "_populate_theme_msg", lambda _message, _section: None)
    repeats.write_theme_once()
    whole = CustomThemeConfig()
    app_session._populate_theme_msg(whole.sidebar, "theme.sidebar")
    assert not whole.HasField("sidebar")


def test_the_icon_of_a_label_is_found_as_streamlit_finds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    find = button_group.extract_leading_icon
    monkeypatch.setattr(button_group, "extract_leading_icon", find)
    labels = (":material/table: 表格", "登记人数", "📌 Pin", ":material/no such icon", "")
    wanted = [find(label) for label in labels]
    repeats.read_labels_once()
    assert button_group.extract_leading_icon is not find
    assert [button_group.extract_leading_icon(label) for _ in range(2) for label in labels] == wanted * 2


def test_the_kept_settings_are_those_streamlit_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    write = app_session._populate_config_msg
    monkeypatch.setattr(app_session, "_populate_config_msg", write)
    wanted = Config()
    write(wanted)
    repeats.write_settings_once()
    assert app_session._populate_config_msg is not write
    for _ in range(2):
        made = NewSession()
        app_session._populate_config_msg(made.config)
        assert made.config.SerializeToString(deterministic=True) == wanted.SerializeToString(deterministic=True)


def test_pages_are_left_to_the_menu_and_nothing_is_recommended(monkeypatch: pytest.MonkeyPatch) -> None:
    session = app_session.AppSession
    populate, compute = session._populate_app_pages, session._compute_skills_nudge_state
    monkeypatch.setattr(session, "_populate_app_pages", populate)
    monkeypatch.setattr(session, "_compute_skills_nudge_state", compute)
    nobody = None  # neither looks at its session
    pages = {"0": {"page_script_hash": "0", "page_name": "exam", "icon": "", "script_path": "", "url_pathname": "exam"}}
    before, after = NewSession(), NewSession()
    session._populate_app_pages(nobody, before, pages)
    repeats.leave_pages_to_the_menu()
    repeats.recommend_nothing()
    session._populate_app_pages(nobody, after, pages)
    assert (len(before.app_pages), len(after.app_pages)) == (1, 0)
    assert session._compute_skills_nudge_state(nobody) == (False, "")
