"""Fills a database fast: the recorded cases of the sample office are copied within the database, row by row of SQL.

A copy is a case like the one it comes from, with other people, other hands and other days. It goes in rounds: each
round copies every closed case, and every tenth the open ones too, because most cases of a service are closed. Ids of a
round are those of the templates plus `round × stride`, in every table alike, so that whatever speaks of a row by its id
(a journal entry of a settlement, say) speaks of the copy. Papers are copied without their rendered content.

Bookings of rooms and mediators are not copied: the copies meet at the hours of the cases they come from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, models, transaction

from izligums.accounts.enums import Role
from izligums.accounts.models import Municipality, Unit, User
from izligums.cases.enums import Stage
from izligums.cases.models import Act, Assignment, Case, Deadline, Fact, Participation
from izligums.core.names import search_keys, sort_key
from izligums.documents.models import IssuedDocument
from izligums.mediators.models import Mediator
from izligums.meetings.models import Room, Session, SessionPerson
from izligums.messages.models import Letter
from izligums.people.models import Person, PersonKey
from izligums.process.fields import ActOf, ConditionOf, Field, LetterOf, MediatorOf, PeopleOf, PersonOf, SettlementOf
from izligums.process.models import Deviation
from izligums.process.steps import TABLE
from izligums.sample.invention import Inventor
from izligums.sample.office import Office, more_mediators
from izligums.settlements.models import Condition, Settlement, Signatory, Signature

OPEN_EVERY = 10  # rounds
ROUNDS_AT_ONCE = 50  # in one transaction
NAMES = 4000
DAYS_BACK = 10 * 365  # over which the closed cases are spread

#: In the order of their foreign keys; those that turn back are checked when the transaction ends.
COPIED: tuple[type[models.Model], ...] = (
    Person,
    Case,
    Act,
    Participation,
    Fact,
    Assignment,
    Deadline,
    Session,
    SessionPerson,
    Settlement,
    Signatory,
    Signature,
    Condition,
    IssuedDocument,
    Letter,
    Deviation,
)
_TO_CASE = {
    Person: "t.id IN (SELECT person_id FROM cases_participation p JOIN template c ON c.id = p.case_id WHERE {which})",
    Case: "t.id IN (SELECT c.id FROM template c WHERE {which})",
    SessionPerson: "t.session_id IN (SELECT s.id FROM meetings_session s JOIN template c ON c.id = s.case_id WHERE {which})",
    **dict.fromkeys(
        (Signatory, Signature, Condition),
        "t.settlement_id IN (SELECT s.id FROM settlements_settlement s JOIN template c ON c.id = s.case_id WHERE {which})",
    ),
}


@dataclass(frozen=True)
class Rounds:
    first: int
    last: int


def multiply(office_cases: int, *, to: int, told: Callable[[int], None]) -> int:
    """Copy cases until there are `to`; returns how many there are. `told` hears of the count as it grows."""
    raise NotImplementedError
