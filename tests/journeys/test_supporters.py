"""Somebody is to come along: proposed, taken on, asked about, refused; somebody else is proposed, and comes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, NamedTuple

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from izligums.cases.enums import Channel, Role, Stage, Told
from izligums.cases.models import Case
from izligums.core.enums import Language
from izligums.meetings.enums import Form, Mode
from tests.journeys.conftest import Window
from tests.journeys.staff import Staff
from tests.journeys.walking import Way, both_ways, card, come_in, go, press, send
from tests.support.cases import Office
from tests.support.door import codes, invited
from tests.support.office import at

pytestmark = pytest.mark.django_db(transaction=True)


class Friend(NamedTuple):
    """What Anna says of somebody; of that, the other side may learn `told`."""

    given_name: str
    family_name: str
    relation: str
    reach: str
    told: list[Told]


ZANE = Friend("Zane", "Egle", "kaimiņiene 1401", "zvanīt darbā 1402", [Told.RELATION])
ILZE = Friend("Ilze", "Liepa", "māsa 1403", "zvanīt vakarā 1404", [Told.NAME, Told.RELATION])


@both_ways(Language.ENGLISH)
def test_one_supporter_is_refused_and_another_comes(window: Window, way: Way) -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING)
    anna, janis = (enters(window, office, case, name, way) for name in ("Anna", "Jānis"))
    mediator = Staff(way.page(window), office.lead.user.username)

    proposes(anna, ZANE)
    taken_on(mediator, office, case, ZANE)
    is_asked(mediator, office, case, ZANE)
    answers(janis, told=ZANE.relation, agrees=False)
    mediator.sees(case.pk, "Jānis Kalniņš nepiekrita, ka nāk")
    go(anna, "kas-naks-lidzi")  # who said what is not told
    expect(card(anna, "proposed")).to_contain_text(way.words("Your mediator prepares them."))

    proposes(anna, ILZE)
    taken_on(mediator, office, case, ILZE)
    is_asked(mediator, office, case, ILZE)
    answers(janis, told=f"Ilze Liepa, {ILZE.relation}", agrees=True)

    plan(mediator, office, case)
    ilze = enters(window, office, case, "Ilze", way)
    expect(card(ilze, "next")).to_contain_text("Dzirnavu iela 10")
    comes(anna, f"Ilze Liepa, {ILZE.relation}")
    way.check(anna)
    comes(janis, f"Ilze Liepa, {ILZE.relation}")
    for page, words in ((janis, (*ZANE[:2], ZANE.reach, ILZE.reach)), (ilze, ("Jānis", *ZANE[:3]))):
        go(page, "es")
        assert not any(each in page.content() for each in words)


def enters(window: Window, office: Office, case: Case, name: str, way: Way) -> Page:
    office.act(case, "record_safe_way", name, channel=Channel.PHONE, phone="+371 20000000", language=way.language)
    page = way.page(window)
    come_in(page, *codes(invited(office, name, case=case)))
    assert page.locator("html").get_attribute("lang") == way.language.value
    return page


def proposes(anna: Page, friend: Friend) -> None:
    go(anna, "kas-naks-lidzi")
    name = f"{friend.given_name} {friend.family_name}"
    send(anna, name=name, relation=friend.relation, reach=friend.reach, told=friend.told)
    expect(card(anna, "proposed")).to_contain_text(name)


def taken_on(mediator: Staff, office: Office, case: Case, friend: Friend) -> None:
    """The mediator speaks with them and takes them on."""
    mediator.sees(case.pk, f"{friend.given_name} {friend.family_name} ({friend.relation})")
    who: dict[str, Any] = {"given_name": friend.given_name, "family_name": friend.family_name}
    mediator.act(case.pk, "add_person", role=Role.SUPPORTER, beside=office.id_of(case, "Anna"), **who)
    guest = office.id_of(case, friend.given_name)
    mediator.act(case.pk, "answer_proposal", taken_on=True, guest=guest)
    # Reached, informed, agreed and talked with: walked in test_one_case.
    office.reach_person(case, guest)
    office.inform_and_agree(case, next(each for each in office.people(case) if each.id == guest))
    office.act(case, "record_talk", guest, channel=Channel.IN_PERSON)


def is_asked(mediator: Staff, office: Office, case: Case, friend: Friend) -> None:
    guest, party = office.id_of(case, friend.given_name), office.id_of(case, "Jānis")
    mediator.act(case.pk, "ask_about_guest", guest, party=party, told=friend.told)


def answers(janis: Page, *, told: str, agrees: bool) -> None:
    """He reads what may be told, and says yes or no."""
    go(janis, "es")
    press(janis, "[aria-labelledby=guests] .button")
    asked = janis.locator("main .card").filter(has_text=told)
    expect(asked.locator("h2")).to_have_text(told)
    with janis.expect_navigation():
        asked.locator(f"button[name=agrees][value={agrees}]").click()
    janis.wait_for_url("**?done")


def plan(mediator: Staff, office: Office, case: Case) -> None:
    """With both friends it cannot be planned, as Jānis said no to Zane; with Ilze it can."""
    parties = [office.id_of(case, name) for name in ("Anna", "Jānis")]
    for each in parties:
        office.act(case, "record_talk", each, channel=Channel.IN_PERSON)
    office.act(case, "review_risk", factors=())
    zane, ilze = office.id_of(case, "Zane"), office.id_of(case, "Ilze")
    day = timezone.localdate() + timedelta(days=7)
    mediator.follow(case.pk, "acts/plan_session/")
    mediator.fill(form=Form.SESSION, mode=Mode.IN_PERSON, place="Dzirnavu iela 10, 2. stāvs")
    mediator.fill(start=at(day, 10), end=at(day, 12), people=[*parties, zane, ilze])
    mediator.save()
    expect(mediator.page.locator(".notice-stop")).to_contain_text("Zane Egle")
    mediator.fill(people=[*parties, ilze])
    mediator.save()
    expect(card(mediator.page, "sessions")).to_contain_text("Ilze Liepa")


def comes(page: Page, words: str) -> None:
    go(page, "es")
    expect(card(page, "next")).to_contain_text(words)
