"""What happened against a rule: written down by one person, decided by another."""

from __future__ import annotations

import pytest

from izligums.cases.enums import Channel, ContactResult, Initiative, Stage
from izligums.cases.models import Case
from izligums.core.enums import Language
from izligums.process.models import Deviation
from tests.support.cases import Office
from tests.support.pages import Desk

pytestmark = pytest.mark.django_db

CONTACT = {"initiative": Initiative.SERVICE, "channel": Channel.PHONE, "result": ContactResult.REACHED}


@pytest.fixture
def office() -> Office:
    return Office()


def written_down(office: Office) -> tuple[Case, Deviation]:
    """The victim was called before the offender had agreed."""
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    anna = office.id_of(case, "Anna")
    office.act(case, "record_safe_way", anna, channel=Channel.PHONE, phone="20000001", language=Language.LATVIAN)
    desk = Desk(office.lead.user)
    refused = desk.send(case, "record_contact", anna, **CONTACT)
    assert "deviation_reason" in refused.context["form"].fields
    without_reason = desk.again(refused, deviate="1")
    assert without_reason.context["form"].errors["deviation_reason"]
    answer = desk.again(without_reason, deviate="1", deviation_reason="Zvanīju sajaukta numura dēļ")
    assert answer.status_code == 302
    return case, Deviation.objects.get()


def test_nothing_changes_until_a_second_person_confirms(office: Office) -> None:
    case, deviation = written_down(office)
    page = Desk(office.coordinator).case(case)
    assert case.acts.filter(step="record_contact", person__role="victim").count() == 0
    assert deviation.codes == ["no_live_consent", "offender_has_not_acknowledged"]
    assert page.context["deviations"][0].mine


def test_second_person_confirms(office: Office) -> None:
    case, deviation = written_down(office)
    head = Desk(office.head)
    where = f"/cases/{case.pk}/deviations/{deviation.pk}/"
    assert "Zvanīju sajaukta numura dēļ" in head.client.get(where).content.decode()
    assert head.client.post(where, {"decision": "confirm"}).status_code == 302
    act = case.acts.latest("sequence")
    assert (act.by_id, act.confirmed_by_id) == (office.lead.user.pk, office.head.pk)
    entry = head.client.get(f"/cases/{case.pk}/journal/{act.sequence}/")
    assert len(entry.context["deviations"]) == 2
    again = head.client.post(where, {"decision": "confirm"})
    assert again.status_code == 409
    assert again.context["problem"]


def test_second_person_does_not_confirm(office: Office) -> None:
    case, deviation = written_down(office)
    before = case.acts.count()
    where = f"/cases/{case.pk}/deviations/{deviation.pk}/"
    assert Desk(office.coordinator).client.post(where, {"decision": "refuse"}).status_code == 302
    deviation.refresh_from_db()
    assert deviation.confirmed is False
    assert case.acts.count() == before
    assert Desk(office.coordinator).client.post(where, {"decision": "perhaps"}).status_code == 409


def test_nobody_confirms_what_they_wrote_and_mediators_confirm_nothing(office: Office) -> None:
    case, deviation = written_down(office)
    where = f"/cases/{case.pk}/deviations/{deviation.pk}/"
    desk = Desk(office.lead.user)
    assert not desk.client.get(where).context["may_decide"]
    assert desk.client.post(where, {"decision": "confirm"}).status_code == 403
    assert Desk(office.far_coordinator).client.get(where).status_code == 404
    elsewhere = office.case_at(Stage.REGISTERED)
    forged = f"/cases/{elsewhere.pk}/deviations/{deviation.pk}/"
    assert Desk(office.head).client.post(forged, {"decision": "confirm"}).status_code == 404


def test_step_that_cannot_deviate_offers_no_such_form(office: Office) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    refused = Desk(office.lead.user).send(case, "close")
    assert refused.status_code == 422
    assert "deviation_reason" not in refused.context["form"].fields
