"""A case comes in: the one act that has no case before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from izligums.accounts.enums import Role
from izligums.accounts.models import Municipality, User
from izligums.accounts.walls import take_in_hand
from izligums.cases import actions as cases
from izligums.cases.enums import Capacity, Stage
from izligums.cases.models import Act as Entry
from izligums.cases.models import Case
from izligums.process.act import Act
from izligums.process.codec import dump
from izligums.process.facts import CaseFacts
from izligums.process.judge import judge
from izligums.process.perform import constraint_of, once, perform, refresh, run_periods
from izligums.process.refusals import NotAllowed, Refused, Taken
from izligums.process.steps import TABLE
from izligums.process.values import Known, checked

CAPACITIES = {Role.COORDINATOR: Capacity.COORDINATOR, Role.HEAD: Capacity.HEAD}

_OF_THE_CASE = (
    "referral",
    "procedure",
    "received_on",
    "offence",
    "offence_article",
    "proceedings_no",
    "leader_kind",
    "leader_name",
    "leader_office",
    "leader_address",
    "due_on",
)


def receive(
    *,
    values: Mapping[str, Any],
    persons: Sequence[Mapping[str, Any]],
    by: User,
    at: datetime,
    source: str = "",
    token: UUID | None = None,
) -> Case:
    """Put a referral into the inbox of the unit that serves its municipality, with the people it names.

    `values` are what the step `receive` asks for; each of `persons` what `add_person` asks for, with `beside` as the
    position (from 0) of the party in `persons`. `source` is the digest of the referral file, if it came from one.
    Raises NotAllowed, BadValue, Refused, AlreadyDone, Taken when the same file was received already, or ValueProblem
    for a name or code that cannot be kept.
    """
    if by.role not in CAPACITIES:
        raise NotAllowed
    today = timezone.localtime(at).date()
    answers = checked(TABLE["receive"], values, Known(today))
    act = Act("receive", answers["received_on"], by.pk, values=answers, recorded_on=today)
    try:
        with transaction.atomic():
            once(token, by=by)
            _check(act)
            case = _open(answers, by=by, at=at, source=source)
            take_in_hand(case.pk)
            _journal(case, act, by=by, at=at, token=token)
            _add_persons(case, persons, on=act.on, by=by, at=at)
    except IntegrityError as error:  # somebody was quicker by less than a second, with the same form or file
        once(token, by=by)
        raise Taken(constraint_of(error)) from error
    case.refresh_from_db()
    return case


def _check(act: Act) -> None:
    nothing_known = CaseFacts(received_on=act.on, referral=act["referral"], procedure=act["procedure"])
    findings = judge(nothing_known, act)
    if any(finding.blocks for finding in findings):
        raise Refused(findings)


def _open(values: Mapping[str, Any], *, by: User, at: datetime, source: str) -> Case:
    municipality = Municipality.objects.select_related("unit").get(pk=values["municipality"])
    given = {name: values[name] for name in _OF_THE_CASE if values.get(name) is not None}
    return Case.objects.create(
        unit=municipality.unit,
        municipality=municipality,
        received_by=by,
        stage=Stage.RECEIVED,
        last_act_at=at,
        source=source,
        **given,
    )


def _journal(case: Case, act: Act, *, by: User, at: datetime, token: UUID | None) -> None:
    step = TABLE["receive"]
    entry = Entry.objects.create(
        case=case,
        sequence=1,
        step=step.name,
        happened_on=act.on,
        recorded_at=at,
        by=by,
        capacity=CAPACITIES[by.role],
        values=dump(step, act.values),
        token=token,
    )
    cases.close_entry(entry)
    run_periods(case, starts=step.starts, ends=step.ends, on=act.on)
    refresh(entry)


def _add_persons(case: Case, persons: Sequence[Mapping[str, Any]], *, on: date, by: User, at: datetime) -> None:
    """Parties first, because companions stand beside them."""
    ids: dict[int, int] = {}
    order = sorted(range(len(persons)), key=lambda position: persons[position].get("beside") is not None)
    for position in order:
        values = dict(persons[position])
        if values.get("beside") is not None:
            values["beside"] = ids.get(values["beside"], 0)
        entry = perform(
            case=case.pk, step="add_person", on=on, by=by, at=at, values=values, receiving=CAPACITIES[by.role]
        )
        ids[position] = entry.created or 0
