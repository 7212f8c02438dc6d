"""All bytes of all tables, and what must not be among them in any spelling."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator

from django.apps import apps
from django.db import connection

from izligums.accounts.models import Unit
from izligums.core.sealed import SealedField
from izligums.meetings.models import Room

#: Answers of a deviation that could be asked in words of their own and are no names or numbers of the proceedings.
WRITTEN = ("note", "phone", "email", "address", "hours", "life_changed", "text", "shown_by", "evidence", "place")
#: What an application tells in words beside that.
TOLD = ("words_of", "others", "access", "interpreter")
SHORTEST = 6  # letters; anything shorter is found by chance


class Dump:
    """What `pg_dump` would carry away: each table as the server sends it, in text and in its binary form."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT format('%I.%I', nspname, relname)"
                " FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace"
                " WHERE relkind IN ('r', 'p') AND nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')"
            )
            tables = [table for (table,) in cursor.fetchall()]
            self.bytes = b"".join(self._copied(cursor, table) for table in tables)

    @staticmethod
    def _copied(cursor: object, table: str) -> bytes:
        copied = b""
        for form in ("text", "binary"):
            with cursor.copy(f"COPY (SELECT * FROM {table}) TO STDOUT (FORMAT {form})") as rows:  # type: ignore[attr-defined]
                copied += b"".join(bytes(part) for part in rows)
        return copied

    def holds(self, text: str) -> bool:
        return any(spelled in self.bytes for spelled in spellings(text))


def spellings(text: str) -> Iterator[bytes]:
    yield text.encode()
    yield text.encode("utf-16-le")
    yield text.encode("utf-16-be")
    yield json.dumps(text)[1:-1].encode()
    yield text.encode().hex().encode()
    for before in range(3):  # where it stands within three bytes decides how base64 spells it
        spelled = base64.b64encode(b"\0" * before + text.encode())
        yield spelled[(before * 8 + 5) // 6 : len(spelled) - 4]


def secrets_of_the_office() -> set[str]:
    """Every sealed text of every row, whole and by its longer lines, but for what the service says of itself."""
    found: set[str] = set()
    for model in apps.get_models():
        fields = [each for each in model._meta.concrete_fields if isinstance(each, SealedField)]
        for row in model._default_manager.all() if fields else ():
            for field in fields:
                found.update(_texts(getattr(row, field.attname)))
    found |= {code.replace("-", "") for code in found if len(code) == 12 and code[6] == "-"}
    own = " ".join(
        [*(f"{unit.address} {unit.phone} {unit.email} {unit.opening_hours} {unit.name}" for unit in Unit.objects.all())]
    )
    own += " ".join(Room.objects.values_list("name", flat=True))
    return {each for each in found if len(each) >= SHORTEST and each not in own}


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) and "who" in value:  # an application, question by question
        for answers in value.values():
            yield from (answers[name] for name in (*WRITTEN, *TOLD) if isinstance(answers.get(name), str))
    elif isinstance(value, dict):
        written = value["addressee"] or {} if "addressee" in value else value
        if "office" not in value or "addressee" in value:  # a paper says codes, dates and names beside the address
            yield from (written[name] for name in WRITTEN if isinstance(written.get(name), str))
