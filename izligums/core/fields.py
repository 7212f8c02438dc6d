"""Model fields shared by all rooms."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from django.db import models


class EnumField(models.CharField):  # type: ignore[type-arg] # Django itself takes no type arguments here
    """Stores a member of one enum by its value and refuses anything else.

    Reading gives the member back, so a comparison in a rule never meets a bare string. The database refuses
    unknown values too when the model adds `one_of(field, enum)` to its constraints.
    """

    def __init__(self, enum: type[StrEnum], **kwargs: Any) -> None:
        self.enum = enum
        kwargs.setdefault("max_length", 40)
        super().__init__(**kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, [self.enum, *args], kwargs

    def from_db_value(self, value: str | None, expression: object, connection: object) -> StrEnum | None:
        return self._member(value)

    def to_python(self, value: Any) -> Any:
        return self._member(value)

    def get_prep_value(self, value: Any) -> Any:
        member = self._member(value)
        return None if member is None else member.value

    def _member(self, value: Any) -> StrEnum | None:
        return None if value is None else self.enum(value)


def one_of(field: str, enum: type[StrEnum], *, name: str) -> models.CheckConstraint:
    """The database's own refusal of a value that is no member of `enum` (an empty column stays allowed)."""
    return models.CheckConstraint(name=name, condition=models.Q(**{f"{field}__in": [member.value for member in enum]}))
