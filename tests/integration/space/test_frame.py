"""What stands around every page inside: the person's language, the ways on, and what happens when the visit is over."""

from __future__ import annotations

import pytest
from django.test import Client

from izligums.cases.enums import Channel, Stage
from izligums.cases.models import Access
from izligums.core.enums import Language
from tests.integration.door.test_pages import inside, said
from tests.support.cases import Office
from tests.support.door import invited
from tests.support.pages import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def access() -> Access:
    office = Office()
    case = office.case_at(Stage.PREPARING)
    office.act(case, "record_safe_way", "Anna", channel=Channel.POST, address="Cēsis", language=Language.RUSSIAN)
    return invited(office, "Anna", case=case)


def test_space_speaks_the_language_of_the_person(access: Access) -> None:
    client = inside(access, Client())
    page = client.get("/mana-lieta/es/")
    assert 'lang="ru"' in said(page)
    assert "Здравствуйте, Anna Bērziņa" in said(page)


def test_another_language_can_be_chosen_and_stays(access: Access) -> None:
    client = inside(access)
    client.post("/language/", {"language": "uk", "next": "/mana-lieta/es/"})
    assert 'lang="uk"' in said(client.get("/mana-lieta/es/"))
    client.post("/mana-lieta/iziet/")
    assert 'lang="uk"' in said(client.get("/mana-lieta/"))


def test_members_of_the_service_choose_among_their_own_two(access: Access) -> None:
    desk = Desk(access.case.assignments.get().mediator.user)
    desk.client.post("/language/", {"language": "ru", "next": "/today/"})
    assert "language" not in desk.client.cookies
    desk.client.post("/language/", {"language": "ru", "next": "/mana-lieta/"})
    assert 'lang="lv"' in said(desk.client.get("/today/"))  # they read no Russian, whatever they chose elsewhere


def test_each_page_says_where_one_is_and_how_to_stop(access: Access) -> None:
    client = inside(access)
    for where in ("es", "tiksanas", "jautajumi", "mani-dati"):
        page = said(client.get(f"/mana-lieta/{where}/"))
        assert page.count('aria-current="page"') == 1
        assert f'<a href="/mana-lieta/{where}/" aria-current="page">' in page
        assert 'href="/mana-lieta/apturet/"' in page
        assert 'action="/mana-lieta/iziet/"' in page
    assert 'class="stop"' not in said(client.get("/mana-lieta/apturet/"))


def test_whoever_was_writing_when_the_visit_ended_gets_it_back(access: Access) -> None:
    client = inside(access)
    client.post("/mana-lieta/iziet/")
    answer = client.post("/mana-lieta/jautajumi/", {"question_text": "Kāpēc tieši <mans>?", "token": "x"})
    assert "Kāpēc tieši &lt;mans&gt;?" in said(answer)
    assert ">x<" not in said(answer)
    assert Client().post("/mana-lieta/jautajumi/").headers["Location"] == "/mana-lieta/"


def test_visit_that_the_database_ended_leads_to_the_door(access: Access) -> None:
    client = inside(access)
    Office.act(Office(), access.case, "end_access", access.participation_id)
    for where in ("es", "tiksanas", "jautajumi", "kas-skatijas", "apturet"):
        assert client.get(f"/mana-lieta/{where}/").headers["Location"] == "/mana-lieta/"
        assert client.cookies["mana-lieta"].value == ""
        client.cookies["mana-lieta"] = "spoiled"
