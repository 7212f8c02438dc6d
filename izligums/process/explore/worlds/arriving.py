"""Worlds of one question each, small enough to walk again for every weakened rule: up to the first meeting."""

from __future__ import annotations

from izligums.cases.enums import (
    Channel,
    Consent,
    ContactResult,
    InvitationWay,
    Procedure,
    Referral,
    Risk,
    Role,
    SecondFactor,
)
from izligums.meetings.enums import Form
from izligums.process.explore.world import FREE_MEDIATOR, SAME_LEADER, World
from izligums.process.explore.worlds.cast import (
    APPROACHING,
    CHILD,
    ENDING,
    LAPSED,
    MEETING,
    NO,
    O1,
    O2,
    OFFICIAL,
    R1,
    S1,
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
    victim,
)

ARRIVING = (
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
        "a process leader's account",
        "An application comes in, later an official directs the proceedings, or another one. Accounts that fit, of "
        "another name or kind, or not verified, are connected; the case moves to another unit, is recalled, closed and "
        "reopened.",
        case(
            victim(applicant=True),
            offender(),
            registered=False,
            referral=Referral.APPLICATION,
            lead=None,
            has_leader=False,
        ),
        frozenset({"connect_leader", "disconnect_leader", "change_leader", "register", "transfer", "recall", "reopen"})
        | ENDING,
        answers={("change_leader", "leader_name"): ("somebody else", SAME_LEADER)},
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
        "a way into the own space",
        "A victim who applied, known but not how to reach safely, and two offenders who were reached; codes on paper, "
        "by e-mail (which is known) and SMS (which is not); an e-identity, which can prove one of the two. The way is "
        "given and ended, and ends by itself.",
        case(met(offender()), met(offender(O2)), met(victim(applicant=True), safe_way=False), risk=Risk.CLEAR),
        frozenset({"give_access", "end_access", "record_contact", "record_death", "stop_for_safety"}),
        answers={
            ("give_access", "way"): tuple(InvitationWay),
            ("give_access", "second"): tuple(SecondFactor),
            ("record_contact", "result"): (ContactResult.REACHED, ContactResult.NO_MORE_CONTACT),
        },
        closes=False,
        small=True,
    ),
    World(
        "somebody pressed stop",
        "A minor victim with representative, another victim and an offender, ready; the minor pressed stop in their "
        "own space. Sessions with and without them, invitations, the stop recorded.",
        case(
            ready(victim(born=CHILD)),
            ready(victim(V2)),
            ready(offender()),
            ready(beside(V1)),
            risk=Risk.CLEAR,
            access=many(V1),
            asks_to_stop=many(V1),
        ),
        NO | MEETING | {"invite"},
        circles=(many(V1, R1, O1), many(V2, O1)),
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
        "what people say",
        "A victim and an offender who met say what they wish, plan and feel, and ask the other side two questions in "
        "all; one of them dies.",
        case(ready(victim()), ready(offender()), held=frozenset({many(V1, O1)})),
        frozenset({"say_wishes", "ask_question", "mark_question", "share_plan", "say_how_i_am", "choose_messages"})
        | {"record_death"},
        closes=False,
        small=True,
    ),
    World(
        "who waits for an answer",
        "A victim and an offender who met, both with access, write to the mediator or ask for another talk; a mediator "
        "who may not have answered the question of conflict yet answers them. Access ends, people say no, one goes.",
        case(
            ready(victim()), ready(offender()), held=frozenset({many(V1, O1)}), lead=FREE_MEDIATOR, access=many(V1, O1)
        ),
        frozenset({"write_to_mediator", "say_how_i_am", "reply_to_person", "declare_conflict", "end_access"})
        | {"record_withdrawal", "end_participation", "record_death"},
        answers={("declare_conflict", "conflict"): (False,)},
        closes=False,
        small=True,
    ),
)
