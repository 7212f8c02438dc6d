"""The only writer of a case's life: lock, gather, ask the rules, write, record, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from izligums.accounts.models import User
from izligums.accounts.walls import take_in_hand
from izligums.cases import actions as cases
from izligums.cases.access import capacities
from izligums.cases.enums import Capacity, Stage
from izligums.cases.models import Act as Entry
from izligums.cases.models import Case, Participation
from izligums.core.periods import due_on
from izligums.core.queries import period_lengths, special_days
from izligums.documents.enums import Document
from izligums.mediators.models import Mediator
from izligums.messages import actions as messages
from izligums.messages.delivery import reachable_by
from izligums.messages.queries import waiting_in
from izligums.process.act import Act
from izligums.process.codec import dump
from izligums.process.door import recognisable
from izligums.process.facts import CaseFacts
from izligums.process.gather import gather, staff_facts
from izligums.process.judge import Finding, fits, judge
from izligums.process.leader import account_facts, is_leader_of
from izligums.process.letters import Waiting, overtaken
from izligums.process.news import tell_news
from izligums.process.papers import write_papers
from izligums.process.periods import STANDING, ended, standing, started
from izligums.process.refusals import (
    AlreadyDone,
    BadValue,
    NeedsReason,
    NotAllowed,
    Refused,
    Stale,
    Taken,
    WrongStage,
)
from izligums.process.stage import stage_of
from izligums.process.steps import TABLE
from izligums.process.steps.base import Step
from izligums.process.values import Known, checked, checked_reason
from izligums.process.writes import WRITES
from izligums.process.writes.context import Recording
from izligums.process.writes.stopping import stop_what_no_longer_holds


def perform(
    *,
    case: int,
    step: str,
    on: date,
    by: User,
    at: datetime,
    person: int | None = None,
    values: Mapping[str, Any] | None = None,
    version: int | None = None,
    token: UUID | None = None,
    reason: str = "",
    receiving: Capacity | None = None,
) -> Entry:
    """Record one legal act.

    `on` is the day it happened, `at` the moment of recording. `version` is the case's as the form was opened; `token`
    is the form's own. Raises a `NotRecorded` (see `refusals`), or ValueProblem; then nothing was written.
    `receiving` is the capacity of somebody who takes a referral in for another unit: it may name the people, say how
    they are reached and connect the process leader who sent it, no more.
    """
    with transaction.atomic():
        locked = lock(case)
        once(token, case=locked, by=by)
        capacity = allowed(TABLE[step], locked, by) if receiving is None else may_only_take_in(step, receiving)
        unchanged_since(locked, version)
        facts = gather(locked, on=on)
        act = prepared(step, locked, facts, on=on, by=by.pk, at=at, person=person, values=values or {})
        reason = checked_reason(reason) or spoken_reason(act)
        check(facts, act, reason=reason)
        return write(Recording(locked, facts, by, at, capacity), act, reason=reason, token=token)


def prepared(
    step: str,
    case: Case,
    facts: CaseFacts,
    *,
    on: date,
    by: int,
    at: datetime,
    person: int | None,
    values: Mapping[str, Any],
) -> Act:
    """The act as rules judge it: its answers looked at, and what the form cannot know added. Raises BadValue."""
    today = timezone.localtime(at).date()
    answers = checked(TABLE[step], values, Known(today, case, facts))
    return enriched(Act(step, on, by, person, answers, recorded_on=today, recorded_at=at), case)


def lock(case_id: int) -> Case:
    """Whoever comes second waits here and then sees what the first one wrote. Raises Case.DoesNotExist.

    The case alone, without its unit: a join would be looked at as it was before the wait, and a case that moved to
    another unit meanwhile would not be found.
    """
    case = Case.objects.select_for_update(no_key=True).get(pk=case_id)
    take_in_hand(case_id)
    return case


def once(token: UUID | None, *, by: User | None, case: Case | None = None, person: int | None = None) -> None:
    """Raises AlreadyDone for a form sent twice, BadValue for the form of somebody else or of another case."""
    done = None if token is None else Entry.objects.filter(token=token).first()
    if done is None:
        return
    same_hand = done.person_id == person if by is None else done.by_id == by.pk
    if not same_hand or (case is not None and done.case_id != case.pk):
        raise BadValue("token")
    raise AlreadyDone(done)


def unchanged_since(case: Case, version: int | None) -> None:
    if version is not None and version != case.version:
        raise Stale(list(case.acts.filter(sequence__gt=version).select_related("by").order_by("sequence")))


def allowed(step: Step, case: Case, by: User) -> Capacity:
    """In which capacity `by` does it: the first that the step names. Raises NotAllowed."""
    fitting = sorted(capacities(by, case) & step.who)
    if not fitting:
        raise NotAllowed
    return fitting[0]


def may_only_take_in(step: str, receiving: Capacity) -> Capacity:
    """Raises NotAllowed."""
    if step not in ("add_person", "record_safe_way", "connect_leader"):
        raise NotAllowed
    return receiving


def enriched(act: Act, case: Case) -> Act:
    """Add what rules need and the form cannot know: the mediator's qualification, whose account, the session's day."""
    added: dict[str, Any] = {}
    if act.step in ("assign_mediator", "assign_co_mediator"):
        added["qualification"] = staff_facts(act["mediator"], on=act.on)
    if act.step == "declare_conflict":
        added["mediator"] = Mediator.objects.filter(user_id=act.by).values_list("pk", flat=True).first()
    if act.step == "change_leader":
        added["same_leader"] = is_leader_of(
            case, kind=act["leader_kind"], name=act["leader_name"], office=act["leader_office"]
        )
    if act.step == "connect_leader":
        added["known"] = account_facts(case, act["account"])
    if act.step == "plan_session":
        added["start_day"] = timezone.localtime(act["start"]).date()
    if act.step in ("give_access", "choose_messages"):
        person = Participation.objects.select_related("person").get(case=case, pk=act.person or 0)
        added["reachable"] = reachable_by(person)
        if act.step == "give_access":
            added["recognisable"] = recognisable(person)
    if act.step == "correct":
        added = mistake(Entry.objects.get(case=case, pk=act["act"]))
    return replace(act, values={**act.values, **added}) if added else act


def mistake(entry: Entry) -> dict[str, Any]:
    """What rules ask of an entry that is to be corrected."""
    return {
        "mistaken_step": entry.step,
        "mistaken_by": entry.by_id,
        "mistaken_superseded": entry.superseded_by_id is not None,
        "mistaken_found": bool(entry.values.get("factors")),
    }


def spoken_reason(act: Act) -> str:
    """The reason a step asks for in words of its own."""
    given = act.get("reason")
    return given if type(given) is str else ""


def check(facts: CaseFacts, act: Act, *, reason: str) -> None:
    """Raises WrongStage, Refused or NeedsReason."""
    step = TABLE[act.step]
    if not fits(step, facts) or not concerns_right_person(step, facts, act):
        raise WrongStage
    findings = judge(facts, act)
    if any(finding.blocks for finding in findings):
        raise Refused(findings)
    if any(finding.needs_decision for finding in findings) and not reason:
        raise NeedsReason(findings)


def concerns_right_person(step: Step, facts: CaseFacts, act: Act) -> bool:
    if step.about is None:
        return act.person is None
    if act.person is None:
        return step.about_optional
    person = facts.find(act.person)
    return person is not None and step.about(facts, person)


def write(
    recording: Recording,
    act: Act,
    *,
    reason: str = "",
    token: UUID | None = None,
    deviation: list[Finding] | None = None,
    confirmed_by: User | None = None,
) -> Entry:
    """Write what the act changes, its journal entry, its periods and its papers. Raises Taken."""
    case, step = recording.case, TABLE[act.step]
    entry = recording.entry = Entry(
        case=case,
        sequence=case.version + 1,
        step=act.step,
        happened_on=act.on,
        recorded_at=recording.at,
        by=recording.by,
        capacity=recording.capacity,
        person_id=act.person,
        values=dump(step, act.values),
        reason=reason,
        deviation=sorted({finding.problem.code for finding in deviation or () if finding.blocks}),
        confirmed_by=confirmed_by,
        token=token,
    )
    try:
        with transaction.atomic():
            entry.save(force_insert=True)
            created = WRITES[act.step](recording, act)
    except IntegrityError as error:
        raise Taken(constraint_of(error)) from error
    cases.close_entry(entry, created=created)
    run_periods(case, starts=started(recording.facts, act), ends=ended(recording.facts, act), on=act.on)
    write_papers(recording, step, act)
    facts = refresh(entry)
    hold_back_letters(recording, facts)
    tell_news(recording, step, act, facts)
    if act.step == "correct":
        stop_what_no_longer_holds(recording, facts, on=act.on)
    return entry


def refresh(entry: Entry) -> CaseFacts:
    """Derive stage and outcome anew for the lists, and count the act. Returns what is now known of the case."""
    case, at = entry.case, entry.recorded_at
    facts = gather(case, on=timezone.localtime(at).date())
    case.stage, case.outcome = stage_of(facts), facts.closed
    case.version = entry.sequence
    case.last_act_at = at
    case.save()
    follow_periods(case, facts, on=timezone.localtime(at).date())
    if case.stage is Stage.CLOSED:
        cases.end_deadlines(case=case, names=None, on=timezone.localtime(at).date())
    return facts


def hold_back_letters(recording: Recording, facts: CaseFacts) -> None:
    """Take letters that `facts`, as they stand after the act, have overtaken out of the tray."""
    rows = waiting_in(recording.case).values_list("pk", "document__kind", "recipient_id", "act__created")
    waiting = [Waiting(id, Document(kind), recipient, created) for id, kind, recipient, created in rows]
    today = timezone.localtime(recording.at).date()
    gone = [letter.id for letter in waiting if overtaken(letter, facts, on=today)]
    if gone:
        messages.hold_back(letters=gone, act=recording.entry)


def run_periods(case: Case, *, starts: tuple[str, ...], ends: tuple[str, ...], on: date) -> None:
    if ends:
        cases.end_deadlines(case=case, names=ends, on=on)
    if starts:
        lengths, special = period_lengths(on=on), special_days()
        for name in starts:
            cases.start_deadline(case=case, name=name, on=on, due_on=due_on(name, on, lengths, special))


def follow_periods(case: Case, facts: CaseFacts, *, on: date) -> None:
    """Let those periods run that follow from the facts as they stand now."""
    running = standing(facts)
    spans: dict[str, tuple[date, date | None]] = {}
    if running:
        lengths, special = period_lengths(on=on), special_days()
        spans = {name: (day, due_on(name, day, lengths, special)) for name, day in running.items()}
    cases.follow_deadlines(case=case, names=STANDING, spans=spans, on=on)


def constraint_of(error: IntegrityError) -> str:
    diagnosis = getattr(error.__cause__, "diag", None)
    return (diagnosis.constraint_name if diagnosis is not None else None) or ""
