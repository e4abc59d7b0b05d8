"""Tables of texts, made and sent without pandas: half a second of a start, and 45 MB for as long as a server runs."""

from __future__ import annotations

from functools import partial
from importlib import metadata
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa
from streamlit import dataframe_util, type_util
from streamlit.elements import deck_gl_json_chart, table

if TYPE_CHECKING:
    from collections.abc import Sequence

# For ``st.dataframe``: Streamlit would load pandas to see whether rows might be sent piece by piece.
LAZY: Final = False


def texts(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> pa.Table:
    """A table of texts from its rows; what is no text is a ``TypeError``."""
    columns = [_column([row[place] for row in rows]) for place in range(len(titles))]
    return pa.table(columns, names=list(titles))


def _column(cells: list[str]) -> pa.Array:
    """Built up: ``pa.array`` would load pandas, to see whether it was given a part of a frame."""
    builder = pa.lib.StringBuilder()
    builder.append_values(cells)
    return builder.finish()


def spare_pandas() -> None:
    """Let Streamlit draw our tables and maps without loading pandas to see that they are no frames.

    It also asks pandas for its version, and would turn frames in a map's layers into records; our maps are written before.
    """
    dataframe_util.is_pandas_version_less_than = partial(type_util.is_version_less_than, metadata.version("pandas"))
    kind, hidden = dataframe_util.determine_data_format, table._compute_hide_index  # noqa: SLF001 - no public way past

    def kind_of(input_data: Any) -> dataframe_util.DataFormat:  # noqa: ANN401 - whatever Streamlit is given
        return dataframe_util.DataFormat.PYARROW_TABLE if isinstance(input_data, pa.Table) else kind(input_data)

    def hide(data: Any, hide_index: bool | None) -> bool:  # noqa: ANN401, FBT001 - the same
        return hidden(data, hide_index) if hide_index is None else hide_index

    dataframe_util.determine_data_format = kind_of
    table._compute_hide_index = hide  # noqa: SLF001 - as above
    deck_gl_json_chart._prepare_pydeck_for_json = lambda pydeck_obj: None  # noqa: ARG005, SLF001 - as above
