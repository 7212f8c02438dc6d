"""The real writer beside the pure mirror, through whatever can happen to a case."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from izligums.accounts.enums import LeaderKind
from izligums.accounts.enums import Role as OfficeRole
from izligums.cases.enums import Role, Stage
from izligums.mediators.enums import MediatorKind, TrainingKind
from izligums.mediators.models import Certificate, Mediator, Training
from izligums.meetings.models import Room
from tests.integration.process.answers import Surroundings
from tests.integration.process.machine import CaseMachine, Ground
from tests.support.cast import ANNA, ELZA, JANIS, PAIR, PETERIS, SHOP, Person, beside
from tests.support.watched import WatchedOffice

CHILD: Person = {"role": Role.OFFENDER, "given_name": "Markuss", "family_name": "Liepa", "born": date(2010, 4, 1)}
FAMILY = (
    ANNA,
    CHILD,
    beside(1, Role.REPRESENTATIVE, "Dace", "Liepa"),
    beside(0, Role.SUPPORTER, "Rūta", "Zariņa"),
)
SHOP_AND_WOMAN = (ELZA, SHOP, beside(1, Role.REPRESENTATIVE, "Maija", "Kalna"), JANIS)
BEGINNINGS = (
    (Stage.RECEIVED, PAIR),
    (Stage.APPROACHING_OFFENDER, (ANNA, JANIS, PETERIS)),
    (Stage.PREPARING, FAMILY),
    (Stage.SESSION_PLANNED, PAIR),
    (Stage.SESSION_PLANNED, SHOP_AND_WOMAN),
    (Stage.SESSION_HELD, FAMILY),
    (Stage.SETTLEMENT, PAIR),
    (Stage.FOLLOWING_UP, SHOP_AND_WOMAN),
)


def _accounts(office: WatchedOffice) -> tuple[int, ...]:
    """Of the process leader whom every case names at first; of the one who comes after; and one not verified."""
    first = office.leader("andris", name="Andris Ozols", office="Rīgas tiesas apgabala prokuratūra")
    later = office.leader("x", name="x", office="x", kind=LeaderKind.COURT)
    return first.pk, later.pk, office.leader("y", name="x", office="x", kind=LeaderKind.COURT, verified=False).pk


def ground() -> Ground:
    office = WatchedOffice()
    volunteer = office.user("zane", OfficeRole.MEDIATOR)
    hers = Mediator.objects.create(user=volunteer, kind=MediatorKind.VOLUNTEER, languages=["lv"])
    Certificate.objects.create(
        mediator=hers, number="1", valid_from=date(2026, 1, 1), valid_to=date(2026, 3, 20), issued_by="Komisija"
    )
    Training.objects.create(mediator=hers, kind=TrainingKind.CHILD_RIGHTS, completed_on=date(2026, 1, 1))
    room = Room.objects.create(unit=office.unit, name="1", seats=8)
    cases = []
    for number, (stage, people) in enumerate(BEGINNINGS):
        case = office.case_at(stage, people, on=date(2026, 3, 2 + number))  # no two sessions on one day
        cases.append(office.watched[case.pk])
    return Ground(
        cases=tuple(cases),
        users=(
            office.coordinator,
            office.head,
            office.lead.user,
            office.co.user,
            volunteer,
            office.far_coordinator,
            office.user("uldis", OfficeRole.COORDINATOR),
        ),
        around=Surroundings(
            mediators=(office.lead.pk, office.co.pk, hers.pk),
            units=(office.unit.pk, office.other_unit.pk),
            rooms=(room.pk,),
            letters=(),
            accounts=_accounts(office),
            readers={office.unit.pk: office.lead.user_id, office.other_unit.pk: office.far_coordinator.pk},
            known=cases[0].case.participations.order_by("pk").values_list("person_id", flat=True)[0],
        ),
    )


@pytest.mark.django_db
def test_case_is_what_its_acts_say() -> None:
    beginning = ground()

    class FromHere(CaseMachine):
        def __init__(self) -> None:
            super().__init__(beginning)

    run_state_machine_as_test(
        FromHere,
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
