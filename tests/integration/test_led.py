"""What a process leader is told, and to whom."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from izligums.accounts import authorities
from izligums.accounts.enums import Role, WithdrawnFor
from izligums.cases.enums import Outcome, ReadingOutcome, Stage
from izligums.cases.models import Case, Reading
from izligums.documents.models import IssuedDocument
from izligums.settlements.enums import Fulfilment
from tests.support.cast import FAMILY
from tests.support.led import Watching
from tests.support.office import at_noon
from tests.support.pages import Desk
from tests.support.queries import own

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Watching:
    return Watching()


# -- what is told ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def kept_case(made_once: None) -> int:
    """A family's case whose notice and report were sent to the process leader."""
    office = Watching()
    case = office.case_at(Stage.SETTLEMENT, FAMILY, proceedings_no="1187000001")
    office.watch(case)
    office.certify(case)
    office.act(case, "send_result_notice")
    office.send(case)
    settlement = case.settlements.get(state="certified")
    condition = settlement.conditions.get(removed=False)
    office.act(case, "record_fulfilment", condition=condition.pk, fulfilment=Fulfilment.FULFILLED)
    office.act(case, "report_fulfilment", settlement=settlement.pk)
    office.send(case)
    return case.pk


@pytest.fixture
def told(office: Watching, kept_case: int) -> Case:
    """That case, with its process leader at the page."""
    case = Case.objects.get(pk=kept_case)
    office.look_at_page_of(case.leader_accesses.get().authority)
    return case


def papers_on(page: str) -> list[str]:
    return re.findall(r"/led/papers/[0-9]+/", page)


def test_notice_and_report_are_told_without_a_name(office: Watching, told: Case) -> None:
    found = papers_on(office.client.get("/led/").text)
    assert len(found) == 2
    for address, words in zip(found, ("izlīguma procesa rezultātu", "nosacījumu izpildi"), strict=True):
        answer = office.client.get(address)
        assert answer.headers["Content-Disposition"].startswith(f'inline; filename="{told.number}-')
        paper = PdfReader(BytesIO(answer.content))
        said = " ".join(page.extract_text() for page in paper.pages) + str(paper.metadata)
        assert words in said
        for part in told.participations.select_related("person"):
            assert part.person.family_name not in said
        assert "velosipēda remontu" not in said


def test_nothing_but_sent_papers_with_fixed_fields_opens(office: Watching, told: Case) -> None:
    """The copy of the settlement went to the process leader on paper; here it does not open, nor anything else."""
    opening = {int(address.split("/")[-2]) for address in papers_on(office.client.get("/led/").text)}
    for paper in IssuedDocument.objects.values_list("pk", flat=True):
        assert office.client.get(f"/led/papers/{paper}/").status_code == (200 if paper in opening else 404)
        assert office.client.get(f"/documents/{paper}/").status_code == 403
    for number in (0, 10**12, 2**63, 10**30):
        assert office.client.get(f"/led/papers/{number}/").status_code == 404


def test_notice_that_has_not_left_is_not_told(office: Watching) -> None:
    case = office.case_at(Stage.REGISTERED)
    office.watch(case)
    office.end(case, Outcome.NOT_SUITABLE)
    office.act(case, "send_result_notice")
    paper = IssuedDocument.objects.get(case=case, kind="result_notice")
    assert papers_on(office.client.get("/led/").text) == []
    assert office.client.get(f"/led/papers/{paper.pk}/").status_code == 404
    office.send(case)
    letter = paper.letter
    office.act(case, "record_return", letter=letter.pk)  # it came back by post; the account has it all the same
    assert papers_on(office.client.get("/led/").text) == [f"/led/papers/{paper.pk}/"]


# -- to whom -----------------------------------------------------------------------------------------------------------


def test_withdrawal_takes_effect_at_once(office: Watching, told: Case) -> None:
    page = office.client.get("/led/").text
    authorities.withdraw(
        authority=office.account, ground=WithdrawnFor.LEFT_OFFICE, by=office.head, at=at_noon(office.start)
    )
    after = office.client.get("/led/").text
    assert "has withdrawn the verification" in after
    assert told.number not in after
    assert [office.client.get(address).status_code for address in papers_on(page)] == [404, 404]


def test_end_of_the_connection_takes_effect_at_once(office: Watching, told: Case) -> None:
    page = office.client.get("/led/").text
    office.act(told, "disconnect_leader")
    assert told.number not in office.client.get("/led/").text
    assert [office.client.get(address).status_code for address in papers_on(page)] == [404, 404]


def test_account_that_nobody_verified_is_told_why(office: Watching, told: Case) -> None:
    other = office.leader("uldis", verified=False)
    page = Desk(other.user).client.get("/led/").text
    assert "has still to verify" in page
    assert told.number not in page
    assert "11870000" not in page


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.PROCESS_LEADER])
def test_nobody_else_has_this_page(office: Watching, told: Case, role: Role) -> None:
    client = Desk(office.user(f"x{role}", role)).client
    for address in ("/led/", *papers_on(office.client.get("/led/").text)):
        assert client.get(address).status_code == 403


def test_readings_are_on_record(office: Watching, told: Case) -> None:
    before = set(Reading.objects.values_list("pk", flat=True))
    opened = papers_on(office.client.get("/led/").text)[0]
    office.client.get(opened)
    office.client.get("/led/papers/999999/")
    kept = Reading.objects.exclude(pk__in=before).order_by("pk")
    part = int(opened.split("/")[-2])
    assert list(kept.values_list("user_id", "page", "case_id", "unit_id", "part", "hits", "outcome")) == [
        (office.account.user_id, "led", None, None, None, 1, ReadingOutcome.READ),
        (office.account.user_id, "led_paper", told.pk, told.unit_id, part, None, ReadingOutcome.READ),
        (office.account.user_id, "led_paper", None, None, 999999, None, ReadingOutcome.REFUSED),
    ]


def test_page_costs_the_same_for_many(office: Watching) -> None:
    account = office.leader("andris")
    client = Desk(account.user).client

    def cost_with_one_more() -> int:
        case = office.case_at(Stage.REGISTERED)
        office.act(case, "connect_leader", account=account.pk)
        with CaptureQueriesContext(connection) as captured:
            client.get("/led/")
        return len(own(captured))

    first = cost_with_one_more()
    assert [cost_with_one_more() for _number in range(3)] == [first] * 3


def test_many_cases_are_told_page_by_page(office: Watching) -> None:
    account = office.leader("andris")
    cases = [office.receive() for _number in range(27)]
    for case in cases:
        office.act(case, "connect_leader", account=account.pk)
    client = Desk(account.user).client
    first = client.get("/led/")
    numbers = re.findall(r"IZL-[0-9]{4}-[0-9]{6}", first.text)
    assert numbers == [case.number for case in reversed(cases)][:25]
    older = re.search(r'href="(/led/\?page=[^"]+)"', first.text)
    assert older
    rest = re.findall(r"IZL-[0-9]{4}-[0-9]{6}", client.get(older[1]).text)
    assert rest == [case.number for case in reversed(cases)][25:]
