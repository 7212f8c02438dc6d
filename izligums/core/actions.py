from __future__ import annotations

from datetime import date, datetime

import holidays
from django.db import transaction

from izligums.core.enums import PeriodUnit
from izligums.core.help_lines import help_lines
from izligums.core.models import HelpNumber, PeriodValue, SpecialDay
from izligums.core.periods import named_periods
from izligums.core.values import ValueProblem, check_dialled, check_text


@transaction.atomic
def fill_year(year: int) -> int:
    """Enters the public holidays of a year and returns how many were new. Days already in the table stay."""
    known = set(SpecialDay.objects.filter(day__year=year).values_list("day", flat=True))
    names = holidays.country_holidays("LV", years=year, language="lv")
    new = [SpecialDay(day=day, working=False, name=name) for day, name in sorted(names.items()) if day not in known]
    SpecialDay.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def set_day(*, day: date, working: bool, name: str) -> SpecialDay:
    """Enters or changes a day: a single day off, or a Saturday that is worked."""
    row, _ = SpecialDay.objects.update_or_create(
        day=day, defaults={"working": working, "name": check_text(name, 200, required=True)}
    )
    return row


def forget_day(*, day: date) -> None:
    """Makes a day ordinary again."""
    SpecialDay.objects.filter(day=day).delete()


def set_period(
    *, name: str, value: int | None, unit: PeriodUnit, valid_from: date, note: str, by: str, at: datetime
) -> PeriodValue:
    """Sets a period from a day on; `value` None says "not set". Earlier settings stay as history.

    `by` is the user's identifier. Raises ValueProblem: unknown_period, period_value, and those of a text.
    """
    period = named_periods().get(name)
    if period is None or not period.changeable:
        raise ValueProblem("unknown_period")
    if value is not None and not 1 <= value <= 3660:
        raise ValueProblem("period_value")
    return PeriodValue.objects.create(
        name=name,
        value=value,
        unit=unit,
        valid_from=valid_from,
        note=check_text(note, 500, lines=True),
        set_by=by,
        recorded_at=at,
    )


def set_help_number(*, name: str, number: str, valid_from: date, note: str, by: str, at: datetime) -> HelpNumber:
    """Sets the number of a line from a day on; an empty one says "not set". Earlier settings stay as history.

    `by` is the user's identifier. Raises ValueProblem: unknown_help_line, not_dialled, and those of a text.
    """
    if name not in help_lines():
        raise ValueProblem("unknown_help_line")
    return HelpNumber.objects.create(
        name=name,
        number=check_dialled(number) if number else "",
        valid_from=valid_from,
        note=check_text(note, 500, lines=True),
        set_by=by,
        recorded_at=at,
    )
