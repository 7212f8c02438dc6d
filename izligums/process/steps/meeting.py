"""People meet, or talk through the mediator."""

from __future__ import annotations

from izligums.cases.enums import Stage
from izligums.documents.enums import Document
from izligums.meetings.enums import CancelReason, Form, Mode
from izligums.process import law
from izligums.process.facts import CaseFacts, PersonFacts
from izligums.process.fields import Choice, Moment, PeopleOf, RoomOf, Text, Tick
from izligums.process.rules import ending, people, session, staff
from izligums.process.steps.base import MEDIATORS, OFFICE, WORKING, Notify, Step


def can_come(facts: CaseFacts, person: PersonFacts) -> bool:
    return person.present and not person.acts_through_representative


BEFORE_PEOPLE_MEET = (
    staff.no_conflict,
    staff.mediators_qualified,
    staff.two_for_sensitive_cases,
    session.both_sides_meet,
    session.all_can_come,
    session.facts_acknowledged,
    session.all_consent,
    session.representatives_come,
    session.all_prepared,
    session.guests_admitted,
    session.risk_reviewed,
    session.risk_review_recent,
    session.found_risk_is_answered,
    session.no_live_ban,
    session.not_stopped,
    people.nobody_asks_to_stop,
)

STEPS = (
    Step(
        name="plan_session",
        chapter="meeting",
        who=MEDIATORS,
        stages=WORKING,
        asks=(
            Choice("form", options=tuple(Form)),
            Choice("mode", options=tuple(Mode)),
            Moment("start"),
            Moment("end"),
            RoomOf("room", required=False),
            Text("place", required=False),
            PeopleOf("people", among=can_come),
        ),
        rules=(
            ending.not_ended,
            session.no_other_session,
            session.starts_after_planning,
            session.form_fits_mode,
            session.minor_not_alone,
            session.nobody_asked_for_no_contact,
            *BEFORE_PEOPLE_MEET,
        ),
        changes="A session has a day, a place and its people; each gets a letter of their own.",
        documents=(Document.SESSION_INVITATION,),
        notices=(Notify.SESSION_PEOPLE,),
        promise="S11",
        citation=law.VPD_LAW_1_1,
    ),
    Step(
        name="cancel_session",
        chapter="meeting",
        who=MEDIATORS | OFFICE,
        stages=frozenset(Stage) - {Stage.CLOSED, Stage.RECEIVED},
        asks=(Choice("reason", options=tuple(each for each in CancelReason if each is not CancelReason.STOPPED)),),
        rules=(session.session_is_planned,),
        changes="The session does not take place; another can be planned.",
        promise="S7",
        citation=law.ORDER_OF_RECORDS,
    ),
    Step(
        name="hold_session",
        chapter="meeting",
        who=MEDIATORS,
        stages=frozenset({Stage.SESSION_PLANNED}),
        asks=(PeopleOf("people", among=can_come), Tick("day_check"), Tick("adjourned")),
        rules=(
            session.session_is_planned,
            session.session_has_begun,
            session.came_as_planned,
            session.day_check_made,
            *BEFORE_PEOPLE_MEET,
        ),
        changes="The people met. What was said stays in the room: there is no field for it.",
        ends=("hold_session", "risk_review_valid"),
        promise="S3",
        citation=law.VPD_LAW_1_1,
        deviable=True,
    ),
)
