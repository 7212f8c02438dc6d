"""A small case for tests of papers and letters: rows as the process leaves them, written without it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import transaction

from izligums.accounts.enums import LeaderKind, MunicipalityKind
from izligums.accounts.enums import Role as UserRole
from izligums.accounts.models import Municipality, Unit, User
from izligums.cases.chaining import seal_entry
from izligums.cases.enums import Capacity, Duty, Procedure, Referral, Role
from izligums.cases.models import Act, Assignment, Case, Participation
from izligums.mediators.enums import MediatorKind
from izligums.mediators.models import Mediator
from izligums.meetings.enums import Form, Mode, SessionState
from izligums.meetings.models import Room, Session
from izligums.people.actions import create_person
from izligums.settlements.enums import ConditionKind, Fulfilment, SettlementState
from izligums.settlements.models import Condition, Settlement, Signatory, Signature

AT = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)
TODAY = date(2026, 11, 20)


@dataclass(frozen=True)
class CaseFile:
    """A victim, a minor offender with his mother, and the interpreter."""

    case: Case
    act: Act
    victim: Participation
    offender: Participation
    mother: Participation
    interpreter: Participation


@transaction.atomic  # an entry of the journal is not committed before it is sealed
def open_case() -> CaseFile:
    unit = Unit.objects.create(
        code="vidzeme",
        name="Vidzemes reģionālā struktūrvienība",
        address="Parauga iela 3, Valmiera",
        phone="+371 0000 0003",
        email="vidzeme@paraugs.invalid",
        opening_hours="Pirmdien 8.30–18.00",
        access_notes="Ieeja no pagalma.",
    )
    place = Municipality.objects.create(name="Cēsu", kind=MunicipalityKind.COUNTY, unit=unit, sort_key="cesu")
    user = User.objects.create(
        username="ilze", display_name="Ilze Vītola", sort_key="vitola ilze", role=UserRole.MEDIATOR, unit=unit
    )
    case = Case.objects.create(
        unit=unit,
        municipality=place,
        referral=Referral.REQUEST,
        procedure=Procedure.PROCEEDINGS,
        received_on=TODAY,
        received_by=user,
        offence="Velosipēda zādzība, ko redzēja kaimiņš",
        offence_article="Krimināllikuma 185. pants",
        proceedings_no="11250012326",
        leader_kind=LeaderKind.COURT,
        leader_name="Ģirts Paraugs",
        leader_office="Vidzemes rajona tiesa",
        leader_address="Tiesas iela 1, Valmiera",
        last_act_at=AT,
    )
    act = Act.objects.create(
        case=case,
        sequence=1,
        step="receive",
        happened_on=TODAY,
        recorded_at=AT,
        by=user,
        capacity=Capacity.COORDINATOR,
    )
    seal_entry(act.pk, created=None)
    mediator = Mediator.objects.create(user=user, kind=MediatorKind.OFFICIAL, languages=["lv"])
    Assignment.objects.create(case=case, mediator=mediator, duty=Duty.LEAD, started_on=TODAY, declared=True)

    def joins(role: Role, given: str, family: str, contact: str, beside: Participation | None = None) -> Participation:
        return Participation.objects.create(
            case=case,
            person=create_person(given_name=given, family_name=family, on=TODAY),
            role=role,
            beside=beside,
            joined_on=TODAY,
            act=act,
            phone=f"+371 {contact * 8}",
            email=f"{contact}@persona.invalid",
            address=f"Iela {contact * 3}, Cēsis",
            contact_note=f"piezīme {contact * 4}",
        )

    offender = joins(Role.OFFENDER, "Ēriks", "Ābols", "2")
    return CaseFile(
        case=case,
        act=act,
        victim=joins(Role.VICTIM, "Žanete", "Ķirse", "1"),
        offender=offender,
        mother=joins(Role.REPRESENTATIVE, "Dace", "Dambe", "3", beside=offender),
        interpreter=joins(Role.INTERPRETER, "Olga", "Tulka", "4"),
    )


def plan_session(file: CaseFile, *, state: SessionState = SessionState.PLANNED) -> Session:
    room = Room.objects.create(
        unit=file.case.unit, name="2. telpa", seats=8, step_free=True, waiting_rooms=2, second_entrance=True
    )
    return Session.objects.create(
        case=file.case,
        form=Form.SESSION,
        mode=Mode.IN_PERSON,
        start=datetime(2026, 12, 2, 12, 0, tzinfo=UTC),  # 14.00 in Riga
        end=datetime(2026, 12, 2, 14, 0, tzinfo=UTC),
        room=room,
        state=state,
        planned_by=file.act,
        ended_by=None if state is SessionState.PLANNED else file.act,
    )


def settle(file: CaseFile, *, certified: bool = True) -> Settlement:
    """Between the victim and the offender; one condition kept, one not yet, one taken out."""
    settlement = Settlement.objects.create(
        case=file.case,
        state=SettlementState.CERTIFIED if certified else SettlementState.DRAFT,
        signatories_key=f"{file.victim.pk},{file.offender.pk}",
        written_on=TODAY,
        certified_on=TODAY if certified else None,
        consequences_version="consequences.lv.2026-11" if certified else "",
        act=file.act,
    )
    for party in (file.victim, file.offender):
        Signatory.objects.create(settlement=settlement, participation=party)
    if certified:
        for signs in (file.victim, file.offender, file.mother):
            Signature.objects.create(settlement=settlement, participation=signs, signed_on=TODAY, act=file.act)

    def owes(kind: ConditionKind, text: str, **more: object) -> None:
        Condition.objects.create(
            settlement=settlement,
            kind=kind,
            text=text,
            owed_by=file.offender,
            owed_to=file.victim,
            act=file.act,
            **more,
        )

    owes(ConditionKind.OTHER, "Izņemtais nosacījums", removed=True)
    owes(
        ConditionKind.PAYMENT,
        "Samaksā par remontu",
        amount="150.00",
        due=date(2027, 1, 15),
        fulfilment=Fulfilment.FULFILLED,
        assessed_on=date(2027, 1, 16),
        evidence="pierādījums 9999",
    )
    owes(ConditionKind.APOLOGY, "Atvainojas vēstulē")
    return settlement
