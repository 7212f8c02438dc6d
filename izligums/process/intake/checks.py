"""What must hold within the answers of a referral, whether they came by form or by file. Knows no Django."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from izligums.cases.enums import Referral, Role
from izligums.core.values import PersonalCode, ValueProblem

EARLIEST = date(2000, 1, 1)  # the service began in 2004; an earlier day of receipt is a slip of the pen
STANDS_ALONE = frozenset({Role.VICTIM, Role.OFFENDER, Role.INTERPRETER, Role.SPECIALIST})
_NATURAL = ("given_name", "family_name", "born", "personal_code", "trusteeship")

Wrong = Iterator[tuple[str, ValueProblem]]


def case_problems(values: Mapping[str, Any]) -> Wrong:
    """By field: what does not go together in the answers of "receive". Missing answers count as empty."""
    received = values.get("received_on")
    if received and received < EARLIEST:
        yield "received_on", ValueProblem("received_too_early")
    kind = values.get("leader_kind")
    if kind is None:
        if values.get("referral") in (Referral.REQUEST, Referral.PROPOSAL):
            yield "leader_kind", ValueProblem("leader_missing")
        elif any(values.get(name) for name in ("leader_name", "leader_office", "leader_address")):
            yield "leader_kind", ValueProblem("leader_kind_missing")
        elif values.get("due_on"):
            yield "due_on", ValueProblem("due_without_leader")
    elif not values.get("leader_office"):
        yield "leader_office", ValueProblem("empty")


def person_problems(values: Mapping[str, Any], received_on: date | None) -> Wrong:
    """By field: what does not go together in the answers about one person."""
    if values.get("legal_name"):
        for name in _NATURAL:
            if values.get(name):
                yield name, ValueProblem("not_of_organisation")
    else:
        if values.get("registration_no"):
            yield "legal_name", ValueProblem("empty")
        for name in ("given_name", "family_name"):
            if not values.get(name):
                yield name, ValueProblem("empty")
    born, code = values.get("born"), values.get("personal_code")
    told = None
    if code:
        try:
            told = PersonalCode.parse(code).born
        except ValueProblem as problem:
            yield "personal_code", problem
    if born and told and born != told:
        yield "personal_code", ValueProblem("code_and_birth")
    born = born or told
    if born and born.year < 1900:
        yield "born", ValueProblem("born_too_early")
    if born and received_on and born > received_on:
        yield "born", ValueProblem("born_after_receipt")
    number = (values.get("registration_no") or "").replace(" ", "")
    if number and not (len(number) == 11 and number.isascii() and number.isdigit()):
        yield "registration_no", ValueProblem("registration_no")
