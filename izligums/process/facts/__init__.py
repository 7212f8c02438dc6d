"""What is known of a case, as plain frozen values that rules can judge.

`gather` reads them from the database, `evolve` computes them from acts; a property test keeps the two equal.
A fact here is never an opinion: acknowledgement is a yes or no, there is no text, and none of guilt.
"""

from __future__ import annotations

from izligums.process.facts.arranged import (
    ConditionFacts,
    SessionFacts,
    SettlementFacts,
    StatementFacts,
    WithholdingFacts,
)
from izligums.process.facts.case import WHOLE_CASE, CaseFacts
from izligums.process.facts.people import (
    ADMITTED_BY_OTHERS,
    PARTIES,
    TAKES_PART,
    AccountFacts,
    PersonFacts,
    StaffFacts,
    years_between,
)
from izligums.process.facts.policy import Policy

__all__ = [
    "ADMITTED_BY_OTHERS",
    "PARTIES",
    "TAKES_PART",
    "WHOLE_CASE",
    "AccountFacts",
    "CaseFacts",
    "ConditionFacts",
    "PersonFacts",
    "Policy",
    "SessionFacts",
    "SettlementFacts",
    "StaffFacts",
    "StatementFacts",
    "WithholdingFacts",
    "years_between",
]
