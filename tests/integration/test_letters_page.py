from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from izligums.cases.enums import Channel, Outcome, Stage
from izligums.cases.models import Case
from izligums.messages.enums import LetterState, Way
from izligums.messages.models import Letter
from tests.support.cases import Office
from tests.support.cast import FAMILY

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture(scope="module")
def kept_case(made_once: None) -> int:
    return Office().case_at(Stage.SESSION_PLANNED).pk


@pytest.fixture
def case(kept_case: int) -> Case:
    return Case.objects.get(pk=kept_case)


@pytest.fixture
def letter(case: Case) -> Letter:
    return Letter.objects.filter(case=case, state=LetterState.WAITING).order_by("pk")[0]


def sent(**changed: str) -> dict[str, str]:
    return {"way": "post", "on": timezone.localdate().isoformat(), "token": str(uuid4()), **changed}


def test_letters_wait_for_the_mediator_and_the_unit_alone(client: Client, office: Office, case: Case) -> None:
    for user, sees in [
        (office.lead.user, True),
        (office.coordinator, True),
        (office.stranger, False),
        (office.far_coordinator, False),
    ]:
        client.force_login(user)
        assert (case.number in client.get("/letters/").text) is sees


def test_paper_opens_as_a_pdf_for_who_may_open_the_case(client: Client, office: Office, letter: Letter) -> None:
    where = f"/documents/{letter.document_id}/"
    client.force_login(office.lead.user)
    answer = client.get(where)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert "Anna" not in answer.headers["Content-Disposition"]
    for user in (office.stranger, office.far_coordinator):
        client.force_login(user)
        assert client.get(where).status_code == 404


def test_dispatch_is_recorded_in_the_journal(client: Client, office: Office, letter: Letter) -> None:
    client.force_login(office.coordinator)
    assert client.get(f"/letters/{letter.pk}/").status_code == 200
    assert client.post(f"/letters/{letter.pk}/", sent()).status_code == 302
    letter.refresh_from_db()
    assert (letter.state, letter.way) == (LetterState.DISPATCHED, Way.POST)
    assert letter.case.acts.filter(step="record_dispatch").count() == 1


def test_same_form_sent_twice_records_once(client: Client, office: Office, letter: Letter) -> None:
    client.force_login(office.coordinator)
    form = sent()
    assert client.post(f"/letters/{letter.pk}/", form).status_code == 302
    assert client.post(f"/letters/{letter.pk}/", form).status_code == 302
    assert letter.case.acts.filter(step="record_dispatch").count() == 1


def test_letter_that_left_cannot_leave_again(client: Client, office: Office, letter: Letter) -> None:
    client.force_login(office.coordinator)
    client.post(f"/letters/{letter.pk}/", sent())
    assert "notice-done" in client.post(f"/letters/{letter.pk}/", sent()).text
    assert letter.case.acts.filter(step="record_dispatch").count() == 1
    assert '<button class="button">' not in client.get(f"/letters/{letter.pk}/").text


@pytest.mark.parametrize(
    "wrong",
    [
        {"on": (timezone.localdate() + timedelta(days=2)).isoformat()},
        {"on": "1999-01-01"},
        {"on": "2026-02-30"},
        {"way": "pigeon"},
        {"token": "x"},
    ],
)
def test_dispatch_that_cannot_be_is_refused(
    client: Client, office: Office, letter: Letter, wrong: dict[str, str]
) -> None:
    client.force_login(office.coordinator)
    assert "error-summary" in client.post(f"/letters/{letter.pk}/", sent(**wrong)).text
    letter.refresh_from_db()
    assert letter.state is LetterState.WAITING


def test_letter_to_somebody_without_post_is_handed_over(client: Client, office: Office, letter: Letter) -> None:
    recipient = letter.recipient
    assert recipient is not None
    recipient.no_post = True
    recipient.save()
    client.force_login(office.coordinator)
    assert "error-summary" in client.post(f"/letters/{letter.pk}/", sent()).text
    assert client.post(f"/letters/{letter.pk}/", sent(way="handed_over")).status_code == 302


def test_stranger_cannot_record_a_dispatch(client: Client, office: Office, letter: Letter) -> None:
    client.force_login(office.stranger)
    assert client.post(f"/letters/{letter.pk}/", sent()).status_code == 404
    letter.refresh_from_db()
    assert letter.state is LetterState.WAITING


def held_back(office: Office, case: Case) -> None:
    office.act(case, "record_withdrawal", "Anna", on=timezone.localdate(), channel=Channel.PHONE)


def test_letters_held_back_are_shown_with_the_reason(client: Client, office: Office, case: Case) -> None:
    held_back(office, case)
    for user, sees in [(office.lead.user, True), (office.stranger, False), (office.far_coordinator, False)]:
        client.force_login(user)
        page = client.get("/letters/")
        assert not page.context["letters"]
        assert (case.number in page.text) is sees
        assert ("Anna Bērziņa said no" in page.text) is sees


def test_letters_held_back_long_ago_are_no_longer_shown(client: Client, office: Office, case: Case) -> None:
    office.withdraw(case, "Anna")
    client.force_login(office.lead.user)
    assert case.number not in client.get("/letters/").text


def test_letter_that_left_before_it_was_held_back_is_recorded_by_its_page(
    client: Client, office: Office, case: Case, letter: Letter
) -> None:
    held_back(office, case)
    client.force_login(office.coordinator)
    where = f"/letters/{letter.pk}/"
    page = client.get(where)
    assert "notice-stop" in page.text
    assert page.context["form"].initial["on"] is None
    assert "error-summary" in client.post(where, sent()).text
    yesterday = timezone.localdate() - timedelta(days=1)
    assert client.post(where, sent(on=yesterday.isoformat())).status_code == 302
    letter.refresh_from_db()
    assert (letter.state, letter.dispatched_on) == (LetterState.DISPATCHED, yesterday)


def test_letter_held_back_on_its_own_day_has_no_form(client: Client, office: Office, letter: Letter) -> None:
    office.withdraw(letter.case, "Anna")
    client.force_login(office.coordinator)
    page = client.get(f"/letters/{letter.pk}/").text
    assert "notice-stop" in page
    assert "csrfmiddlewaretoken" not in page.split("<main")[1].split("</main>")[0]


def test_case_page_says_which_letter_was_held_back(client: Client, office: Office, case: Case) -> None:
    held_back(office, case)
    client.force_login(office.lead.user)
    assert "held back" in client.get(f"/cases/{case.pk}/").text


def test_reason_names_both_people_of_a_ban(client: Client, office: Office, case: Case) -> None:
    victim = office.id_of(case, "Anna")
    office.act(case, "record_ban", "Jānis", on=timezone.localdate(), victim=victim)
    client.force_login(office.lead.user)
    whys = {each.why for each in client.get("/letters/").context["held_back"]}
    assert whys == {"A contact ban between Jānis Kalniņš and Anna Bērziņa was recorded."}


def test_each_letter_says_whose_compartment_it_belongs_to(client: Client, office: Office) -> None:
    """As on the case page: with those who stand beside a side as well, and never on what both sides get."""
    case = office.case_at(Stage.SESSION_PLANNED, FAMILY)
    client.force_login(office.lead.user)
    page = client.get("/letters/").text
    rows = page.split("<tr>")[2:]
    marks = {"Anna": "victim", "Rūta": "victim", "Markuss": "offender", "Dace": "offender"}
    for name, side in marks.items():
        theirs = [row for row in rows if f"{name} " in row]
        assert theirs
        for row in theirs:
            assert f"only for the {side}" in row
            assert row.count("only for the") == 1
    one = Letter.objects.filter(case=case, recipient=office.id_of(case, "Dace")).order_by("pk")[0]
    assert "only for the offender" in client.get(f"/letters/{one.pk}/").text
    office.hold(case)
    office.act(case, "end_without_settlement", reason=Outcome.TALKS_WITHOUT_SETTLEMENT)
    office.act(case, "send_result_notice")
    told = Letter.objects.get(case=case, recipient=None)
    assert "only for the" not in client.get(f"/letters/{told.pk}/").text
