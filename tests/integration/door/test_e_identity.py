"""A national e-identity opens the own space of the very person it proves, when a code has stood beside it once; whoever
has no such space learns nothing. Real providers on loopback, by both standards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from izligums.cases.enums import Role, SecondFactor, Stage
from izligums.cases.models import Access, Knock, Reading, Visit
from izligums.core.codes import Purpose, code
from izligums.messages.models import Message
from izligums.people.queries import code_key
from izligums.process import door
from tests.support.cases import Office
from tests.support.cast import ANNA, beside, child
from tests.support.directory import Directory
from tests.support.door import invited, visit
from tests.support.dump import Dump
from tests.support.eidentity import (
    ANNAS,
    JANIS_ES,
    KNOWN_PAIR,
    NOBODYS,
    come_back,
    come_in,
    first_code,
    go_away,
    is_in,
    sign_in_there_as,
    type_code,
    whose,
)
from tests.support.pages import in_english
from tests.support.queries import own

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def asked_for_e_identity(office: Office, name: str = "Anna") -> Access:
    case = office.case_at(Stage.PREPARING, KNOWN_PAIR)
    return invited(office, name, case=case, second=SecondFactor.E_IDENTITY)


def looks(answer: Any) -> str:
    """A page without what differs by chance."""
    page = answer.content.decode() if not answer.streaming else ""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page)


# -- coming in ---------------------------------------------------------------------------------------------------------


def test_first_code_and_e_identity_open_and_then_e_identity_alone(provider: Directory, office: Office) -> None:
    access = asked_for_e_identity(office)
    client = in_english()
    assert is_in(come_in(client, provider, typed=first_code(access)))
    assert whose(client) == "Anna Bērziņa"
    assert "it is enough from now on" in client.get("/mana-lieta/es/").text
    assert client.cookies["mana-lieta"]["samesite"] == "Strict"
    assert not client.cookies["mana-lieta-kods"].value
    elsewhere = in_english()
    assert is_in(come_in(elsewhere, provider))
    assert whose(elsewhere) == "Anna Bērziņa"
    assert Reading.objects.filter(visitor_id=access.participation_id, page="space:home").exists()
    elsewhere.post("/mana-lieta/iziet/")
    assert elsewhere.get("/mana-lieta/es/").headers["Location"] == "/mana-lieta/"


def test_whoever_came_with_two_codes_adds_the_e_identity_beside_their_own(provider: Directory, office: Office) -> None:
    access = invited(office, "Anna", case=office.case_at(Stage.PREPARING, KNOWN_PAIR))
    assert not is_in(come_in(Client(), provider, typed=first_code(access)))  # the act asked for two codes
    visit(access)
    assert not is_in(come_in(Client(), provider))  # nobody has joined the two yet
    client = Client()
    assert is_in(come_in(client, provider, typed=first_code(access)))
    assert is_in(come_in(Client(), provider))
    client.post("/mana-lieta/", {"code": first_code(access)})
    assert is_in(client.post("/mana-lieta/kods/", {"second": code(Purpose.SECOND, access.seed)}))


def test_codes_alone_do_not_open_what_asks_for_an_e_identity(provider: Directory, office: Office) -> None:
    access = asked_for_e_identity(office)
    client = Client()
    type_code(client, first_code(access))
    for seed in (access.seed, Knock.objects.get().seed):
        answer = client.post("/mana-lieta/kods/", {"second": code(Purpose.SECOND, seed)})
        assert "do not open anything together" in answer.text
    assert not Visit.objects.exists()
    door.answer(Knock.objects.get().pk, at=timezone.now())
    assert not Message.objects.exists()


def test_invitation_opens_once_beside_an_e_identity_too(provider: Directory, office: Office) -> None:
    access = asked_for_e_identity(office)
    invitation = first_code(access)
    assert is_in(come_in(Client(), provider, typed=invitation))
    assert not is_in(come_in(Client(), provider, typed=invitation))
    office.act(access.case, "end_access", "Anna")
    assert not is_in(come_in(Client(), provider))
    assert not is_in(come_in(Client(), provider, typed=first_code(access)))


def test_of_several_spaces_a_code_says_which(provider: Directory, office: Office) -> None:
    """The e-identity alone opens none of them, in the words it has for whoever has none."""
    first, second = asked_for_e_identity(office), asked_for_e_identity(office)
    assert is_in(come_in(Client(), provider, typed=first_code(first)))
    assert is_in(come_in(Client(), provider))
    assert is_in(come_in(Client(), provider, typed=first_code(second)))
    assert not is_in(come_in(Client(), provider))
    for access in (second, first):
        assert is_in(come_in(Client(), provider, typed=first_code(access)))
        assert Visit.objects.latest("pk").access_id == access.pk


def test_child_and_representative_come_in_each_by_their_own(provider: Directory, office: Office) -> None:
    people = (
        ANNA,
        {**child(Role.OFFENDER, "Markuss", "Liepa"), "personal_code": ANNAS},
        {**beside(1, Role.REPRESENTATIVE, "Dace", "Liepa"), "personal_code": JANIS_ES},
    )
    case = office.case_at(Stage.PREPARING, people)
    spaces = {name: invited(office, name, case=case, second=SecondFactor.E_IDENTITY) for name in ("Markuss", "Dace")}
    for name, personal_code, other in (("Markuss", ANNAS, "Dace"), ("Dace", JANIS_ES, "Markuss")):
        sign_in_there_as(provider, personal_code)
        client = in_english()
        assert not is_in(come_in(client, provider, typed=first_code(spaces[other])))
        assert is_in(come_in(client, provider, typed=first_code(spaces[name])))
        assert whose(client) == f"{name} Liepa"
    assert is_in(come_in(Client(), provider))
    assert Visit.objects.latest("pk").access_id == spaces["Dace"].pk


def test_code_that_is_corrected_no_longer_opens(provider: Directory, office: Office) -> None:
    access = asked_for_e_identity(office)
    assert is_in(come_in(Client(), provider, typed=first_code(access)))
    person = access.participation.person
    person.code_key = code_key(JANIS_ES)
    person.save(update_fields=["code_key"])
    for personal_code in (ANNAS, JANIS_ES):
        sign_in_there_as(provider, personal_code)
        assert not is_in(come_in(Client(), provider))


# -- learning nothing --------------------------------------------------------------------------------------------------


def test_same_page_and_as_many_queries_whoever_it_is(provider: Directory, office: Office) -> None:
    """The wrong person, an unknown person, a wrong code, several spaces, an ended one: nobody can tell them apart."""
    anna = asked_for_e_identity(office)
    assert is_in(come_in(Client(), provider, typed=first_code(anna)))
    janis = invited(office, "Jānis", case=anna.case, second=SecondFactor.E_IDENTITY)  # never used
    answers: dict[str, tuple[str, str, list[str]]] = {}
    for why, personal_code, typed in (
        ("nobody, alone", NOBODYS, ""),
        ("not used yet, alone", JANIS_ES, ""),
        ("nobody, wrong code", NOBODYS, "AAAA-BBBB-CCCC"),
        ("nobody, code of another", NOBODYS, first_code(anna)),
        ("known, wrong code", ANNAS, "AAAA-BBBB-CCCC"),
        ("known, code of another", ANNAS, first_code(janis)),
    ):
        sign_in_there_as(provider, personal_code)
        client = Client()
        if typed:
            type_code(client, typed)
        sent = go_away(client, beside_code=bool(typed))
        with CaptureQueriesContext(connection) as back:
            came = come_back(client, provider, sent)
        shown = client.get(came.headers["Location"])
        with CaptureQueriesContext(connection) as going_on:
            answer = client.post(came.headers["Location"])
        statements = [re.sub(r"'[^']*'", "?", each) for each in (*own(back), *own(going_on))]
        answers[why] = (looks(shown), looks(answer), statements)
        assert "This opens nothing" in answer.text, why
    assert all(each == answers["nobody, alone"] for each in answers.values())


def test_second_page_offers_it_to_everybody(provider: Directory, office: Office) -> None:
    pages = []
    for typed in (first_code(asked_for_e_identity(office)), "AAAA-BBBB-CCCC"):
        client = Client()
        type_code(client, typed)
        pages.append(looks(client.get("/mana-lieta/kods/")))
    assert pages[0] == pages[1]
    assert "Use my e-identity" in pages[0]


def test_tries_are_slowed_down_for_known_and_unknown(provider: Directory, office: Office) -> None:
    asked_for_e_identity(office)
    for personal_code in (ANNAS, NOBODYS):
        sign_in_there_as(provider, personal_code)
        client = Client()
        come_in(client, provider)
        for _ in range(9):
            client.post("/mana-lieta/e-identitate/talak/")
        assert "too many tries" in client.post("/mana-lieta/e-identitate/talak/").text


def test_one_place_cannot_answer_for_ever(provider: Directory, office: Office) -> None:
    client = Client()
    for _ in range(30):
        come_back(client, provider, go_away(client))
    assert "too many tries" in come_back(client, provider, go_away(client)).text


def test_personal_code_and_name_leave_no_trace(
    provider: Directory, office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    access = asked_for_e_identity(office)
    client, stranger = Client(), Client()
    come_in(client, provider, typed=first_code(access))
    sign_in_there_as(provider, NOBODYS)
    come_in(stranger, provider)
    sign_in_there_as(provider, "000077-9100X")
    come_back(stranger, provider, go_away(stranger))
    dump = Dump()
    said = caplog.text + "".join(f"{each.name}={each.value}" for one in (client, stranger) for each in _morsels(one))
    for secret in (ANNAS, NOBODYS, "000077-9100X", "Nesakāms"):
        for written in (secret, secret.replace("-", "")):
            assert not dump.holds(written)
            assert written not in said
    assert "E-identity refused" in caplog.text


def _morsels(client: Client) -> Iterator[Any]:
    for name, morsel in client.cookies.items():
        morsel.name = name  # type: ignore[attr-defined]
        yield morsel
