"""Act values as plain JSON and back, by the kind of each field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from izligums.core.enums import Language
from izligums.process.fields import Choice, Choices, Day, Euro, Field, LanguageOf, Moment, PeopleOf, Text
from izligums.process.steps.base import Step


def dump(step: Step, values: Mapping[str, Any]) -> dict[str, Any]:
    """What the journal may keep: codes, dates, sums, identifiers."""
    return dump_fields((field for field in step.asks if not _is_sealed(field)), values)


def dump_texts(step: Step, values: Mapping[str, Any]) -> dict[str, Any]:
    """What somebody wrote: kept, sealed, for a waiting deviation alone."""
    return dump_fields((field for field in step.asks if _is_sealed(field)), values)


def _is_sealed(field: Field) -> bool:
    return field.private or isinstance(field, Text)


def dump_fields(fields: Iterable[Field], values: Mapping[str, Any]) -> dict[str, Any]:
    return {field.name: _plain(values[field.name]) for field in fields if values.get(field.name) is not None}


def load(step: Step, plain: Mapping[str, Any]) -> dict[str, Any]:
    """Values as rules expect them; fields that were left empty are absent."""
    return load_fields(step.asks, plain)


def load_fields(fields: Iterable[Field], plain: Mapping[str, Any]) -> dict[str, Any]:
    return {field.name: _value(field, plain[field.name]) for field in fields if field.name in plain}


def _plain(value: Any) -> Any:
    match value:
        case date() | datetime():
            return value.isoformat()
        case Decimal():
            return str(value)
        case tuple() | list() | frozenset():
            return [_plain(each) for each in value]
        case str():
            return str.__str__(value)
        case _:
            return value


def _value(field: Field, plain: Any) -> Any:
    match field:
        case Choice():
            return _member(field.options, plain)
        case Choices():
            return tuple(_member(field.options, each) for each in plain)
        case Day():
            return date.fromisoformat(plain)
        case Moment():
            return datetime.fromisoformat(plain)
        case Euro():
            return Decimal(plain)
        case LanguageOf():
            return Language(plain)
        case PeopleOf():
            return tuple(plain)
        case _:
            return plain


def _member(options: tuple[Any, ...], plain: str) -> Any:
    return next(option for option in options if option.value == plain)
