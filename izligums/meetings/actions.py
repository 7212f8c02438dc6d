"""Writes of meetings. Called by the process alone, inside its transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from izligums.cases.models import Act, Case
from izligums.meetings.enums import CancelReason, Form, Mode, SessionState
from izligums.meetings.models import Booking, Session, SessionPerson


def plan(
    *,
    case: Case,
    act: Act,
    form: Form,
    mode: Mode,
    start: datetime,
    end: datetime,
    room_id: int | None,
    place: str,
    people: Iterable[int],
    mediators: Iterable[int],
) -> Session:
    """Plan a session and book its mediators and room.

    Raises IntegrityError when a mediator or the room is taken at that time (constraints `meetings_booking_*_free`).
    """
    session = Session.objects.create(
        case=case, form=form, mode=mode, start=start, end=end, room_id=room_id, place=place, planned_by=act
    )
    SessionPerson.objects.bulk_create(SessionPerson(session=session, participation_id=id) for id in people)
    span = DateTimeTZRange(start, end)
    taken = [Booking(session=session, mediator_id=id, span=span) for id in mediators]
    if room_id is not None:
        taken.append(Booking(session=session, room_id=room_id, span=span))
    Booking.objects.bulk_create(taken)
    return session


def cancel(*, session_id: int, act: Act, reason: CancelReason) -> None:
    """The session does not take place; its mediators and room are free again."""
    Session.objects.filter(pk=session_id).update(state=SessionState.CANCELLED, cancel_reason=reason, ended_by=act)
    Booking.objects.filter(session_id=session_id).update(live=False)


def take_out(*, session_id: int, participation_id: int) -> None:
    """Somebody else than a party says no: the others still meet."""
    SessionPerson.objects.filter(session_id=session_id, participation_id=participation_id).update(taken_out=True)


def hold(*, session_id: int, act: Act, people: Iterable[int], adjourned: bool) -> None:
    """Record who was there."""
    Session.objects.filter(pk=session_id).update(state=SessionState.HELD, adjourned=adjourned, ended_by=act)
    expected = SessionPerson.objects.filter(session_id=session_id)
    expected.update(attended=False)
    expected.filter(participation_id__in=list(people)).update(attended=True)
