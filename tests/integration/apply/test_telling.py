"""From the first question to the summary: one on each page, saved at each, nothing lost."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from izligums.accounts.actions import load_units
from izligums.process.models import Application
from tests.support.applying import ANNA, MOTHER, ORDER, Applicant

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture(autouse=True)
def _units() -> None:
    load_units()


@pytest.mark.parametrize("language", LANGUAGES)
def test_reading_about_it_leaves_nothing_behind(client: Client, language: str) -> None:
    for page in ("", "paper/"):
        answer = client.get(f"/apply/{language}/{page}", HTTP_ACCEPT_LANGUAGE="en")
        assert f'<html lang="{language}">' in answer.text
        assert '<meta name="robots" content="noindex">' in answer.text
        assert not answer.cookies
    assert f'href="/apply/{language}/"' in client.get(f"/{language}/").text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_speaks_the_language_and_sets_one_cookie_for_these_pages_alone(language: str) -> None:
    somebody = Applicant(language)
    somebody.tell(MOTHER)
    for page in (*ORDER, "files", "summary", "later", "code"):
        answer = somebody.get(page)
        assert answer.status_code == 200, page
        assert f'<html lang="{language}">' in answer.text
        (cookie,) = answer.cookies.values()
        assert (cookie.key, cookie["path"], cookie["samesite"]) == ("apply", "/apply/", "Strict")
        assert cookie["httponly"]
        assert 0 < cookie["max-age"] <= 3600


def test_each_page_is_saved_and_shown_again() -> None:
    somebody = Applicant()
    assert somebody.tell().headers["Location"] == "/apply/en/files/"
    assert 'value="Vītoliņa"' in somebody.get("person").text
    page = somebody.get("summary").text
    for words in ("Vītoliņa", "Viņš paņēma", "11810022126", "Pūpols", "Cēsu novads", "+371 20000007", "Rampa"):
        assert words in page
    assert "send a text message" in page
    assert "6 May 1984" in page
    assert page.count("?change=1") == 8


def test_change_leads_back_to_the_summary() -> None:
    somebody = Applicant()
    somebody.tell()
    answer = somebody.send("happened", query="?change=1", words_of="Citiem vārdiem.")
    assert answer.headers["Location"] == "/apply/en/summary/"
    assert "Citiem vārdiem." in somebody.get("summary").text


def test_question_without_which_nothing_can_be_sent_is_asked_first() -> None:
    somebody = Applicant()
    somebody.begin()
    somebody.send("who", who="victim")
    assert somebody.get("summary").headers["Location"] == "/apply/en/person/"
    assert (
        somebody.client.post("/apply/en/summary/", {"word": somebody.get("person").context["word"]}).status_code == 302
    )
    assert not Application.objects.exclude(sent_at=None).exists()


def test_changed_mind_about_who_applies_asks_for_the_person_represented() -> None:
    somebody = Applicant()
    somebody.tell()
    somebody.send("who", query="?change=1", who="for_victim")
    assert somebody.get("summary").headers["Location"] == "/apply/en/represented/"


def test_half_answered_question_is_kept_for_later_and_asked_again() -> None:
    somebody = Applicant()
    somebody.begin()
    somebody.send("who", who="victim")
    answer = somebody.send("person", given_name="Anna", later="1")
    assert answer.headers["Location"] == "/apply/en/later/"
    assert 'value="Anna"' in somebody.get("person").text
    assert somebody.get("summary").headers["Location"] == "/apply/en/person/"
    answer = somebody.send("person", given_name="Anna", born="30.02.1990", later="1")
    assert "Write a day that exists" in answer.text  # what cannot be kept is not left behind either
    assert 'value="30.02.1990"' in answer.text


@pytest.mark.parametrize("page", [each for each in ORDER if each != "who"])
def test_nothing_answered_can_be_left_for_later_and_for_the_page_before(page: str) -> None:
    for way, where in (("later", "later"), ("back", ORDER[ORDER.index(page) - 1])):
        somebody = Applicant()
        somebody.begin()
        somebody.send("who", who="for_victim")
        assert somebody.send(page, **{way: "1"}).headers["Location"] == somebody.at(where)


def test_going_back_keeps_what_was_written() -> None:
    somebody = Applicant()
    somebody.begin()
    somebody.send("who", who="victim")
    somebody.send("happened", words_of="Garš stāsts.", back="1")
    assert "Garš stāsts." in somebody.get("happened").text
    answer = somebody.send("person", given_name="Anna", born="30.02.1990", back="1")
    assert 'value="30.02.1990"' in answer.text
    somebody.tell()
    answer = somebody.send("happened", query="?change=1", words_of="Citiem vārdiem.", back="1")
    assert answer.headers["Location"] == somebody.at("summary")


def test_more_time_is_on_every_page_once_something_is_saved() -> None:
    somebody = Applicant()
    somebody.begin()
    assert "I need more time" not in somebody.get("who").text
    somebody.tell()
    code = somebody.code()
    for page in ("who", "happened", "files"):
        assert "I need more time" in somebody.get(page).text
        assert code in somebody.get(page).text


def test_each_is_spoken_to_as_who_they_are() -> None:
    def opening(who: str, page: str) -> str:
        somebody = Applicant()
        somebody.begin()
        somebody.send("who", who=who)
        words: str = somebody.get(page).text
        return words

    assert "Write about yourself here" in opening("for_offender", "person")
    assert "Write about yourself here" not in opening("offender", "person")
    for who in ("offender", "for_offender"):
        assert "talk to a lawyer first" in opening(who, "happened")
    for who in ("victim", "for_victim"):
        assert "lawyer" not in opening(who, "happened")
    assert "Only if you apply for somebody else." in Applicant().get("paper").text


def test_child_is_led_to_a_representative_and_what_was_told_stays() -> None:
    child = Applicant()
    child.begin()
    child.send("who", who="offender")
    answer = child.send("person", given_name="Dāvis", family_name="Cielavnieks", born="2012-02-03")
    assert answer.headers["Location"] == "/apply/en/together/"
    page = child.get("together").text
    for way in ("/en/units/", "/en/parents/", "/en/help/", "/apply/en/paper/", "/apply/en/later/"):
        assert f'href="{way}"' in page
    assert child.get("happened").status_code == 200  # nothing is closed to a child
    assert child.send("together").headers["Location"] == "/apply/en/person/"
    child.send("person", given_name="Solvita", family_name="Cielavniece", born="1980-01-02")
    assert 'value="Dāvis"' in child.get("represented").text
    assert "2012-02-03" in child.get("represented").text


def test_child_cannot_send_alone() -> None:
    child = Applicant()
    child.tell({**ANNA, "person": {"given_name": "Jānis", "family_name": "Zīle", "born": "2015-01-01"}})
    assert child.get("summary").headers["Location"] == "/apply/en/together/"
    word = child.get("together").context["word"]
    assert child.client.post("/apply/en/summary/", {"word": word}).headers["Location"] == "/apply/en/together/"
    assert not Application.objects.exclude(sent_at=None).exists()


def test_adult_without_trusteeship_has_no_representative() -> None:
    somebody = Applicant()
    somebody.begin()
    somebody.send("who", who="for_victim")
    somebody.send("person", **MOTHER["person"])
    adult = {"given_name": "Ilze", "family_name": "Zīle", "born": "1990-01-01"}
    assert "An adult applies alone" in somebody.send("represented", **adult).text
    assert somebody.send("represented", **adult, trusteeship="on").status_code == 302


@pytest.mark.parametrize(
    ("page", "answers", "said"),
    [
        ("person", {"given_name": "A\x00nna"}, "cannot be shown"),
        ("person", {"given_name": "An\u202ena"}, "hidden mark"),
        ("person", {"family_name": "x" * 300}, "too long"),
        ("person", {"born": "30.02.1990"}, "a day that exists"),
        ("person", {"born": "2999-01-01"}, "lies in the future"),
        ("person", {"born": "1850-01-01"}, "before 1900"),
        ("person", {"personal_code": "123"}, "eleven digits"),
        ("person", {"personal_code": "010190-11111"}, "personal code"),
        ("happened", {"words_of": "x" * 2001}, "too long"),
        ("contact", {"channel": "phone", "phone": ""}, "choose another way"),
        ("contact", {"channel": "email", "email": "nobody"}, "whole address"),
        ("contact", {"channel": "post", "address": "Iela 1", "no_post": "on"}, "You asked for letters"),
        ("contact", {"channel": "carrier pigeon"}, "Select a valid choice"),
        ("place", {"municipality": "99999999999999999999"}, "Select a valid choice"),
        ("other", {"given_name": "Kristers", "family_name": ""}, "Write both names"),
    ],
)
def test_mistake_is_told_and_what_was_typed_stays(page: str, answers: dict[str, str], said: str) -> None:
    somebody = Applicant()
    somebody.tell()
    before = Application.objects.get().said
    given = {name: value for name, value in ANNA[page].items() if name != "municipality"}
    answer = somebody.send(page, **{**given, **answers})
    assert answer.status_code == 200
    assert said in answer.text
    assert Application.objects.get().said == before
    for value in (each for each in answers.values() if each and each.isprintable() and page != "place"):
        assert value in answer.text or page == "contact"


def test_browser_without_a_key_is_led_to_the_beginning_and_gets_back_what_was_typed(client: Client) -> None:
    for page in (*ORDER, "files", "summary", "later", "sent", "receipt", "together", "code"):
        answer = client.get(f"/apply/lv/{page}/")
        assert answer.headers["Location"] == "/apply/lv/"
        assert not answer.cookies
    for page in ("files", "summary", "later", "who"):
        assert "You were away for a while" in client.post(f"/apply/en/{page}/", {"who": "victim"}).text
    answer = client.post("/apply/en/happened/", {"words_of": "Ļoti gari vārdi", "word": "x" * 32, "later": "1"})
    assert answer.context["typed"] == [("In your own words", "Ļoti gari vārdi")]
    assert "Ļoti gari vārdi" in answer.text
    assert not answer.cookies
    assert not Application.objects.exists()


def test_forged_form_changes_nothing() -> None:
    somebody = Applicant()
    somebody.tell()
    before = Application.objects.get().said
    for word in ({}, {"word": "0" * 32}, {"word": "ā"}):
        somebody.client.post("/apply/en/happened/", {"words_of": "No citurienes", **word})
        somebody.client.post("/apply/en/summary/", word)
        somebody.client.post("/apply/en/forget/", word)
    assert Application.objects.get().said == before
    assert Application.objects.get().sent_at is None


def test_erasing_erases_at_once() -> None:
    somebody = Applicant()
    somebody.tell()
    answer = somebody.client.post("/apply/en/forget/", {"word": somebody.get("later").context["word"]})
    assert answer.cookies["apply"].value == ""
    assert not Application.objects.exists()
