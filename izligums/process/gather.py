"""Reads the facts of a case from its rows. The counterpart of `evolve`; a property test keeps the two equal.

What is said of people, and who has met, is read as it stood on a day, because rules judge the day an act happened.
What is arranged (assignments, the planned session, settlements, the ending) is read as it stands now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from izligums.cases.enums import Consent, ContactResult, Duty, FactKind, Initiative, Signing
from izligums.cases.models import Assignment, Case, Fact, Participation
from izligums.core.enums import PeriodUnit
from izligums.core.queries import period_lengths, special_days
from izligums.mediators.queries import qualification, qualifications
from izligums.meetings.enums import SessionState
from izligums.policy import read_toml
from izligums.process.facts import (
    WHOLE_CASE,
    CaseFacts,
    ConditionFacts,
    PersonFacts,
    Policy,
    SessionFacts,
    SettlementFacts,
    StaffFacts,
    StatementFacts,
    WithholdingFacts,
)
from izligums.process.history import disclosed, ending, risk_events, risk_of
from izligums.process.proposals import proposed
from izligums.process.reading import Passing, Rows, Withheld, read


def gather(case: Case, *, on: date) -> CaseFacts:
    """The facts of a case as judged on the day `on`; today for what may be done now. Eight queries at most."""
    return facts_of(read(case), on=on)


def facts_of(rows: Rows, *, on: date) -> CaseFacts:
    """Two queries more: who is qualified on that day, and the policy of that day."""
    case, participations = rows.case, rows.participations
    dated = [fact for fact in rows.facts if fact.happened_on <= on]
    planned = next((each for each in rows.sessions if each.state is SessionState.PLANNED), None)
    held = [each for each in rows.sessions if each.ended_on and each.ended_on <= on]
    held = [each for each in held if each.state is SessionState.HELD]
    settlements = [_settlement(each) for each in rows.settlements]
    staff = _staff(rows.assignments, on=on)
    of_person: dict[int, list[Fact]] = defaultdict(list)
    for fact in dated:
        if fact.person_id is not None:
            of_person[fact.person_id].append(fact)
    return replace(
        CaseFacts(
            received_on=case.received_on,
            referral=case.referral,
            procedure=case.procedure,
            has_leader=case.has_leader,
            leader_account=rows.leader_account,
            persons=tuple(_person(each, of_person[each.pk]) for each in participations),
            unrelated=_pairs(dated, FactKind.CONCERN, when=False),
            lead=staff.get(Duty.LEAD),
            co=staff.get(Duty.CO),
            bans=_bans(dated),
            stopped=_stopped(dated),
            access=frozenset(each.pk for each in participations if each.has_access),
            asks_to_stop=frozenset(each.pk for each in participations if _asked_to_stop(each.wished_at, on)),
            session=None if planned is None else _session(planned),
            held=frozenset(frozenset(each.attendees) for each in held),
            withholdings=tuple(sorted((_withholding(each) for each in rows.withholdings), key=lambda each: each.id)),
            statements=tuple(sorted((_statement(each) for each in rows.statements), key=lambda each: each.id)),
            proposals=tuple(proposed(each) for each in rows.proposals),
            settlements=tuple(settlements),
            policy=_policy(on),
        ),
        **risk_of(risk_events(dated, participations, held, on)),
        disclosed=disclosed(rows.facts),
        questions=frozenset((question, each.pk) for each in participations for question in each.asks),
        waiting=frozenset(each.pk for each in participations if each.waits),
        **ending(rows.facts),
    )


# -- people ------------------------------------------------------------------------------------------------------------


def _person(participation: Participation, facts: Iterable[Fact]) -> PersonFacts:
    person = PersonFacts(
        id=participation.pk,
        role=participation.role,
        beside=participation.beside_id,
        born=participation.person.born,
        joined_on=participation.joined_on,
        legal_person=bool(participation.person.legal_name),
        trusteeship=participation.trusteeship,
        applicant=participation.applicant,
    )
    said: dict[str, Any] = {}
    for fact in facts:
        match fact.kind:
            case FactKind.SAFE_WAY:
                said["safe_way"] = True
            case FactKind.CONTACT:
                _contact(said, fact)
            case FactKind.ACKNOWLEDGEMENT:
                said["acknowledged"] = fact.yes
            case FactKind.INFORMATION:
                said["informed"] = True
            case FactKind.INTENTION:
                said["willing"] = bool(fact.yes) and said.get("consent") is not Consent.LIVE
            case FactKind.CONSENT:
                said |= {"consent": Consent.LIVE, "willing": False}
            case FactKind.WITHDRAWAL:
                had_consented = said.get("consent") is Consent.LIVE
                said |= {"consent": Consent.WITHDRAWN if had_consented else Consent.REFUSED, "willing": False}
            case FactKind.TALK:
                said["prepared"] = True
            case FactKind.ABSENCE:
                said["stays_away"] = fact.yes
            case FactKind.DETENTION:
                said["detained"] = fact.yes
            case FactKind.DEATH:
                said["deceased"] = True
            case FactKind.DEPARTURE:
                said["left"] = True
            case FactKind.CLIENT_FILE:
                said["client_file"] = True
            case FactKind.AGREEMENT:
                agreed = said.get("agreed_by", frozenset())
                said["agreed_by"] = agreed | {fact.other_id} if fact.yes else agreed - {fact.other_id}
            case FactKind.GUEST_QUESTION:
                said["asked"] = said.get("asked", frozenset()) | {fact.other_id}
    return replace(person, **said)


def _contact(said: dict[str, Any], fact: Fact) -> None:
    if fact.initiative is Initiative.SERVICE:
        said["approached"] = True
    if fact.result in (ContactResult.REACHED, ContactResult.NO_MORE_CONTACT):
        said["reached"] = True
    if fact.result is ContactResult.NO_MORE_CONTACT:
        said["no_contact"] = True
    elif fact.initiative is Initiative.PERSON and fact.result is ContactResult.REACHED:
        said["no_contact"] = False


def _pairs(facts: Iterable[Fact], kind: FactKind, *, when: bool) -> frozenset[tuple[int, int]]:
    """(offender, victim) pairs whose newest row of `kind` says `when`."""
    newest = {(fact.person_id, fact.other_id): fact.yes for fact in facts if fact.kind is kind}
    return frozenset((one, other) for (one, other), yes in newest.items() if yes is when and one and other)


def _bans(facts: Iterable[Fact]) -> frozenset[tuple[int, int]]:
    live: dict[tuple[int, int], bool] = {}
    for fact in facts:
        if fact.kind in (FactKind.BAN, FactKind.BAN_PERMISSION) and fact.person_id and fact.other_id:
            live[fact.person_id, fact.other_id] = fact.kind is FactKind.BAN
    return frozenset(pair for pair, is_live in live.items() if is_live)


def _asked_to_stop(wished_at: datetime | None, on: date) -> bool:
    return wished_at is not None and timezone.localtime(wished_at).date() <= on


def _stopped(facts: Iterable[Fact]) -> frozenset[int]:
    stops = {fact.person_id or WHOLE_CASE: fact.yes for fact in facts if fact.kind is FactKind.SAFETY_STOP}
    return frozenset(id for id, stopped in stops.items() if stopped)


# -- staff, meetings, settlements --------------------------------------------------------------------------------------


def staff_facts(mediator_id: int, *, on: date) -> StaffFacts:
    """What rules need to know of a mediator about to be assigned. Raises Mediator.DoesNotExist."""
    return StaffFacts(id=mediator_id, **asdict(qualification(mediator_id, on=on)))


def _staff(assignments: Iterable[Assignment], *, on: date) -> dict[Duty, StaffFacts]:
    live = [each for each in assignments if each.ended_on is None]
    qualified = qualifications([each.mediator_id for each in live], on=on) if live else {}
    return {
        each.duty: StaffFacts(id=each.mediator_id, declared=each.declared, **asdict(qualified[each.mediator_id]))
        for each in live
    }


def _session(session: Any) -> SessionFacts:
    day = timezone.localtime(session.start).date()
    return SessionFacts(session.pk, day, session.form, session.mode, frozenset(session.expected), session.start)


def _settlement(settlement: Any) -> SettlementFacts:
    return SettlementFacts(
        id=settlement.pk,
        signatories=frozenset(int(id) for id in settlement.signatories_key.split(",")),
        signed=frozenset(settlement.signed),
        written_on=settlement.written_on,
        signed_on=settlement.signed_on,
        certified_on=settlement.certified_on,
        conditions=tuple(
            ConditionFacts(each.pk, each.due, each.fulfilment, each.assessed_on) for each in settlement.terms
        ),
        reported=settlement.reported_on is not None,
    )


def _withholding(row: Withheld) -> WithholdingFacts:
    return WithholdingFacts(row.pk, row.participation_id, row.reader_id, row.by_id, row.until, row.agreed)


def _statement(row: Passing) -> StatementFacts:
    return StatementFacts(row.pk, row.author_id, row.state, row.reader_id, row.unwanted_by)


def _policy(on: date) -> Policy:
    """One query, and one more only when working days have to be counted."""
    lengths = period_lengths(on=on)
    child, review = lengths["child_settlement_fulfilment"], lengths["risk_review_valid"]
    counted = review.value is not None and review.unit is PeriodUnit.WORKING_DAYS
    rules = read_toml("rules.toml")
    return Policy(
        child_term_months=child.value if child.unit is PeriodUnit.MONTHS else None,
        child_term_enforced=rules["child_term"]["enforced"],
        in_writing=frozenset(Signing(each) for each in rules["consent"]["in_writing"]),
        risk_review=None if review.value is None else review,
        special=special_days() if counted else {},
    )
