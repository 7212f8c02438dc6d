from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from izligums.accounts.models import Unit
from izligums.cases.models import Case, Participation
from izligums.core.fields import EnumField, one_of
from izligums.core.sealed import SealedText
from izligums.mediators.models import Mediator
from izligums.meetings.enums import CancelReason, Form, Mode, SessionState


class Room(models.Model):
    """A room of a unit where people can meet."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="rooms")
    name = models.CharField(max_length=100)
    seats = models.PositiveSmallIntegerField()
    step_free = models.BooleanField(default=False)
    second_entrance = models.BooleanField(default=False)
    waiting_rooms = models.PositiveSmallIntegerField(default=0)
    sample = models.BooleanField(default=False)

    class Meta:
        ordering = ["unit_id", "name"]
        constraints = [models.UniqueConstraint(fields=["unit", "name"], name="meetings_room_name")]

    def __str__(self) -> str:
        return self.name


class Session(models.Model):
    """A planned, held or cancelled meeting of a case. There is no column for what was said."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="sessions")
    form = EnumField(Form)
    mode = EnumField(Mode)
    start = models.DateTimeField()
    end = models.DateTimeField()
    room = models.ForeignKey(Room, on_delete=models.PROTECT, null=True, blank=True, related_name="sessions")
    place = SealedText(blank=True)
    state = EnumField(SessionState, default=SessionState.PLANNED)
    cancel_reason = EnumField(CancelReason, null=True, blank=True)
    adjourned = models.BooleanField(default=False)
    planned_by = models.ForeignKey("cases.Act", on_delete=models.PROTECT, related_name="+")
    ended_by = models.ForeignKey("cases.Act", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["start", "pk"]
        constraints = [
            one_of("form", Form, name="meetings_session_form"),
            one_of("mode", Mode, name="meetings_session_mode"),
            one_of("state", SessionState, name="meetings_session_state"),
            one_of("cancel_reason", CancelReason, name="meetings_session_cancel_reason"),
            models.CheckConstraint(name="meetings_session_order", condition=Q(end__gt=F("start"))),
            models.CheckConstraint(
                name="meetings_session_cancelled_whole",
                condition=Q(state=SessionState.CANCELLED, cancel_reason__isnull=False)
                | (~Q(state=SessionState.CANCELLED) & Q(cancel_reason__isnull=True)),
            ),
            models.CheckConstraint(
                name="meetings_session_ended_whole",
                condition=Q(state=SessionState.PLANNED, ended_by__isnull=True)
                | (~Q(state=SessionState.PLANNED) & Q(ended_by__isnull=False)),
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(state=SessionState.PLANNED), name="meetings_session_one_planned"
            ),
        ]
        indexes = [
            models.Index(fields=["start"], condition=Q(state=SessionState.PLANNED), name="meetings_session_next")
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.pk}"


class SessionPerson(models.Model):
    """Somebody a session counts on; `attended` is known once it has been held."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="people")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    attended = models.BooleanField(null=True, blank=True)
    taken_out = models.BooleanField(default=False)  # said no after planning; the others still meet

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "participation"], name="meetings_sessionperson_once"),
        ]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.participation_id}"


def _one_number(field: str) -> Func:
    """A range of one number stands for equality: gist knows bigint only through an extension."""
    return Func(F(field), F(field), Value("[]"), function="int8range")


class Booking(models.Model):
    """The time of one mediator or one room taken by a session that is planned or was held."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="bookings")
    mediator = models.ForeignKey(Mediator, on_delete=models.PROTECT, null=True, blank=True, related_name="bookings")
    room = models.ForeignKey(Room, on_delete=models.PROTECT, null=True, blank=True, related_name="bookings")
    span = DateTimeRangeField()
    live = models.BooleanField(default=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="meetings_booking_of_one",
                condition=Q(mediator__isnull=False, room__isnull=True) | Q(mediator__isnull=True, room__isnull=False),
            ),
            ExclusionConstraint(
                name="meetings_booking_mediator_free",
                expressions=[(_one_number("mediator"), RangeOperators.OVERLAPS), ("span", RangeOperators.OVERLAPS)],
                condition=Q(live=True, mediator__isnull=False),
            ),
            ExclusionConstraint(
                name="meetings_booking_room_free",
                expressions=[(_one_number("room"), RangeOperators.OVERLAPS), ("span", RangeOperators.OVERLAPS)],
                condition=Q(live=True, room__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.span}"
