from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from izligums.core.enums import PeriodUnit
from izligums.core.periods import PeriodLength, due_on, end_of, named_periods
from izligums.core.workdays import add_months, add_working_days, is_working, working_days_between

SPECIAL = {date(2026, 12, 24): False, date(2026, 12, 25): False, date(2026, 12, 31): False, date(2026, 12, 12): True}
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))


def test_working_days_pass_over_weekends_and_holidays() -> None:
    assert add_working_days(date(2026, 12, 23), 1, SPECIAL) == date(2026, 12, 28)
    assert add_working_days(date(2026, 12, 30), 1, SPECIAL) == date(2027, 1, 1)  # the table of 2027 is empty here


def test_working_days_count_a_saturday_worked_by_order() -> None:
    assert add_working_days(date(2026, 12, 11), 1, SPECIAL) == date(2026, 12, 12)


def test_working_days_do_not_count_the_day_of_the_event() -> None:
    assert add_working_days(date(2026, 11, 2), 2, {}) == date(2026, 11, 4)
    assert add_working_days(date(2026, 11, 7), 0, {}) == date(2026, 11, 7)
    with pytest.raises(ValueError, match="negative"):
        add_working_days(date(2026, 11, 2), -1, {})


@given(DAYS, st.integers(1, 60))
def test_working_days_end_on_a_working_day_and_count_back(start: date, count: int) -> None:
    end = add_working_days(start, count, SPECIAL)
    assert is_working(end, SPECIAL)
    assert working_days_between(start, end, SPECIAL) == count


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 1, 15), 6, date(2026, 7, 15)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
    ],
)
def test_months_end_on_the_same_day_or_the_last(start: date, months: int, end: date) -> None:
    assert add_months(start, months) == end


@given(DAYS, st.integers(0, 48))
def test_months_never_pass_the_month(start: date, count: int) -> None:
    end = add_months(start, count)
    assert (end.year - start.year) * 12 + end.month - start.month == count
    assert end.day == start.day or (end + timedelta(days=1)).day == 1


def test_period_that_is_not_set_has_no_day() -> None:
    values = {name: period.length for name, period in named_periods().items()}
    assert due_on("assign_mediator", date(2026, 11, 2), values, {}) is None
    assert due_on("draw_up_client_file", date(2026, 11, 2), values, {}) == date(2026, 11, 4)
    assert due_on("child_settlement_fulfilment", date(2026, 8, 31), values, {}) == date(2027, 2, 28)
    assert end_of(PeriodLength(10, PeriodUnit.CALENDAR_DAYS), date(2026, 11, 2), {}) == date(2026, 11, 12)


def test_periods_without_a_source_are_not_set() -> None:
    for period in named_periods().values():
        assert (period.length.value is None) == (period.standing == "?"), period.name
        assert period.reference or period.length.value is None, period.name
