"""Larger worlds that are walked to their end."""

from __future__ import annotations

from izligums.cases.enums import (
    Channel,
    Consent,
    Role,
)
from izligums.process.explore.world import FREE_MEDIATOR, World
from izligums.process.explore.worlds.cast import (
    APPROACHING,
    CHILD,
    ENDING,
    FOLLOWING,
    MEETING,
    NO,
    O1,
    R1,
    S1,
    SETTLING,
    V1,
    V2,
    WE_REACH,
    beside,
    case,
    many,
    met,
    offender,
    ready,
    victim,
)
from izligums.settlements.enums import Fulfilment

FIVE = "two victims, one minor offender with representative, and a supporter"

WHOLE_WAY = World(
    "one victim and one offender: the whole way",
    "Two adults from registration to closing and reopening, through other units and a recall; without guests, bans, "
    "stops, detention and death. The service reaches both, risks are never found, and there are no conditions.",
    case(victim(safe_way=True), offender(safe_way=True), registered=False, lead=None),
    frozenset({"register", "transfer", "assign_mediator", "declare_conflict", "record_talk", "review_risk"})
    | APPROACHING
    | NO
    | MEETING
    | {"draft_settlement", "sign_settlement", "certify_settlement", "void_settlement"}
    | ENDING
    | {"recall", "reopen"},
    answers={**WE_REACH, ("review_risk", "factors"): ((),), ("declare_conflict", "conflict"): (False,)},
    mediators=(FREE_MEDIATOR,),
)

WHOLE = (
    World(
        f"{FIVE}: the order of approach",
        "Safe ways are known, the offender's side is informed, the supporter waits. Contacts that reach, "
        "acknowledgement, information, consents, withdrawals. Talks, meetings and endings are out of play.",
        case(
            victim(V1, safe_way=True),
            victim(V2, safe_way=True),
            met(offender(born=CHILD), reached=False, approached=False),
            met(beside(O1), reached=False, approached=False),
            met(beside(V1, S1, Role.SUPPORTER), consent=Consent.LIVE),
        ),
        frozenset(
            {"record_contact", "record_acknowledgement", "give_information", "record_consent", "record_withdrawal"}
        ),
        answers=WE_REACH,
        closes=False,
    ),
    World(
        f"{FIVE}: meeting",
        "All but one victim are prepared. Talks, risk reviews, consents and withdrawals, agreement to the "
        "supporter, sessions of four circles, the end of the talks. Settlements are out of play.",
        case(
            ready(victim(V1)),
            ready(victim(V2), prepared=False),
            ready(offender(born=CHILD)),
            ready(beside(O1)),
            ready(beside(V1, S1, Role.SUPPORTER), agreed_by=many(O1)),
        ),
        NO | {"record_agreement", "review_risk", "record_talk"} | MEETING | ENDING,
        answers={("record_agreement", "party"): (V2,), ("record_talk", "channel"): (Channel.PHONE,)},
        circles=(many(V1, V2, O1, R1, S1), many(V1, O1, R1, S1), many(V1, O1, R1), many(V2, O1, R1)),
    ),
    World(
        f"{FIVE}: settlements",
        "All have met. A settlement of the offender with each victim, one condition, signatures, certification, "
        "withdrawals, fulfilment and closing. New meetings and new consents are out of play.",
        case(
            ready(victim(V1)),
            ready(victim(V2)),
            ready(offender(born=CHILD)),
            ready(beside(O1)),
            ready(beside(V1, S1, Role.SUPPORTER)),
            held=frozenset({many(V1, V2, O1, R1, S1)}),
        ),
        NO | SETTLING | FOLLOWING | ENDING,
        answers={
            ("draft_settlement", "signatories"): ((V1, O1), (V2, O1)),
            ("record_fulfilment", "fulfilment"): (Fulfilment.FULFILLED,),
        },
    ),
    WHOLE_WAY,
)
