"""Pages as a member of the service uses them: open the form, change some answers, send it."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.http import HttpResponse, HttpResponseBase
from django.test import Client

from izligums.accounts.models import User
from izligums.cases.models import Case


def hidden_fields(answer: HttpResponseBase) -> dict[str, str]:
    """What a browser would send back of a page's hidden fields."""
    assert isinstance(answer, HttpResponse)
    page = answer.content.decode()
    tags = re.findall(r'<input type="hidden"[^>]*>', page)
    found = {}
    for tag in tags:
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        found[name[1] if name else ""] = value[1] if value else ""
    return found


def in_english() -> Client:
    """A browser in which English was chosen: tests read what the code says, whatever language a person speaks."""
    client = Client()
    client.cookies["language"] = "en"
    return client


class Desk:
    """A signed-in browser without a browser."""

    def __init__(self, user: User) -> None:
        self.client = Client()
        self.client.force_login(user)

    def case(self, case: Case) -> Any:
        return self.client.get(f"/cases/{case.pk}/")

    def address(self, case: Case, step: str, person: int | None = None, query: str = "") -> str:
        whom = "" if person is None else f"{person}/"
        return f"/cases/{case.pk}/acts/{step}/{whom}{query}"

    def open(self, case: Case, step: str, person: int | None = None, query: str = "") -> Any:
        return self.client.get(self.address(case, step, person, query), follow=True)

    def answers(self, page: Any) -> dict[str, Any]:
        """What a browser would send of the form on a page as it stands."""
        form: forms.Form = page.context["form"]
        sent: dict[str, Any] = {}
        for bound in form:
            value = bound.value()
            if value in (None, "", False, []) or isinstance(bound.field, forms.FileField):
                continue
            sent[bound.html_name] = [str(each) for each in value] if isinstance(value, list | tuple) else str(value)
        return sent

    def send(self, case: Case, step: str, person: int | None = None, *, query: str = "", **changed: Any) -> Any:
        """Open the form, answer, send. Returns the answer, not yet followed."""
        page = self.open(case, step, person, query)
        answers = self.answers(page) | changed
        return self.client.post(page.wsgi_request.path, {name: each for name, each in answers.items() if each != ""})

    def again(self, page: Any, **changed: Any) -> Any:
        """Send the form of a page that came back."""
        return self.client.post(page.wsgi_request.path, self.answers(page) | changed)
