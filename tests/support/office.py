"""An invented unit with its staff, and the one way tests record acts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from django.utils import timezone

from izligums.accounts import authorities
from izligums.accounts.actions import create_user, load_units
from izligums.accounts.enums import LeaderKind, VerifiedBy
from izligums.accounts.enums import Role as OfficeRole
from izligums.accounts.models import Authority, Unit, User
from izligums.cases.enums import (
    Procedure,
    Referral,
    Role,
)
from izligums.cases.models import Act, Case, Participation
from izligums.core.enums import Language
from izligums.mediators.enums import MediatorKind, TrainingKind
from izligums.mediators.models import Mediator, Training
from izligums.process.facts import PersonFacts
from izligums.process.gather import gather
from izligums.process.perform import perform
from izligums.process.receive import receive
from izligums.process.steps import TABLE
from tests.support.cast import PAIR, Person

PASSWORD = "three quiet birches"


class Staff:
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

    def leader(
        self,
        username: str,
        *,
        name: str = "Andris Ozols",
        office: str = "Rīgas tiesas apgabala prokuratūra",
        kind: LeaderKind = LeaderKind.PROSECUTOR,
        verified: bool = True,
    ) -> Authority:
        """A process leader's account; by default that of whom a case names."""
        account = authorities.enter_leader(
            username=username, display_name=name, kind=kind, office=office, password=PASSWORD
        )
        if verified:
            authorities.verify(
                authority=account, way=VerifiedBy.SERVICE_CARD, by=self.coordinator, at=at_noon(self.start)
            )
        return account

    # -- acts ----------------------------------------------------------------------------------------------------------

    def receive(
        self,
        people: Iterable[Person] = PAIR,
        *,
        on: date | None = None,
        source: str = "",
        token: UUID | None = None,
        **values: Any,
    ) -> Case:
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
        return receive(
            values=given | values,
            persons=list(people),
            by=self.coordinator,
            at=at_noon(on),
            source=source,
            token=token,
        )

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
        """Record one act; by whoever usually does it, on the day of the case's last act, unless said otherwise.

        `reason` answers the step's own question when it has one; else it is the reason of a decision.
        """
        case.refresh_from_db()
        on = on or self.last_day(case)
        person = self.id_of(case, whom) if isinstance(whom, str) else whom
        if reason and any(asks.name == "reason" for asks in TABLE[step].asks):
            values["reason"], reason = reason, ""  # the step asks for it in a field of its own
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
        office_acts = {
            "connect_leader",
            "register",
            "assign_mediator",
            "assign_co_mediator",
            "end_assignment",
            "transfer",
            "lift_stop",
        }
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


def at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def at_noon(day: date) -> datetime:
    return at(day, 12)
