"""What the writer adds to an act that no form can know, as it is in the small worlds."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from izligums.messages.enums import Medium
from izligums.process.explore.world import SAME_LEADER, World
from izligums.process.facts import AccountFacts

#: Accounts of process leaders: one that fits, one of another name, one of another kind, one that nobody has verified.
ACCOUNTS = {
    601: AccountFacts(verified=True, same_kind=True, same_name=True),
    602: AccountFacts(verified=True, same_kind=True, same_name=False),
    603: AccountFacts(verified=True, same_kind=False, same_name=False),
    604: AccountFacts(verified=False, same_kind=True, same_name=True),
}
#: By which media codes can be sent to anybody.
REACHABLE = frozenset({Medium.EMAIL})
#: Whom an e-identity can prove.
RECOGNISABLE = 20
#: Of every session.
HOUR, BEFORE_THE_HOUR = time(10), time(9)


def added(world: World, step: str, person: int | None, values: dict[str, Any]) -> dict[str, Any]:
    """The answers of an act about `person`, with what is added to them."""
    match step:
        case "assign_mediator" | "assign_co_mediator":
            chosen = next(one for one in world.mediators if one.id == values["mediator"])
            return {**values, "qualification": chosen}
        case "declare_conflict":
            conflict, mediator = values["conflict"]
            return {"conflict": conflict, "mediator": mediator}
        case "give_access":
            return {**values, "reachable": REACHABLE, "recognisable": person == RECOGNISABLE}
        case "choose_messages":
            return {**values, "reachable": REACHABLE}
        case "change_leader":
            return {**values, "same_leader": values["leader_name"] == SAME_LEADER}
        case "connect_leader":
            return {**values, "known": ACCOUNTS[values["account"]]}
        case "plan_session":
            start = datetime.combine(values["start"], HOUR)
            return {**values, "start_day": values["start"], "start": start, "end": None}
    return values
