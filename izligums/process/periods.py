"""Which periods run: those an act starts and ends (of one side only, when it is about that side), and those that follow
from what is known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from izligums.cases.enums import Procedure, Risk, Role, Side
from izligums.core.workdays import add_months
from izligums.process.act import Act
from izligums.process.evolve.deciding import consents_by
from izligums.process.facts import CaseFacts, SettlementFacts
from izligums.process.steps import TABLE

When = Callable[[CaseFacts, Act], bool]


def about_side(side: Side) -> When:
    def asked(facts: CaseFacts, act: Act) -> bool:
        person = facts.find(act.person)
        return person is not None and facts.side_of(person) is side

    return asked


def only_willing(facts: CaseFacts, act: Act) -> bool:
    """A word on taking part that is not itself the consent."""
    return act.step == "decide" and not consents_by(facts, act)


def new_client(facts: CaseFacts, act: Act) -> bool:
    person = facts.find(act.person)
    if only_willing(facts, act):
        return False
    return person is not None and person.role is Role.OFFENDER and not person.client_file


def victim_waits(facts: CaseFacts, act: Act) -> bool:
    """An offender has agreed, and nobody has turned to the victims yet."""
    person = facts.find(act.person)
    if person is None or person.role is not Role.OFFENDER or only_willing(facts, act):
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
    names = (name for name in TABLE[act.step].starts if name not in STANDING)
    return tuple(name for name in names if name not in _STARTS or _STARTS[name](facts, act))


def ended(facts: CaseFacts, act: Act) -> tuple[str, ...]:
    """Names of the periods that end with the act, if they run."""
    names = tuple(name for name in TABLE[act.step].ends if name not in STANDING)
    if act.person is None:
        return names
    return tuple(name for name in names if name not in _ENDS or _ENDS[name](facts, act))


# -- periods that follow from what is known ----------------------------------------------------------------------------

#: They begin on a day that need not be the day of an act, and late paper or a correction moves them: after each act
#: they are read from the facts anew.
STANDING = ("child_report_to_court", "risk_review_valid")


def standing(facts: CaseFacts) -> dict[str, date]:
    """Which of them run, and since (or from) when; `facts` as they stand now."""
    days = {"child_report_to_court": _court_waits_from(facts), "risk_review_valid": _review_counts_from(facts)}
    return {} if facts.closed is not None else {name: day for name, day in days.items() if day is not None}


def _review_counts_from(facts: CaseFacts) -> date | None:
    """A review that still counts runs out, if the service has set a period."""
    if facts.policy.risk_review is None or facts.ended is not None:
        return None
    return facts.risk_on if facts.risk in (Risk.CLEAR, Risk.NEEDS_SECOND, Risk.CONFIRMED) else None


def _court_waits_from(facts: CaseFacts) -> date | None:
    """The court waits for the report on a child's settlement from the end of the time for fulfilment."""
    if facts.procedure is not Procedure.COMPULSORY_MEASURE or not facts.has_leader:
        return None
    ends = [_fulfilment_ends(facts, each) for each in facts.settlements if _binds_a_child(facts, each)]
    return min((day for day in ends if day is not None), default=None)


def _binds_a_child(facts: CaseFacts, settlement: SettlementFacts) -> bool:
    """With conditions of which the court has not been told."""
    day = settlement.certified_on
    if day is None or settlement.reported or not settlement.conditions:
        return False
    signatories = [facts.find(id) for id in settlement.signatories]
    return any(each is not None and each.role is Role.OFFENDER and each.minor_on(day) for each in signatories)


def _fulfilment_ends(facts: CaseFacts, settlement: SettlementFacts) -> date | None:
    """Law on children's measures, s. 6(4): VPD reports "when the time for fulfilment ends".

    Our reading: on the last day by which a condition is due, or on the day when the last condition was assessed,
    whichever comes first. Where a condition has no day, the longest time the law allows takes its place.
    """
    days = [each.due for each in settlement.conditions if each.due is not None]
    months = facts.policy.child_term_months
    ends = [max(days)] if len(days) == len(settlement.conditions) else []
    if not ends and months is not None and settlement.certified_on is not None:
        ends = [add_months(settlement.certified_on, months)]
    if settlement.assessed:
        ends.append(max(each.assessed_on for each in settlement.conditions if each.assessed_on is not None))
    return min(ends, default=None)
