"""Openings that people are not shown, as lines of a table."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from izligums.accounts.models import User
from izligums.cases.grants import names_in, withholdings_of
from izligums.cases.models import AuditedCase, Case, Withholding
from izligums.cases.reading import numbers
from izligums.web.ui.dates import day


@dataclass(frozen=True)
class Line:
    row: Withholding
    number: str
    #: What the one who looks may know of the person: the name, or the number of their place in the case.
    person: str
    state: str


def of_case(case: Case | AuditedCase, *, today: date) -> list[Line]:
    """For members of the service who see the people of the case, and auditors, who do not."""
    names = names_in(case.pk)
    rows = withholdings_of(case.pk)
    return [
        Line(each, case.number, names.get(each.participation_id, _nobody(each)), _state(each, today)) for each in rows
    ]


def lines(user: User, rows: Iterable[Withholding], *, today: date) -> list[Line]:
    """Of any cases, for those who watch over them."""
    rows = list(rows)
    known = numbers(user, (each.case_id for each in rows))
    return [Line(each, known.get(each.case_id, ""), _nobody(each), _state(each, today)) for each in rows]


def _nobody(row: Withholding) -> str:
    return _("person %(number)s") % {"number": row.participation_id}


def _state(row: Withholding, today: date) -> str:
    if row.ended_on is not None and row.agreed_by_id is None:
        return _("not agreed to")
    if row.ended_on is not None:
        return _("ended on %(day)s") % {"day": day(row.ended_on)}
    if row.until < today:
        return _("over")
    return _("waits for a second person") if row.agreed_by_id is None else _("withheld now")
