"""Worlds of one question each, small enough to walk again for every weakened rule: what passes through the mediator."""

from __future__ import annotations

from izligums.cases.enums import Consent, ContactResult, Initiative, Risk
from izligums.dialogue.enums import StatementState
from izligums.process.explore.world import FREE_MEDIATOR, World
from izligums.process.explore.worlds.cast import (
    CHILD,
    LETTERS,
    NO,
    O2,
    STOPPING,
    V1,
    beside,
    case,
    many,
    offender,
    ready,
    victim,
)
from izligums.process.facts import StatementFacts

PASSING = (
    World(
        "a letter through the mediator",
        "One victim and one adult offender, ready; either writes for the other. It is given back, offered, wanted or "
        "not, delivered, taken back; in between they say no, stops and bans come and go, the facts are no longer "
        "acknowledged.",
        case(ready(victim()), ready(offender()), lead=FREE_MEDIATOR, risk=Risk.CLEAR),
        LETTERS
        | NO
        | STOPPING
        | {"record_consent", "record_ban", "lift_ban", "record_acknowledgement", "record_contact", "declare_conflict"}
        | {"set_concern", "end_without_settlement"},
        answers={
            ("record_contact", "result"): (ContactResult.REACHED, ContactResult.NO_MORE_CONTACT),
            ("record_contact", "initiative"): (Initiative.SERVICE,),
            ("declare_conflict", "conflict"): (False,),
        },
        small=True,
        closes=False,
    ),
    World(
        "a letter to a child",
        "A minor victim whose representative has not agreed yet, and two offenders, one of whom pressed stop after "
        "what they wrote was offered; the risks are still to be reviewed.",
        case(
            ready(victim(born=CHILD)),
            ready(beside(V1), consent=Consent.NONE),
            ready(offender()),
            ready(offender(O2)),
            asks_to_stop=many(O2),
            statements=(StatementFacts(600, O2, StatementState.OFFERED, reader=V1),),
        ),
        LETTERS | {"record_consent", "review_risk", "second_review", "end_participation"},
        small=True,
        closes=False,
    ),
)
