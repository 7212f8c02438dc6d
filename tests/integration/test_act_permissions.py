"""Every step, for every kind of user and every relation to the case: who may try it is what the table says."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from django.test import Client

from izligums.accounts.access import role_policies
from izligums.accounts.enums import Role as OfficeRole
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission
from izligums.cases.enums import Capacity, Stage
from izligums.cases.models import Case
from izligums.process.steps import TABLE
from tests.support.cases import Office

STEPS = sorted(TABLE.keys() - {"receive"})
#: What a door answers that is open: the page, another page to choose a person, "not now", an unfinished form.
OPEN = {200, 302, 409, 422}


@dataclass(frozen=True)
class Visitor:
    user: User
    #: In which capacity the user acts in the case; None: may not know of it.
    capacity: Capacity | None
    #: What is answered when there is no capacity.
    otherwise: int = 404


def visitors(office: Office, case: Case) -> dict[str, Visitor]:
    """Everybody who might come: by role, and by how they stand to the case."""
    other = office.other_unit
    here = {
        "lead": Visitor(office.lead.user, Capacity.MEDIATOR),
        "co": Visitor(office.co.user, Capacity.CO_MEDIATOR),
        "coordinator": Visitor(office.coordinator, Capacity.COORDINATOR),
        "head": Visitor(office.head, Capacity.HEAD),
        "same unit": Visitor(office.stranger, None),
        "former": Visitor(office.mediator("vija").user, None, otherwise=403),
        "other unit": Visitor(office.mediator("oskars", unit=other).user, None),
        "far coordinator": Visitor(office.far_coordinator, None),
        "far head": Visitor(office.user("laura", OfficeRole.HEAD, unit=other), None),
    }
    for role in (OfficeRole.ANALYST, OfficeRole.ADMINISTRATOR, OfficeRole.AUDITOR):
        reads = Permission.CASE_READ in role_policies()[role].permissions
        here[role.value] = Visitor(office.user(f"some-{role.value}", role), None, otherwise=404 if reads else 403)
    return here


@pytest.fixture
def office(db: None) -> Office:
    return Office()


@pytest.fixture
def case(office: Office) -> Case:
    """At preparing, with two mediators and one who has been before."""
    case = office.receive()
    office.register(case)
    former = office.mediator("vija")
    office.act(case, "assign_co_mediator", mediator=former.pk)
    office.act(case, "end_assignment", mediator=former.pk, reason="Cita darba dēļ", by=office.coordinator)
    office.take_on(case)
    office.act(case, "assign_co_mediator", mediator=office.co.pk)
    office.act(case, "declare_conflict", conflict=False, by=office.co.user)
    for reach in (office.approach_offenders, office.approach_victims, office.agree):
        reach(case)
    assert case.stage is Stage.PREPARING
    return case


def test_every_step_opens_to_whom_the_table_names(office: Office, case: Case) -> None:
    before = case.version
    wrong: list[str] = []
    for name, visitor in visitors(office, case).items():
        client = Client()
        client.force_login(visitor.user)
        for step in STEPS:
            where = f"/cases/{case.pk}/acts/{step}/"
            status = client.get(where).status_code
            if visitor.capacity in TABLE[step].who:
                if status not in OPEN:
                    wrong.append(f"{name} may not open {step}: {status}")
                continue
            closed = {visitor.otherwise} if visitor.capacity is None else {403}
            if status not in closed:
                wrong.append(f"{name} opens {step}: {status}")
            if client.post(where).status_code not in closed | {403}:
                wrong.append(f"{name} sends {step}")
    assert wrong == []
    case.refresh_from_db()
    assert case.version == before


def test_every_page_of_a_case_knows_the_same_doors(office: Office, case: Case) -> None:
    for name, visitor in visitors(office, case).items():
        client = Client()
        client.force_login(visitor.user)
        expected = 200 if visitor.capacity else visitor.otherwise
        for where in (f"/cases/{case.pk}/", f"/cases/{case.pk}/journal/1/"):
            assert client.get(where).status_code == expected, f"{name} {where}"


def test_case_page_offers_what_the_table_allows(office: Office, case: Case) -> None:
    for visitor in visitors(office, case).values():
        if visitor.capacity is None:
            continue
        client = Client()
        client.force_login(visitor.user)
        sheet = client.get(f"/cases/{case.pk}/").context["sheet"]
        assert sheet.steps
        assert all(visitor.capacity in step.who and case.stage in step.stages for step in sheet.steps)
