"""What acts about meetings write."""

from __future__ import annotations

from izligums.meetings import actions as meetings
from izligums.process.act import Act
from izligums.process.facts import SessionFacts
from izligums.process.writes.context import Recording


def plan_session(recording: Recording, act: Act) -> int:
    staff = (recording.facts.lead, recording.facts.co)
    session = meetings.plan(
        case=recording.case,
        act=recording.entry,
        form=act["form"],
        mode=act["mode"],
        start=act["start"],
        end=act["end"],
        room_id=act.get("room"),
        place=act.get("place") or "",
        people=act["people"],
        mediators=[each.id for each in staff if each is not None],
    )
    return session.pk


def cancel_session(recording: Recording, act: Act) -> None:
    meetings.cancel(session_id=_planned(recording).id, act=recording.entry, reason=act["reason"])


def hold_session(recording: Recording, act: Act) -> None:
    meetings.hold(
        session_id=_planned(recording).id,
        act=recording.entry,
        people=act["people"],
        adjourned=bool(act.get("adjourned")),
    )


def _planned(recording: Recording) -> SessionFacts:
    session = recording.facts.session
    if session is None:
        raise ValueError("the rules let only a planned session through")
    return session


WRITES = {
    "plan_session": plan_session,
    "cancel_session": cancel_session,
    "hold_session": hold_session,
}
