from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet

from izligums.core.enums import PeriodUnit
from izligums.core.help_lines import help_lines
from izligums.core.models import HelpNumber, PeriodValue, SpecialDay
from izligums.core.periods import PeriodLength, named_periods


def special_days() -> Mapping[date, bool]:
    """The whole table, some fifteen rows a year: what `core.workdays` asks for."""
    return dict(SpecialDay.objects.values_list("day", "working"))


def years_filled() -> list[int]:
    """Years whose days off are in the table; a due date beyond them is only an estimate."""
    return [day.year for day in SpecialDay.objects.dates("day", "year")]


def period_lengths(*, on: date) -> Mapping[str, PeriodLength]:
    """Every named period as it stood on a day, in one query."""
    lengths = {name: period.length for name, period in named_periods().items()}
    set_by_office = (
        PeriodValue.objects.filter(valid_from__lte=on).order_by("name", "-valid_from", "-pk").distinct("name")
    )
    lengths.update(
        (row.name, PeriodLength(row.value, PeriodUnit(row.unit))) for row in set_by_office if row.name in lengths
    )
    return lengths


def period_history(name: str) -> QuerySet[PeriodValue]:
    """What the office set, newest first."""
    return PeriodValue.objects.filter(name=name).order_by("-valid_from", "-pk")


def help_numbers(*, on: date) -> Mapping[str, str]:
    """The number of every line as it stood on a day, in one query; an empty one is not set."""
    numbers = {name: line.number for name, line in help_lines().items()}
    set_by_office = (
        HelpNumber.objects.filter(valid_from__lte=on).order_by("name", "-valid_from", "-pk").distinct("name")
    )
    numbers.update((row.name, row.number) for row in set_by_office if row.name in numbers)
    return numbers


def help_number_history(name: str) -> QuerySet[HelpNumber]:
    """What the office set, newest first."""
    return HelpNumber.objects.filter(name=name).order_by("-valid_from", "-pk")
