"""Worlds of one question each, small enough to walk again for every weakened rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from izligums.cases.enums import (
    END_REASONS,
    Channel,
    Consent,
    ContactResult,
    Initiative,
    Procedure,
    Referral,
    Risk,
    Role,
)
from izligums.meetings.enums import Form, Mode
from izligums.process.explore.world import FREE_MEDIATOR, SOON, TODAY, World
from izligums.process.explore.worlds.cast import (
    APPROACHING,
    CHILD,
    ENDING,
    FOLLOWING,
    IN_TIME,
    LAPSED,
    MEETING,
    NO,
    O1,
    OFFICIAL,
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
    met,
    offender,
    ready,
    settled,
    victim,
)
from izligums.process.facts import ConditionFacts
from izligums.settlements.enums import ConditionKind

SMALL = (
    World(
        "an application comes in",
        "Registering, adding people, another unit, another process leader. Nobody is approached.",
        case(victim(), registered=False, referral=Referral.APPLICATION, lead=None, has_leader=False),
        frozenset({"add_person", "register", "transfer", "change_leader", "set_concern", "record_death", "recall"})
        | ENDING,
        newcomers=(
            {"role": Role.OFFENDER},
            {"role": Role.REPRESENTATIVE, "beside": V1, "applicant": True},
            {"role": Role.SUPPORTER},
            {"role": Role.SPECIALIST, "beside": V1},
        ),
        days={"register": (YESTERDAY,)},
        early=frozenset({"register"}),
        small=True,
    ),
    World(
        "a proposal comes in",
        "The paper of a judge; the matter may move to another stage. Nobody is approached.",
        case(victim(), offender(), registered=False, referral=Referral.PROPOSAL, lead=None),
        frozenset({"register", "change_leader", "transfer", "recall", "reopen"}) | ENDING,
        answers={("change_leader", "procedure"): (Procedure.COMPULSORY_MEASURE, Procedure.PROCEEDINGS)},
        small=True,
    ),
    World(
        "a victim whose offender is not known",
        "Only a victim is named, whom the service could reach safely; the case is registered.",
        case(victim(safe_way=True)),
        frozenset({"record_contact", "invite"}),
        small=True,
        closes=False,
    ),
    World(
        "mediators come and go",
        "Two officials, a volunteer without training in children's rights, one whose certificate lapsed. The "
        "offender is a minor. Nobody is approached.",
        case(victim(), offender(born=CHILD), lead=None),
        frozenset({"assign_mediator", "assign_co_mediator", "declare_conflict", "end_assignment", "review_risk"}),
        mediators=(FREE_MEDIATOR, OFFICIAL, VOLUNTEER, LAPSED),
        answers={("review_risk", "factors"): ((),)},
        closes=False,
        small=True,
    ),
    World(
        "work before the question of conflict",
        "A mediator is assigned and has not answered. The offender can be reached safely.",
        case(met(offender()), met(victim()), lead=FREE_MEDIATOR),
        APPROACHING | {"declare_conflict", "record_talk", "review_risk", "invite"},
        answers={**WE_REACH, ("declare_conflict", "conflict"): (False,), ("review_risk", "factors"): ((),)},
        closes=False,
        small=True,
    ),
    World(
        "the offender first",
        "One adult offender and one victim with a safe way; first talks, refusals, a wish for no contact. Nobody "
        "turns to the service unasked.",
        case(offender(), victim(safe_way=True)),
        APPROACHING | NO | {"record_safe_way", "invite", "stop_for_safety"},
        answers={
            **WE_REACH,
            ("record_safe_way", "channel"): (Channel.PHONE,),
            ("record_acknowledgement", "acknowledged"): (True,),
        },
        closes=False,
        small=True,
    ),
    World(
        "left in peace",
        "One offender, already informed, answers and asks for no contact, and may turn to the service again.",
        case(met(offender()), met(victim(applicant=True))),
        frozenset({"record_contact", "invite", "record_consent", "record_withdrawal", "stop_for_safety", "lift_stop"}),
        answers={("record_contact", "result"): tuple(ContactResult)},
        closes=False,
        small=True,
    ),
    World(
        "the representative first",
        "A minor offender whose representative has not been reached, and a victim with a safe way.",
        case(offender(born=CHILD, safe_way=True), beside(O1, safe_way=True), victim(safe_way=True)),
        frozenset(
            {"record_contact", "record_acknowledgement", "give_information", "record_talk", "record_consent"}
            | {"open_client_file", "end_participation"}
        ),
        answers={**WE_REACH, ("record_acknowledgement", "acknowledged"): (True,)},
        closes=False,
        small=True,
    ),
    World(
        "who may stay away",
        "A minor victim with a representative, an adult victim, an offender; a session is planned for each circle.",
        case(
            ready(victim(V1, born=CHILD)),
            ready(victim(V2)),
            ready(beside(V1, R1)),
            ready(offender()),
            risk=Risk.CLEAR,
        ),
        frozenset({"allow_absence", "end_participation", "record_withdrawal"}) | MEETING,
        circles=(many(V1, R1, O1), many(R1, O1), many(V2, O1), many(V1, O1)),
        closes=False,
        small=True,
    ),
    World(
        "almost ready to meet",
        "One victim, one minor offender with representative and a supporter: one thing is still missing for each.",
        case(
            ready(victim(), prepared=False),
            ready(offender(born=CHILD), acknowledged=None),
            ready(beside(O1), consent=Consent.NONE),
            ready(beside(V1, S1, Role.SUPPORTER)),
        ),
        frozenset({"record_talk", "record_acknowledgement", "record_consent", "record_agreement", "review_risk"})
        | {"plan_session", "hold_session", "record_withdrawal"},
        answers={
            ("review_risk", "factors"): ((),),
            ("record_acknowledgement", "acknowledged"): (True,),
            ("record_agreement", "agrees"): (True,),
            ("plan_session", "form"): (Form.CONFERENCE,),
        },
        circles=(many(V1, O1, R1), many(V1, O1, R1, S1), many(V1, R1), many(O1, R1)),
        closes=False,
        small=True,
    ),
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
