"""Who lives in the worlds, what they know already, and which steps belong together.

Victims have ids from 10, offenders from 20, representatives from 30, others from 40.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from izligums.cases.enums import (
    Consent,
    ContactResult,
    Initiative,
    Procedure,
    Referral,
    Role,
)
from izligums.process.explore.world import FREE_MEDIATOR, MEDIATOR, TODAY
from izligums.process.facts import CaseFacts, PersonFacts, SettlementFacts, StaffFacts

YESTERDAY = date(2026, 3, 1)
CHILD = date(2010, 5, 5)
NEARLY_OF_AGE = date(2008, 3, 10)  # comes of age between today and the day of the session
IN_TIME, TOO_LATE = date(2026, 8, 1), date(2026, 10, 1)

V1, V2, O1, O2, R1, R2, S1, S2 = 10, 11, 20, 21, 30, 31, 40, 41

ENDING = frozenset({"end_without_settlement", "send_result_notice", "close"})
APPROACHING = frozenset({"record_contact", "record_acknowledgement", "give_information", "record_consent"})
NO = frozenset({"record_withdrawal"})
STOPPING = frozenset({"stop_for_safety", "lift_stop"})
MEETING = frozenset({"plan_session", "cancel_session", "hold_session"})
SETTLING = frozenset(
    {
        "draft_settlement",
        "add_condition",
        "remove_condition",
        "sign_settlement",
        "certify_settlement",
        "void_settlement",
    }
)
LETTERS = frozenset(
    {
        "hand_statement",
        "give_back_statement",
        "offer_statement",
        "answer_offer",
        "deliver_statement",
        "take_back_statement",
    }
)
FOLLOWING = frozenset({"record_fulfilment", "report_fulfilment"})


def victim(id: int = V1, **known: Any) -> PersonFacts:
    return PersonFacts(id=id, role=Role.VICTIM, **known)


def offender(id: int = O1, **known: Any) -> PersonFacts:
    return PersonFacts(id=id, role=Role.OFFENDER, **known)


def beside(party: int, id: int = R1, role: Role = Role.REPRESENTATIVE, **known: Any) -> PersonFacts:
    return PersonFacts(id=id, role=role, beside=party, **known)


def met(person: PersonFacts, **known: Any) -> PersonFacts:
    """Reached safely and informed."""
    return replace(person, **{"safe_way": True, "approached": True, "reached": True, "informed": True, **known})


def ready(person: PersonFacts, **known: Any) -> PersonFacts:
    """Everything done before a session: reached, informed, in agreement, prepared."""
    acknowledged = True if person.role is Role.OFFENDER else None
    usual = {"consent": Consent.LIVE, "prepared": True, "acknowledged": acknowledged}
    return met(person, **{**usual, **known})


def case(*persons: PersonFacts, **known: Any) -> CaseFacts:
    """A registered case whose mediator declared that there is no conflict."""
    usual: dict[str, Any] = {
        "received_on": TODAY,
        "referral": Referral.REQUEST,
        "procedure": Procedure.PROCEEDINGS,
        "registered": True,
        "lead": MEDIATOR,
    }
    ordered = tuple(sorted(persons, key=lambda person: person.id))
    return CaseFacts(**{**usual, "persons": ordered, **known})


def many(*people: int) -> frozenset[int]:
    return frozenset(people)


def settled(*signatories: int, **known: Any) -> SettlementFacts:
    return SettlementFacts(101, frozenset(signatories), **known)


VOLUNTEER = StaffFacts(id=2, certified_from=date(2024, 1, 1), certified_until=date(2026, 3, 9), advanced=True)
OFFICIAL = replace(FREE_MEDIATOR, id=4)
LAPSED = StaffFacts(id=3, certified_from=date(2022, 1, 1), certified_until=date(2024, 1, 1))
REACHED = {("record_contact", "result"): (ContactResult.REACHED,)}
WE_REACH = {**REACHED, ("record_contact", "initiative"): (Initiative.SERVICE,)}
