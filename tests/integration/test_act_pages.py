"""The one form for every act: what it refuses, what it keeps, what it says."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from izligums.cases.enums import Channel, ContactResult, Initiative, Outcome, Stage
from izligums.cases.models import Act, Participation
from izligums.core.enums import Language
from izligums.people.models import Person
from tests.support.cases import Office
from tests.support.cast import ANNA
from tests.support.pages import Desk

pytestmark = pytest.mark.django_db

CONTACT = {"initiative": Initiative.SERVICE, "channel": Channel.PHONE, "result": ContactResult.REACHED}


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office.lead.user)


def said(response: object) -> list[str]:
    """The codes of the problems a page came back with, as their sentences."""
    return [task.text for task in response.context["problems"]]  # type: ignore[attr-defined]


def test_act_is_recorded_and_told(office: Office, desk: Desk) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    janis = office.id_of(case, "Jānis")
    answer = desk.send(case, "record_acknowledgement", janis, acknowledged="True")
    assert answer.status_code == 302
    assert answer["Location"] == f"/cases/{case.pk}/"
    act = case.acts.latest("sequence")
    assert (act.step, act.person_id, act.values) == ("record_acknowledgement", janis, {"acknowledged": True})
    assert "Jānis Kalniņš" in str(next(iter(desk.case(case).context["messages"])))


def test_refusal_says_why_with_article_and_way_out(office: Office, desk: Desk) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    anna = office.id_of(case, "Anna")
    office.act(case, "record_safe_way", anna, channel=Channel.PHONE, phone="20000001", language=Language.LATVIAN)
    answer = desk.send(case, "record_contact", anna, **CONTACT)
    assert answer.status_code == 422
    problems = answer.context["problems"]
    assert {"Jānis Kalniņš"} == {"Jānis Kalniņš" for task in problems if "Jānis Kalniņš" in task.text}
    assert all("2012/29" in task.source for task in problems)
    assert problems[0].href.startswith(f"/cases/{case.pk}/acts/record_acknowledgement/")
    assert desk.answers(answer)["channel"] == "phone", "what was typed stays"
    assert case.acts.filter(step="record_contact", person_id=anna).count() == 0


def test_page_tells_before_anything_is_typed(office: Office, desk: Desk) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    page = desk.open(case, "record_consent", office.id_of(case, "Jānis"))
    assert page.context["foreseen"]
    assert page.context["blocked"]


def test_decision_is_asked_for_and_everything_typed_kept(office: Office, desk: Desk) -> None:
    case = office.case_at(Stage.PREPARING)
    office.prepare(case)
    answer = desk.send(case, "plan_session", form="session", mode="online", place="Tiešsaistē")
    assert answer.status_code == 422
    assert "why" in answer.context["form"].fields
    assert desk.answers(answer)["place"] == "Tiešsaistē"
    assert desk.again(answer).status_code == 422, "a reason is still missing"
    assert desk.again(answer, why="Cietusī dzīvo ārzemēs").status_code == 302
    assert case.acts.latest("sequence").reason == "Cietusī dzīvo ārzemēs"


def test_stale_form_tells_what_has_happened_and_can_be_sent_again(office: Office, desk: Desk) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    janis = office.id_of(case, "Jānis")
    page = desk.open(case, "record_acknowledgement", janis)
    typed = desk.answers(page) | {"acknowledged": "False"}
    office.act(case, "set_concern", janis, victim=office.id_of(case, "Anna"), concerns=True)
    answer = desk.client.post(page.wsgi_request.path, typed)
    assert answer.status_code == 409
    assert len(answer.context["since"]) == 1
    assert desk.answers(answer)["acknowledged"] == "False"
    assert case.acts.filter(step="record_acknowledgement").count() == 0
    assert desk.again(answer).status_code == 302
    assert case.acts.filter(step="record_acknowledgement").count() == 1


def test_conflicting_contact_data_show_both_texts(office: Office, desk: Desk) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    janis = office.id_of(case, "Jānis")
    page = desk.open(case, "record_safe_way", janis)
    assert desk.answers(page)["phone"] == "+371 20000000", "the form begins with what is known"
    typed = desk.answers(page) | {"phone": "+371 21111111", "hours": "vakaros"}
    office.act(case, "record_safe_way", janis, channel=Channel.PHONE, phone="+371 22222222", language=Language.LATVIAN)
    answer = desk.client.post(page.wsgi_request.path, typed)
    assert answer.status_code == 409
    both = {(one.typed, one.recorded) for one in answer.context["conflicts"]}
    assert ("+371 21111111", "+371 22222222") in both
    assert desk.again(answer).status_code == 302
    assert Participation.objects.get(pk=janis).phone == "+371 21111111"


def test_double_submit_acts_once(office: Office, desk: Desk) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    page = desk.open(case, "record_acknowledgement", office.id_of(case, "Jānis"))
    typed = desk.answers(page) | {"acknowledged": "True"}
    for _time in range(2):
        assert desk.client.post(page.wsgi_request.path, typed).status_code == 302
    assert case.acts.filter(step="record_acknowledgement").count() == 1


@pytest.mark.parametrize("day", ["2026-02-30", "", "yesterday", "9999-99-99"])
def test_impossible_day_is_refused(office: Office, desk: Desk, day: str) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    page = desk.open(case, "record_acknowledgement", office.id_of(case, "Jānis"))
    typed = desk.answers(page) | {"acknowledged": "True", "happened_on": day}
    answer = desk.client.post(page.wsgi_request.path, typed)
    assert answer.status_code == 422
    assert answer.context["form"].errors["happened_on"]


def test_day_ahead_and_day_before_the_case_are_refused(office: Office, desk: Desk) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    janis = office.id_of(case, "Jānis")
    tomorrow = timezone.localdate() + timedelta(days=1)
    ahead = desk.send(case, "record_acknowledgement", janis, acknowledged="True", happened_on=tomorrow.isoformat())
    assert ahead.context["form"].errors["happened_on"]
    before = case.received_on - timedelta(days=1)
    early = desk.send(case, "record_acknowledgement", janis, acknowledged="True", happened_on=before.isoformat())
    assert early.status_code == 422
    assert said(early)
    assert case.acts.filter(step="record_acknowledgement").count() == 0


def test_long_name_is_refused_with_a_sentence(office: Office, desk: Desk) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    before = Person.objects.count()
    answer = desk.send(case, "add_person", role="victim", given_name="A" * 300, family_name="Bērziņa")
    assert answer.status_code == 422
    assert "200" in str(answer.context["form"].errors["given_name"])
    assert Person.objects.count() == before


def test_known_person_is_asked_about_and_linked_only_when_named(office: Office, desk: Desk) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    other = office.receive()
    known = Participation.objects.get(pk=office.id_of(other, "Anna")).person
    names = {"role": "victim", "given_name": ANNA["given_name"], "family_name": ANNA["family_name"]}
    answer = desk.send(case, "add_person", **names)
    assert answer.status_code == 422
    assert "known_person" in answer.context["form"].fields
    stranger = Participation.objects.get(pk=office.id_of(other, "Jānis")).person
    assert desk.again(answer, known_person=str(stranger.pk)).status_code == 422, "nobody else can be linked"
    assert desk.again(answer, known_person="new").status_code == 302
    newcomer = Participation.objects.get(act=case.acts.latest("sequence"))
    assert newcomer.person_id != known.pk


def test_correction_supersedes_with_reason(office: Office, desk: Desk) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    janis = office.id_of(case, "Jānis")
    mistake = office.act(case, "record_acknowledgement", janis, acknowledged=True)
    entry = desk.client.get(f"/cases/{case.pk}/journal/{mistake.sequence}/")
    page = desk.client.get(entry.context["correct"])
    assert desk.answers(page)["act"] == str(mistake.pk)
    answer = desk.client.post(page.wsgi_request.path, desk.answers(page) | {"reason": "Ierakstīts citā lietā"})
    assert answer.status_code == 302
    mistake.refresh_from_db()
    assert mistake.superseded_by is not None
    assert "Ierakstīts citā lietā" in desk.case(case).content.decode()


def test_ending_without_ground_is_refused(office: Office, desk: Desk) -> None:
    case = office.case_at(Stage.PREPARING)
    assert desk.send(case, "end_without_settlement", reason=Outcome.WITHDREW).status_code == 422
    office.withdraw(case, "Anna")
    assert desk.send(case, "end_without_settlement", reason=Outcome.WITHDREW).status_code == 302
    assert Act.objects.filter(case=case, step="end_without_settlement").count() == 1
