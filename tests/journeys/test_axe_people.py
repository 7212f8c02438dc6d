"""Every page for people of a case and for those who apply, with what it says when something is wrong, in each language:
accessible, wide and narrow, and never wider than its window. One line in the table for each; an address that has none
is told of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from pytest_django import Settings

from izligums.policy.texts import newest
from izligums.web.apply.forms import FORMS
from tests.journeys.accessibility import Gallery
from tests.journeys.conftest import Window
from tests.support.own import send
from tests.support.visitors import Applying, InTheirSpace

LANGUAGES = [language for language, _name in settings.LANGUAGES]
#: Something to fill in or to choose, in what is the page's own.
FIELD = re.compile(r'<main.*<(?:textarea|select|input (?!type="hidden"))', re.DOTALL)
#: What a form says when something stands against it, or gives back when it could not be taken.
TOLD = re.compile('class="(?:error-summary|notice notice-stop|typed)"')


@dataclass(frozen=True)
class Look:
    """A page as `who` sees it. `about` is what else its address names: a question of the application, or something
    that `InTheirSpace` made. With `wrong`, its form is sent so, and comes back with what stands against it."""

    page: str
    who: str
    about: str = ""
    query: str = ""
    wrong: dict[str, Any] | None = None


NOTHING: dict[str, Any] = {}
SPACE = (
    Look("door:enter", "nobody"),
    Look("door:enter", "nobody", wrong=NOTHING),
    Look("door:enter", "guesser", wrong={"code": "AAAA-BBBB-CCCC"}),
    Look("door:second", "knocking"),
    Look("door:second", "knocking", wrong=NOTHING),
    Look("door:second", "knocking", wrong={"second": "000000"}),
    Look("door:e_identity", "nobody"),  # the provider is away
    Look("door:recognised", "nobody"),
    Look("door:recognised", "knocking", wrong=NOTHING),
    Look("calendar", "nobody"),
    Look("space:home", "Anna"),
    Look("space:home", "Anna", query="?saved"),
    Look("space:home", "Ilze"),
    Look("space:home", "Zane"),
    Look("space:home", "Elza"),
    Look("space:home", "Pēteris"),
    Look("space:mediator", "Ilze"),
    Look("space:mediator", "Anna", query="?done"),
    Look("space:mediator", "Anna", wrong=NOTHING),
    Look("space:messages", "Ilze"),
    Look("space:messages", "Anna", wrong=NOTHING),
    Look("space:decide", "Ilze"),
    Look("space:decide", "Ilze", query="?izlasits={information}"),
    Look("space:decide", "Ilze", wrong=NOTHING),
    Look("space:decide", "Anna", query="?done"),
    Look("space:supporters", "Ilze"),
    Look("space:supporters", "Anna", query="?done"),
    Look("space:supporters", "Anna", wrong=NOTHING),
    Look("space:supporters", "Zane"),
    Look("space:guests", "Anna"),
    Look("space:guests", "Anna", query="?done"),
    Look("space:guests", "Ilze"),
    Look("space:guests", "Anna", wrong={"guest": "0", "agrees": "True"}),
    Look("space:choose", "Ilze"),
    Look("space:choose", "Jānis", query="?done"),
    *(Look("space:wish", "Ilze", number) for number in ("1", "3", "7")),
    Look("space:wish", "Jānis", "4", query="?done"),
    Look("space:wish", "Ilze", "1", wrong={"safety": "x" * 2001}),
    Look("space:questions", "Anna"),
    Look("space:questions", "Jānis", query="?done"),
    Look("space:questions", "Jānis", wrong=NOTHING),
    Look("space:question", "Jānis", "asked"),
    Look("space:question", "Jānis", "asked", wrong=NOTHING),
    Look("space:letters", "Ilze"),
    Look("space:letters", "Anna", query="?done"),
    Look("space:letters", "Jānis"),
    Look("space:write", "Anna"),
    Look("space:write", "Anna", wrong=NOTHING),
    Look("space:write", "nobody", wrong={"text": "Es gribēju teikt, ka"}),  # the visit is over
    Look("space:receive", "Anna", "offered"),
    Look("space:receive", "Anna", "offered", wrong=NOTHING),
    Look("space:take_back", "Anna", "handed"),
    Look("space:plan", "Jānis"),
    Look("space:plan", "Jānis", wrong=NOTHING),
    Look("space:how_i_am", "Pēteris", query="?done"),
    Look("space:how_i_am", "Pēteris", wrong=NOTHING),
    Look("space:readers", "Anna"),
    Look("space:readers", "Ilze"),
    Look("space:own_data", "Ilze"),
    Look("space:own_data", "Anna"),
    Look("space:own_data", "Jānis"),
    Look("space:stop", "Anna"),
    Look("space:stop", "Elza"),
    Look("space:stop", "Pēteris"),
)
#: Of the applicants one is asked, one has sent it; nobody has a key.
APPLYING = (
    Look("apply:begin", "nobody"),
    Look("apply:paper", "nobody"),
    Look("apply:resume", "asked"),
    Look("apply:resume", "asked", wrong=NOTHING),
    Look("apply:resume", "asked", wrong={"code": "AAAA"}),
    *(Look("apply:ask", "asked", name) for name in FORMS),
    Look("apply:ask", "asked", "who", query="?change=1"),
    Look("apply:ask", "asked", "who", wrong=NOTHING),
    Look("apply:ask", "asked", "person", wrong=NOTHING),
    Look("apply:ask", "asked", "represented", wrong={"born": "1970-01-01"}),
    Look("apply:ask", "asked", "other", wrong={"given_name": "Kristers"}),
    Look("apply:ask", "asked", "place", wrong=NOTHING),
    Look("apply:ask", "asked", "contact", wrong=NOTHING),
    Look("apply:ask", "asked", "contact", wrong={"channel": "post", "no_post": "on"}),
    Look("apply:ask", "nobody", "happened", wrong={"words_of": "Garš stāsts."}),  # the key is gone
    Look("apply:files", "asked"),
    Look("apply:files", "asked", wrong={"add": "1"}),
    Look("apply:together", "asked"),
    Look("apply:later", "asked"),
    Look("apply:summary", "asked"),
    Look("apply:sent", "sent"),
)
#: What draws no page of its own: files, what only sends on, and the e-identity's answer, which draws `door:e_identity`.
NO_PAGE = {
    "space:consent_form",
    "space:own_copy",
    "door:leave",
    "door:e_identity_beside_code",
    "door:e_identity_answer",
    "door:e_identity_metadata",
    "apply:forget",
    "apply:receipt",
}


def test_no_page_is_forgotten() -> None:
    known = {look.page for look in (*SPACE, *APPLYING)}
    for room in ("door", "space", "apply"):
        names = {f"{room}:{each.name}" for each in import_module(f"izligums.web.{room}.urls").urlpatterns}
        assert names - known - NO_PAGE == set(), "give each a line in the table above"
        assert {name for name in known | NO_PAGE if name.startswith(room)} <= names


@pytest.mark.django_db(transaction=True)
def test_pages_of_people_are_good_in_every_language(window: Window, settings: Settings) -> None:
    settings.E_IDENTITY_ISSUER, settings.E_IDENTITY_CLIENT = "http://127.0.0.1:9", "izligums"  # where nobody listens
    look_at(SPACE, InTheirSpace(), window)


@pytest.mark.django_db(transaction=True)
def test_pages_of_applying_are_good_in_every_language(window: Window) -> None:
    look_at(APPLYING, Applying(), window)


def look_at(looks: Iterable[Look], those: InTheirSpace | Applying, window: Window) -> None:
    """At all of them, so that one run tells all that is wrong."""
    gallery = Gallery(window().new_page(), beside="/kalendars/")
    asking, refusing, found = set[str](), set[str](), list[str]()
    for look in looks:
        for language in LANGUAGES:
            html = seen(look, those, language)
            (refusing if look.wrong is not None else asking if FIELD.search(html) else set()).add(look.page)
            try:
                gallery.assert_good(html, narrow=language == "lv")
            except AssertionError as fault:
                found.append(f"{language}, {look}: {fault}")
    assert not found, "\n\n".join(found)
    assert asking - refusing == set(), "what does the page say when something is wrong? It needs a line, too"


def seen(look: Look, those: InTheirSpace | Applying, language: str) -> str:
    client = those.browsers[look.who]
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    parts = [language] if look.page.startswith("apply:") else []
    if look.about:
        parts.append(str(those.made.get(look.about, look.about)))
    query = look.query.format(information=newest("information", language).id)
    address = reverse(look.page, args=parts) + query
    answer = client.get(address) if look.wrong is None else send(client, address, **look.wrong)
    html: str = answer.content.decode()
    assert answer.status_code in (200, 403), f"{look} sends on to {answer.headers.get('Location')}"
    assert f'<html lang="{language}">' in html
    assert look.wrong is None or TOLD.search(html), f"{look}: nothing was wrong"
    return html
