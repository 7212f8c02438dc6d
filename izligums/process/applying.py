"""An application of somebody who has not signed in: a draft saved at each page, resumed by a code, sent once.

Nothing says whether a code exists: a wrong one and an expired one are answered alike, after the same counting of tries.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from izligums.accounts.models import Municipality, Unit
from izligums.accounts.tries import Limit, Try, give_back, take
from izligums.accounts.walls import presenting
from izligums.core.codes import Purpose, code, digest, new_seed, plain
from izligums.core.enums import Language
from izligums.core.received import Received
from izligums.policy import read_toml
from izligums.process.intake import told
from izligums.process.intake.routing import unit_for
from izligums.process.models import Application, ApplicationFile

#: New drafts and files of one place; a library or a prison shares one address.
PLACE = Limit(
    "apply place", free=60, first=timedelta(seconds=30), most=timedelta(minutes=15), forgotten=timedelta(hours=1)
)
#: Codes typed at one place, and one code typed anywhere.
CODES = Limit(
    "apply codes", free=20, first=timedelta(seconds=30), most=timedelta(minutes=15), forgotten=timedelta(hours=1)
)
CODE = Limit("apply code", free=6, first=timedelta(minutes=1), most=timedelta(hours=1), forgotten=timedelta(hours=2))
MOST_FILES = 5


class NotSentError(Exception):
    """Something has to be said first: `question` names where."""

    def __init__(self, question: str) -> None:
        super().__init__(question)
        self.question = question


@dataclass(frozen=True)
class File:
    id: int
    ending: str
    size: int


@dataclass(frozen=True)
class Draft:
    """What whoever holds the key sees of it."""

    said: Mapping[str, Mapping[str, Any]]
    files: tuple[File, ...]
    kept_until: datetime | None
    #: To go on with later.
    code: str

    @property
    def asked(self) -> tuple[str, ...]:
        return told.asked(self.said)


@dataclass(frozen=True)
class Receipt:
    number: str
    sent_at: datetime
    unit: Unit


def new_key() -> str:
    """For a browser that begins; nothing is kept before the first answer."""
    return secrets.token_urlsafe(32)


def days_kept() -> int:
    days: int = read_toml("rules.toml")["application"]["draft_days"]
    return days


def look(key: str) -> Draft | None:
    """The draft of this key; None when nothing was saved yet, when it was sent, or is no longer kept."""
    with presenting(digest(key)):
        row = _drafts().filter(key=digest(key)).first()
        return None if row is None else _draft(row)


def save(
    key: str, question: str, answers: Mapping[str, Any], *, language: Language, origin: str, at: datetime
) -> Draft:
    """Keep the answers to one question. Raises TooManyTriesError when one place begins too many."""
    with presenting(digest(key)):
        row = _held(key)
        if row is None:
            take([Try(PLACE, origin)], at=at)
            row = _begun(key)
        row.said = {**row.said, question: dict(answers)}
        _keep(row, language=language, at=at)
        return _draft(row)


def tell_together(key: str, *, language: Language, at: datetime) -> None:
    """A child goes on with a representative, who applies; what was said stays."""
    with presenting(digest(key)):
        row = _held(key)
        if row is not None:
            row.said = told.together(row.said)
            _keep(row, language=language, at=at)


def resume(typed: str, *, origin: str, at: datetime) -> str | None:
    """A new key for this browser; the one before opens nothing any more. Raises TooManyTriesError."""
    this = digest(plain(typed))
    place = Try(CODES, origin)
    take([place, Try(CODE, this)], at=at)
    with presenting(this):
        row = _drafts().select_for_update(of=("self",)).filter(resume=this).first()
        if row is None:
            return None
        key = new_key()
        row.key = digest(key)
        row.save(update_fields=["key"])
        give_back([place])
        return key


def forget(key: str) -> None:
    """Erase the draft at once."""
    with presenting(digest(key)):
        _drafts().filter(key=digest(key)).delete()


def add_file(key: str, file: Received, *, language: Language, origin: str, at: datetime) -> bool:
    """False when there are enough. Raises TooManyTriesError."""
    with presenting(digest(key)):
        take([Try(PLACE, origin)], at=at)
        row = _held(key) or _begun(key)
        _keep(row, language=language, at=at)
        if row.files.count() >= MOST_FILES:
            return False
        row.files.create(
            content=file.content, content_type=file.content_type, ending=file.ending, size=len(file.content)
        )
        return True


def drop_file(key: str, id: int) -> None:
    with presenting(digest(key)):
        row = _held(key)
        if row is not None:
            ApplicationFile.objects.filter(application=row, pk=id).delete()


def send(key: str, *, at: datetime) -> None:
    """Into the inbox of the unit that serves the municipality; twice is once. Raises NotSentError."""
    with presenting(digest(key)):
        row = _held(key)
        if row is None:
            return  # sent already, or no longer kept
        missing = told.unanswered(row.said)
        if missing is not None:
            raise NotSentError(missing)
        if told.alone_and_minor(row.said, timezone.localtime(at).date()):
            raise NotSentError("together")
        where = Municipality.objects.select_related("unit").filter(pk=row.said["place"]["municipality"]).first()
        if where is None:
            raise NotSentError("place")
        row.unit, row.sent_at, row.kept_until = unit_for(where), at, None
        row.resume, row.seed = "", ""
        row.save()


def receipt(key: str) -> Receipt | None:
    """Of an application that was sent, for whoever still holds the key."""
    with presenting(digest(key)):
        row = Application.objects.select_related("unit").filter(key=digest(key), sent_at__isnull=False).first()
        if row is None or row.sent_at is None or row.unit is None:
            return None
        return Receipt(row.number, row.sent_at, row.unit)


@transaction.atomic
def drop_old(*, at: datetime) -> None:
    """Drafts nobody went on with, and what could not be registered: for the housekeeping job."""
    Application.objects.filter(kept_until__lte=at).delete()


def _drafts() -> QuerySet[Application]:
    return Application.objects.filter(sent_at=None)


def _held(key: str) -> Application | None:
    return _drafts().select_for_update(of=("self",)).filter(key=digest(key)).first()


def _begun(key: str) -> Application:
    seed = new_seed()
    return Application(key=digest(key), seed=seed, resume=digest(plain(code(Purpose.DRAFT, seed))))


def _keep(row: Application, *, language: Language, at: datetime) -> None:
    row.language, row.kept_until = language, at + timedelta(days=days_kept())
    row.save()


def _draft(row: Application) -> Draft:
    files = tuple(File(*each) for each in row.files.values_list("pk", "ending", "size"))
    return Draft(row.said, files, row.kept_until, code(Purpose.DRAFT, row.seed))
