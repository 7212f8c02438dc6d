"""Imports a file of referrals: the whole file or nothing, and twice is once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from izligums.accounts.access import allows
from izligums.accounts.models import Municipality, User
from izligums.accounts.permissions import Permission
from izligums.cases.models import Case
from izligums.core.values import ValueProblem
from izligums.people.queries import Candidate
from izligums.process.intake.identity import candidates, certainly
from izligums.process.intake.reading import Mistake, Row, read
from izligums.process.intake.routing import municipality_ids
from izligums.process.receive import receive
from izligums.process.refusals import Refused, Taken


@dataclass(frozen=True, slots=True)
class Incoming:
    """A row that came in, or would: `case` is None after a dry run."""

    place: str
    unit: str
    case: Case | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """Somebody of the file was entered anew although a known person has the same names and no other date of birth."""

    place: str
    candidate: Candidate


@dataclass(slots=True)
class Report:
    """With mistakes nothing was written and the other lists are empty."""

    mistakes: list[Mistake] = field(default_factory=list)
    incoming: list[Incoming] = field(default_factory=list)
    already: list[str] = field(default_factory=list)
    alike: list[Alike] = field(default_factory=list)


def import_referrals(content: bytes, *, by: User, at: datetime, dry_run: bool = False) -> Report:
    """Read and import a file; `at` is the moment of recording."""
    if not allows(by, Permission.CASE_IMPORT):
        return Report([Mistake("", ValueProblem("may_not_import"))])
    rows, mistakes = read(content, today=timezone.localtime(at).date(), municipalities=municipality_ids())
    if mistakes:
        return Report(mistakes)
    try:
        return _import(rows, by=by, at=at, dry_run=dry_run)
    except Taken as taken:
        if taken.constraint != "cases_case_imported_once":
            raise
        # Somebody imported the same case a moment earlier: now it is seen, and left as it is.
        return _import(rows, by=by, at=at, dry_run=dry_run)
    except _Wrong as wrong:
        return Report([wrong.mistake])


class _Wrong(Exception):  # noqa: N818 -- ends the transaction, never seen outside
    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake.place)
        self.mistake = mistake


@transaction.atomic
def _import(rows: list[Row], *, by: User, at: datetime, dry_run: bool) -> Report:
    report = Report()
    known = set(Case.objects.filter(source__in=[row.source for row in rows]).values_list("source", flat=True))
    units = dict(Municipality.objects.values_list("pk", "unit__name"))
    for row in rows:
        if row.source in known:
            report.already.append(row.place)
            continue
        persons = [_identified(each, f"{row.place}.persons[{n}]", report) for n, each in enumerate(row.persons)]
        case = None if dry_run else _receive(row, persons, by=by, at=at)
        report.incoming.append(Incoming(row.place, units[row.values["municipality"]], case))
    return report


def _identified(person: Mapping[str, Any], place: str, report: Report) -> Mapping[str, Any]:
    known = certainly(person)
    if known is not None:
        return {**person, "known_person": known}
    report.alike += [Alike(place, each) for each in candidates(person)]
    return person


def _receive(row: Row, persons: list[Mapping[str, Any]], *, by: User, at: datetime) -> Case:
    try:
        return receive(values=row.values, persons=persons, by=by, at=at, source=row.source)
    except ValueProblem as problem:
        raise _Wrong(Mistake(row.place, problem)) from problem
    except Refused as refused:
        codes = ", ".join(finding.problem.code for finding in refused.findings)
        raise _Wrong(Mistake(row.place, ValueProblem("refused", codes=codes))) from refused
