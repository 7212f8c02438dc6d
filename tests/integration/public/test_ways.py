"""Finding the unit, and the questions whether it is something for me."""

from __future__ import annotations

import itertools

import pytest
from django.test import Client

from izligums.accounts.actions import load_units
from izligums.accounts.models import Municipality, Unit
from izligums.policy import read_csv
from izligums.web.public.views.check import CheckForm

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _units() -> None:
    load_units()


def found(client: Client, place: str, language: str = "en") -> list[str]:
    """The units that the page names."""
    answer = client.get(f"/{language}/units/", {"place": place})
    assert answer.status_code == 200
    return [each.unit.code for each in answer.context["found"]]


@pytest.mark.parametrize(
    "place", ["Cēsu novads", "cesis", "Cēsīs", "CĒSU", "Цесис", "Цесис, край", "Cēsu", "  cēsu   novads "]
)
def test_place_is_found_however_it_is_written(client: Client, place: str) -> None:
    assert found(client, place) == ["vidzeme"]


@pytest.mark.parametrize(
    ("place", "unit"),
    [
        ("Koknese", "zemgale"),
        ("Rūjienā", "vidzeme"),
        ("Baloži", "riga-west"),
        ("Огре", "riga-east"),
        ("Скрунда", "kurzeme"),
    ],
)
def test_town_is_found_in_its_municipality(client: Client, place: str, unit: str) -> None:
    assert found(client, place) == [unit]


def test_every_town_and_every_municipality_is_found_by_its_own_name(client: Client) -> None:
    for line in read_csv("municipalities.csv"):
        for name in (line["name"], *filter(None, line["towns"].split(";"))):
            assert line["unit"] in found(client, name), name


def test_whole_name_is_preferred_to_a_beginning(client: Client) -> None:
    answer = client.get("/en/units/", {"place": "Sala"})
    assert [str(each) for served in answer.context["found"] for each in served.municipalities] == ["Jēkabpils novads"]


def test_units_that_are_invented_are_called_so(client: Client) -> None:
    assert "This is a trial." in client.get("/en/units/").text
    Unit.objects.update(sample=False)
    assert "This is a trial." not in client.get("/en/units/").text


def test_city_of_two_units_is_answered_by_what_is_known_of_it(client: Client) -> None:
    units = {each.unit.code for each in Municipality.objects.filter(name="Rīga").select_related("unit")}
    assert set(found(client, "Rīga")) == units


@pytest.mark.parametrize("place", ["Atlantīda", "novads", "%", "\x00", "<zzyx>", "x" * 101])
def test_unknown_place_is_told_kindly_and_keeps_what_was_written(client: Client, place: str) -> None:
    answer = client.get("/en/units/", {"place": place})
    assert answer.status_code == 200
    assert "<zzyx>" not in answer.text
    wrong = "We know no place of that name" in answer.text or answer.context["form"].errors
    assert wrong


def test_whole_list_names_every_municipality(client: Client) -> None:
    page = client.get("/lv/units/").text
    assert Municipality.objects.count() > 40
    assert [str(each) for each in Municipality.objects.all() if str(each) not in page] == []


def test_looking_costs_two_queries_whatever_is_looked_for(
    client: Client, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    for place in ("", "Cēsis", "Atlantīda"):
        with django_assert_num_queries(1):  # type: ignore[operator]
            client.get("/lv/units/", {"place": place})


QUESTIONS = {name: [value for value, _words in field.choices] for name, field in CheckForm.base_fields.items()}  # type: ignore[attr-defined]


def test_every_set_of_answers_gets_one_honest_answer(client: Client) -> None:
    answers = {
        "We can help when",
        "A meeting needs somebody",
        "It may well be something",
        "It may be something",
    }
    for chosen in itertools.product(*QUESTIONS.values()):
        said = dict(zip(QUESTIONS, chosen, strict=True))
        answer = client.post("/en/check/", said)
        assert answer.status_code == 200
        assert sum(words in answer.text for words in answers) == 1, said
        assert ("call 112" in answer.text) == (said["danger"] != "no")
        assert not answer.cookies


def test_unanswered_question_is_asked_again_and_answers_stay(client: Client) -> None:
    answer = client.post("/en/check/", {"who": "victim"})
    assert answer.text.count("Choose one of these.") >= 3
    assert answer.text.count("checked") == 1
    assert "It may" not in answer.text


def test_form_sent_empty_says_what_is_missing(client: Client) -> None:
    assert client.post("/en/check/").text.count("Choose one of these.") >= 4


def test_answers_reach_neither_the_database_nor_the_address(
    client: Client, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]
        answer = client.post("/en/check/", {"who": "offender", "reported": "yes", "known": "yes", "danger": "no"})
    assert "It may well be something" in answer.text
    assert not answer.cookies
    assert 'action="/en/check/"' in answer.text
