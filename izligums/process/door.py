"""The door of the people of a case: two codes or a national e-identity, a visit, and the wish to stop.

Whoever types a code is answered alike, in the same words and by the same work, whether it exists or not: the page only
keeps what was typed, and a job looks whether a second code has to be sent. So is whoever comes with an e-identity: it
is kept, by a keyed digest, whether that person has a case or not.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, auto
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import Q
from django.utils.crypto import constant_time_compare
from procrastinate.contrib.django import app

from izligums.accounts import eidentity
from izligums.accounts.enums import Role
from izligums.accounts.models import Unit
from izligums.accounts.tries import Limit, Try, forget, give_back, take
from izligums.accounts.walls import presenting, visiting
from izligums.cases.enums import ReadingOutcome, SecondFactor
from izligums.cases.models import Access, Knock, Participation, Reading, StopWish, Visit
from izligums.core.codes import Purpose, code, digest, new_seed, plain
from izligums.core.enums import Language
from izligums.core.values import PersonalCode
from izligums.meetings.enums import SessionState
from izligums.meetings.models import Session
from izligums.messages import actions as messages
from izligums.messages.delivery import SECOND_CODE_LIVES
from izligums.messages.enums import Medium, MessageKind
from izligums.people.queries import code_key

#: One place, whatever is typed there; a library or a prison shares one address.
PLACE = Limit(
    "door place", free=30, first=timedelta(seconds=30), most=timedelta(minutes=15), forgotten=timedelta(hours=1)
)
#: One first code: each right one may send a message to somebody's phone.
FIRST = Limit("door first", free=6, first=timedelta(minutes=10), most=timedelta(hours=1), forgotten=timedelta(hours=2))
#: Second codes beside one first code: whoever gets here may have found a sheet of paper.
SECOND = Limit(
    "door second", free=5, first=timedelta(minutes=1), most=timedelta(hours=4), forgotten=timedelta(hours=24)
)
#: One person with their e-identity: nobody else can take the tries away.
RECOGNISED = Limit(
    "door recognised", free=10, first=timedelta(minutes=1), most=timedelta(hours=1), forgotten=timedelta(hours=24)
)
#: Where a second code can be sent to; other second factors need no message.
_SENT_BY = {SecondFactor.EMAIL: Medium.EMAIL, SecondFactor.SMS: Medium.SMS}
#: Days and names on the page of who opened one's data: a case is open for months, by a few people.
MOST_READERS = 200


class Stop(Enum):
    """Whether the person wants to go on."""

    NOT_ASKED = auto()
    ASKED = auto()  # pressed, not yet recorded
    RECORDED = auto()


@dataclass(frozen=True)
class Reader:
    """Somebody of the service who opened the case on that day."""

    on: date
    name: str
    role: Role


@dataclass(frozen=True)
class OwnSpace:
    """What a person sees in their own space: all of it theirs."""

    person: Participation
    #: Names of the mediators, the leading one first.
    mediators: tuple[str, ...]
    unit: Unit
    #: The next planned session that counts on them, with its room.
    session: Session | None
    stop: Stop
    #: The code to come in with next time.
    code: str
    #: Whether their e-identity opens it next time, without the code.
    recognised: bool


# -- outside -----------------------------------------------------------------------------------------------------------


def knock(typed: str, *, origin: str, at: datetime) -> str:
    """Keep what was typed; returns the key for the browser. Raises TooManyTriesError."""
    this = digest(plain(typed))
    take([Try(PLACE, origin), Try(FIRST, this)], at=at)
    key = secrets.token_urlsafe(32)
    with presenting(digest(key)):
        made = Knock.objects.create(key=digest(key), code=this, seed=new_seed(), made_at=at)
        app.configure_task("answer_knock").defer(knock_id=made.pk)
    return key


def answer(knock_id: int, *, at: datetime) -> None:
    """Send the second code to the known phone or e-mail, when the first one is right."""
    made = Knock.objects.filter(pk=knock_id).first()
    access = None if made is None else _opened_by(made.code, at)
    if made is None or access is None or access.second not in _SENT_BY:
        return
    messages.queue_message(
        case_id=access.case_id,
        recipient_id=access.participation_id,
        kind=MessageKind.SECOND_CODE,
        medium=_SENT_BY[access.second],
        seed=made.seed,
        at=at,
    )


def come_in(key: str, second: str, *, origin: str, at: datetime) -> str | None:
    """A new visit's key when both codes are right; None without a word why not. Raises TooManyTriesError."""
    with presenting(digest(key)):
        made = Knock.objects.filter(key=digest(key)).first()
        if made is None or at - made.made_at > SECOND_CODE_LIVES:
            return None
        tries = [Try(SECOND, made.code)]
        take(tries, at=at)
        access = _opened_by(made.code, at)
        if access is None:
            return None
        seed = access.seed if access.second is SecondFactor.HANDED_OVER else made.seed
        if not constant_time_compare(plain(second), code(Purpose.SECOND, seed)):
            return None
        forget([*tries, Try(FIRST, made.code)])
        give_back([Try(PLACE, origin)])
        visit = secrets.token_urlsafe(32)
        returning = digest(plain(code(Purpose.RETURNING, access.seed)))
        return visit if _ask("walls.let_in(%s, %s, %s)", digest(visit), returning, at) else None


def recognisable(person: Participation) -> bool:
    """Whether an e-identity can prove who they are: one is set up, and their personal code is known in the case."""
    return eidentity.offered() and bool(person.person.code_key)


def count_try(*, origin: str, at: datetime) -> None:
    """One more answer of an e-identity came to that place. Raises TooManyTriesError."""
    take([Try(PLACE, origin)], at=at)


def recognise(key: str, personal_code: PersonalCode, *, at: datetime) -> None:
    """Keep whose e-identity was proved to the browser with that key, by a keyed digest."""
    with presenting(digest(key)):
        _ask("walls.recognise(%s, %s)", code_key(str(personal_code)), at)


def come_in_recognised(key: str, *, origin: str, at: datetime) -> str | None:
    """A new visit's key when the e-identity opens an access, by itself or beside the first code; None without a word
    why not. Raises TooManyTriesError."""
    with presenting(digest(key)):
        made = Knock.objects.filter(key=digest(key)).exclude(proven="").first()
        if made is None:
            return None
        tries = [Try(RECOGNISED, made.proven)]
        take(tries, at=at)
        access = _opened_by(made.code, at)
        returning = digest(plain(code(Purpose.RETURNING, (access or made).seed)))
        visit = secrets.token_urlsafe(32)
        if not _ask("walls.let_in_recognised(%s, %s, %s)", digest(visit), returning, at):
            return None
        forget([*tries, Try(FIRST, made.code)])
        give_back([Try(PLACE, origin)])
        return visit


def _opened_by(typed: str, at: datetime) -> Access | None:
    """By the invitation while it is fresh and unused, or by the code to return with."""
    fresh = Q(invitation=typed, used_at=None, valid_until__gt=at)
    return Access.objects.filter(fresh | Q(returning=typed), ended_on=None).first()


def drop_old(*, at: datetime) -> None:
    Knock.objects.filter(made_at__lt=at - 2 * SECOND_CODE_LIVES).delete()


# -- inside ------------------------------------------------------------------------------------------------------------


def look(key: str, *, at: datetime) -> OwnSpace | None:
    """What the visitor sees; None when the visit or the access has ended."""
    with visiting(digest(key)) as own:
        if not own:
            return None
        office = _rows("SELECT name, unit FROM walls.own_mediators()")
        person = Participation.objects.select_related("person").get(pk=own)
        access = Access.objects.get(participation=own, ended_on=None)
        planned = Session.objects.filter(
            people__participation_id=own, people__taken_out=False, state=SessionState.PLANNED, end__gt=at
        )
        return OwnSpace(
            person=person,
            mediators=tuple(name for name, _unit in office if name),
            unit=Unit.objects.get(pk=office[0][1]),
            session=planned.select_related("room").order_by("start").first(),
            stop=_stop(own),
            code=code(Purpose.RETURNING, access.seed),
            recognised=bool(access.recognised),
        )


@contextmanager
def one_visit(key: str) -> Iterator[None]:
    """Around a page that asks much of one visitor: they are let in once. It only reads."""
    with visiting(digest(key)):
        yield


def language(key: str) -> Language | None:
    """In which language the visitor is spoken to; None when the visit or the access has ended."""
    with visiting(digest(key)) as own:
        person = Participation.objects.filter(pk=own).only("language").first()
        return None if person is None else person.language


def wish_to_stop(key: str, *, at: datetime) -> bool:
    """From now on nothing goes on with this person until a member of the service has recorded it."""
    with presenting(digest(key)):
        if _ask("walls.has_withdrawn()"):
            return True  # nothing goes on with them anyway, and nobody has to record it again
        own = _ask("walls.visitor()")
        access = Access.objects.filter(participation_id=own, ended_on=None).first()
        if access is None:
            return False
        StopWish.objects.get_or_create(
            case_id=access.case_id,
            participation_id=access.participation_id,
            answered_by=None,
            defaults={"made_at": at},
        )
    return True


def readers(key: str) -> list[Reader] | None:
    """Who of the service opened the visitor's case, the latest first; None when the visit or the access has ended."""
    with visiting(digest(key)) as own:
        if not own:
            return None
        found = _rows("SELECT day, name, role FROM walls.own_readers(%s, %s)", settings.TIME_ZONE, MOST_READERS)
    return [Reader(on, name, Role(role)) for on, name, role in found]


def leave(key: str, *, at: datetime) -> None:
    with presenting(digest(key)):
        Visit.objects.filter(key=digest(key), ended_at=None).update(ended_at=at)


def record_reading(key: str, *, page: str, outcome: ReadingOutcome, at: datetime) -> None:
    """That the visitor opened a page of their own space; nothing when the visit has ended. The other side never learns
    of it."""
    with presenting(digest(key)):
        own = _ask("walls.visitor()")
        if own is not None:
            Reading.objects.create(at=at, visitor_id=own, page=page, outcome=outcome)


def _stop(own: int) -> Stop:
    if StopWish.objects.filter(participation=own, answered_by=None).exists():
        return Stop.ASKED
    return Stop.RECORDED if _ask("walls.has_withdrawn()") else Stop.NOT_ASKED


def _ask(function: str, *values: str | datetime) -> Any:
    return _rows(f"SELECT {function}", *values)[0][0]


def _rows(statement: str, *values: str | int | datetime) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
