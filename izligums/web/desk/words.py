"""Small phrases that several pages say the same way."""

from __future__ import annotations

from datetime import date

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from izligums.core.enums import PeriodUnit
from izligums.core.periods import PeriodLength, named_periods
from izligums.policy import Sentences


def in_reader_language(sentences: Sentences) -> str:
    return sentences.in_language(get_language() or "lv")


def period_name(name: str) -> str:
    """A period that the policy file no longer has is shown by its code."""
    period = named_periods().get(name)
    return in_reader_language(period.words) if period else name


def period_length(length: PeriodLength) -> str:
    """Empty when the period is not set."""
    if length.value is None:
        return ""
    match length.unit:
        case PeriodUnit.WORKING_DAYS:
            words = ngettext("%(number)d working day", "%(number)d working days", length.value)
        case PeriodUnit.CALENDAR_DAYS:
            words = ngettext("%(number)d day", "%(number)d days", length.value)
        case PeriodUnit.MONTHS:
            words = ngettext("%(number)d month", "%(number)d months", length.value)
    return words % {"number": length.value}


def days_from(day: date, today: date) -> str:
    """How far a day lies ahead or behind, as people say it."""
    left = (day - today).days
    if left < 0:
        return ngettext("%(days)d day late", "%(days)d days late", -left) % {"days": -left}
    if left == 0:
        return _("today")
    return ngettext("in %(days)d day", "in %(days)d days", left) % {"days": left}
