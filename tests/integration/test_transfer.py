"""A case that moved to another unit: what its people there can do, and what still runs."""

from __future__ import annotations

import pytest
from django.utils import timezone

from izligums.cases.enums import Channel, Stage
from izligums.cases.models import Case
from izligums.core.enums import Language
from tests.support.cases import Office
from tests.support.pages import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def moved(office: Office, stage: Stage) -> Case:
    case = office.case_at(stage)
    office.act(case, "transfer", unit=office.other_unit.pk, reason="The victim moved house")
    return case


def running(case: Case) -> list[str]:
    return sorted(case.deadlines.filter(ended_on=None).values_list("name", flat=True))


def test_new_unit_can_put_data_right_before_it_registers(office: Office) -> None:
    case, desk = moved(office, Stage.APPROACHING_OFFENDER), Desk(office.far_coordinator)
    anna = office.id_of(case, "Anna")
    for step in ("add_person", "change_leader", "register"):
        assert desk.open(case, step).status_code == 200
    done = desk.send(
        case,
        "record_safe_way",
        anna,
        channel=Channel.POST,
        address="Jaunā iela 1, Valmiera",
        language=Language.LATVIAN,
        happened_on=timezone.localdate().isoformat(),
    )
    assert done.headers["Location"] == f"/cases/{case.pk}/"
    assert case.participations.get(pk=anna).address == "Jaunā iela 1, Valmiera"
    assert case.number in desk.client.get("/office/").text


def test_time_to_enter_the_data_runs_on_in_the_new_unit(office: Office) -> None:
    """The service learned of the case once; a transfer gives no new two days."""
    case = moved(office, Stage.RECEIVED)
    assert running(case) == ["enter_data"]
    assert case.deadlines.get().started_on == office.start
    text = Desk(office.far_coordinator).client.get("/office/").text
    late = text[text.index('aria-labelledby="late"') :]
    assert case.number in late[: late.index("</section>")]
    office.act(case, "register", by=office.far_coordinator)
    assert "enter_data" not in running(case)
