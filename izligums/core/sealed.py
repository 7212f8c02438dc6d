"""Columns that the database holds sealed: what people wrote, how to reach them, papers and scans.

    text = SealedText(blank=True)                             # the row's own `case_id` decides the key
    content = SealedBytes(case="settlement__case_id")         # found over a row that it belongs to
    personal_code = SealedText(key=keys.PEOPLE, blank=True)   # a key of the service

In the database stands: version, the name of the key, a nonce, and what AES-GCM made of the content. Table, column and
key are bound to it: moved to another column, or to a row of another case, it does not open. An empty value stays
empty, so that the database can still tell whether something was written. Opened on first use, never in a list that does
not show it. Only writing whole rows seals: `update()` with something readable is refused.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from izligums.core import keys

_VERSION = b"\x01"
_NONCE = 12  # bytes


def seal(plain: bytes, *, key: str, place: str) -> bytes:
    """`place` is table and column. Raises KeyProblemError."""
    if not keys.exists(key) and settings.MODE != "production" and keys.exists(keys.SAMPLE):
        key = keys.SAMPLE
    nonce = secrets.token_bytes(_NONCE)
    head = _head(key)
    return head + nonce + keys.cipher(key).encrypt(nonce, plain, head + place.encode())


def open_sealed(sealed: bytes, *, key: str, place: str) -> bytes:
    """Raises KeyProblemError when it is not of this key and place, was changed, or its key is missing."""
    if sealed[:1] != _VERSION or len(sealed) < 2 or len(sealed) < 2 + sealed[1] + _NONCE:
        raise keys.KeyProblemError(f"What stands in {place} is not sealed as it must be.")
    end = 2 + sealed[1]
    name = sealed[2:end].decode("ascii", "replace")
    if name != key and not (name == keys.SAMPLE and settings.MODE != "production"):
        raise keys.KeyProblemError(f"What stands in {place} was sealed for another row than that of {key}.")
    try:
        return keys.cipher(name).decrypt(
            sealed[end : end + _NONCE], sealed[end + _NONCE :], _head(name) + place.encode()
        )
    except InvalidTag:
        raise keys.KeyProblemError(f"What stands in {place} was changed, or sealed with another key {name}.") from None


def _head(key: str) -> bytes:
    return _VERSION + bytes([len(key)]) + key.encode()


class Sealed:
    """A value as the database holds it. Tells nothing, whatever prints it."""

    __slots__ = ("content", "plain")
    plain: Any

    def __init__(self, content: bytes) -> None:
        self.content = content

    def __repr__(self) -> str:
        return "<sealed>"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and self.content == other.content

    def __hash__(self) -> int:
        return hash(self.content)


class _Opening(DeferredAttribute):
    """Opens on first use, with the key of the row."""

    field: SealedField

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        if instance is None:
            return self
        value = instance.__dict__.get(self.field.attname, self)
        if value is self:
            super().__get__(instance, cls)  # fetches what the query left out
            value = instance.__dict__[self.field.attname]
        if not isinstance(value, Sealed):
            return value
        if not hasattr(value, "plain"):
            value.plain = self.field.open(value.content, instance)
        return value.plain

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedField(models.BinaryField):  # type: ignore[type-arg] # Django itself takes no type arguments here
    """`case` is the way from a row to the id of its case; `key` names a key of the service instead."""

    descriptor_class = _Opening
    nothing: Any = b""

    def __init__(self, *, case: str = "case_id", key: str = "", **options: Any) -> None:
        self.case, self.key = case, key
        options.setdefault("editable", True)
        super().__init__(**options)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, options = super().deconstruct()
        options.pop("editable", None)
        if self.case != "case_id":
            options["case"] = self.case
        if self.key:
            options["key"] = self.key
        return name, path, args, options

    def to_bytes(self, value: Any) -> bytes:
        return bytes(value)

    def from_bytes(self, plain: bytes) -> Any:
        return plain

    def key_of(self, row: models.Model) -> str:
        if self.key:
            return self.key
        found: Any = row
        for step in self.case.split("__"):
            found = getattr(found, step)
        return keys.case_key(found)

    @property
    def needs(self) -> list[str]:
        """The rows that the way to the case goes over."""
        way = self.case.split("__")[:-1]
        return ["__".join(way)] if way else []

    @property
    def place(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"

    def open(self, content: bytes, row: models.Model) -> Any:
        return self.from_bytes(open_sealed(content, key=self.key_of(row), place=self.place))

    def sealed(self, value: Any, row: models.Model) -> Sealed:
        return Sealed(seal(self.to_bytes(value), key=self.key_of(row), place=self.place))

    def pre_save(self, instance: models.Model, add: bool) -> Any:
        value = instance.__dict__.get(self.attname)
        if value is None or value == self.nothing or isinstance(value, Sealed):
            return value
        fresh = self.sealed(value, instance)
        fresh.plain = value
        instance.__dict__[self.attname] = fresh
        return fresh

    def get_default(self) -> Any:
        if self.has_default():
            return super().get_default()
        return None if self.null else self.nothing

    def get_prep_value(self, value: Any) -> Any:
        if value is None:
            return None
        if isinstance(value, Sealed):
            return value.content
        if value == self.nothing or value in (b"", ""):
            return b""
        raise TypeError(f"{self.name} is sealed: write the whole row, and do not search for it.")

    def from_db_value(self, value: Any, expression: object, connection: object) -> Any:
        if value is None:
            return None
        return Sealed(bytes(value)) if len(value) else self.from_nothing()

    def from_nothing(self) -> Any:
        return self.nothing

    def to_python(self, value: Any) -> Any:
        return value

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """What may be written is looked at where it comes in (`process.values`)."""


class SealedBytes(SealedField):
    if TYPE_CHECKING:
        _pyi_private_set_type: bytes | None
        _pyi_private_get_type: bytes


class SealedText(SealedField):
    nothing = ""
    if TYPE_CHECKING:
        _pyi_private_set_type: str
        _pyi_private_get_type: str  # type: ignore[assignment]

    def to_bytes(self, value: Any) -> bytes:
        return str(value).encode()

    def from_bytes(self, plain: bytes) -> str:
        return plain.decode()


class SealedJSON(SealedField):
    """A dictionary; an empty one is nothing."""

    nothing: Any = {}
    if TYPE_CHECKING:
        _pyi_private_set_type: dict[str, Any]
        _pyi_private_get_type: dict[str, Any]  # type: ignore[assignment]

    def to_bytes(self, value: Any) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    def from_bytes(self, plain: bytes) -> Any:
        return json.loads(plain)

    def from_nothing(self) -> Any:
        return {}

    def get_default(self) -> Any:
        return super().get_default() if self.has_default() else {}
