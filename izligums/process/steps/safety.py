"""What can make it unsafe: risks, contact bans, stops."""

from __future__ import annotations

from izligums.cases.enums import (
    RiskFactor,
    Role,
)
from izligums.process import law
from izligums.process.fields import (
    Choices,
    Day,
    PersonOf,
    Scan,
    Text,
    YesNo,
)
from izligums.process.rules import ending, people, session, staff
from izligums.process.steps.base import (
    ANYBODY,
    MEDIATORS,
    OFFICE,
    OPEN,
    WORKING,
    Step,
)

STEPS = (
    Step(
        name="review_risk",
        chapter="people",
        who=MEDIATORS,
        stages=WORKING,
        asks=(Choices("factors", required=False, options=tuple(RiskFactor)),),
        rules=(ending.not_ended, staff.no_conflict),
        changes="The risk list has been looked at; any yes, or an earlier refusal, asks for a second person.",
        starts=("risk_review_valid",),
        promise="S7",
        citation=law.RECITAL_46,
    ),
    Step(
        name="second_review",
        chapter="people",
        who=ANYBODY,
        stages=WORKING,
        asks=(YesNo("may_go_on"),),
        rules=(ending.not_ended, session.second_review_is_wanted),
        changes="A second person has looked at the risks and says whether it may go on. A no is remembered until a second person says yes.",
        promise="S7",
        citation=law.RECITAL_46,
    ),
    Step(
        name="record_ban",
        chapter="people",
        who=ANYBODY,
        stages=OPEN,
        about=lambda facts, person: person.present and person.role is Role.OFFENDER,
        asks=(PersonOf("victim", among=lambda facts, person: person.role is Role.VICTIM and person.present),),
        rules=(people.pair_is_offender_and_victim,),
        changes="A contact ban is in force: sessions and letters between the two stop until permission is recorded.",
        ends=("risk_review_valid",),
        promise="S7",
        citation=law.PRACTICE,
    ),
    Step(
        name="lift_ban",
        chapter="people",
        who=ANYBODY,
        stages=OPEN,
        about=lambda facts, person: any(offender == person.id for offender, _ in facts.bans),
        asks=(
            PersonOf("victim", among=lambda facts, person: any(victim == person.id for _, victim in facts.bans)),
            Text("authority"),
            Day("decided_on", future=False),
            Scan("scan"),
        ),
        rules=(people.pair_is_offender_and_victim, people.ban_is_live),
        changes="The deciding authority permits contact for the mediation, or the ban has ended.",
        promise="S7",
        citation=law.PRACTICE,
    ),
    Step(
        name="stop_for_safety",
        chapter="people",
        who=ANYBODY,
        stages=OPEN,
        about=lambda facts, person: person.present and person.id not in facts.stopped,
        about_optional=True,
        rules=(session.stop_is_new,),
        changes="Everything that needs this person, or the whole case, stops at once; no reason is asked.",
        promise="S7",
        citation=law.DIRECTIVE_12_A,
    ),
    Step(
        name="lift_stop",
        chapter="people",
        who=OFFICE,
        stages=OPEN,
        about=lambda facts, person: person.id in facts.stopped,
        about_optional=True,
        asks=(Text("reason", limit=500, long=True),),
        rules=(session.stop_is_live,),
        changes="Somebody else than the mediator lifts the safety stop; the risk review has to be made again.",
        ends=("risk_review_valid",),
        promise="S7",
        citation=law.DIRECTIVE_12_A,
    ),
)
