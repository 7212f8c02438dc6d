"""Writes of the case file. Called by the process alone (an import contract says so), inside its transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models.functions import Greatest

from izligums.accounts.models import Authority, User
from izligums.cases.chaining import seal_entry
from izligums.cases.enums import (
    CAPACITY_OF,
    Capacity,
    Duty,
    FactKind,
    InvitationWay,
    SecondFactor,
    WithholdingGround,
)
from izligums.cases.models import (
    Access,
    Act,
    Assignment,
    Case,
    Deadline,
    Fact,
    Grant,
    LeaderAccess,
    Participation,
    ReceivedFile,
    StopWish,
    Withholding,
)
from izligums.core.codes import Purpose, code, digest, new_seed, plain


def close_entry(act: Act, *, created: int | None = None) -> None:
    """Seal the entry together with what it brought about; from then on it never changes."""
    act.created = created or None
    seal_entry(act.pk, created=act.created)


def record_fact(kind: FactKind, *, act: Act, person: int | None = None, **details: Any) -> Fact:
    """One thing known, on the day the act happened."""
    return Fact.objects.create(
        case_id=act.case_id, kind=kind, person_id=person, act=act, happened_on=act.happened_on, **details
    )


def supersede_facts(*, act: Act) -> None:
    """What a mistaken act said no longer counts."""
    Fact.objects.filter(act=act).update(superseded=True)


def join(*, case: Case, person_id: int, act: Act, **details: Any) -> Participation:
    return Participation.objects.create(case=case, person_id=person_id, act=act, joined_on=act.happened_on, **details)


def set_safe_way(*, participation_id: int, **contact: Any) -> None:
    participation = Participation.objects.get(pk=participation_id)
    for name, value in contact.items():
        setattr(participation, name, value)
    participation.save(update_fields=list(contact))


def assign(*, case: Case, mediator_id: int, duty: Duty, act: Act) -> Assignment:
    """A mediator's place in the case, and with it the grant to open it."""
    assignment = Assignment.objects.create(case=case, mediator_id=mediator_id, duty=duty, started_on=act.happened_on)
    grant(case=case, holder_id=assignment.mediator.user_id, capacity=CAPACITY_OF[duty], act=act)
    return assignment


def end_assignments(*, case: Case, act: Act, mediator_id: int | None = None, declared: bool | None = None) -> None:
    """End one mediator's assignment, or all; `declared=False` keeps the reason "conflict of interest"."""
    live = Assignment.objects.filter(case=case, ended_on=None).select_related("mediator")
    if mediator_id is not None:
        live = live.filter(mediator_id=mediator_id)
    for assignment in live:
        assignment.ended_on = max(act.happened_on, assignment.started_on)
        assignment.declared = assignment.declared if declared is None else declared
        assignment.save(update_fields=["ended_on", "declared"])
        end_grant(case=case, holder_id=assignment.mediator.user_id, capacity=CAPACITY_OF[assignment.duty], act=act)


def grant(*, case: Case, holder_id: int, capacity: Capacity, act: Act) -> Grant:
    return Grant.objects.create(
        case=case,
        holder_id=holder_id,
        capacity=capacity,
        unit_id=case.unit_id,
        given_by=act,
        started_on=act.happened_on,
    )


def end_grant(*, case: Case, holder_id: int, capacity: Capacity, act: Act) -> None:
    Grant.objects.filter(case=case, holder_id=holder_id, capacity=capacity, ended_on=None).update(
        ended_by=act, ended_on=Greatest("started_on", act.happened_on)
    )


def connect_leader(*, case: Case, authority_id: int, act: Act) -> LeaderAccess:
    return LeaderAccess.objects.create(case=case, authority_id=authority_id, given_by=act, started_on=act.happened_on)


def disconnect_leader(*, case: Case, act: Act) -> None:
    LeaderAccess.objects.filter(case=case, ended_on=None).update(
        ended_by=act, ended_on=Greatest("started_on", act.happened_on)
    )


def give_access(*, person_id: int, way: InvitationWay, second: SecondFactor, valid_until: datetime, act: Act) -> Access:
    """A way into the own space, with an invitation that opens once."""
    seed = new_seed()
    return Access.objects.create(
        case_id=act.case_id,
        participation_id=person_id,
        way=way,
        second=second,
        seed=seed,
        invitation=digest(plain(code(Purpose.INVITATION, seed))),
        valid_until=valid_until,
        given_by=act,
        started_on=act.happened_on,
    )


def end_access(*, person_id: int, act: Act) -> None:
    Access.objects.filter(participation_id=person_id, ended_on=None).update(
        ended_by=act, ended_on=Greatest("started_on", act.happened_on)
    )


def answer_stop_wish(*, person_id: int, act: Act) -> None:
    StopWish.objects.filter(participation_id=person_id, answered_by=None).update(answered_by=act)


def withhold(
    *, person_id: int, reader_id: int, ground: WithholdingGround, since: date, until: date, by_id: int, act: Act
) -> int:
    """Decided, and without effect until a second person agrees."""
    return Withholding.objects.create(
        case_id=act.case_id,
        participation_id=person_id,
        reader_id=reader_id,
        ground=ground,
        since=since,
        until=until,
        by_id=by_id,
        decided_by=act,
    ).pk


def agree_to_withhold(*, withholding_id: int, act: Act) -> None:
    Withholding.objects.filter(pk=withholding_id).update(agreed_by=act, second_id=act.by_id)


def stop_withholding(*, withholding_id: int, act: Act) -> None:
    Withholding.objects.filter(pk=withholding_id).update(ended_by=act, ended_on=act.happened_on)


def declare_no_conflict(*, case: Case, mediator_id: int) -> None:
    Assignment.objects.filter(case=case, mediator_id=mediator_id, ended_on=None).update(declared=True)


def start_deadline(*, case: Case, name: str, on: date, due_on: date | None) -> None:
    """Start a period, unless it is running already."""
    Deadline.objects.get_or_create(case=case, name=name, ended_on=None, defaults={"started_on": on, "due_on": due_on})


def follow_deadlines(
    *, case: Case, names: tuple[str, ...], spans: Mapping[str, tuple[date, date | None]], on: date
) -> None:
    """Let exactly those of `names` run that have a span: the day they begin and the last day, if it is known."""
    running = {each.name: each for each in Deadline.objects.filter(case=case, name__in=names, ended_on=None)}
    for name in names:
        live, span = running.get(name), spans.get(name)
        if live is None and span is not None:
            Deadline.objects.create(case=case, name=name, started_on=span[0], due_on=span[1])
        elif live is not None and span is None:
            live.ended_on = on
            live.save(update_fields=["ended_on"])
        elif live is not None and span != (live.started_on, live.due_on):
            live.started_on, live.due_on = span or (live.started_on, live.due_on)
            live.save(update_fields=["started_on", "due_on"])


def end_deadlines(*, case: Case, names: tuple[str, ...] | None, on: date) -> None:
    """End running periods by name, or all of them."""
    running = Deadline.objects.filter(case=case, ended_on=None)
    if names is not None:
        running = running.filter(name__in=names)
    running.update(ended_on=on)


def keep_file(
    *,
    case: Case,
    name: str,
    content_type: str,
    content: bytes,
    by: User,
    at: datetime,
    sender: Participation | None = None,
    authority: Authority | None = None,
) -> ReceivedFile:
    """Keep what somebody handed in. The same bytes are kept once in a case."""
    digest = hashlib.sha256(content).hexdigest()
    kept, _ = ReceivedFile.objects.get_or_create(
        case=case,
        sha256=digest,
        defaults={"name": name, "content_type": content_type, "content": content, "by": by, "received_at": at}
        | {"sender": sender, "authority": authority},
    )
    return kept
