"""Worlds of one question each, small enough to walk again for every weakened rule: meeting, settling, ending."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from izligums.cases.enums import (
    END_REASONS,
    ContactResult,
    Initiative,
    Procedure,
    Referral,
    Risk,
    Role,
)
from izligums.core.enums import PeriodUnit
from izligums.core.periods import PeriodLength
from izligums.meetings.enums import Form, Mode
from izligums.process.explore.world import FREE_MEDIATOR, LATER, SOON, TODAY, World
from izligums.process.explore.worlds.cast import (
    CHILD,
    ENDING,
    FOLLOWING,
    IN_TIME,
    MEETING,
    NO,
    O1,
    R1,
    S1,
    SETTLING,
    STOPPING,
    TOO_LATE,
    V1,
    V2,
    VOLUNTEER,
    WE_REACH,
    YESTERDAY,
    beside,
    case,
    many,
    offender,
    ready,
    settled,
    victim,
)
from izligums.process.facts import ConditionFacts, Policy
from izligums.settlements.enums import ConditionKind

DECIDING = (
    World(
        "planning and holding",
        "One victim and one adult offender, ready; forms, modes, places and days of a session.",
        case(ready(victim()), ready(offender()), risk=Risk.CLEAR),
        MEETING | {"record_withdrawal", "record_contact", "transfer"} | ENDING,
        answers={
            ("plan_session", "form"): tuple(Form),
            ("plan_session", "mode"): tuple(Mode),
            ("plan_session", "place"): (None, "…"),
            ("hold_session", "day_check"): (True, False),
            ("record_contact", "result"): (ContactResult.NO_MORE_CONTACT,),
            ("record_contact", "initiative"): (Initiative.SERVICE,),
        },
        session_days=(YESTERDAY, SOON),
        days={"hold_session": (TODAY,)},
        early=frozenset({"hold_session"}),
        small=True,
        closes=False,
    ),
    World(
        "risk, bans and stops",
        "One victim and one adult offender, ready; risk reviews, contact bans, safety stops, detention and death.",
        case(ready(victim()), ready(offender())),
        frozenset({"review_risk", "second_review", "record_ban", "lift_ban", "record_death", "end_assignment"})
        | STOPPING
        | {"plan_session", "hold_session"},
        small=True,
        closes=False,
    ),
    World(
        "a risk review that grows old",
        "One victim and one adult offender, ready; the service has set that a review counts for a week. Reviews, and a "
        "session today or in two weeks.",
        case(
            ready(victim()),
            ready(offender()),
            policy=Policy(risk_review=PeriodLength(7, PeriodUnit.CALENDAR_DAYS)),
        ),
        frozenset({"review_risk", "second_review", "plan_session", "hold_session"}),
        session_days=(TODAY, SOON),
        days={"review_risk": (SOON,), "second_review": (SOON,), "plan_session": (SOON,)},
        small=True,
        closes=False,
    ),
    World(
        "a certificate that runs out",
        "As before, led by a volunteer whose certificate ends before the day of the session; a minor takes part.",
        case(
            ready(victim()),
            ready(offender(born=CHILD)),
            ready(beside(O1)),
            lead=replace(VOLUNTEER, declared=True, child_rights_until=date(2027, 1, 1)),
            co=replace(FREE_MEDIATOR, declared=None),
            risk=Risk.CLEAR,
            held=frozenset({many(V1, O1, R1)}),
        ),
        frozenset({"declare_conflict", "plan_session", "hold_session", "end_assignment"}) | SETTLING,
        answers={("declare_conflict", "conflict"): (False,), ("draft_settlement", "signatories"): ((V1, O1),)},
        circles=(many(V1, O1, R1),),
        session_days=(TODAY, SOON),
        days={"certify_settlement": (SOON,)},
        small=True,
        closes=False,
    ),
    World(
        "a settlement",
        "One victim and a minor offender with representative have met in a compulsory-measure case; another "
        "victim did not. Conditions, signatures, withdrawals, stops.",
        case(
            ready(victim()),
            ready(victim(V2)),
            ready(offender(born=CHILD)),
            ready(beside(O1)),
            procedure=Procedure.COMPULSORY_MEASURE,
            held=frozenset({many(V1, O1, R1)}),
        ),
        SETTLING | NO | {"stop_for_safety"},
        answers={
            ("add_condition", "due"): (TOO_LATE, IN_TIME),
            ("certify_settlement", "voluntary"): (True, False),
        },
        small=True,
        closes=False,
    ),
    World(
        "bans of two",
        "Two victims and one offender; contact bans are recorded and lifted, nothing else happens.",
        case(victim(V1), victim(V2), offender()),
        frozenset({"record_ban", "lift_ban", "set_concern"}),
        closes=False,
        small=True,
    ),
    World(
        "conditions",
        "Drafts between an adult offender and each of two victims who have met; payments and other conditions, "
        "with or without a day.",
        case(
            ready(victim(V1)),
            ready(victim(V2)),
            ready(offender()),
            held=frozenset({many(V1, V2, O1)}),
            settlements=(settled(V1, O1), replace(settled(V2, O1), id=102)),
        ),
        frozenset({"add_condition", "remove_condition", "sign_settlement"}),
        answers={
            ("add_condition", "kind"): (ConditionKind.PAYMENT, ConditionKind.OTHER),
            ("add_condition", "due"): (None, YESTERDAY, SOON),
            ("add_condition", "amount"): (None, 10),
        },
        closes=False,
        small=True,
    ),
    World(
        "to the end",
        "A draft that both have signed; certifying, fulfilment, reports, notices, reopening, or giving up.",
        case(
            ready(victim()),
            ready(offender()),
            held=frozenset({many(V1, O1)}),
            settlements=(settled(V1, O1, signed=many(V1, O1), conditions=(ConditionFacts(201, SOON),)),),
        ),
        FOLLOWING
        | ENDING
        | {"certify_settlement", "void_settlement", "add_condition", "sign_settlement", "recall", "draft_settlement"},
        answers={("end_without_settlement", "reason"): END_REASONS},
        small=True,
    ),
    World(
        "nobody to tell",
        "The same where no official directs proceedings; one may come later.",
        case(
            ready(victim(applicant=True)),
            ready(offender()),
            referral=Referral.APPLICATION,
            has_leader=False,
            held=frozenset({many(V1, O1)}),
            settlements=(settled(V1, O1, signed=many(V1, O1), conditions=(ConditionFacts(201, SOON),)),),
        ),
        FOLLOWING | ENDING | {"certify_settlement", "void_settlement", "change_leader", "reopen"},
        small=True,
    ),
    World(
        "passed outside",
        "One victim and one adult offender, ready, in any stage; something is passed outside and looked at by the same "
        "person or another.",
        case(ready(victim()), ready(offender()), risk=Risk.CLEAR),
        ENDING | {"record_disclosure", "review_disclosure", "plan_session", "recall"},
        circles=(many(V1, O1),),
        small=True,
        closes=False,
    ),
    World(
        "withheld for a time",
        "One victim and one adult offender; in any stage openings are withheld from one of them by "
        "decision, agreed to by the same person or another, in time or too late, and ended.",
        case(ready(victim()), ready(offender()), risk=Risk.CLEAR),
        ENDING | {"withhold_openings", "review_withholding", "end_withholding", "recall"},
        answers={
            ("withhold_openings", "reader"): (1, 2),
            ("withhold_openings", "since"): (TODAY, LATER),
            ("withhold_openings", "until"): (TODAY, SOON),
        },
        days={"review_withholding": (LATER,), "end_withholding": (LATER,)},
        small=True,
        closes=False,
    ),
    World(
        "after the end",
        "One victim and one offender, ready to meet, and a guest; the talks may end at any time, and the case be "
        "reopened.",
        case(
            ready(victim()),
            ready(offender()),
            ready(beside(V1, S1, Role.SUPPORTER)),
            risk=Risk.CLEAR,
            held=frozenset({many(V1, O1)}),
        ),
        ENDING
        | {"reopen", "recall", "record_contact", "invite", "record_acknowledgement", "give_information", "record_talk"}
        | {"record_agreement", "allow_absence", "review_risk", "second_review", "plan_session", "draft_settlement"}
        | {"void_settlement", "hold_session", "record_consent"},
        answers={**WE_REACH, ("record_acknowledgement", "acknowledged"): (True,)},
        circles=(many(V1, O1),),
        small=True,
    ),
)
