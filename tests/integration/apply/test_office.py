"""What was sent waits in the unit, becomes a case by the acts that every case has, or is said no to."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.signing import TimestampSigner
from django.utils import timezone
from pypdf import PdfReader

from izligums.accounts.enums import Role as OfficeRole
from izligums.accounts.models import Municipality
from izligums.accounts.walls import working_as
from izligums.cases.enums import Referral, Role
from izligums.cases.models import Case, Participation, Reading, ReceivedFile
from izligums.process import applying
from izligums.process.intake.told import Refusal
from izligums.process.models import Application
from izligums.web.apply import holding
from tests.integration.apply.pdf import plain_pdf
from tests.support.applying import MOTHER, Applicant, office_of_cesis, upload
from tests.support.cases import Office
from tests.support.dump import Dump
from tests.support.pages import Desk, hidden_fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return office_of_cesis()


def registering(desk: Desk, sent: Application, **changes: str) -> Any:
    """The form as it is filled in from the application, with what only the office knows."""
    where = f"/applications/{sent.pk}/register/"
    page = desk.client.get(where)
    answers: dict[str, Any] = hidden_fields(page)
    for form in page.context["form"].forms:
        for bound in form:
            value = bound.value()
            if value not in (None, "", False):
                answers[bound.html_name] = str(value)
    answers |= {"procedure": "proceedings", "offence": "Zādzība", "leader_kind": "investigator"}
    return desk.client.post(where, {**answers, **changes})


def test_application_becomes_a_case_with_applicant_safe_way_and_files(office: Office) -> None:
    somebody = Applicant("lv")
    somebody.tell()
    somebody.send("files", file=upload(plain_pdf()))
    somebody.send("summary")
    sent = Application.objects.get()
    desk = Desk(office.coordinator)
    assert f"/applications/{sent.pk}/" in desk.client.get("/office/").text
    page = desk.client.get(f"/applications/{sent.pk}/").text
    for words in ("Anna", "Vītoliņa", "Viņš paņēma velosipēdu", "Pūpols", "+371 20000007", "Rampa pie durvīm"):
        assert words in page
    answer = registering(desk, sent)
    case = Case.objects.get()
    assert answer.headers["Location"] == f"/cases/{case.pk}/"
    assert (case.referral, case.unit, case.proceedings_no) == (Referral.APPLICATION, office.unit, "11810022126")
    anna = Participation.objects.get(case=case, role=Role.VICTIM)
    assert (anna.applicant, anna.phone, anna.no_voicemail, anna.channel) == (True, "+371 20000007", True, "sms")
    assert Participation.objects.get(case=case, role=Role.OFFENDER).person.family_name == "Pūpols"
    kept = ReceivedFile.objects.filter(case=case)
    assert {each.sender for each in kept} == {anna}
    texts = " ".join(PdfReader(io.BytesIO(bytes(each.content or b""))).pages[0].extract_text() for each in kept)
    assert "Viņš paņēma velosipēdu" in " ".join(texts.split())
    assert not Application.objects.exists()
    page = desk.case(case).text
    assert all(f"/cases/{case.pk}/files/{each.pk}/" in page for each in kept)
    assert "Viņš paņēma" not in page


def test_representative_stands_beside_the_child(office: Office) -> None:
    sent = Applicant().apply(MOTHER)
    page = Desk(office.head).client.get(f"/applications/{sent.pk}/register/").text
    assert "Solvita Cielavniece, who applied as legal representative" in page
    registering(Desk(office.head), sent)
    mother = Participation.objects.get(role=Role.REPRESENTATIVE)
    assert mother.applicant
    assert mother.beside is not None
    assert (mother.beside.person.given_name, mother.beside.role) == ("Dāvis", Role.OFFENDER)
    assert mother.phone == "+371 20000007"


def test_registering_and_sending_twice_is_once(office: Office) -> None:
    somebody = Applicant()
    sent = somebody.apply()
    assert somebody.client.post("/apply/en/summary/", {"word": word_of(somebody)}).status_code == 302
    assert Application.objects.count() == 1
    desk = Desk(office.coordinator)
    where = registering(desk, sent).headers["Location"]
    assert desk.client.post(f"/applications/{sent.pk}/register/").headers["Location"] == where
    assert Case.objects.count() == 1


def word_of(somebody: Applicant) -> str:
    return holding.word(TimestampSigner(salt="apply").unsign(somebody.client.cookies["apply"].value))


def test_nothing_is_lost_when_it_cannot_be_recorded(office: Office) -> None:
    sent = Applicant().apply()
    answer = registering(Desk(office.coordinator), sent, offence="")
    assert answer.status_code == 200
    assert "Vītoliņa" in answer.text
    assert Application.objects.filter(pk=sent.pk).exists()
    assert not Case.objects.exists()


def test_area_of_another_unit_takes_the_case_and_what_was_told_there(office: Office) -> None:
    sent = Applicant().apply()
    talsi = Municipality.objects.get(name="Talsu", kind="county")
    answer = registering(Desk(office.coordinator), sent, municipality=str(talsi.pk))
    assert answer.headers["Location"] == "/"
    case = Case.objects.get()
    assert case.unit == office.other_unit
    assert Participation.objects.get(case=case, applicant=True).phone == "+371 20000007"
    assert ReceivedFile.objects.filter(case=case).count() == 1


def test_others_find_nothing(office: Office) -> None:
    sent = Applicant().apply()
    for user, status in (
        (office.far_coordinator, 404),
        (office.lead.user, 403),
        (office.user("auditore", OfficeRole.AUDITOR), 403),
        (office.user("admins", OfficeRole.ADMINISTRATOR), 403),
    ):
        desk = Desk(user)
        for way in ("", "register/", "files/1/"):
            answer = desk.client.get(f"/applications/{sent.pk}/{way}")
            assert answer.status_code == status
            assert "Vītoliņa" not in answer.text
        assert sent.number not in desk.client.get("/", follow=True).text
    assert Desk(office.head).client.get(f"/applications/{sent.pk}/").status_code == 200


def test_reading_is_on_record(office: Office) -> None:
    sent = Applicant().apply()
    Desk(office.coordinator).client.get(f"/applications/{sent.pk}/")
    read = Reading.objects.get(page="application")
    assert (read.user_id, read.part, read.case_id) == (office.coordinator.pk, sent.pk, None)


def test_what_cannot_be_registered_is_closed_with_a_reason_and_erased(office: Office) -> None:
    sent = Applicant().apply()
    desk = Desk(office.coordinator)
    assert desk.client.post(f"/applications/{sent.pk}/", {"refusal": "because"}).status_code == 200
    assert desk.client.post(f"/applications/{sent.pk}/", {"refusal": "no_proceedings"}).status_code == 302
    sent.refresh_from_db()
    assert (sent.refusal, sent.refused_by) == (Refusal.NO_PROCEEDINGS, office.coordinator)
    assert desk.client.get(f"/applications/{sent.pk}/").status_code == 404
    for days, there in ((29, True), (31, False)):
        with working_as("housekeeping"):
            applying.drop_old(at=timezone.now() + timedelta(days=days))
        assert Application.objects.exists() == there


def test_waiting_is_never_erased_and_longest_waiting_comes_first(office: Office) -> None:
    numbers = [Applicant().apply().number for _ in range(9)]
    with working_as("housekeeping"):
        applying.drop_old(at=timezone.now() + timedelta(days=1000))
    page = Desk(office.coordinator).client.get("/office/").text
    places = [page.find(number) for number in numbers]
    assert places[:7] == sorted(places[:7])
    assert places[7:] == [-1, -1]


def test_nothing_told_stands_in_the_database_readable(office: Office) -> None:
    somebody = Applicant()
    somebody.tell()
    code = somebody.code()
    key = TimestampSigner(salt="apply").unsign(somebody.client.cookies["apply"].value)
    secrets = ["Vītoliņa", "Viņš paņēma", "11810022126", "Pūpols", "+371 20000007", "Rampa", code, key]
    for moment in ("draft", "sent"):
        dump = Dump()
        assert [each for each in secrets if dump.holds(each) or dump.holds(each.replace("-", ""))] == [], moment
        somebody.send("summary")
    assert Application.objects.get().sent_at is not None
