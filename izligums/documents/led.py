"""The papers that were sent to a process leader, as the account sees them: those with fixed fields, once they have left
the house. The database's own doors (`walls.led_papers`, `walls.led_paper`) decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from izligums.cases.models import case_number
from izligums.documents.enums import Document
from izligums.documents.models import IssuedDocument

_BEYOND = 2**63  # no identifier of the database is as large


@dataclass(frozen=True)
class LedPaper:
    id: int
    kind: Document
    sent_on: date


def led_papers(cases: list[int]) -> Mapping[int, list[LedPaper]]:
    """By case, the earliest first."""
    found: dict[int, list[LedPaper]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM walls.led_papers(%s)", [cases])
        for id, case_id, kind, sent_on in cursor.fetchall():
            found[case_id].append(LedPaper(id, Document(kind), sent_on))
    return found


@dataclass(frozen=True)
class DrawnPaper:
    case_id: int
    content: bytes
    file_name: str


def led_paper(pk: int) -> DrawnPaper | None:
    """None when there is no such paper for whoever reads: nobody can tell why."""
    if pk >= _BEYOND:
        return None
    rows: Iterable[Any] = IssuedDocument.objects.raw("SELECT * FROM walls.led_paper(%s)", [pk])
    for paper in rows:
        number = case_number(paper.case_id, paper.received_on)
        name = f"{number}-{paper.kind.replace('_', '-')}-{paper.pk}.pdf"
        return DrawnPaper(paper.case_id, bytes(paper.content or b""), name)
    return None
