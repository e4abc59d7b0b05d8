"""Every way people write a number, and all that is none."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.ingest.book import Odd
from analytics.ingest.sheets import written

if TYPE_CHECKING:
    from analytics.ingest.book import Value

# As written; the value, its bound, its unit, and the last written unit (0: every digit counts).
READ = [
    ("188.9万", "1889000", "=", "", "1000"),
    ("188.90万", "1889000", "=", "", "100"),
    ("1.2亿", "120000000", "=", "", "10000000"),
    ("14.1178亿人", "1411780000", "=", "人", "10000"),
    ("1万亿", "1000000000000", "=", "", "1000000000000"),
    ("3千万元", "30000000", "=", "元", "10000000"),
    ("5百万", "5000000", "=", "", "1000000"),
    ("3千人", "3000", "=", "人", "1000"),
    ("近12万", "120000", "<", "", "10000"),
    ("将近12万人", "120000", "<", "人", "10000"),
    ("不到300人", "300", "<", "人", "0"),
    ("300人以下", "300", "<", "人", "0"),
    ("300以内", "300", "<", "", "0"),
    ("<300", "300", "<", "", "0"),
    ("≤300", "300", "<", "", "0"),
    ("＜300", "300", "<", "", "0"),
    ("约300", "300", "~", "", "0"),
    ("大约 300 人", "300", "~", "人", "0"),
    ("300左右", "300", "~", "", "0"),
    ("300人左右", "300", "~", "人", "0"),
    ("300人上下", "300", "~", "人", "0"),
    ("≈300", "300", "~", "", "0"),
    ("~300", "300", "~", "", "0"),
    ("390万余", "3900000", ">", "", "10000"),
    ("390余万人", "3900000", ">", "人", "10000"),
    ("80余万", "800000", ">", "", "10000"),
    ("80多万", "800000", ">", "", "10000"),
    ("12万多人", "120000", ">", "人", "10000"),
    ("超390万余", "3900000", ">", "", "10000"),
    ("超过12万", "120000", ">", "", "10000"),
    ("突破100万人", "1000000", ">", "人", "10000"),
    ("不少于300", "300", ">", "", "0"),
    ("不低于300", "300", ">", "", "0"),
    ("≥300", "300", ">", "", "0"),
    (">=300", "300", ">", "", "0"),
    ("300人以上", "300", ">", "人", "0"),
    ("300余", "300", ">", "", "0"),
    ("300余人", "300", ">", "人", "0"),
    ("300人余", "300", ">", "人", "0"),
    ("约300余人", "300", ">", "人", "0"),
    ("达到1200人", "1200", "=", "人", "0"),
    ("共1200", "1200", "=", "", "0"),
    ("1234", "1234", "=", "", "0"),
    ("1,234", "1234", "=", "", "0"),
    ("1，234，567", "1234567", "=", "", "0"),
    ("1 234", "1234", "=", "", "0"),
    ("1\u00a0234 567", "1234567", "=", "", "0"),
    ("1\u2009234", "1234", "=", "", "0"),
    ("１２３", "123", "=", "", "0"),
    ("１２３．５", "123.5", "=", "", "0.1"),
    ("1,234.50", "1234.5", "=", "", "0.01"),
    ("1,234.5万", "12345000", "=", "", "1000"),
    (".5", "0.5", "=", "", "0.1"),
    ("0", "0", "=", "", "0"),
    ("007", "7", "=", "", "0"),
    ("+12", "12", "=", "", "0"),
    ("-12", "-12", "=", "", "0"),
    ("－12", "-12", "=", "", "0"),
    ("−12", "-12", "=", "", "0"),
    ("—12", "-12", "=", "", "0"),
    ("（12）", "-12", "=", "", "0"),
    ("(1,200)", "-1200", "=", "", "0"),
    ("'123", "123", "=", "", "0"),
    ("‘123", "123", "=", "", "0"),
    (" 123 \n", "123", "=", "", "0"),
    ("12\u200b3", "123", "=", "", "0"),
    ("123人", "123", "=", "人", "0"),
    ("123 人次", "123", "=", "人次", "0"),
    ("34.4%", "34.4", "=", "%", "0.1"),
    ("34.4％", "34.4", "=", "%", "0.1"),
    ("34%", "34", "=", "%", "1"),
    ("344‰", "34.4", "=", "%", "0.1"),
    ("约34%", "34", "~", "%", "1"),
    ("50%以上", "50", ">", "%", "1"),
    ("-3.2%", "-3.2", "=", "%", "0.1"),
    ("1.5个百分点", "1.5", "=", "个百分点", "0.1"),
    ("123①", "123", "=", "", "0"),
    ("123*", "123", "=", "", "0"),
    ("123[1]", "123", "=", "", "0"),
    ("123注1", "123", "=", "", "0"),
    ("12.3万①", "123000", "=", "", "1000"),
    (123, "123", "=", "", "0"),
    (123.0, "123", "=", "", "0"),
    (0.1 + 0.2, "0.3", "=", "", "0.1"),
    (34.4, "34.4", "=", "", "0.1"),
    (188.9 * 10000, "1889000", "=", "", "0"),
    (-5, "-5", "=", "", "0"),
    (0, "0", "=", "", "0"),
    # Formats: the cell shows something else than it holds.
    (Odd("number", 0.344, "0.0%"), "34.4", "=", "%", "0.1"),
    (Odd("number", 0.34, "0.0%"), "34", "=", "%", "0.1"),
    (Odd("number", 0.34, "0%"), "34", "=", "%", "1"),
    (Odd("number", 0.344213, "0.0%"), "34.4213", "=", "%", "0.0001"),
    (Odd("number", 1, "0.00%"), "100", "=", "%", "0.01"),
    (Odd("number", 1234, '0"人"'), "1234", "=", "人", "0"),
    (Odd("number", 1234, "#,##0名"), "1234", "=", "名", "0"),
    (Odd("number", 1234, 'G/通用格式"人"'), "1234", "=", "人", "0"),
    (Odd("number", 1234, 'General"人"'), "1234", "=", "人", "0"),
    (Odd("number", 300, '"约"0"人"'), "300", "~", "人", "0"),
    (Odd("number", 188.9, '0.0"万"'), "1889000", "=", "", "1000"),
    (Odd("number", 188.9, '0.0"万人";-0.0"万人"'), "1889000", "=", "人", "1000"),
    (Odd("number", 1889000, '0!.0,"万"'), "1889000", "=", "", "0"),
    (Odd("number", 1889000, "0\\.0,万"), "1889000", "=", "", "0"),
    (Odd("number", 1889000, '0"."0,"万人"'), "1889000", "=", "人", "0"),
    (Odd("number", 1889000, '0!.0000"万"'), "1889000", "=", "", "0"),
    (Odd("number", 1889000, '[>=10000]0!.0,"万";0'), "1889000", "=", "", "0"),
    (Odd("number", 12345, '0.0,"千人"'), "12345", "=", "人", "0"),
    (Odd("number", 1889000, '#,##0.00,,"百万"'), "1889000", "=", "", "0"),
    (Odd("number", 12345, "#,##0_ ;[Red]-#,##0 "), "12345", "=", "", "0"),
    (Odd("number", 12345, '_ "¥"* #,##0.00_ '), "12345", "=", "元", "0.01"),
    (Odd("number", 12345, "#,##0,"), "12345", "=", "", "0"),
]

MISSING = [
    "",
    " ",
    "-",
    "—",
    "——",
    "－",
    "─",
    "/",
    "\\",
    "…",
    "……",
    "⋯",
    "...",
    "*",
    "空",
    "缺",
    "暂无数据",
    "N/A",
    "'-",
    "①",
]

REFUSED = [
    ("无", "unclear-none"),
    ("有", "unclear-none"),
    ("若干", "unclear-none"),
    ("一百二十", "not-a-number"),
    ("十二万", "not-a-number"),
    ("一", "not-a-number"),
    ("上万", "not-a-number"),
    ("100-200", "not-a-number"),
    ("100—200", "not-a-number"),
    ("100~200", "not-a-number"),
    ("100至200人", "not-a-number"),
    ("100/200", "not-a-number"),
    ("100 200 30", "not-a-number"),
    ("12 3", "not-a-number"),
    ("100\n200", "not-a-number"),
    ("100　200", "not-a-number"),
    ("100、200", "not-a-number"),
    ("100；200", "not-a-number"),
    ("120（35）", "not-a-number"),
    ("120(3)", "not-a-number"),
    ("120（其中女60）", "not-a-number"),
    ("12+3", "not-a-number"),
    ("=B2+C2", "not-a-number"),
    ("1E+05", "not-a-number"),
    ("1.23E5", "not-a-number"),
    ("1.2×10⁴", "not-a-number"),
    ("12,34", "not-a-number"),
    ("1,2345", "not-a-number"),
    ("1234,567", "not-a-number"),
    ("1.234.567", "not-a-number"),
    ("1.234,5", "not-a-number"),
    ("12.", "not-a-number"),
    ("(12", "not-a-number"),
    ("12)", "not-a-number"),
    ("--12", "not-a-number"),
    ("12万万", "not-a-number"),
    ("12万千人", "not-a-number"),
    ("12万5千", "not-a-number"),
    ("1.2w", "not-a-number"),
    ("12万%", "not-a-number"),
    ("34.4%人", "not-a-number"),
    ("34.4%%", "not-a-number"),
    ("百分之三十", "not-a-number"),
    ("近300余", "not-a-number"),
    ("不到300以上", "not-a-number"),
    ("########", "not-a-number"),
    ("完成", "not-a-number"),
    ("√", "unclear-none"),
    ("×", "not-a-number"),
    ("数据待补", "not-a-number"),
    ("½", "not-a-number"),
    ("inf", "not-a-number"),
    ("1" * 16, "not-a-number"),
    ("9" * 400, "not-a-number"),
    ("9.99亿亿", "not-a-number"),
    ("1" * 30 + ".5", "not-a-number"),
    ("约为" * 40 + "x", "not-a-number"),
    ("5" * 40_000, "not-a-number"),
    (1e15, "not-a-number"),
    (1.7e308, "not-a-number"),
    (10**400, "not-a-number"),
    (float("inf"), "not-a-number"),
    (float("nan"), "not-a-number"),
    (True, "not-a-number"),
    (False, "not-a-number"),
    (Odd("error", None, "#DIV/0!"), "formula-error"),
    (Odd("error", None, "#N/A"), "formula-error"),
    (Odd("formula", None, "=SUM(B2:B9)"), "formula-unsaved"),
    (Odd("date", 12000.0, "1932-11-07"), "date-for-number"),
    (Odd("date", None, "2024-06-30"), "date-for-number"),
    (Odd("number", None, "0.0%"), "not-a-number"),
    # What the cell shows is not what its format makes of the number.
    (Odd("number", 18890, '0.0,"万"'), "format-unclear"),
    (Odd("number", 18890, '0!.00,"万"'), "format-unclear"),
    (Odd("number", 188.9, '[>=100]0.0"万";0'), "format-unclear"),
    (Odd("number", 5, ";;;"), "format-unclear"),
]


@pytest.mark.parametrize(("cell", "value", "bound", "unit", "step"), READ)
def test_a_number_is_read_with_its_bound_unit_and_precision(
    cell: Value, value: str, bound: str, unit: str, step: str
) -> None:
    read = written.read(cell)
    assert read is not None
    assert (read.value, read.bound, read.unit, read.step) == (Decimal(value), bound, unit, Decimal(step))


@pytest.mark.parametrize("cell", [*MISSING, None])
def test_what_says_that_there_is_no_number_is_missing_and_not_zero(cell: Value) -> None:
    assert written.read(cell) is None


@pytest.mark.parametrize(("cell", "code"), REFUSED)
def test_what_is_no_single_number_is_refused(cell: Value, code: str) -> None:
    with pytest.raises(written.NoNumber) as raised:
        written.read(cell)
    assert raised.value.code == code


@pytest.mark.parametrize(
    ("cell", "marked"), [("123①", True), ("123*", True), ("123[1]", True), ("123", False), ("10²", True)]
)
def test_a_mark_behind_a_number_is_told(cell: str, *, marked: bool) -> None:
    read = written.read(cell)
    assert read is not None
    assert (read.note == "mark") is marked


@given(st.text(max_size=30))
def test_any_text_is_a_number_missing_or_refused(text: str) -> None:
    try:
        read = written.read(text)
    except written.NoNumber:
        return
    assert read is None or read.value.is_finite()


@given(st.text("0123456789.,万亿千余多近约超%‰人()-+ ", max_size=12))
def test_no_digit_of_what_is_read_is_lost(text: str) -> None:
    try:
        read = written.read(text)
    except written.NoNumber:
        return
    if read is None:
        assert not any(character.isdigit() for character in text)
        return
    digits = "".join(character for character in text if character.isdigit())
    kept = "".join(map(str, read.value.as_tuple().digits))
    assert digits.strip("0") == kept.strip("0")
    assert (read.value < 0) is (bool(digits.strip("0")) and ("-" in text or "(" in text))


@given(st.floats() | st.integers() | st.booleans())
def test_any_number_is_a_number_or_refused(value: float) -> None:
    try:
        read = written.read(value)
    except written.NoNumber:
        assert isinstance(value, bool) or not abs(value) < written.LARGEST
    else:
        assert read is not None
        assert float(read.value) == pytest.approx(value, rel=1e-14, abs=1e-300)


@given(st.integers(-(10**14), 10**14))
def test_whole_numbers_come_back_however_they_are_grouped(value: int) -> None:
    wide = str.maketrans("0123456789-,", "０１２３４５６７８９－，")
    forms = [str(value), f"{value:,}", f"{value:,}".replace(",", " "), f"{value:,}".translate(wide), f"{value}人"]
    if value < 0:
        forms.append(f"（{-value:,}）")
    for form in forms:
        read = written.read(form)
        assert read is not None
        assert (read.value, read.bound, read.step) == (value, "=", 0)


@given(st.integers(1, 10**7), st.integers(0, 4), st.sampled_from(["千", "万", "百万", "千万", "亿"]))
def test_scaled_numbers_are_exact_and_know_their_last_unit(digits: int, decimals: int, scale: str) -> None:
    factor = {"千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8}[scale]
    number = Decimal(digits).scaleb(-decimals)
    if number.scaleb(factor) >= written.LARGEST:
        return
    read = written.read(f"{number:f}{scale}")
    assert read is not None
    assert (read.value, read.step) == (number.scaleb(factor), Decimal(1).scaleb(factor - decimals))


@given(
    st.floats(-1e9, 1e9, allow_subnormal=False) | st.none(),
    st.text('0#.,!\\"万亿千%‰人;[>=10]约General/_* ', max_size=12),
)
def test_any_format_is_read_or_refused(value: float | None, number_format: str) -> None:
    try:
        read = written.read(Odd("number", value, number_format))
    except written.NoNumber:
        return
    assert read is not None
    assert read.value.is_finite()
