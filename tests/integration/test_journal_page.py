from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from izligums.accounts.enums import Role
from izligums.cases.enums import Stage
from izligums.cases.models import Act
from tests.support.cases import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def auditor(client: Client, office: Office) -> Client:
    client.force_login(office.user("inta", Role.AUDITOR))
    return client


def steps(client: Client, query: str = "") -> list[tuple[int, str]]:
    return [(act.case_id, act.step) for act, _number, _words in client.get(f"/journal/{query}").context["entries"]]


def test_auditor_reads_every_case_in_codes_only(auditor: Client, office: Office) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    text = auditor.get("/journal/").text
    assert case.number in text
    for content in ("Anna", "Bērziņa", "Kalniņš", "Velosipēda", "+371", f"/cases/{case.pk}/"):
        assert content not in text


def test_others_read_the_journal_of_their_own_cases(client: Client, office: Office) -> None:
    case = office.case_at(Stage.APPROACHING_OFFENDER)
    office.receive()
    client.force_login(office.lead.user)
    assert {case_id for case_id, _step in steps(client)} == {case.pk}
    client.force_login(office.far_coordinator)
    assert steps(client) == []
    assert steps(client, f"?case={case.number}") == []


def test_filters_by_case_step_person_and_days(auditor: Client, office: Office) -> None:
    case, other = office.case_at(Stage.REGISTERED), office.receive()
    assert {case_id for case_id, _step in steps(auditor, f"?case={other.number}")} == {other.pk}
    assert steps(auditor, f"?case={case.pk}&step=register") == [(case.pk, "register")]
    assert steps(auditor, "?by=ilze&step=register") == [(case.pk, "register")]
    assert steps(auditor, "?by=nobody") == []
    day, before = office.start, office.start - timedelta(days=1)
    assert steps(auditor, f"?step=register&first={day}&last={day}") == [(case.pk, "register")]
    assert steps(auditor, f"?last={before}") == []


@pytest.mark.parametrize(
    "query", ["case=x", "by=%00", "step=nonsense", "first=2026-02-30", "page=x", "case=" + "9" * 30]
)
def test_filter_that_cannot_be_read_says_so(auditor: Client, office: Office, query: str) -> None:
    office.receive()
    assert auditor.get(f"/journal/?{query}").status_code == 200


def test_pages_lead_to_the_end(auditor: Client, office: Office) -> None:
    for _number in range(3):
        office.start += timedelta(days=1)
        office.case_at(Stage.SESSION_PLANNED)
    seen, where = steps(auditor), "/journal/"
    while where := auditor.get(where).context["older"]:
        seen += steps(auditor, where.removeprefix("/journal/"))
    assert len(seen) == Act.objects.count() > 50
