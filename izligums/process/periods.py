"""Which of a step's periods an act starts and ends: those that concern one side only follow acts about that side."""

from __future__ import annotations

from collections.abc import Callable

from izligums.cases.enums import Role, Side
from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.steps import TABLE

When = Callable[[CaseFacts, Act], bool]


def about_side(side: Side) -> When:
    def asked(facts: CaseFacts, act: Act) -> bool:
        person = facts.find(act.person)
        return person is not None and facts.side_of(person) is side

    return asked


def new_client(facts: CaseFacts, act: Act) -> bool:
    person = facts.find(act.person)
    return person is not None and person.role is Role.OFFENDER and not person.client_file


def victim_waits(facts: CaseFacts, act: Act) -> bool:
    """An offender has agreed, and nobody has turned to the victims yet."""
    person = facts.find(act.person)
    if person is None or person.role is not Role.OFFENDER:
        return False
    victims = [each for each in facts.persons if facts.side_of(each) is Side.VICTIM]
    return not any(each.approached or each.reached for each in victims)


def needs_mediator(facts: CaseFacts, act: Act) -> bool:
    """A case without its lead waits for one; without its co-mediator it waits for nobody."""
    match act.step:
        case "declare_conflict" if not act["conflict"]:
            return False
        case "declare_conflict" | "end_assignment":
            return facts.lead is not None and facts.lead.id == act["mediator"]
    return True


def leader_waits(facts: CaseFacts, act: Act) -> bool:
    return facts.has_leader


def will_not_take_place(facts: CaseFacts, act: Act) -> bool:
    return facts.has_leader and not facts.held


def last_notice(facts: CaseFacts, act: Act) -> bool:
    """Nothing is left to tell: the result is told, and the fulfilment of every settlement that has conditions."""
    told = {each.id for each in facts.settlements if each.reported or not (each.certified and each.conditions)}
    if act.step == "report_fulfilment":
        told.add(act["settlement"])
        if facts.notice_owed:
            return False
    return all(each.id in told for each in facts.settlements)


_STARTS: dict[str, When] = {
    "answer_on_refusal": will_not_take_place,
    "assign_mediator": needs_mediator,
    "close_file": last_notice,
    "draw_up_client_file": new_client,
    "first_contact_victim": victim_waits,
    "report_to_leader": leader_waits,
}
#: At the end of the talks, or by recall, they end whoever the case is about.
_ENDS: dict[str, When] = {
    "first_contact_offender": about_side(Side.OFFENDER),
    "first_contact_victim": about_side(Side.VICTIM),
}


def started(facts: CaseFacts, act: Act) -> tuple[str, ...]:
    """Names of the periods that begin on the day of the act; `facts` as they stood before it."""
    return tuple(name for name in TABLE[act.step].starts if name not in _STARTS or _STARTS[name](facts, act))


def ended(facts: CaseFacts, act: Act) -> tuple[str, ...]:
    """Names of the periods that end with the act, if they run."""
    names = TABLE[act.step].ends
    if act.person is None:
        return names
    return tuple(name for name in names if name not in _ENDS or _ENDS[name](facts, act))
