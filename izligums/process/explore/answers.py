"""The answers tried to one question, where nothing of the world says otherwise."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from izligums.process.fields import (
    Choice,
    Choices,
    ConditionOf,
    Day,
    Euro,
    Field,
    PeopleOf,
    PersonOf,
    RoomOf,
    Scan,
    SettlementOf,
    StatementOf,
    Text,
    Tick,
    YesNo,
)


def unlimited(field: Field) -> Field:
    """The field as somebody could answer it who goes round the form."""
    match field:
        case PersonOf() | PeopleOf():
            return replace(field, among=lambda facts, person: True)
        case SettlementOf():
            return replace(field, among=lambda settlement: True)
        case ConditionOf():
            return replace(field, among=lambda settlement, condition: True)
        case StatementOf():
            return replace(field, among=lambda statement: True)
    return field


def answers(field: Field) -> tuple[Any, ...]:
    match field:
        case YesNo():
            return (True, False)
        case Tick():
            return (False,)
        case Choice(options=options):
            return options[:1]
        case Choices(options=options):
            return ((), options[:1])
        case Text():
            return ("…",) if field.required or field.name == "place" else (None,)
        case Day() | Scan() | RoomOf():
            return (None,)
        case Euro():
            return (Decimal(10),)
    return (1,)
