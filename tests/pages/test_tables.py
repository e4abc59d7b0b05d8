"""Tables are the texts they were given, and what Streamlit asks of them is answered as by Streamlit."""

# ruff: noqa: SLF001 - what is replaced is Streamlit's own, under its private name

from __future__ import annotations

import pandas as pd
import pytest
from streamlit import dataframe_util
from streamlit.elements import deck_gl_json_chart, table

from pages.ui import tables


def test_a_table_is_its_rows_under_their_titles() -> None:
    made = tables.texts(["地区", "地区"], [["四川", ""], ["=1+1", "成都"]])
    assert made.column_names == ["地区", "地区"]
    assert [column.to_pylist() for column in made.columns] == [["四川", "=1+1"], ["", "成都"]]
    assert [str(kind) for kind in made.schema.types] == ["string", "string"]


def test_a_table_may_be_without_rows_and_holds_nothing_but_texts() -> None:
    assert tables.texts(["A", "B"], []).shape == (0, 2)
    with pytest.raises(TypeError):
        tables.texts(["A"], [[1]])  # type: ignore[list-item]


@pytest.mark.parametrize("version", ["3.0.0", "99.0", pd.__version__])
def test_streamlit_hears_the_same_without_pandas(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    frame, made = pd.DataFrame({"A": ["b"]}, index=["i"]), tables.texts(["A"], [["b"]])
    asked = [(one, hide) for one in (frame, made, [["b"]]) for hide in (None, True, False)]

    def answers() -> list[object]:
        kinds = [dataframe_util.determine_data_format(one) for one in (frame, made, [["b"]], {"A": 1}, None)]
        hidden = [table._compute_hide_index(one, hide) for one, hide in asked]
        return [*kinds, *hidden, dataframe_util.is_pandas_version_less_than(version)]

    wanted = answers()
    for owner, name in (
        (dataframe_util, "is_pandas_version_less_than"),
        (dataframe_util, "determine_data_format"),
        (table, "_compute_hide_index"),
        (deck_gl_json_chart, "_prepare_pydeck_for_json"),
    ):
        monkeypatch.setattr(owner, name, getattr(owner, name))  # put back after the test
    tables.spare_pandas()
    assert answers() == wanted
