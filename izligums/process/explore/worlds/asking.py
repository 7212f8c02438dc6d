"""Worlds of one question each, small enough to walk again for every weakened rule: what people say by themselves."""

from __future__ import annotations

from izligums.cases.enums import Consent, Risk, Role, Signing
from izligums.process.explore.world import FREE_MEDIATOR, World
from izligums.process.explore.worlds.cast import (
    CHILD,
    NO,
    O1,
    O2,
    R1,
    R2,
    S1,
    S2,
    V1,
    beside,
    case,
    many,
    met,
    offender,
    ready,
    victim,
)
from izligums.process.facts import Policy

ASKING = (
    World(
        "yes or no",
        "A victim who is ready, an adult offender who is ready but for information and consent, a minor one whom "
        "nobody has reached, with a representative. They say yes or no on screen or to a mediator, and sign on paper; "
        "a click does not count as writing. A session may be planned with the two adults.",
        case(
            ready(offender(), consent=Consent.NONE, informed=False),
            ready(victim()),
            offender(O2, born=CHILD),
            beside(O2, R2),
            risk=Risk.CLEAR,
            access=many(O1, O2),
        ),
        NO | {"decide", "record_consent", "plan_session"},
        circles=(many(V1, O1),),
        closes=False,
        small=True,
    ),
    World(
        "a click that counts",
        "The same two where policy counts a click on the screen as writing; a mediator may record what was said, too.",
        case(
            met(offender(), consent=Consent.NONE),
            ready(victim()),
            risk=Risk.CLEAR,
            access=many(O1),
            policy=Policy(in_writing=frozenset({Signing.PAPER, Signing.SCREEN})),
        ),
        NO | {"decide", "record_consent"},
        closes=False,
        small=True,
    ),
    World(
        "said before the question of conflict",
        "A mediator is assigned and has not answered; an offender who was reached says in their own space what they "
        "want, or tells the mediator.",
        case(met(offender()), met(victim()), lead=FREE_MEDIATOR, access=many(O1)),
        frozenset({"decide", "declare_conflict", "propose_supporter", "answer_proposal"}),
        answers={
            ("declare_conflict", "conflict"): (False,),
            ("answer_proposal", "guest"): (None,),
        },
        closes=False,
        small=True,
    ),
    World(
        "whom to bring",
        "A victim, an adult and a minor offender, all with access; a supporter of each side. The victim proposes "
        "somebody, the mediator answers and asks; parties answer, and lose access.",
        case(
            ready(victim()),
            ready(offender()),
            ready(offender(O2, born=CHILD)),
            ready(beside(O2, R1)),
            ready(beside(V1, S1, Role.SUPPORTER)),
            ready(beside(O1, S2, Role.SUPPORTER)),
            risk=Risk.CLEAR,
            access=many(V1, O1, O2),
        ),
        frozenset({"propose_supporter", "answer_proposal", "ask_about_guest", "answer_guest", "end_access"}),
        answers={
            ("answer_proposal", "guest"): (None, S1, S2, R1),
            ("ask_about_guest", "party"): (V1, O1, O2),
            ("answer_guest", "guest"): (S1,),
        },
        closes=False,
        small=True,
    ),
)
