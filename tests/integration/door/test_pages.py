"""The own space as its pages answer: the same words for every code, nothing of the case, stop and leave at hand."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.signing import TimestampSigner
from django.test import Client
from django.utils import timezone

from izligums.accounts.enums import Role
from izligums.cases.enums import Stage
from izligums.cases.models import Access, Reading, StopWish
from izligums.core.codes import Purpose, code
from izligums.core.values import ValueProblem
from izligums.messages.enums import Way
from izligums.messages.models import Letter
from izligums.process.refusals import Refused
from tests.support.cases import Office
from tests.support.door import invited
from tests.support.pages import Desk, in_english

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def inside(access: Access, client: Client | None = None) -> Client:
    """A browser in which both codes were typed."""
    client = client or in_english()
    answer = client.post("/mana-lieta/", {"code": code(Purpose.INVITATION, access.seed)})
    assert answer.headers["Location"] == "/mana-lieta/kods/"
    answer = client.post("/mana-lieta/kods/", {"second": code(Purpose.SECOND, access.seed)})
    assert answer.headers["Location"] == "/mana-lieta/es/"
    return client


def said(answer: Any) -> str:
    return str(answer.content.decode())


def test_own_space_shows_what_is_mine_and_nothing_of_the_case(office: Office) -> None:
    office.start = timezone.localdate()  # so that the session lies ahead
    access = invited(office, "Anna", stage=Stage.SESSION_PLANNED)
    page = said(inside(access).get("/mana-lieta/es/"))
    for shown in ("Anna Bērziņa", office.lead.user.display_name, "Dzirnavu iela 10, 2. stāvs", "I want to stop"):
        assert shown in page
    for hidden in ("Jānis", "Kalniņš", "Velosip", access.case.number, "victim", "offender", "Izlīgums"):
        assert hidden not in page
    assert "<title>My case</title>" in page
    assert access.case.number not in page


def test_every_code_is_answered_in_the_same_words(office: Office) -> None:
    access = invited(office, "Anna")
    answers = []
    for typed in (code(Purpose.INVITATION, access.seed), "AAAA-BBBB-CCCC"):
        client = Client()
        first = client.post("/mana-lieta/", {"code": typed})
        page = client.post("/mana-lieta/kods/", {"second": "000000"})
        words = said(page).split('name="csrfmiddlewaretoken"')
        answers.append((first.status_code, first.headers["Location"], [each[100:] for each in words]))
    assert answers[0] == answers[1]


def test_visit_is_over_after_idle_time(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    client = inside(invited(office, "Anna"))
    kept = client.cookies["mana-lieta"]
    assert kept["max-age"] == 20 * 60
    assert (kept["httponly"], kept["samesite"], kept["path"]) == (True, "Strict", "/mana-lieta/")
    with monkeypatch.context() as patch:
        later = timezone.now().timestamp() + 21 * 60
        patch.setattr("django.core.signing.time.time", lambda: later)
        assert client.get("/mana-lieta/es/").headers["Location"] == "/mana-lieta/"
    client.cookies["mana-lieta"] = TimestampSigner(salt="other").sign("x")
    assert client.get("/mana-lieta/es/").headers["Location"] == "/mana-lieta/"


def test_session_of_the_service_is_no_key_and_the_other_way_round(office: Office) -> None:
    desk = Desk(office.coordinator)
    assert desk.client.get("/mana-lieta/es/").headers["Location"] == "/mana-lieta/"
    client = inside(invited(office, "Anna"))
    assert client.get("/today/").headers["Location"].startswith("/sign-in/")
    assert "sessionid" not in client.cookies


def test_leaving_clears_and_shows_an_ordinary_page(office: Office) -> None:
    client = inside(invited(office, "Anna"))
    kept = client.cookies["mana-lieta"].value
    answer = client.post("/mana-lieta/iziet/")
    assert answer.headers["Location"] == "/kalendars/"
    page = said(client.get("/kalendars/"))
    assert "mana-lieta" not in page
    client.cookies["mana-lieta"] = kept
    assert client.get("/mana-lieta/es/").headers["Location"] == "/mana-lieta/"


def test_stop_shows_at_once_and_holds_planning_back(office: Office) -> None:
    office.start = timezone.localdate()  # what happened before the stop may still be recorded
    access = invited(office, "Anna")
    client, case = inside(access), access.case
    assert "Do you want to stop?" in said(client.get("/mana-lieta/apturet/"))
    assert client.post("/mana-lieta/apturet/").headers["Location"] == "/mana-lieta/es/"
    page = said(client.get("/mana-lieta/es/"))
    assert "You stopped" in page
    assert "I want to stop" not in page
    desk = Desk(office.lead.user)
    assert "pressed stop in their own space" in said(desk.case(case))
    assert "Somebody pressed stop" in said(desk.client.get("/today/"))
    assert "Somebody pressed stop" in said(Desk(office.coordinator).client.get("/office/"))
    with pytest.raises(Refused) as refused:
        office.plan(case)
    assert "asks_to_stop" in str(refused.value)
    assert StopWish.objects.get().participation_id == access.participation_id


def test_letter_to_somebody_who_pressed_stop_is_not_sent(office: Office) -> None:
    access = invited(office, "Anna", stage=Stage.SESSION_PLANNED)
    inside(access).post("/mana-lieta/apturet/")
    letter = Letter.objects.filter(case=access.case, recipient=access.participation).latest("pk")
    with pytest.raises(ValueProblem, match="recipient_asks_to_stop"):
        office.act(access.case, "record_dispatch", letter=letter.pk, way=Way.POST, on=timezone.localdate())


def test_codes_are_for_mediators_of_the_case(office: Office) -> None:
    access = invited(office, "Anna")
    address = f"/cases/{access.case_id}/people/{access.participation_id}/codes/"
    page = said(Desk(office.lead.user).client.get(address))
    assert code(Purpose.INVITATION, access.seed) in page
    assert code(Purpose.SECOND, access.seed) in page
    assert Desk(office.coordinator).client.get(address).status_code == 403
    assert Desk(office.stranger).client.get(address).status_code == 404
    inside(access)
    assert code(Purpose.SECOND, access.seed) not in said(Desk(office.lead.user).client.get(address))


def test_visits_are_on_record_and_the_other_side_never_sees_them(office: Office) -> None:
    access = invited(office, "Anna")
    client, other = inside(access), inside(invited(office, "Jānis", case=access.case))
    Desk(office.coordinator).case(access.case)
    client.get("/mana-lieta/es/")
    rows = list(Reading.objects.filter(visitor_id=access.participation_id))
    assert {(row.page, row.case_id, row.user_id) for row in rows} == {("space:home", access.case_id, None)}
    for page in (said(client.get("/mana-lieta/kas-skatijas/")), said(other.get("/mana-lieta/kas-skatijas/"))):
        assert office.coordinator.display_name in page
        for hidden in ("Anna", "Bērziņa", "Jānis", "Kalniņš", access.case.number):
            assert hidden not in page
    auditor = Desk(office.user("inta", Role.AUDITOR))
    assert "the person themselves" in said(auditor.client.get("/readings/"))
