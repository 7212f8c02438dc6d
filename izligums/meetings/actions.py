"""Writes of meetings. Called by the process alone, inside its transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.backends.postgresql.psycopg_any import DateTimeTZRange

from izligums.cases.models import Act, Case
from izligums.mediators.models import Mediator
from izligums.meetings.enums import CancelReason, Form, Mode, SessionState
from izligums.meetings.models import Booking, Room, Session, SessionPerson


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
    staff = sorted(set(mediators))
    _queue_for(staff, room_id)
    session = Session.objects.create(
        case=case, form=form, mode=mode, start=start, end=end, room_id=room_id, place=place, planned_by=act
    )
    SessionPerson.objects.bulk_create(SessionPerson(session=session, participation_id=id) for id in people)
    span = DateTimeTZRange(start, end)
    taken = [Booking(session=session, mediator_id=id, span=span) for id in staff]
    if room_id is not None:
        taken.append(Booking(session=session, room_id=room_id, span=span))
    Booking.objects.bulk_create(taken)
    return session


def _queue_for(mediators: list[int], room: int | None) -> None:
    """Two who want the same hour wait for one another here, in one order. Without it each would see the other's booking
    half made, and the database would break the knot only after a second, with an error."""
    list(Mediator.objects.select_for_update(no_key=True).filter(pk__in=mediators).order_by("pk"))
    list(Room.objects.select_for_update(no_key=True).filter(pk=room or 0))


def cancel(*, session_id: int, act: Act, reason: CancelReason) -> None:
    """The session does not take place; its mediators and room are free again."""
    Session.objects.filter(pk=session_id).update(state=SessionState.CANCELLED, cancel_reason=reason, ended_by=act)
    Booking.objects.filter(session_id=session_id).update(live=False)


def take_out(*, session_id: int, participation_id: int) -> None:
    """Somebody else than a party says no: the others still meet."""
    SessionPerson.objects.filter(session_id=session_id, participation_id=participation_id).update(taken_out=True)


def hold(*, session_id: int, act: Act, people: Iterable[int], adjourned: bool) -> None:
    """Record who was there; somebody who came unexpected (recorded with deviation) is there too."""
    Session.objects.filter(pk=session_id).update(state=SessionState.HELD, adjourned=adjourned, ended_by=act)
    there = list(people)
    everybody = SessionPerson.objects.filter(session_id=session_id)
    everybody.update(attended=False)
    came = [SessionPerson(session_id=session_id, participation_id=id) for id in there]
    SessionPerson.objects.bulk_create(came, ignore_conflicts=True)
    everybody.filter(participation_id__in=there).update(attended=True, taken_out=False)
