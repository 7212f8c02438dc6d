"""An e-identity is off until it is set up, and then offered where it can prove somebody."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from pytest_django import Settings

from izligums.accounts.checks import e_identity_settings
from izligums.accounts.enums import Role
from izligums.cases.enums import InvitationWay, SecondFactor, Stage
from izligums.core.codes import Purpose, code
from izligums.process.refusals import Refused
from tests.support.cases import Office
from tests.support.directory import Directory
from tests.support.door import invited
from tests.support.eidentity import KNOWN_PAIR, first_code, type_code, whose
from tests.support.pages import Desk, in_english

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


def test_act_asks_it_only_of_whom_it_can_prove(provider: Directory, office: Office, settings: Settings) -> None:
    unknown = office.case_at(Stage.PREPARING)
    with pytest.raises(Refused, match="no_e_identity"):
        invited(office, "Anna", case=unknown, second=SecondFactor.E_IDENTITY)
    known = office.case_at(Stage.PREPARING, KNOWN_PAIR)
    page = Desk(office.lead.user).client.get(f"/cases/{known.pk}/acts/give_access/{office.id_of(known, 'Anna')}/").text
    assert "own e-identity, without a code" in page
    settings.E_IDENTITY_ISSUER = settings.E_IDENTITY_METADATA = ""
    with pytest.raises(Refused, match="no_e_identity"):
        invited(office, "Anna", case=known, second=SecondFactor.E_IDENTITY)
    page = Desk(office.lead.user).client.get(f"/cases/{known.pk}/acts/give_access/{office.id_of(known, 'Anna')}/").text
    assert "in person, once" in page
    assert "e-identity" not in page


def test_nothing_of_it_is_seen_when_it_is_not_set_up(office: Office) -> None:
    client = in_english()
    for where in ("", "kods/", "e-identitate/", "e-identitate/atbilde/", "e-identitate/metadati/"):
        client.get(f"/mana-lieta/{where}")
    for where in ("kods/e-identitate/", "e-identitate/", "e-identitate/atbilde/", "e-identitate/metadati/"):
        assert client.get(f"/mana-lieta/{where}").headers["Location"] == "/mana-lieta/"
    assert client.post("/mana-lieta/e-identitate/atbilde/").headers["Location"] == "/mana-lieta/"
    access = invited(office, "Anna", way=InvitationWay.PAPER)
    assert "e-identity" not in client.get("/mana-lieta/").text
    type_code(client, first_code(access))
    assert "e-identity" not in client.get("/mana-lieta/kods/").text
    client.post("/mana-lieta/kods/", {"second": code(Purpose.SECOND, access.seed)})
    assert whose(client) == "Anna Bērziņa"
    assert "e-identity" not in client.get("/mana-lieta/es/").text


def test_settings_say_whether_it_is_set(openid: Directory, office: Office, settings: Settings) -> None:
    desk = Desk(office.user("administrator", Role.ADMINISTRATOR))
    assert "National e-identity: set up." in desk.client.get("/settings/").text
    settings.E_IDENTITY_ISSUER = ""
    assert "National e-identity: not set." in desk.client.get("/settings/").text


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"E_IDENTITY_CLAIM": ""}, "must name the claim"),
        ({"E_IDENTITY_METADATA": str(Path(__file__))}, "not both"),
        ({"E_IDENTITY_ISSUER": "", "E_IDENTITY_METADATA": "/no/such/file"}, "no file"),
    ],
)
def test_half_a_set_up_keeps_the_server_from_starting(
    openid: Directory, settings: Settings, given: dict[str, Any], words: str
) -> None:
    assert e_identity_settings(None) == []
    for name, value in given.items():
        setattr(settings, name, value)
    with pytest.raises(SystemCheckError, match=words):
        call_command("check")
