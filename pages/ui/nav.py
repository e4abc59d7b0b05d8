"""The menu: which pages there are, in their groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from analytics.i18n import mark, tr
from pages import (
    certification,
    checkup,
    dictionary,
    exam,
    imports,
    overview,
    present,
    region,
    stations,
    training,
    workforce,
)

if TYPE_CHECKING:
    from streamlit.navigation.page import Page as StreamlitPage

BROWSE = (overview, exam, certification, training, stations, workforce, region)
PRESENT = (present,)
LOOK_AFTER = (imports, checkup, dictionary)
GROUPS = ((mark("Browse"), BROWSE), (mark("Present"), PRESENT), (mark("Look after"), LOOK_AFTER))


def pages(lang: str) -> dict[str, list[StreamlitPage]]:
    """The pages by group, titled in the reader's language; those whose title does not say it tell what they answer.

    The whole menu is sent with every run.
    """
    return {
        tr(lang, group): [
            st.Page(
                module.page,
                title=tr(lang, module.PAGE.title),
                icon=module.PAGE.icon,
                help=None if module in BROWSE else tr(lang, module.PAGE.question),
                url_path=module.PAGE.path,
                default=module is overview,
            )
            for module in modules
        ]
        for group, modules in GROUPS
    }
