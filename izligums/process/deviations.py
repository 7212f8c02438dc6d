"""What happened against a rule: written down by one person, confirmed or refused by another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from izligums.accounts.models import User
from izligums.cases.access import capacities
from izligums.cases.enums import Capacity
from izligums.cases.models import Act as Entry
from izligums.process.act import Act
from izligums.process.codec import dump, load
from izligums.process.gather import gather
from izligums.process.judge import Finding, fits, judge
from izligums.process.models import Deviation
from izligums.process.perform import allowed, concerns_right_person, enriched, lock, once, write
from izligums.process.refusals import NotAllowed, Refused, WrongStage
from izligums.process.steps import ALWAYS, TABLE
from izligums.process.writes.context import Recording

#: Who may confirm what a mediator or a colleague wrote down.
CONFIRMERS = frozenset({Capacity.COORDINATOR, Capacity.HEAD})


def propose(
    *,
    case: int,
    step: str,
    on: date,
    by: User,
    at: datetime,
    reason: str,
    person: int | None = None,
    values: Mapping[str, Any] | None = None,
    token: UUID | None = None,
) -> Deviation:
    """Write down what happened against a rule. Nothing of the case changes yet.

    Raises NotAllowed, WrongStage, or Refused when the step cannot deviate or no reason is given.
    """
    act = Act(step, on, by.pk, person, dict(values or {}), recorded_on=timezone.localtime(at).date())
    with transaction.atomic():
        locked = lock(case)
        once(token)
        capacity = allowed(TABLE[step], locked, by)
        facts = gather(locked, on=on)
        act = enriched(act, locked)
        findings = _broken(judge(facts, act))
        if not TABLE[step].deviable or not reason or not concerns_right_person(TABLE[step], facts, act):
            raise Refused(findings)
        return Deviation.objects.create(
            case=locked,
            step=step,
            happened_on=on,
            person_id=person,
            values=dump(TABLE[step], act.values, with_texts=True),
            codes=sorted({finding.problem.code for finding in findings}),
            reason=reason,
            by=by,
            capacity=capacity,
            recorded_at=at,
            token=token,
        )


def confirm(*, deviation: int, by: User, at: datetime) -> Entry:
    """A second person confirms: the act is written, marked with the rules it broke.

    Raises Deviation.DoesNotExist, NotAllowed, WrongStage, Taken.
    """
    with transaction.atomic():
        waiting = _waiting(deviation, by=by)
        case = lock(waiting.case_id)
        step = TABLE[waiting.step]
        act = Act(
            step.name,
            waiting.happened_on,
            waiting.by_id,
            waiting.person_id,
            load(step, waiting.values),
            recorded_on=timezone.localtime(at).date(),
        )
        facts = gather(case, on=act.on)
        if not fits(step, facts) or not concerns_right_person(step, facts, act):
            raise WrongStage
        act = enriched(act, case)
        recording = Recording(case, facts, waiting.by, at, waiting.capacity)
        broken = _broken(judge(facts, act))
        entry = write(recording, act, reason=waiting.reason, deviation=broken, confirmed_by=by if broken else None)
        _decide(waiting, confirmed=True, by=by, at=at)
        return entry


def refuse(*, deviation: int, by: User, at: datetime) -> None:
    """A second person does not confirm; the row stays, the case is unchanged. Raises as `confirm` does."""
    with transaction.atomic():
        _decide(_waiting(deviation, by=by), confirmed=False, by=by, at=at)


def _waiting(deviation: int, *, by: User) -> Deviation:
    waiting = (
        Deviation.objects.select_for_update(of=("self",)).select_related("case", "by").get(pk=deviation, confirmed=None)
    )
    if waiting.by_id == by.pk or not capacities(by, waiting.case) & CONFIRMERS:
        raise NotAllowed
    return waiting


def _decide(deviation: Deviation, *, confirmed: bool, by: User, at: datetime) -> None:
    deviation.confirmed, deviation.decided_by, deviation.decided_at = confirmed, by, at
    deviation.save(update_fields=["confirmed", "decided_by", "decided_at"])


def _broken(findings: list[Finding]) -> list[Finding]:
    """The blockers one can deviate from. A day that cannot be is a slip, not a deviation. Raises Refused."""
    if any(finding.blocks and finding.rule in ALWAYS for finding in findings):
        raise Refused(findings)
    return [finding for finding in findings if finding.blocks]
