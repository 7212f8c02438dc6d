"""What happened against a rule: written down by one person, confirmed or refused by another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from izligums.accounts.models import User
from izligums.cases.access import capacities
from izligums.cases.enums import Capacity
from izligums.cases.models import Act as Entry
from izligums.cases.models import Case
from izligums.process.act import Act
from izligums.process.codec import dump, dump_texts, load
from izligums.process.facts import CaseFacts
from izligums.process.fields import PeopleOf, SettlementOf
from izligums.process.gather import gather
from izligums.process.judge import Finding, fits, judge
from izligums.process.models import Deviation
from izligums.process.perform import allowed, concerns_right_person, lock, once, prepared, write
from izligums.process.refusals import BadValue, Decided, NotAllowed, Refused, WrongStage
from izligums.process.steps import ALWAYS, TABLE
from izligums.process.steps.base import Step
from izligums.process.values import checked_reason
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
    """Write down what happened against a rule. Nothing of the case changes yet; the same form twice is one row.

    Raises NotAllowed, WrongStage, BadValue, or Refused when the step cannot deviate or no reason is given.
    """
    with transaction.atomic():
        locked = lock(case)
        capacity = allowed(TABLE[step], locked, by)
        once(token, by=by, case=locked)
        same = Deviation.objects.filter(token=token).first() if token is not None else None
        if same is not None:
            if (same.case_id, same.by_id) != (locked.pk, by.pk):
                raise BadValue("token")
            return same
        facts = gather(locked, on=on)
        act = prepared(step, locked, facts, on=on, by=by.pk, at=at, person=person, values=values or {})
        broken = _broken(facts, act)
        reason = checked_reason(reason, name="deviation_reason")
        if not TABLE[step].deviable or not reason:
            raise Refused(broken)
        return Deviation.objects.create(
            case=locked,
            step=step,
            happened_on=on,
            person_id=person,
            values=dump(TABLE[step], act.values),
            texts=dump_texts(TABLE[step], act.values),
            codes=sorted({finding.problem.code for finding in broken}),
            reason=reason,
            by=by,
            capacity=capacity,
            recorded_at=at,
            token=token,
        )


def confirm(*, deviation: int, by: User, at: datetime) -> Entry:
    """A second person confirms: the act is written, marked with the rules it broke.

    Raises Deviation.DoesNotExist, NotAllowed, Decided, WrongStage, Refused, Taken.
    """
    with transaction.atomic():
        waiting, case = _waiting(deviation, by=by)
        step, on = TABLE[waiting.step], waiting.happened_on
        facts = gather(case, on=on)
        said, person = load(step, {**waiting.values, **waiting.texts}), waiting.person_id
        try:
            act = prepared(step.name, case, facts, on=on, by=waiting.by_id, at=at, person=person, values=said)
        except BadValue as gone:  # what it speaks of, such as a draft, is no longer there
            raise WrongStage from gone
        broken = _broken(facts, act)
        recording = Recording(case, facts, waiting.by, at, waiting.capacity)
        entry = write(recording, act, reason=waiting.reason, deviation=broken, confirmed_by=by if broken else None)
        _decide(waiting, confirmed=True, by=by, at=at)
        return entry


def refuse(*, deviation: int, by: User, at: datetime) -> None:
    """A second person does not confirm; the row stays, the case is unchanged.

    Raises Deviation.DoesNotExist, NotAllowed, Decided.
    """
    with transaction.atomic():
        waiting, _ = _waiting(deviation, by=by)
        _decide(waiting, confirmed=False, by=by, at=at)


def _waiting(deviation: int, *, by: User) -> tuple[Deviation, Case]:
    """The deviation and its case, which is locked first: everybody who changes a case queues there."""
    case = lock(Deviation.objects.values_list("case_id", flat=True).get(pk=deviation))
    waiting = Deviation.objects.select_related("by").get(pk=deviation)
    if waiting.by_id == by.pk or not capacities(by, case) & CONFIRMERS:
        raise NotAllowed
    if waiting.confirmed is not None:
        raise Decided
    return waiting, case


def _decide(deviation: Deviation, *, confirmed: bool, by: User, at: datetime) -> None:
    deviation.confirmed, deviation.decided_by, deviation.decided_at = confirmed, by, at
    deviation.save(update_fields=["confirmed", "decided_by", "decided_at"])


def _broken(facts: CaseFacts, act: Act) -> list[Finding]:
    """The blockers one can deviate from: rules of law and practice, not what an act is made of.

    Raises WrongStage when the case, the person or an answer is none the step can be about; Refused for a day that
    cannot be: that is a slip, not a deviation.
    """
    step = TABLE[act.step]
    if not fits(step, facts) or not concerns_right_person(step, facts, act) or not answers_fit(step, facts, act):
        raise WrongStage
    findings = judge(facts, act)
    if any(finding.blocks and finding.rule in ALWAYS for finding in findings):
        raise Refused(findings)
    return [finding for finding in findings if finding.blocks]


def answers_fit(step: Step, facts: CaseFacts, act: Act) -> bool:
    """Whether each person and settlement named is one that the step's form would offer."""
    for field in step.asks:
        match field, act.get(field.name):
            case PeopleOf(among=among), tuple() as ids:
                if not all(among(facts, facts.person(id)) for id in ids):
                    return False
            case SettlementOf(among=settled), int() as id:
                settlement = facts.settlement(id)
                if settlement is None or not settled(settlement):
                    return False
    return True
