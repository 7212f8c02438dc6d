"""The words of meetings. Pure: no Django."""

from __future__ import annotations

from enum import StrEnum


class Form(StrEnum):
    SESSION = "session"  # izlīguma sēde
    CONFERENCE = "conference"  # izlīguma sanāksme
    INDIRECT = "indirect"  # through the mediator, nobody meets


class Mode(StrEnum):
    IN_PERSON = "in_person"
    ONLINE = "online"
    SEPARATE = "separate"  # the mediator goes between


class SessionState(StrEnum):
    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class CancelReason(StrEnum):
    RESCHEDULED = "rescheduled"
    ILLNESS = "illness"
    NO_SHOW = "no_show"
    PLACE = "place"
    STOPPED = "stopped"  # by a withdrawal, a safety stop or a contact ban; written by the program
    OTHER = "other"
