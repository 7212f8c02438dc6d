from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from izligums.core import actions
from izligums.core.enums import PeriodUnit
from izligums.core.models import SpecialDay
from izligums.core.periods import PeriodLength, due_on
from izligums.core.queries import period_history, period_lengths, special_days, years_filled
from izligums.core.values import ValueProblem
from izligums.core.workdays import add_working_days

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def set_period(name: str, value: int | None, valid_from: date, unit: PeriodUnit = PeriodUnit.WORKING_DAYS) -> None:
    actions.set_period(name=name, value=value, unit=unit, valid_from=valid_from, note="", by="1", at=NOW)


def test_year_is_filled_with_latvian_holidays_once() -> None:
    assert actions.fill_year(2026) >= 13
    assert actions.fill_year(2026) == 0
    assert years_filled() == [2026]
    special = special_days()
    assert special[date(2026, 11, 18)] is False
    assert special[date(2026, 6, 23)] is False
    assert add_working_days(date(2026, 12, 23), 1, special) == date(2026, 12, 28)


def test_filling_keeps_what_the_office_entered() -> None:
    actions.set_day(day=date(2026, 12, 31), working=True, name="Strādājam")
    actions.set_day(day=date(2026, 12, 12), working=True, name="Pārcelta darba diena")
    actions.fill_year(2026)
    assert special_days()[date(2026, 12, 31)] is True
    actions.forget_day(day=date(2026, 12, 12))
    assert not SpecialDay.objects.filter(day=date(2026, 12, 12)).exists()


def test_period_counts_from_the_day_it_is_valid() -> None:
    assert period_lengths(on=date(2026, 11, 22))["assign_mediator"].value is None
    set_period("assign_mediator", 3, date(2026, 12, 1))
    set_period("assign_mediator", 5, date(2027, 1, 1))
    assert period_lengths(on=date(2026, 11, 30))["assign_mediator"].value is None
    assert period_lengths(on=date(2026, 12, 1))["assign_mediator"] == PeriodLength(3, PeriodUnit.WORKING_DAYS)
    assert period_lengths(on=date(2027, 1, 1))["assign_mediator"].value == 5
    assert due_on("assign_mediator", date(2026, 12, 1), period_lengths(on=date(2026, 12, 1)), {}) == date(2026, 12, 4)


def test_period_set_again_for_the_same_day_is_the_last_one_and_history_stays() -> None:
    set_period("draw_up_client_file", 3, date(2026, 12, 1))
    set_period("draw_up_client_file", None, date(2026, 12, 1))
    assert period_lengths(on=date(2026, 12, 1))["draw_up_client_file"].value is None
    assert [row.value for row in period_history("draw_up_client_file")] == [None, 3]


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("no_such", 1, "unknown_period"),
        ("leader_due", 1, "unknown_period"),
        ("assign_mediator", 0, "period_value"),
        ("assign_mediator", 99999, "period_value"),
    ],
)
def test_period_is_refused_with_a_code(name: str, value: int, problem: str) -> None:
    with pytest.raises(ValueProblem) as caught:
        set_period(name, value, date(2026, 12, 1))
    assert caught.value.code == problem
