"""A request that a process leader sends with their own account. It waits sealed in the inbox of a unit until its office
makes it a case (`intake.applications`).

The database's own doors (`walls.send_request`, `walls.sent_requests`) decide: they ask whether the account is verified.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from izligums.accounts.models import Municipality
from izligums.core.enums import Language
from izligums.process.intake.requests import CASE
from izligums.process.intake.routing import unit_for
from izligums.process.intake.told import Said
from izligums.process.models import Application


@dataclass(frozen=True)
class SentRequest:
    """As the process leader who sent it is told of it; why it was not registered is between them and the unit."""

    number: str
    proceedings_no: str
    sent_at: datetime
    refused: bool


def send(said: Said, *, token: UUID, language: Language, at: datetime) -> Application | None:
    """Into the inbox of the unit that serves the municipality; twice is once. None when the account is not verified,
    and when the token is that of somebody else's form."""
    where = Municipality.objects.select_related("unit").get(pk=said[CASE]["municipality"])
    sealed = Application._meta.get_field("said").sealed(dict(said), Application()).content
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT walls.send_request(%s, %s, %s, %s, %s)", [token, unit_for(where).pk, language, sealed, at]
        )
        (id,) = cursor.fetchone()
    return None if id is None else next(each for each in _sent() if each.pk == id)


def sent_requests() -> list[SentRequest]:
    """Those of whoever reads that are no case yet, the newest first."""
    return [SentRequest(each.number, each.said[CASE]["proceedings_no"], each.sent_at, each.refused) for each in _sent()]


def _sent() -> Iterable[Any]:
    return Application.objects.raw("SELECT * FROM walls.sent_requests()")
