"""What nobody may read who has nothing to do with a case: every word of its rows that stands in no other case."""

from __future__ import annotations

import html
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.http import HttpResponseBase
from pypdf import PdfReader

from izligums.accounts.walls import open_tables
from izligums.cases.models import Participation
from tests.walls.raw import case_of
from tests.walls.town import Town

SHORTEST = 5  # letters
_CODE = re.compile(r"[a-z_]+|\d{4}-\d\d-\d\d.*|[\d.]{1,7}|[0-9a-f-]{16,}")  # our own words, days, sums, digests
#: Tables that hold no word of a case.
WITHOUT_WORDS = (
    "process_checkedfile",
    "cases_reading",
    "accounts_verification",
    "process_application",
    "process_applicationfile",
)
#: How to reach somebody.
CONTACT = ("phone", "email", "address", "hours", "contact_note")


@dataclass(frozen=True)
class Secret:
    words: str
    table: str


def secrets_of(town: Town) -> dict[str, tuple[Secret, ...]]:
    """By name of the case. As the owner in upkeep."""
    names = {case.pk: name for name, case in town.cases.items()}
    found: dict[str, dict[int, str]] = defaultdict(dict)
    everybodys: set[str] = set()  # names of units, rooms, members of the service
    for model in apps.get_models():
        table = model._meta.db_table
        if not model._meta.managed or table in WITHOUT_WORDS:
            continue
        if table in open_tables():
            everybodys |= {words for row in model._default_manager.all() for words in _words(row)}
            continue
        cases = _cases(table)
        for row in model._default_manager.all():
            for words in _words(row):
                for case_id in cases[row.pk]:
                    found[words].setdefault(case_id, table)
    for case in town.cases.values():
        found[case.number] = {case.pk: "cases_case"}
    of_one = (
        (words, *next(iter(where.items())))
        for words, where in found.items()
        if len(where) == 1 and words not in everybodys
    )
    by_case: dict[str, list[Secret]] = defaultdict(list)
    for words, case_id, table in of_one:
        by_case[names[case_id]].append(Secret(words, table))
    return {name: tuple(secrets) for name, secrets in by_case.items()}


def contact_data(participation: Participation) -> set[str]:
    return {words for name in CONTACT if (words := getattr(participation, name))}


def _cases(table: str) -> dict[int, list[int]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id, {case_of(table)} FROM {table}")
        return dict(cursor.fetchall())


def _words(row: Model) -> Iterator[str]:
    for field in row._meta.concrete_fields:
        if field.attname in ("seal", "page"):  # of a journal entry: no words; of a draft: an address of ours
            continue
        yield from _texts(getattr(row, field.attname))


def _texts(value: Any) -> Iterator[str]:
    match value:
        case Enum() | date():
            return
        case str():
            if len(value) >= SHORTEST and not _CODE.fullmatch(value):
                yield value
        case bytes() | memoryview():
            if not (content := bytes(value)).startswith(b"%PDF"):
                yield content.decode()
        case dict():
            yield from (text for each in value.values() for text in _texts(each))
        case list() | tuple():
            yield from (text for each in value for text in _texts(each))


def everything_said(answer: HttpResponseBase) -> str:
    """Body and headers of an answer, as a reader can have them: of a paper the text and what is said about the file."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    said = [f"{name}: {value}" for name, value in answer.headers.items()]
    if content.startswith(b"%PDF"):
        paper = PdfReader(io.BytesIO(content))
        said += [page.extract_text() for page in paper.pages]
        said += [f"{name}: {value}" for name, value in (paper.metadata or {}).items()]
        said.append(paper.xmp_metadata.stream.get_data().decode() if paper.xmp_metadata else "")
    else:
        said.append(html.unescape(content.decode(errors="replace")))
    return "\n".join(said)
