"""The account of a process leader, from being entered to reading the notice; every page and error state on the way."""

from __future__ import annotations

import pytest

from izligums.accounts.models import User
from izligums.cases.enums import Outcome, Stage
from izligums.cases.models import Case
from izligums.documents import rendering
from izligums.documents.models import IssuedDocument
from izligums.messages.enums import Way
from tests.journeys.accessibility import assert_good
from tests.journeys.conftest import Window
from tests.journeys.test_axe_desk import sign_in
from tests.journeys.walking import press
from tests.support.cases import Office
from tests.support.office import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)
SAVE = "main .form .button:not(.button-quiet)"


@pytest.fixture
def office() -> Office:
    return Office()


def test_account_is_entered_verified_connected_and_reads_its_notice(window: Window, office: Office) -> None:
    case = office.case_at(Stage.REGISTERED)
    office.leader("otra", name="Otra Prokurore")
    page = sign_in(window, office.coordinator)
    page.goto("/settings/leaders/")
    assert_good(page)
    press(page, ".page-title .button")
    press(page, SAVE)
    assert_good(page)
    page.fill("[name=display_name]", case.leader_name)
    page.check(f"input[name=kind][value={case.leader_kind}]")
    page.fill("[name=office]", case.leader_office)
    page.fill("[name=username]", "andris")
    press(page, SAVE)
    assert_good(page)
    _with_known_password("andris")
    press(page, "main .button")

    leader = sign_in(window, User.objects.get(username="andris"))
    assert_good(leader)
    assert "jāpārbauda" in leader.inner_text("main")

    press(page, SAVE)
    assert_good(page)
    page.check("input[name=way][value=service_card]")
    press(page, SAVE)
    assert_good(page)
    page.goto(f"/cases/{case.pk}/acts/connect_leader/")
    assert_good(page)
    press(page, SAVE)
    assert_good(page)
    page.select_option("[name=account]", label=f"{case.leader_name} (prokurors, {case.leader_office})")
    press(page, SAVE)
    page.wait_for_url(f"**/cases/{case.pk}/")
    page.goto(f"/cases/{case.pk}/grants/")
    assert_good(page)

    _told(office, case)
    leader.goto("/led/")
    assert_good(leader)
    assert leader.inner_text("tbody td >> nth=3") == "norit"
    assert (
        leader.request.get(leader.get_attribute("tbody a", "href") or "").headers["content-type"] == "application/pdf"
    )

    page.goto("/settings/leaders/")
    press(page, f"tbody a:text('{case.leader_name}')")
    page.check("input[name=ground][value=left_office]")
    press(page, "main .form .button")
    assert_good(page)
    leader.goto("/led/")
    assert_good(leader)
    assert case.number not in leader.inner_text("main")


def _with_known_password(username: str) -> None:
    user = User.objects.get(username=username)
    user.set_password(PASSWORD)
    user.save()


def _told(office: Office, case: Case) -> None:
    office.take_on(case)
    office.end(case, Outcome.NOT_SUITABLE)
    office.act(case, "send_result_notice")
    rendering.render(IssuedDocument.objects.get(kind="result_notice").pk)
    office.act(case, "record_dispatch", letter=case.letters.get().pk, way=Way.POST)
