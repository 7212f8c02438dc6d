"""The words of settlements. Pure: no Django."""

from __future__ import annotations

from enum import StrEnum


class ConditionKind(StrEnum):
    PAYMENT = "payment"
    WORK = "work"
    APOLOGY = "apology"
    RETURN = "return"
    NO_CONTACT = "no_contact"
    PROGRAMME = "programme"
    OTHER = "other"


class Fulfilment(StrEnum):
    """How far one condition has been fulfilled."""

    OPEN = "open"
    FULFILLED = "fulfilled"
    PARTLY = "partly"
    NOT_FULFILLED = "not_fulfilled"


class SettlementState(StrEnum):
    DRAFT = "draft"
    CERTIFIED = "certified"
    VOID = "void"
