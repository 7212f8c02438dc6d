"""Applications, and requests of process leaders, in the inbox of a unit: read, registered as a case, or said no to."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from izligums.accounts.authorities import verified_authorities
from izligums.accounts.models import User
from izligums.cases import actions as cases
from izligums.cases.enums import Channel
from izligums.cases.models import Case, Participation
from izligums.core.enums import Language
from izligums.core.values import ValueProblem
from izligums.policy import read_toml
from izligums.process.intake import told
from izligums.process.intake.identity import certainly
from izligums.process.intake.told import Refusal
from izligums.process.models import Application, ApplicationFile
from izligums.process.perform import perform
from izligums.process.receive import CAPACITIES, receive


def waiting(user: User, *, size: int) -> list[Application]:
    """Those of one's unit, longest waiting first; what they say stays sealed."""
    return list(_of_unit(user).defer("said").order_by("sent_at", "pk")[:size])


def application(user: User, id: int) -> Application | None:
    """One that waits in the user's unit."""
    return _of_unit(user).filter(pk=id).first()


def file_of(user: User, id: int, file: int) -> ApplicationFile | None:
    return ApplicationFile.objects.filter(pk=file, application__in=_of_unit(user).filter(pk=id)).first()


def _of_unit(user: User) -> QuerySet[Application]:
    found = Application.objects.filter(unit_id=user.unit_id or 0, sent_at__isnull=False, refusal=None)
    return found.select_related("authority__user")


def register(
    id: int,
    *,
    values: Mapping[str, Any],
    persons: Sequence[Mapping[str, Any]],
    paper: bytes,
    by: User,
    at: datetime,
    token: UUID | None,
) -> Case:
    """The case that an application or request becomes, by the same acts as any other; what was told goes with it and
    the row is gone. `paper` is all that was told, as a PDF. The account of a process leader who requests is connected,
    as long as it is verified.

    Raises what `receive` and `perform` raise, and Application.DoesNotExist; then nothing was written.
    """
    with transaction.atomic():
        row = _of_unit(by).select_for_update(of=("self",)).get(pk=id)
        case = receive(
            values=values,
            persons=persons if row.authority else _with_representative(row.said, persons),
            by=by,
            at=at,
            source=_source(id),
            token=token,
        )
        sender = None
        if row.authority is not None:
            if is_verified(row):
                _take_in(case, "connect_leader", {"account": row.authority.pk}, by=by, at=at)
        else:
            sender = Participation.objects.filter(case=case, applicant=True).order_by("pk").first()
            if sender is not None:
                _record_safe_way(case, sender, row.said["contact"], by=by, at=at)
        _hand_over(case, row, sender, paper, by=by, at=at)
        row.delete()
    return case


def refuse(id: int, *, reason: Refusal, by: User, at: datetime) -> bool:
    """It cannot be registered; what was told is erased some days later. False when it no longer waits."""
    days: int = read_toml("rules.toml")["application"]["refused_days"]
    with transaction.atomic():
        row = _of_unit(by).select_for_update(of=("self",)).filter(pk=id).first()
        if row is None:
            return False
        row.refusal, row.refused_by, row.refused_at = reason, by, at
        row.key, row.kept_until = "", at + timedelta(days=days)
        row.save()
    return True


def is_verified(row: Application) -> bool:
    """Whether the account that sent a request still counts as that official's; it may have been withdrawn since."""
    return verified_authorities().filter(pk=row.authority_id).exists()


def case_of(id: int) -> Case | None:
    """What an application became."""
    return Case.objects.filter(source=_source(id)).first()


def _source(id: int) -> str:
    return hashlib.sha256(f"application {id}".encode()).hexdigest()


def _with_representative(said: told.Said, persons: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """A representative who applied stands beside the party of that side. Raises ValueProblem when nobody is named."""
    who = told.applicant(said)
    if who is None or not who.represents:
        return [*persons]
    party = next((place for place, each in enumerate(persons) if each["role"].value == who.side.value), None)
    if party is None:
        raise ValueProblem("beside_nobody")
    added = told.representative(said, beside=party)
    known = certainly(added)
    return [*persons, added if known is None else {**added, "known_person": known}]


def _record_safe_way(case: Case, sender: Participation, way: Mapping[str, Any], *, by: User, at: datetime) -> None:
    values = {**way, "channel": Channel(way["channel"]), "language": Language(way["language"])}
    _take_in(case, "record_safe_way", values, person=sender.pk, by=by, at=at)


def _take_in(
    case: Case, step: str, values: Mapping[str, Any], *, person: int | None = None, by: User, at: datetime
) -> None:
    perform(
        case=case.pk,
        step=step,
        on=timezone.localtime(at).date(),
        by=by,
        at=at,
        person=person,
        values=values,
        receiving=CAPACITIES[by.role],
    )


def _hand_over(
    case: Case, row: Application, sender: Participation | None, paper: bytes, *, by: User, at: datetime
) -> None:
    """Under the case's own key from now on."""
    sent = [(paper, "application/pdf", "pdf")]
    sent += [(bytes(each.content or b""), each.content_type, each.ending) for each in row.files.all()]
    for number, (content, content_type, ending) in enumerate(sent):
        cases.keep_file(
            case=case,
            name=f"{case.number}-{row.number}-{number}.{ending}",
            content_type=content_type,
            content=content,
            by=by,
            at=at,
            sender=sender,
            authority=row.authority,
        )
