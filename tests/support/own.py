"""What a person does in their own space, through the pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.test import Client

from izligums.cases.enums import Stage
from izligums.cases.models import Access
from izligums.core.codes import Purpose, code
from tests.support.cases import Office
from tests.support.cast import PAIR, Person
from tests.support.door import invited
from tests.support.pages import hidden_fields

DECISION, SUPPORTERS, GUESTS = (
    "/mana-lieta/mana-izvele/",
    "/mana-lieta/kas-naks-lidzi/",
    "/mana-lieta/kas-naks-lidzi/otra-puse/",
)
READ = f"{DECISION}?izlasits=information.en.2026-11"


def reached(office: Office, people: Iterable[Person] = PAIR) -> Access:
    """Of Anna, whom the service has just reached and who has said nothing yet."""
    case = office.case_at(Stage.APPROACHING_VICTIM, people)
    office.reach_person(case, office.id_of(case, "Anna"))
    return invited(office, "Anna", case=case)


def inside(access: Access) -> Client:
    """Both codes typed, in a browser in which English was chosen."""
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    client.post("/mana-lieta/", {"code": code(Purpose.INVITATION, access.seed)})
    answer = client.post("/mana-lieta/kods/", {"second": code(Purpose.SECOND, access.seed)})
    assert answer.headers["Location"] == "/mana-lieta/es/"
    return client


def send(client: Client, address: str, **answers: Any) -> Any:
    """Open the page with its form, answer, send it."""
    page = client.get(address)
    hidden = {name: value for name, value in hidden_fields(page).items() if name != "next"}
    return client.post(address, hidden | answers)


def decide(client: Client, takes_part: bool, **answers: Any) -> Any:
    said = {"takes_part": str(takes_part), "signing": "paper"} if takes_part else {"takes_part": "False"}
    return send(client, READ, **(said | answers))
