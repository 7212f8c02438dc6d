"""Worlds too large to be walked to their end; walked to a stated number of acts from the start."""

from __future__ import annotations

from dataclasses import replace

from izligums.cases.enums import ContactResult, Initiative, Procedure, Referral, Risk, Role
from izligums.meetings.enums import Form, Mode
from izligums.process.explore.world import FREE_MEDIATOR, SOON, World
from izligums.process.explore.worlds.cast import (
    APPROACHING,
    CHILD,
    ENDING,
    FOLLOWING,
    MEETING,
    NEARLY_OF_AGE,
    NO,
    O1,
    O2,
    R1,
    R2,
    S1,
    S2,
    SETTLING,
    STOPPING,
    V1,
    V2,
    beside,
    case,
    many,
    met,
    offender,
    ready,
    settled,
    victim,
)
from izligums.process.facts import ConditionFacts, PersonFacts

BOUNDED = (
    World(
        "two victims and two offenders: the order of approach",
        "Each offender harmed both; who harmed whom may be corrected. First talks, consents, withdrawals, stops.",
        case(
            victim(V1, safe_way=True),
            victim(V2, safe_way=True),
            offender(O1, safe_way=True),
            offender(O2, safe_way=True),
        ),
        APPROACHING | NO | STOPPING | {"invite", "set_concern", "open_client_file"},
        answers={
            ("record_contact", "result"): (ContactResult.REACHED,),
            ("record_contact", "initiative"): (Initiative.SERVICE,),
        },
        depth=5,
        closes=False,
    ),
    World(
        "two victims and two offenders: meeting and settling",
        "Everybody is prepared, all have met once, and two have signed a draft. Sessions of any circle, "
        "settlements of any set, bans, stops, withdrawals, the ending.",
        case(
            ready(victim(V1)),
            ready(victim(V2)),
            ready(offender(O1)),
            ready(offender(O2)),
            risk=Risk.CLEAR,
            held=frozenset({many(V1, V2, O1, O2)}),
            settlements=(settled(V1, O1, signed=many(V1, O1), conditions=(ConditionFacts(201, SOON),)),),
        ),
        NO
        | STOPPING
        | MEETING
        | SETTLING
        | FOLLOWING
        | ENDING
        | {"record_ban", "lift_ban", "review_risk", "second_review", "reopen", "recall"},
        depth=3,
        closes=False,
    ),
    World(
        "a conference with guests and a child who stays away",
        "A minor victim and a minor offender near the day of coming of age, with representatives, a supporter of "
        "the victim and a specialist. Everything that may happen before and at a conference.",
        case(
            ready(victim(V1, born=CHILD)),
            ready(beside(V1, R2)),
            ready(offender(O1, born=NEARLY_OF_AGE)),
            ready(beside(O1, R1)),
            ready(beside(V1, S1, Role.SUPPORTER)),
            ready(PersonFacts(id=S2, role=Role.SPECIALIST)),
            risk=Risk.CLEAR,
        ),
        NO
        | STOPPING
        | MEETING
        | {"allow_absence", "record_agreement", "review_risk", "second_review", "record_death", "record_detention"}
        | {"end_participation", "draft_settlement", "sign_settlement"},
        answers={
            ("plan_session", "form"): (Form.CONFERENCE, Form.INDIRECT),
            ("plan_session", "mode"): (Mode.ONLINE, Mode.SEPARATE),
        },
        circles=(many(V1, R2, O1, R1), many(R2, O1, R1), many(V1, R2, O1, R1, S1, S2)),
        depth=3,
        closes=False,
    ),
    World(
        "a company as victim, two units, two process leaders",
        "A company with a representative asked for it, an adult offender; both sides were prepared elsewhere. The "
        "case may move to another unit and leader at any time, mediators change.",
        case(
            met(victim(V1, legal_person=True, applicant=True)),
            ready(beside(V1, R2)),
            ready(offender(O1)),
            referral=Referral.APPLICATION,
            has_leader=False,
            registered=False,
            lead=None,
        ),
        frozenset(
            {"register", "transfer", "change_leader", "assign_mediator", "assign_co_mediator", "declare_conflict"}
        )
        | {"end_assignment", "record_withdrawal", "review_risk", "reopen", "recall"}
        | MEETING
        | ENDING
        | SETTLING
        | FOLLOWING,
        answers={("change_leader", "procedure"): (Procedure.RULING,)},
        mediators=(FREE_MEDIATOR, replace(FREE_MEDIATOR, id=2)),
        depth=12,
        closes=False,
    ),
)
