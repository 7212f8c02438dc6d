"""Requests that process leaders send from their own page."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.utils import timezone

from izligums.accounts.models import Authority, Unit, User
from izligums.accounts.walls import reading_as
from izligums.core.enums import Language
from izligums.process.intake.requests import CASE
from izligums.process.models import Application
from izligums.process.requesting import send
from tests.support.pages import Desk, hidden_fields

#: Everything that can be told of two people and those who represent them.
BICYCLE: dict[str, Any] = {
    "procedure": "proceedings",
    "proceedings_no": "11810022126",
    "offence": "Velosipēda zādzība no kāpņutelpas",
    "offence_article": "KL 175. pants",
    "victim-given_name": "Anna",
    "victim-family_name": "Vītoliņa",
    "victim-born": "1984-05-06",
    "victim-language": "lv",
    "victim-phone": "+371 20000007",
    "victim-email": "anna@piemers.example",
    "offender-given_name": "Dāvis",
    "offender-family_name": "Cielavnieks",
    "offender-born": "2011-02-03",
    "offender-representative-given_name": "Solvita",
    "offender-representative-family_name": "Cielavniece",
    "offender-representative-phone": "+371 20000008",
}
#: What the town keeps from everybody but the office of the unit, and the sender's number of proceedings.
TOLD = ("Slepena Cietusī", "Slepens notikums 000019", "+371 29000019")
NUMBER = "1187000019"


def area_of(unit: Unit) -> int:
    return unit.municipalities.order_by("pk").values_list("pk", flat=True)[0]


class Requesting(Desk):
    """A process leader at their own browser."""

    def __init__(self, user: User, unit: Unit) -> None:
        super().__init__(user)
        self.area = area_of(unit)

    def new(self) -> Any:
        return self.client.get("/led/new/")

    def filled(self, **changes: Any) -> dict[str, Any]:
        """What a browser would send of the form; what is changed to "" is left empty."""
        return {**hidden_fields(self.new()), **BICYCLE, "municipality": self.area, **changes}

    def request(self, **changes: Any) -> Any:
        return self.client.post("/led/new/", self.filled(**changes))

    def sent(self, **changes: Any) -> Application:
        answer = self.request(**changes)
        assert answer.status_code == 302, answer.context["form"].problems
        return Application.objects.exclude(authority=None).latest("pk")


def registering(desk: Desk, sent: Application, **changes: str) -> Any:
    """The form as it is filled in from the request."""
    where = f"/applications/{sent.pk}/register/"
    page = desk.client.get(where)
    answers: dict[str, Any] = hidden_fields(page)
    for form in page.context["form"].forms:
        for bound in form:
            if bound.value() not in (None, "", False):
                answers[bound.html_name] = str(bound.value())
    return desk.client.post(where, {**answers, **changes})


def secret_request(account: Authority, unit: Unit) -> Application:
    """For the town: every word that could give it away is its own."""
    said: dict[str, dict[str, Any]] = {
        CASE: {
            "referral": "request",
            "procedure": "proceedings",
            "offence": TOLD[1],
            "proceedings_no": NUMBER,
            "municipality": area_of(unit),
        },
        "victim": {"given_name": "Slepena", "family_name": TOLD[0], "phone": TOLD[2]},
    }
    with reading_as(account.user):
        sent = send(said, token=uuid4(), language=Language.LATVIAN, at=timezone.now())
    assert sent is not None
    return Application.objects.get(pk=sent.pk)
