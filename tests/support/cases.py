"""An invented office and its cases. A state is reached only by real acts: no test stands on a case that could not be.

    office = Office()
    case = office.case_at(Stage.PREPARING)
    office.act(case, "record_talk", "Anna", channel=Channel.PHONE)

Acts happen some weeks ago (`office.day` moves on by itself where a case needs it), so that pages, which read the
real clock, see a past. People are named by their given name; `office.id_of(case, "Anna")` is the participation.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils import timezone

from izligums.accounts.actions import create_user, load_units
from izligums.accounts.enums import Role as OfficeRole
from izligums.accounts.models import Unit, User
from izligums.cases.enums import (
    Channel,
    ContactResult,
    Initiative,
    LeaderKind,
    Outcome,
    Procedure,
    Referral,
    Role,
    Stage,
)
from izligums.cases.models import Act, Case, Participation
from izligums.core.enums import Language
from izligums.mediators.enums import MediatorKind, TrainingKind
from izligums.mediators.models import Mediator, Training
from izligums.meetings.enums import Form, Mode
from izligums.process.facts import TAKES_PART, PersonFacts
from izligums.process.gather import gather
from izligums.process.perform import perform
from izligums.process.receive import receive
from izligums.settlements.enums import ConditionKind, Fulfilment

PASSWORD = "three quiet birches"
Person = Mapping[str, Any]

ANNA: Person = {"role": Role.VICTIM, "given_name": "Anna", "family_name": "Bērziņa", "born": date(1988, 5, 4)}
ELZA: Person = {"role": Role.VICTIM, "given_name": "Elza", "family_name": "Ābele", "born": date(1971, 9, 30)}
SHOP: Person = {"role": Role.VICTIM, "legal_name": "SIA Saulgriezes", "registration_no": "40003000001"}
JANIS: Person = {"role": Role.OFFENDER, "given_name": "Jānis", "family_name": "Kalniņš", "born": date(1990, 2, 28)}
PETERIS: Person = {"role": Role.OFFENDER, "given_name": "Pēteris", "family_name": "Ozols", "born": date(1985, 7, 1)}
#: Two adults.
PAIR = (ANNA, JANIS)


def beside(party: int, role: Role, given_name: str, family_name: str) -> Person:
    """Somebody who stands beside the person at place `party` of the same list."""
    born = date(1975, 1, 15)
    return {"role": role, "beside": party, "given_name": given_name, "family_name": family_name, "born": born}


def child(role: Role, given_name: str, family_name: str, *, age: int = 15) -> Person:
    born = timezone.localdate() - timedelta(days=365 * age + 100)
    return {"role": role, "given_name": given_name, "family_name": family_name, "born": born}


#: A minor offender with his mother, and a victim with a friend.
FAMILY = (
    ANNA,
    child(Role.OFFENDER, "Markuss", "Liepa"),
    beside(1, Role.REPRESENTATIVE, "Dace", "Liepa"),
    beside(0, Role.SUPPORTER, "Rūta", "Zariņa"),
)


class Office:
    """A unit with its people, and another unit that must not see its cases."""

    def __init__(self) -> None:
        self.unit, self.other_unit = load_units()[:2]
        self.start: date = timezone.localdate() - timedelta(days=60)

    # -- people of the office ------------------------------------------------------------------------------------------

    def user(self, username: str, role: OfficeRole, *, unit: Unit | None = None) -> User:
        found = User.objects.filter(username=username).first()
        where = (unit or self.unit) if role.works_in_a_unit else None
        return found or create_user(
            username=username, display_name=username.title(), role=role, unit=where, password=PASSWORD
        )

    def mediator(self, username: str, *, unit: Unit | None = None) -> Mediator:
        """An official, trained for everything."""
        user = self.user(username, OfficeRole.MEDIATOR, unit=unit)
        mediator, new = Mediator.objects.get_or_create(
            user=user, defaults={"kind": MediatorKind.OFFICIAL, "languages": [Language.LATVIAN]}
        )
        if new:
            for kind in (TrainingKind.BASIC, TrainingKind.CHILD_RIGHTS, TrainingKind.ADVANCED):
                Training.objects.create(mediator=mediator, kind=kind, completed_on=date(2020, 1, 1))
        return mediator

    @cached_property
    def coordinator(self) -> User:
        return self.user("ilze", OfficeRole.COORDINATOR)

    @cached_property
    def head(self) -> User:
        return self.user("valdis", OfficeRole.HEAD)

    @cached_property
    def lead(self) -> Mediator:
        return self.mediator("mara")

    @cached_property
    def co(self) -> Mediator:
        return self.mediator("toms")

    @cached_property
    def stranger(self) -> User:
        """A mediator of the same unit who is not assigned."""
        return self.mediator("zane").user

    @cached_property
    def far_coordinator(self) -> User:
        return self.user("gunta", OfficeRole.COORDINATOR, unit=self.other_unit)

    # -- acts ----------------------------------------------------------------------------------------------------------

    def receive(self, people: Iterable[Person] = PAIR, *, on: date | None = None, **values: Any) -> Case:
        on = on or self.start
        given: dict[str, Any] = {
            "referral": Referral.REQUEST,
            "procedure": Procedure.PROCEEDINGS,
            "received_on": on,
            "offence": "Velosipēda zādzība no pagalma",
            "leader_kind": LeaderKind.PROSECUTOR,
            "leader_name": "Andris Ozols",
            "leader_office": "Rīgas tiesas apgabala prokuratūra",
            "municipality": self.unit.municipalities.order_by("pk").values_list("pk", flat=True)[0],
        }
        return receive(values=given | values, persons=list(people), by=self.coordinator, at=at_noon(on))

    def act(
        self,
        case: Case,
        step: str,
        whom: str | int | None = None,
        *,
        by: User | None = None,
        on: date | None = None,
        reason: str = "",
        **values: Any,
    ) -> Act:
        """Record one act; by whoever usually does it, on the day of the case's last act, unless said otherwise."""
        case.refresh_from_db()
        on = on or self.last_day(case)
        person = self.id_of(case, whom) if isinstance(whom, str) else whom
        done = perform(
            case=case.pk,
            step=step,
            on=on,
            by=by or self._usual(case, step),
            at=at_noon(on),
            person=person,
            values=values,
            reason=reason,
        )
        case.refresh_from_db()
        return done

    def _usual(self, case: Case, step: str) -> User:
        office_acts = {"register", "assign_mediator", "assign_co_mediator", "end_assignment", "transfer", "lift_stop"}
        if step == "reopen":
            return self.head
        assigned = case.assignments.filter(ended_on=None).exists()
        return self.lead.user if assigned and step not in office_acts else self.coordinator

    def last_day(self, case: Case) -> date:
        days = case.acts.order_by("-happened_on").values_list("happened_on", flat=True)
        return days[0] if days else self.start

    def id_of(self, case: Case, name: str) -> int:
        """The participation of the person of that given (or legal) name."""
        for each in Participation.objects.filter(case=case).select_related("person"):
            if name in (each.person.given_name, each.person.legal_name):
                return each.pk
        raise LookupError(name)

    def people(self, case: Case) -> list[PersonFacts]:
        """Offenders' side first, representatives before those they stand beside: the order in which one approaches."""
        facts = gather(case, on=self.last_day(case))

        def rank(person: PersonFacts) -> tuple[bool, int, bool]:
            party = facts.find(person.beside) or person
            return (party.role is not Role.OFFENDER, party.id, person.role is not Role.REPRESENTATIVE)

        return sorted(facts.persons, key=rank)

    # -- stages --------------------------------------------------------------------------------------------------------

    def case_at(self, stage: Stage, people: Iterable[Person] = PAIR, **values: Any) -> Case:
        """A case that has just come to `stage`, by the ordinary way."""
        case = self.receive(people, **values)
        for reach in (
            self.register,
            self.approach_offenders,
            self.approach_victims,
            self.agree,
            self.plan,
            self.hold,
            self.draft,
            self.certify,
            self.close,
        ):
            if case.stage is stage:
                return case
            reach(case)
        if case.stage is not stage:
            raise AssertionError(f"the ordinary way led to {case.stage}, not to {stage}")
        return case

    def register(self, case: Case) -> None:
        self.act(case, "register")

    def take_on(self, case: Case) -> None:
        """A mediator leads the case and has no conflict."""
        if not case.assignments.filter(ended_on=None).exists():
            self.act(case, "assign_mediator", mediator=self.lead.pk)
            self.act(case, "declare_conflict", conflict=False)

    def reach_person(self, case: Case, person: int) -> None:
        way = {"channel": Channel.PHONE, "phone": "+371 20000000", "language": Language.LATVIAN}
        self.act(case, "record_safe_way", person, **way)
        self.act(
            case,
            "record_contact",
            person,
            initiative=Initiative.SERVICE,
            channel=Channel.PHONE,
            result=ContactResult.REACHED,
        )

    def win_person(self, case: Case, person: PersonFacts) -> None:
        """What the person needs to hear and to say before taking part."""
        if person.role is Role.OFFENDER:
            self.act(case, "record_acknowledgement", person.id, acknowledged=True)
        if person.role in TAKES_PART:
            text = {"version": "information.lv.2026-11", "language": Language.LATVIAN, "channel": Channel.IN_PERSON}
            self.act(case, "give_information", person.id, **text)
        if person.role in TAKES_PART and not person.legal_person:
            self.act(case, "record_consent", person.id, version="consent.lv.2026-11", language=Language.LATVIAN)

    def approach_offenders(self, case: Case) -> None:
        self.take_on(case)
        for person in self._side(case, Role.OFFENDER):
            self.reach_person(case, person.id)

    def approach_victims(self, case: Case) -> None:
        for person in self._side(case, Role.OFFENDER):
            self.win_person(case, person)

    def agree(self, case: Case) -> None:
        for person in self._side(case, Role.VICTIM):
            self.reach_person(case, person.id)
            self.win_person(case, person)

    def prepare(self, case: Case) -> None:
        """Talks, guests agreed to, risks reviewed: everything a session waits for."""
        everybody = self.people(case)
        for person in everybody:
            if person.role in TAKES_PART and not person.legal_person and not person.prepared:
                self.act(case, "record_talk", person.id, channel=Channel.IN_PERSON)
            if person.role in (Role.SUPPORTER, Role.AFFECTED, Role.SPECIALIST):
                for party in (each for each in everybody if each.party and each.id != person.beside):
                    self.act(case, "record_agreement", person.id, party=party.id, agrees=True)
        self.act(case, "review_risk", factors=())

    def plan(self, case: Case, *, days: int = 7) -> Act:
        self.prepare(case)
        people = [each for each in self.people(case) if not each.acts_through_representative]
        minors = any(each.minor_on(self.start) for each in people)
        return self.act(
            case,
            "plan_session",
            form=Form.CONFERENCE if minors else Form.SESSION,
            mode=Mode.IN_PERSON,
            start=at(self.last_day(case) + timedelta(days=days), 10),
            end=at(self.last_day(case) + timedelta(days=days), 12),
            place="Dzirnavu iela 10, 2. stāvs",
            people=tuple(sorted(each.id for each in people)),
        )

    def hold(self, case: Case) -> None:
        session = case.sessions.get(state="planned")
        people = tuple(session.people.filter(taken_out=False).values_list("participation_id", flat=True))
        on = timezone.localtime(session.start).date()
        self.act(case, "hold_session", on=on, people=people, day_check=True, adjourned=False)

    def draft(self, case: Case) -> int:
        """A settlement between all parties with one payment; returns its id."""
        parties = [each for each in self.people(case) if each.party]
        victim = next(each.id for each in parties if each.role is Role.VICTIM)
        offender = next(each.id for each in parties if each.role is Role.OFFENDER)
        signatories = tuple(sorted(each.id for each in parties))
        settlement = self.act(case, "draft_settlement", signatories=signatories).created or 0
        self.act(
            case,
            "add_condition",
            settlement=settlement,
            kind=ConditionKind.PAYMENT,
            text="Samaksā par velosipēda remontu",
            owed_by=offender,
            owed_to=victim,
            amount=Decimal("120.00"),
            due=self.last_day(case) + timedelta(days=30),
        )
        return settlement

    def certify(self, case: Case) -> None:
        settlement = case.settlements.get(state="draft").pk
        for person in self.people(case):
            if (person.party and not person.legal_person) or person.role is Role.REPRESENTATIVE:
                self.act(case, "sign_settlement", person.id, settlement=settlement, time_to_think=True)
        self.act(case, "certify_settlement", settlement=settlement, version="consequences.lv.2026-11", voluntary=True)

    def close(self, case: Case) -> None:
        self.act(case, "send_result_notice")
        for settlement in case.settlements.filter(state="certified"):
            for condition in settlement.conditions.filter(removed=False):
                self.act(case, "record_fulfilment", condition=condition.pk, fulfilment=Fulfilment.FULFILLED)
            self.act(case, "report_fulfilment", settlement=settlement.pk)
        self.act(case, "close")

    def withdraw(self, case: Case, name: str) -> None:
        self.act(case, "record_withdrawal", name, channel=Channel.PHONE)

    def end(self, case: Case, reason: Outcome) -> None:
        self.act(case, "end_without_settlement", reason=reason)

    def _side(self, case: Case, role: Role) -> list[PersonFacts]:
        everybody = self.people(case)
        parties = {each.id for each in everybody if each.role is role}
        return [each for each in everybody if (each.beside or each.id) in parties]


def at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def at_noon(day: date) -> datetime:
    return at(day, 12)
