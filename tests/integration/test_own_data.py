"""The data-protection officer prints one person's own data: all of theirs, nothing of the others'."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.html import escape
from procrastinate.contrib.django.models import ProcrastinateJob
from pypdf import PdfReader

from izligums.accounts.enums import Role as OfficeRole
from izligums.accounts.walls import audited, open_tables, walls
from izligums.cases.enums import Channel, Role, Stage
from izligums.cases.models import Case, Participation, Reading
from izligums.core.actions import set_period
from izligums.core.enums import Language, PeriodUnit
from izligums.documents.models import OwnData
from izligums.process.own_data import drawing
from izligums.process.tasks import draw_own_data, erase_own_data
from tests.papers import part, xmp
from tests.support.cases import Office
from tests.support.cast import FAMILY
from tests.support.pages import Desk
from tests.support.sides import side, squeezed, told_by, words_of

pytestmark = pytest.mark.django_db

WANTED = {"reason": "Lūdza rakstiski 3. martā.", "language": "lv"}


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture(scope="module")
def kept_case(made_once: None) -> int:
    """Everybody has told us something that nobody else may read."""
    office = Office()
    case = office.case_at(Stage.PREPARING, FAMILY)
    for number, each in enumerate(office.people(case)):
        office.act(
            case,
            "record_safe_way",
            each.id,
            channel=Channel.PHONE,
            language=Language.LATVIAN,
            phone=f"+371 2999811{number}",
            email=f"slepens{number}@persona.invalid",
            address=f"Klusā iela 7{number}, Cēsis",
            note=f"Zvanīt kaimiņam {number}",
        )
        if each.role in (Role.VICTIM, Role.OFFENDER):
            said = f"Vairs neiet ārā {number}"
            office.act(case, "record_talk", each.id, channel=Channel.PHONE, life_changed=said)
    office.prepare(case)
    office.plan(case)
    return case.pk


@pytest.fixture
def case(kept_case: int) -> Case:
    return Case.objects.get(pk=kept_case)


@pytest.fixture
def officer(office: Office) -> Desk:
    return Desk(office.user("vineta", OfficeRole.DATA_OFFICER))


def drawn(officer: Desk, case: Case, name: str, language: str = "lv") -> bytes:
    answer = officer.client.post("/own-data/", {"case": case.number, "person": name, **WANTED, "language": language})
    assert answer.status_code == 302
    wanted = OwnData.objects.latest("pk")
    draw_own_data(request_id=wanted.pk)
    paper = officer.client.get(f"/own-data/{wanted.pk}/")
    assert paper.headers["Content-Type"] == "application/pdf"
    assert name not in paper.headers["Content-Disposition"]
    return paper.content


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("name", ["Anna Bērziņa", "Markuss Liepa", "Dace Liepa"])
def test_paper_says_all_of_one_and_nothing_of_the_others(officer: Desk, case: Case, name: str, language: str) -> None:
    content = drawn(officer, case, name, language)
    said = squeezed(words_of(content, file_name=""))
    everybody = Participation.objects.filter(case=case).select_related("person", "beside")
    own = next(each for each in everybody if each.person.name == name)
    mine = told_by(own)
    assert [value for value in mine if squeezed(value) not in said] == []
    others = {value for each in everybody if each != own for value in told_by(each)} - mine
    assert len(others) > 10
    assert [value for value in others if squeezed(value) in said] == []
    assert [value for value in others if value.encode() in content] == []
    assert {side(each) for each in everybody} > {side(own)}
    assert case.offence not in said


def test_paper_is_accessible(officer: Desk, case: Case) -> None:
    reader = PdfReader(io.BytesIO(drawn(officer, case, "Anna Bērziņa")))
    assert "pdfuaid:part" in xmp(reader)
    assert part(reader, "/MarkInfo")["/Marked"]
    assert reader.metadata is not None
    assert "Anna" not in f"{dict(reader.metadata)} {xmp(reader)}"


def test_paper_tells_who_opened_and_keeps_what_is_for_the_service(office: Office, officer: Desk, case: Case) -> None:
    anna, markuss = office.id_of(case, "Anna"), office.id_of(case, "Markuss")
    Desk(office.coordinator).case(case)
    Desk(office.head).client.get(f"/cases/{case.pk}/people/{anna}/consent/")
    office.act(case, "stop_for_safety", markuss)
    said = words_of(drawn(officer, case, "Markuss Liepa"), file_name="")
    assert office.coordinator.display_name in said
    assert office.head.display_name not in said  # opened Anna's paper, nothing of his
    for words in ("drošības", "Apstājās", "atzina"):
        assert words not in said.split("Kā šeit nav")[0].replace("drošais saziņas veids", "")


def test_request_is_on_record_and_told_to_the_head(office: Office, officer: Desk, case: Case) -> None:
    officer.client.post("/own-data/", {"case": case.number, "person": "Anna Bērziņa", **WANTED})
    wanted = OwnData.objects.get()
    assert (wanted.reason, wanted.unit_id, wanted.number) == (WANTED["reason"], case.unit_id, case.number)
    job = ProcrastinateJob.objects.get(task_name="draw_own_data")
    assert job.args == {"request_id": wanted.pk}
    page = Desk(office.head).client.get("/own-data/").text
    for words in (WANTED["reason"], "Anna Bērziņa", case.number, "Vineta"):
        assert words in page
    assert (
        WANTED["reason"]
        not in Desk(office.user("far", OfficeRole.HEAD, unit=office.other_unit)).client.get("/own-data/").text
    )
    own = officer.client.get("/own-data/").text
    assert "Bērziņa" not in own
    assert Reading.objects.filter(page="own_data", case_id=case.pk).exists()
    for change in ("UPDATE documents_owndata SET reason = 'x'", "DELETE FROM documents_owndata"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)


@pytest.mark.parametrize(
    ("number", "person", "field"),
    [("IZL-2026-999999", "Anna Bērziņa", "person"), ("x", "Anna Bērziņa", "case"), ("", "", "case")],
)
def test_wrong_number_or_name_is_told(officer: Desk, case: Case, number: str, person: str, field: str) -> None:
    answer = officer.client.post("/own-data/", {"case": number, "person": person, **WANTED})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not OwnData.objects.exists()


@pytest.mark.parametrize("person", ["Anna", "Bērziņa", "Anna Kalniņa", "A B", "%"])
def test_part_of_a_name_finds_nobody(officer: Desk, case: Case, person: str) -> None:
    answer = officer.client.post("/own-data/", {"case": case.number, "person": person, **WANTED})
    assert answer.status_code == 422
    assert "person" in answer.context["form"].errors
    assert Reading.objects.filter(page="own_data", case_id=case.pk).exists(), "a try is on record too"


def test_officer_sees_no_case(office: Office, officer: Desk, case: Case) -> None:
    for address in (f"/cases/{case.pk}/", "/cases/", "/journal/", "/search/?q=Anna", "/letters/"):
        assert officer.client.get(address).status_code == 403
    assert officer.client.get("/own-data/").status_code == 200
    assert officer.client.get("/").headers["Location"] == "/own-data/"


def test_officer_searches_who_opened_by_case_person_and_day(office: Office, officer: Desk, case: Case) -> None:
    anna = office.id_of(case, "Anna")
    Desk(office.coordinator).client.get(f"/cases/{case.pk}/people/{anna}/consent/")
    page = officer.client.get(f"/readings/?case={case.number}&person={anna}")
    assert [line.reading.page for line in page.context["lines"]] == ["print_consent"]
    assert "Bērziņa" not in page.text


def test_paper_of_another_officer_is_not_there(office: Office, officer: Desk, case: Case) -> None:
    drawn(officer, case, "Anna Bērziņa")
    other = Desk(office.user("olga", OfficeRole.DATA_OFFICER))
    assert other.client.get(f"/own-data/{OwnData.objects.get().pk}/").status_code == 404
    assert Desk(office.head).client.get(f"/own-data/{OwnData.objects.get().pk}/").status_code == 403


def test_register_says_what_policy_says(officer: Desk) -> None:
    page = officer.client.get("/access/").text
    for words in ("data-protection officer", "/cases/&lt;int:case_id&gt;/", "documents_owndata", "cases_participation"):
        assert words in page


def kept(days: int | None, on: date, office: Office) -> None:
    set_period(
        name="own_data_kept",
        value=days,
        unit=PeriodUnit.CALENDAR_DAYS,
        valid_from=on,
        note="Rīkojums",
        by=str(office.head.pk),
        at=timezone.now(),
    )


def test_copy_is_erased_when_its_time_is_over_and_the_request_stays(office: Office, officer: Desk, case: Case) -> None:
    drawn(officer, case, "Anna Bērziņa")
    today = timezone.localdate()
    drawing.erase_old(on=today + timedelta(days=4000))
    assert OwnData.objects.get().content is not None, "nobody has said how long it is kept"
    kept(30, today, office)
    drawing.erase_old(on=today + timedelta(days=30))
    assert OwnData.objects.get().content is not None
    erase_own_data(timestamp=int((timezone.now() + timedelta(days=31)).timestamp()))
    wanted = OwnData.objects.get()
    assert (wanted.content, wanted.erased_on, wanted.reason) == (None, today, WANTED["reason"])
    assert officer.client.get(f"/own-data/{wanted.pk}/").status_code == 404
    assert "erased on" in Desk(office.head).client.get("/own-data/").text
    draw_own_data(request_id=wanted.pk)
    for change in ("content = 'x', erased_on = NULL", "content = 'x'", "erased_on = NULL"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE documents_owndata SET {change}")
    assert OwnData.objects.get().content is None


def test_register_speaks_latvian_to_whoever_reads_latvian(officer: Desk) -> None:
    page = officer.client.get("/access/", headers={"Accept-Language": "lv"}).text
    for each in (*(wall.words for wall in walls().values()), *(view.words for view in audited())):
        assert escape(each.lv) in page
        assert escape(each.en) not in page
    for reason in open_tables().values():
        assert escape(reason.lv) in page
