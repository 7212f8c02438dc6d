"""Somebody who applies without signing in, with a browser of their own."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from izligums.accounts.models import Municipality, Unit
from izligums.process.models import Application
from tests.support.cases import Office
from tests.support.pages import hidden_fields

ANNA: dict[str, dict[str, Any]] = {
    "who": {"who": "victim"},
    "person": {"given_name": "Anna", "family_name": "Vītoliņa", "born": "1984-05-06"},
    "happened": {"words_of": "Viņš paņēma velosipēdu no kāpņutelpas."},
    "proceedings": {"number": "11810022126", "office": "Cēsu iecirknis", "leader": "Ozoliņa"},
    "other": {"given_name": "Kristers", "family_name": "Pūpols"},
    "place": {"municipality": "Cēsu"},
    "contact": {
        "channel": "sms",
        "phone": "+371 20000007",
        "hours": "pēc pusdienām",
        "no_post": "on",
        "no_voicemail": "on",
        "language": "lv",
    },
    "needs": {"interpreter": "", "access": "Rampa pie durvīm"},
}
MOTHER: dict[str, dict[str, Any]] = {
    **ANNA,
    "who": {"who": "for_offender"},
    "person": {"given_name": "Solvita", "family_name": "Cielavniece", "born": "1980-01-02"},
    "represented": {"given_name": "Dāvis", "family_name": "Cielavnieks", "born": "2011-02-03"},
}
ORDER = ("who", "person", "represented", "happened", "proceedings", "other", "place", "contact", "needs")


class Applicant:
    def __init__(self, language: str = "en") -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.language = language

    def at(self, page: str = "") -> str:
        return f"/apply/{self.language}/{page}/" if page else f"/apply/{self.language}/"

    def get(self, page: str = "", **options: Any) -> Any:
        return self.client.get(self.at(page), **options)

    def begin(self) -> None:
        assert self.client.post(self.at()).headers["Location"] == self.at("who")

    def send(self, page: str, **answers: Any) -> Any:
        """The form of a page as it is shown, with these answers."""
        query = answers.pop("query", "")
        where = self.at(page) + query
        return self.client.post(where, {**hidden_fields(self.client.get(where)), **answers})

    def tell(self, answers: dict[str, dict[str, Any]] = ANNA) -> Any:
        """From the first question to the summary; returns the last answer."""
        self.begin()
        answer = None
        for name in ORDER:
            if name in answers:
                answer = self.send(name, **placed(answers[name]))
                assert answer.status_code == 302, answer.context["form"].errors
        return answer

    def code(self) -> str:
        code: str = self.get("later").context["draft"].code
        return code

    def apply(self, answers: dict[str, dict[str, Any]] = ANNA) -> Application:
        self.tell(answers)
        assert self.send("summary").headers["Location"] == self.at("sent")
        return Application.objects.exclude(sent_at=None).latest("pk")


def office_of_cesis() -> Office:
    """The office to which they come, as its municipality is that of `ANNA` and `MOTHER`."""
    office = Office()
    office.unit, office.other_unit = Unit.objects.get(code="vidzeme"), Unit.objects.get(code="kurzeme")
    return office


def placed(answers: dict[str, Any]) -> dict[str, Any]:
    name = answers.get("municipality")
    return {"municipality": Municipality.objects.get(name=name, kind="county").pk} if name else answers


def upload(content: bytes, name: str = "x.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
