from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from izligums.core.problems import CODES
from izligums.core.values import Money, PersonalCode, ValueProblem, check_text


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1234,50", 123450),
        ("1 234,50", 123450),
        ("1\u00a0234,5", 123450),
        ("1.234,50", 123450),
        ("1,234.50", 123450),
        ("1 234 567", 123456700),
        ("€ 12", 1200),
        ("12 EUR", 1200),
        ("12,05 €", 1205),
        ("0,01", 1),
        ("30 eiro", 3000),
    ],
)
def test_money_reads_both_ways_of_writing(text: str, cents: int) -> None:
    assert Money.parse(text) == Money(Decimal(cents) / 100)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1.234",
        "1,234",
        "12,345",
        "-5",
        "1e3",
        "12 34",
        "1.2.3",
        "١٢",
        "NaN",
        "=1+1",
        "100000000",
        "9" * 5000,
        "12,,5",
        "€",
    ],
)
def test_money_refuses_what_is_unclear(text: str) -> None:
    with pytest.raises(ValueProblem, match="not_money"):
        Money.parse(text)


def test_money_is_written_as_each_language_does() -> None:
    assert Money(Decimal("1234.5")).write("lv") == "1\u00a0234,50\u00a0€"
    assert Money(Decimal("1234.5")).write("en") == "€1,234.50"


@given(st.integers(0, 999_999_999))
def test_money_reads_back_what_it_wrote(cents: int) -> None:
    money = Money(Decimal(cents) / 100)
    assert Money.parse(money.write("lv")) == Money.parse(money.write("en")) == money


def test_personal_code_of_the_old_shape_is_checked() -> None:
    assert PersonalCode.parse("16117519997") == PersonalCode("161175-19997")
    assert PersonalCode.parse("161175-19997").born == date(1975, 11, 16)


@pytest.mark.parametrize("text", ["320001-12345", "391234-56789"])
def test_personal_code_of_the_new_shape_tells_no_date(text: str) -> None:
    assert PersonalCode.parse(text).born is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("161175-19996", "code_check_digit"),
        ("310275-19997", "code_date"),
        ("000000-00000", "code_date"),
        ("401175-19997", "code_date"),
        ("161175-1999", "code_shape"),
        ("abc", "code_shape"),
        ("١٦١١٧٥-١٩٩٩٧", "code_shape"),
        ("1" * 10_000, "code_shape"),
    ],
)
def test_personal_code_says_what_is_wrong(text: str, code: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        PersonalCode.parse(text)
    assert caught.value.code == code


@given(st.integers())
def test_invented_codes_can_belong_to_nobody(seed: int) -> None:
    code = PersonalCode.invent(Random(seed))  # noqa: S311 -- nothing secret
    assert PersonalCode.parse(str(code)) == code
    assert code.invented
    assert code.born is None
    assert code.text[:4] == "0000"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\x00b", "control_character"),
        ("a\nb", "control_character"),
        ("a\u2028b", "control_character"),
        ("a\x7fb", "control_character"),
        ("a\ud800b", "control_character"),
        ("a\u202eb", "direction_mark"),
        ("a\u200fb", "direction_mark"),
        ("x" * 201, "too_long"),
        ("x" * 10_000_000, "too_long"),
        ("  ", "empty"),
        (None, "not_text"),
        (12, "not_text"),
    ],
)
def test_text_is_refused_by_code(text: object, code: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        check_text(text, 200, required=True)
    assert caught.value.code == code
    assert code in CODES


def test_text_is_kept_composed_and_trimmed() -> None:
    assert check_text("  Be\u0304rzin\u0327s\u00ad ", 200) == "Bērziņs"
    assert check_text("a\r\nb\tc", 200, lines=True) == "a\nb\tc"
    assert check_text("", 200) == ""


@given(st.text(max_size=50))
def test_accepted_text_is_accepted_again_unchanged(text: str) -> None:
    try:
        kept = check_text(text, 200, lines=True)
    except ValueProblem:
        return
    assert check_text(kept, 200, lines=True) == kept
