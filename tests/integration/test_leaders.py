"""Accounts of process leaders: entered, verified, withdrawn, and connected to cases."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from izligums.accounts.authorities import authorities, authority_of
from izligums.accounts.enums import LeaderKind, Role, VerifiedBy, WithdrawnFor
from izligums.accounts.models import Authority, User, Verification
from izligums.cases.enums import Stage
from izligums.cases.models import Case, LeaderAccess
from izligums.process.refusals import NeedsReason, NotAllowed, Refused
from tests.support.cases import Office
from tests.support.pages import Desk
from tests.support.queries import own

pytestmark = pytest.mark.django_db
GIVEN = {
    "display_name": "Andris Ozols",
    "kind": "prosecutor",
    "office": "Rīgas tiesas apgabala prokuratūra",
    "username": "Andris.Ozols",
}


@pytest.fixture
def office() -> Office:
    return Office()


def desk_of(user: User) -> Client:
    return Desk(user).client


# -- the account -------------------------------------------------------------------------------------------------------


def test_coordinator_enters_and_verifies_an_account(office: Office) -> None:
    desk = desk_of(office.coordinator)
    entered = desk.post("/settings/leaders/new/", GIVEN).text
    password = re.search(r"<code>([^<]+)</code>", entered)
    assert password
    assert authenticate(username="andris.ozols", password=password[1])
    held = authorities().get()
    assert (held.user.role, held.user.unit, held.verified) == (Role.PROCESS_LEADER, None, None)
    assert "to be verified" in desk.get("/settings/leaders/").text
    page = f"/settings/leaders/{held.user_id}/"
    assert password[1] not in desk.get(page).text
    assert desk.post(f"{page}verify/", {"way": "office_phone"}).headers["Location"] == page
    word = Verification.objects.get()
    assert (word.authority, word.verified, word.way, word.by) == (
        *(held, True, VerifiedBy.OFFICE_PHONE),
        office.coordinator,
    )
    assert "Ilze" in desk.get(page).text


def test_verification_can_be_withdrawn_and_every_word_stays(office: Office) -> None:
    held = office.leader("andris")
    page = f"/settings/leaders/{held.user_id}/"
    desk = desk_of(office.head)
    desk.post(f"{page}withdraw/", {"ground": "doubt"})
    desk.post(f"{page}withdraw/", {"ground": "doubt"})  # the button pressed twice
    assert authority_of(held.user).verified is False
    desk.post(f"{page}verify/", {"way": "service_card"})
    assert authority_of(held.user).verified is True
    said = Verification.objects.order_by("pk").values_list("verified", "way", "ground", "by__username")
    assert list(said) == [
        (True, VerifiedBy.SERVICE_CARD, None, "ilze"),
        (False, None, WithdrawnFor.DOUBT, "valdis"),
        (True, VerifiedBy.SERVICE_CARD, None, "valdis"),
    ]


@pytest.mark.parametrize("table", ["accounts_authority", "accounts_verification"])
@pytest.mark.parametrize("words", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_who_verified_whom_only_grows(office: Office, table: str, words: str) -> None:
    office.leader("andris")
    with (
        pytest.raises(DatabaseError, match="stays on record"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(words.format(table))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"username": "ilze"}, "has this user name already"),
        ({"username": "Andris Ozols"}, "has no spaces"),
        ({"kind": "king"}, "not one of the available"),
        ({"office": " "}, "Fill this in."),
        ({"display_name": "x" * 201}, "200"),
    ],
)
def test_what_cannot_be_entered_comes_back_with_the_reason(office: Office, changed: dict[str, str], words: str) -> None:
    answer = desk_of(office.coordinator).post("/settings/leaders/new/", GIVEN | changed)
    assert answer.status_code == 422
    assert words in answer.text
    assert "Rīgas tiesas" in answer.text or "office" in changed
    assert not Authority.objects.exists()


@pytest.mark.parametrize(("act", "field"), [("verify", "way"), ("withdraw", "ground")])
@pytest.mark.parametrize("said", ["", "directory", "owl"])
def test_nothing_is_verified_or_withdrawn_without_a_way(office: Office, act: str, field: str, said: str) -> None:
    """That the directory has spoken, nobody of the service can say."""
    held = office.leader("andris", verified=act == "withdraw")
    before = Verification.objects.count()
    answer = desk_of(office.coordinator).post(f"/settings/leaders/{held.user_id}/{act}/", {field: said})
    assert (answer.status_code, Verification.objects.count()) == (422, before)


def test_accounts_of_others_are_not_reached_here(office: Office) -> None:
    desk = desk_of(office.coordinator)
    for pk in (office.head.pk, 10**12):
        assert desk.get(f"/settings/leaders/{pk}/").status_code == 404
        assert desk.post(f"/settings/leaders/{pk}/verify/", {"way": "service_card"}).status_code == 404


def test_list_costs_the_same_for_many(office: Office) -> None:
    desk = desk_of(office.coordinator)

    def cost_with_one_more(number: int) -> int:
        office.leader(f"p{number}")
        with CaptureQueriesContext(connection) as captured:
            desk.get("/settings/leaders/")
        return len(own(captured))

    assert len({cost_with_one_more(number) for number in range(4)}) == 1


# -- connecting --------------------------------------------------------------------------------------------------------


@pytest.fixture
def case(office: Office) -> Case:
    return office.case_at(Stage.APPROACHING_OFFENDER)


def live(case: Case) -> list[int]:
    return list(LeaderAccess.objects.filter(case=case, ended_on=None).values_list("authority", flat=True))


def test_coordinator_connects_by_the_form(office: Office, case: Case) -> None:
    held = office.leader("andris")
    office.leader("tiesa", kind=LeaderKind.COURT)
    office.leader("nezinams", verified=False)
    desk = Desk(office.coordinator)
    form = desk.open(case, "connect_leader").context["form"]
    assert [value for value, _words in form.fields["account"].choices] == ["", str(held.pk)]
    assert desk.send(case, "connect_leader", account=str(held.pk)).status_code == 302
    assert live(case) == [held.pk]
    grants = desk.client.get(f"/cases/{case.pk}/grants/").text
    assert "Andris Ozols" in grants
    assert ">connected<" in desk.case(case).content.decode()


@pytest.mark.parametrize(
    ("account", "refused", "code"),
    [
        ({"verified": False}, Refused, "account_is_not_verified"),
        ({"kind": LeaderKind.COURT}, Refused, "account_of_another_kind"),
        ({"name": "Andra Ozola"}, NeedsReason, "account_of_another_name"),
        ({"office": "Cita prokuratūra"}, NeedsReason, "account_of_another_name"),
    ],
)
def test_account_has_to_be_that_of_the_process_leader(
    office: Office, case: Case, account: dict[str, Any], refused: Any, code: str
) -> None:
    held = office.leader("andris", **account)
    with pytest.raises(refused) as caught:
        office.act(case, "connect_leader", account=held.pk)
    assert [finding.problem.code for finding in caught.value.findings] == [code]
    if refused is NeedsReason:
        office.act(case, "connect_leader", account=held.pk, reason="Prokurore apprecējusies; piezvanījām.")
    assert live(case) == ([held.pk] if refused is NeedsReason else [])


def test_capitals_and_accents_make_nobody_another_person(office: Office, case: Case) -> None:
    held = office.leader("andris", name="ANDRIS OZOLS", office="Rigas tiesas apgabala prokuratura")
    office.act(case, "connect_leader", account=held.pk)
    assert live(case) == [held.pk]


def test_former_authority_of_an_account_is_not_connected(office: Office, case: Case) -> None:
    """Somebody moved to another office: what was verified before is verified no longer."""
    held = office.leader("andris")
    Authority.objects.create(user=held.user, kind=held.kind, office="Cita prokuratūra")
    with pytest.raises(Refused):
        office.act(case, "connect_leader", account=held.pk)


@pytest.mark.parametrize("who", ["lead", "co", "head"])
def test_who_connects_and_who_disconnects(office: Office, case: Case, who: str) -> None:
    held = office.leader("andris")
    office.act(case, "assign_co_mediator", mediator=office.co.pk)
    by = {"lead": office.lead.user, "co": office.co.user, "head": office.head}[who]
    if who == "head":
        office.act(case, "connect_leader", account=held.pk, by=by)
    else:
        with pytest.raises(NotAllowed):
            office.act(case, "connect_leader", account=held.pk, by=by)
        office.act(case, "connect_leader", account=held.pk)
    if who == "co":
        with pytest.raises(NotAllowed):
            office.act(case, "disconnect_leader", by=by)
    else:
        office.act(case, "disconnect_leader", by=by)
        assert live(case) == []


def test_one_account_at_a_time(office: Office, case: Case) -> None:
    first, second = office.leader("andris"), office.leader("otrs")
    office.act(case, "connect_leader", account=first.pk)
    with pytest.raises(Refused):
        office.act(case, "connect_leader", account=second.pk)
    office.act(case, "disconnect_leader")
    office.act(case, "connect_leader", account=second.pk)
    assert live(case) == [second.pk]
    assert case.leader_accesses.count() == 2


CHANGED = {
    "leader_kind": LeaderKind.PROSECUTOR,
    "leader_name": "Andris Ozols",
    "leader_office": "Rīgas tiesas apgabala prokuratūra",
}


@pytest.mark.parametrize(
    ("changed", "stays"),
    [
        ({}, True),
        ({"leader_name": "Anita Ozola"}, False),
        ({"leader_office": "Cita prokuratūra"}, False),
        ({"leader_kind": LeaderKind.COURT}, False),
    ],
)
def test_another_process_leader_ends_it(office: Office, case: Case, changed: dict[str, Any], stays: bool) -> None:
    held = office.leader("andris")
    office.act(case, "connect_leader", account=held.pk)
    office.act(case, "change_leader", **CHANGED | changed, procedure=case.procedure)
    assert live(case) == ([held.pk] if stays else [])


def test_transfer_and_recall_keep_it(office: Office, case: Case) -> None:
    held = office.leader("andris")
    office.act(case, "connect_leader", account=held.pk)
    office.act(case, "recall")
    office.act(case, "transfer", unit=office.other_unit.pk, reason="Dzīvo citur.")
    assert live(case) == [held.pk]
