"""What a page reads, noted while it is made: the doors to cases note by themselves, the web writes the notes down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Func, Q, QuerySet

from izligums.accounts.access import allows, reach
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission, Reach
from izligums.cases.enums import ReadingOutcome
from izligums.cases.models import AuditedCase, Case, Reading, Withholding
from izligums.core.paging import Page, page_after, within_days


@dataclass
class Notes:
    """Of one page: which cases, each with the grant under which it was opened, and how many a list showed."""

    cases: dict[int, int | None] = field(default_factory=dict)
    #: The case that a form named.
    tried: int | None = None
    hits: int | None = None


_notes: ContextVar[Notes | None] = ContextVar("izligums_reading", default=None)


@contextmanager
def noting() -> Iterator[Notes]:
    """The notes of what is read inside."""
    notes = Notes()
    token = _notes.set(notes)
    try:
        yield notes
    finally:
        _notes.reset(token)


def note_case(case: int, *, grant: int | None = None) -> None:
    if (notes := _notes.get()) is not None:
        notes.cases[case] = notes.cases.get(case) or grant


def note_tried(case: int) -> None:
    """A form names a case that may not be there."""
    if (notes := _notes.get()) is not None:
        notes.tried = case


def note_hits(count: int) -> None:
    """A list or a search: how many it showed, never for which words."""
    if (notes := _notes.get()) is not None:
        notes.hits = count


def record(
    notes: Notes,
    *,
    user: int | Func,
    page: str,
    outcome: ReadingOutcome,
    at: datetime,
    case: int | None = None,
    person: int | None = None,
    part: int | None = None,
) -> None:
    """One row for each case that was opened, or one for the page. `case` is the one that the address names.

    The database puts its own clock in the place of `at`.
    """
    opened: list[tuple[int | None, int | None]] = [*notes.cases.items()] or [(notes.tried or case, None)]
    Reading.objects.bulk_create(
        Reading(
            at=at,
            user_id=user,
            page=page,
            case_id=each,
            grant_id=grant,
            person_id=person,
            part=part,
            hits=notes.hits,
            outcome=outcome,
        )
        for each, grant in opened
    )


@dataclass(frozen=True, kw_only=True)
class ReadingFilter:
    case: int | None = None
    person: int | None = None
    user: int | None = None
    first: date | None = None  # opened on
    last: date | None = None


def readings(user: User, chosen: ReadingFilter, *, cursor: str = "", size: int = 25) -> Page[Reading]:
    """Who opened what, newest first: of every case for an auditor or a data-protection officer, else of the cases of
    one's unit, else one's own."""
    found = _seen_by(user)
    wanted = {"case_id": chosen.case, "person_id": chosen.person, "user_id": chosen.user}
    found = found.filter(**{name: value for name, value in wanted.items() if value is not None})
    found = within_days(found, "at", chosen.first, chosen.last)
    return page_after(found, ("-at", "-pk"), cursor, size)


def may_have_read(case: Case) -> QuerySet[User]:
    """Who is of the case's unit, and who of others has opened the case."""
    opened = Reading.objects.filter(case_id=case.pk, user_id__isnull=False)
    return User.objects.filter(Q(unit_id=case.unit_id, is_active=True) | Q(pk__in=opened.order_by().values("user_id")))


def withheld() -> QuerySet[Withholding]:
    """Openings that people are not shown, or were not; of every unit, for those who watch over them."""
    return Withholding.objects.select_related("reader", "by", "second")


def numbers(user: User, ids: Iterable[int]) -> dict[int, str]:
    """The numbers of cases, as far as `user` may know that they are there: for those who watch over them, all."""
    rows = AuditedCase if allows(user, Permission.OPENINGS_WATCH) else Case
    return {case.pk: case.number for case in rows.objects.filter(pk__in=set(ids))}


def _seen_by(user: User) -> QuerySet[Reading]:
    match reach(user):
        case Reach.ALL | Reach.READINGS:
            return Reading.objects.all()
        case Reach.UNIT:
            return Reading.objects.filter(unit_id=user.unit_id or 0)
        case _:
            return Reading.objects.filter(user_id=user.pk, outcome=ReadingOutcome.READ)
