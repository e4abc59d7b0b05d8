"""Personal data are found wherever they stand, are never repeated, and nothing else is taken for them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.ingest.book import Odd, Sheet
from analytics.ingest.sheets import privacy
from analytics.ingest.sheets.privacy import CARD, ID, MOBILE
from tests.ingest.sheets.taking import Rows, take

# Made up: the check digits are right, the persons do not exist.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def numbered(first: str) -> str:
    """Add the check digit of GB 11643."""
    return first + "10X98765432"[sum(w * int(d) for w, d in zip(_WEIGHTS, first, strict=True)) % 11]


def carded(first: str) -> str:
    """Add the check digit of Luhn's rule."""
    added = sum(sum(divmod(int(d) * (2 - place % 2), 10)) for place, d in enumerate(reversed(first)))
    return f"{first}{-added % 10}"


PERSON = numbered("51010419900307001")
ENDS_IN_X = next(number for n in range(100) if (number := numbered(f"510104199003070{n:02}")).endswith("X"))
CREDIT_CARD = carded("622202123456789012")

HELD = [
    (PERSON, ID),
    (ENDS_IN_X, ID),
    (ENDS_IN_X.lower(), ID),
    (f"身份证：{PERSON}（张）", ID),
    (f"{PERSON[:6]} {PERSON[6:14]} {PERSON[14:]}", ID),
    (f"{PERSON[:6]}-{PERSON[6:14]}-{PERSON[14:]}", ID),
    (PERSON.translate(str.maketrans("0123456789", "０１２３４５６７８９")), ID),
    ("'" + PERSON, ID),
    (float(PERSON[:17] + "0"), ID),
    (510104199003070000, ID),
    ("510104900307001", ID),
    (510104900307001, ID),
    ("身份证号510104900307001", ID),
    (Odd("number", 510104199003070000.0, '0"号"'), ID),
    (Odd("formula", None, f'="{PERSON}"'), ID),
    (CREDIT_CARD, CARD),
    (" ".join(re.findall("....?", CREDIT_CARD)), CARD),
    ("-".join(re.findall("....?", CREDIT_CARD)), CARD),
    (f"开户行：某银行 {CREDIT_CARD}", CARD),
    (6222021234567890000, CARD),
    (carded("400000123456789"), CARD),
    ("张13812345678", MOBILE),
    ("138-1234-5678", MOBILE),
    ("138 1234 5678", MOBILE),
    ("+8613812345678", MOBILE),
    ("电话：13812345678", MOBILE),
    ("联系人（１３８１２３４５６７８）", MOBILE),
]

FREE = [
    "510104",
    "510104001001",
    "130102001001",
    510104001001,
    "028-86781234",
    "0816-2345678",
    "400-820-8820",
    13_800_000_000,
    "13,812,345,678",
    "13812345678元",
    "13812345678.50",
    "138.12345678亿",
    "52510000MJQ1234567",
    "91510100MA6C12345X",
    "510104199013070011",
    "2024-06-30 08:30:00",
    "20240630123456",
    "(028)86781234转8001",
    "邮编610000",
    1889000,
    34.4,
    True,
    None,
    1.7e308,
    10**400,
    float("inf"),
    Odd("number", 188.9, '0.0"万"'),
    Odd("date", 45292.0, "2024-01-01"),
]


def sheet(*rows: list[object]) -> Sheet:
    """Make a sheet."""
    return Sheet("Sheet1", [list(row) for row in rows])  # type: ignore[arg-type]


@pytest.mark.parametrize(("cell", "kind"), HELD, ids=str)
def test_personal_data_are_found_and_not_repeated(cell: object, kind: str) -> None:
    (told,) = privacy.check(sheet(["地区", "备注"], ["成都市", cell]))
    assert (told.code, told.cell, dict(told.places)) == ("personal-data", "B2", {"kind": kind})
    assert not re.search(r"\d{7}", str(told))


@pytest.mark.parametrize("cell", FREE, ids=lambda cell: str(cell)[:30])
def test_other_long_numbers_are_no_personal_data(cell: object) -> None:
    assert privacy.check(sheet(["地区", "数值"], ["成都市", cell])) == []


@pytest.mark.parametrize(
    "rows",
    [
        [["地区", "联系电话"], ["成都市", 13812345678]],
        [["地区", "联系电话"], ["成都市", "13812345678"]],
        [["手机", 13812345678]],
        [["成都市", 13812345678], ["绵阳市", 13912345679]],
        [["成都市", "13812345678"], ["绵阳市", "13912345679"]],
    ],
)
def test_eleven_digits_are_a_telephone_where_something_says_so(rows: Rows) -> None:
    assert [told.code for told in privacy.check(sheet(*rows))] == ["personal-data"]


@pytest.mark.parametrize(
    "rows",
    [
        [["地区", "项目资金（元）"], ["四川省", 13812345678], ["云南省", 8912345679], ["西藏自治区", 912345679]],
        [["地区", "项目资金（元）"], ["四川省", "13812345678"], ["云南省", "8912345679"], ["西藏自治区", "912345679"]],
        [["地区", "项目资金（元）"], ["四川省", 15_000_000_000], ["云南省", 13_000_000_000]],
        [["地区", "项目资金（元）"], ["四川省", 13812345678]],
    ],
)
def test_eleven_digits_among_sums_of_money_are_money(rows: Rows) -> None:
    assert privacy.check(sheet(*rows)) == []


@pytest.mark.parametrize("title", ["姓名", "身份证号", "身份证号码", "证件号码", "手机号", "姓 名", "考生姓名"])
def test_a_list_of_persons_is_refused_by_its_headings(title: str) -> None:
    taken = take([["序号", title, "报考级别"], [1, "某甲", "中级"], [2, "某乙", "助理"]])
    assert taken.errors == [("personal-list", "B1")]


def test_every_column_is_told_once_and_hidden_cells_too() -> None:
    rows = [["地区", "甲", "乙"], ["成都市", PERSON, f"x{PERSON}"], ["绵阳市", PERSON, ""]]
    taken = take(rows, hidden_columns=frozenset({2}), hidden_rows=frozenset({2}))
    assert taken.told == [("personal-data", "B2"), ("personal-data", "C2")]


def test_nothing_else_is_told_of_a_file_that_holds_personal_data() -> None:
    typed = "510104199003070012"  # its check digit is wrong, so that only the mask can hide it
    rows = [
        ["地区", "年份", "报名人数"],
        ["成都市", 2024, typed],
        ["不知道市", 2024, 5],
        ["绵阳市", 2024, "电话13812345678"],
    ]
    taken = take(rows, name=f"{PERSON}报名.xlsx", title=f"表{CREDIT_CARD}")
    assert {code for code, _cell in taken.told} == {"personal-data"}
    for number in (PERSON, typed, CREDIT_CARD, "13812345678"):
        assert number not in taken.sentences
    assert taken.draft.readings == ()


@pytest.mark.parametrize("cell", ["510104199003070012", "5101041990030700", "510104 199003 070012"])
@pytest.mark.parametrize("column", [0, 1, 2, 3, 4, 5])
def test_a_number_like_an_identity_number_is_blacked_out_wherever_it_stands(cell: str, column: int) -> None:
    row: list[object] = ["成都市", 2024, "报名人数", 5, "人", "助理"]
    row[column] = cell
    taken = take([["地区", "年份", "指标", "数值", "单位", "分组"], row])  # type: ignore[list-item]
    assert taken.errors
    assert not re.search(r"\d{7}", taken.sentences.replace(" ", ""))


def test_names_of_files_and_sheets_are_blacked_out() -> None:
    rows = [["地区", "年份", "报名人数"], ["成都市", "二四年", 5]]
    taken = take(rows, name=f"１３８１２３４５６７８、{PERSON}.xlsx")
    assert taken.draft.file_name == "***********、******************.xlsx"


@given(st.text(max_size=40) | st.text("0123456789X- 证", max_size=30) | st.floats() | st.integers())
def test_any_cell_is_told_or_left(cell: str | float) -> None:
    privacy.check(Sheet("Sheet1", [[cell]]))


@given(
    st.dates(date(1930, 1, 1), date(2024, 12, 31)), st.integers(0, 999), st.sampled_from(["110101", "510104", "650102"])
)
def test_every_valid_identity_number_is_found(born: date, order: int, region: str) -> None:
    number = numbered(f"{region}{born:%Y%m%d}{order:03}")
    assert privacy.kind_of(f"号码{number}。") == ID
    wrong = number[:-1] + ("1" if number[-1] != "1" else "2")
    assert privacy.kind_of(wrong) != ID
