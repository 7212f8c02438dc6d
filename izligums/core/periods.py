"""Named periods: what the law or the office says must happen within a time.

`policy/periods.toml` names them and says where each comes from; an administrator may set another value, with
history. A period without a value yields no date: the program then says "not set" and reminds nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from izligums.core.enums import PeriodUnit, Standing
from izligums.core.workdays import SpecialDays, add_months, add_working_days
from izligums.policy import Sentences, read_toml


@dataclass(frozen=True)
class PeriodLength:
    value: int | None  # None: not set
    unit: PeriodUnit


@dataclass(frozen=True)
class NamedPeriod:
    """A period as the policy file has it, before the office changed anything."""

    name: str
    words: Sentences
    starts: Sentences  # the event it runs from
    length: PeriodLength
    reference: str  # the provision, empty when none could be read
    standing: Standing
    changeable: bool  # False: the date comes from elsewhere, such as the process leader
    since: date | None


@cache
def named_periods() -> Mapping[str, NamedPeriod]:
    """All periods in the order of the policy file. Raises KeyError or ValueError when the file is not in order."""
    return {
        name: NamedPeriod(
            name=name,
            words=Sentences(**row["words"]),
            starts=Sentences(**row["starts"]),
            length=PeriodLength(row.get("value"), PeriodUnit(row["unit"])),
            reference=row.get("reference", ""),
            standing=Standing(row["standing"]),
            changeable=row.get("changeable", True),
            since=row.get("since"),
        )
        for name, row in read_toml("periods.toml").items()
    }


def due_on(name: str, start: date, values: Mapping[str, PeriodLength], special: SpecialDays) -> date | None:
    """The last day of a period that began by an event on `start`; None when the period is not set.

    Calendar days and months may end on a day off: whether they then move on is not known, so they do not.
    """
    return end_of(values[name], start, special)


def end_of(length: PeriodLength, start: date, special: SpecialDays) -> date | None:
    if length.value is None:
        return None
    match length.unit:
        case PeriodUnit.WORKING_DAYS:
            return add_working_days(start, length.value, special)
        case PeriodUnit.CALENDAR_DAYS:
            return start + timedelta(days=length.value)
        case PeriodUnit.MONTHS:
            return add_months(start, length.value)
