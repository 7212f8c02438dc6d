"""The mother of a fifteen-year-old who did harm applies for him; they come in apart, and it takes a yes of both."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from izligums.cases.enums import Channel, Leave, Signing, Stage
from izligums.core.enums import Language
from izligums.dialogue.enums import FirstToSpeak, Seat
from tests.journeys.conftest import Window
from tests.journeys.staff import Staff
from tests.journeys.test_application_to_case import apply, register
from tests.journeys.walking import Way, both_ways, card, come_in, go, press, say_wishes, send
from tests.support.applying import MOTHER, office_of_cesis

pytestmark = pytest.mark.django_db(transaction=True)
WISH, PLAN = "Dēls lai drīkst iziet elpot. 1501", "Nopelnīšu remontam pats. 1502"
HOME: dict[str, Any] = {"channel": Channel.PHONE, "phone": "+371 20000009"}
SIGNED: dict[str, Any] = {"version": "consent.lv.2026-11", "language": Language.LATVIAN}


@both_ways(Language.UKRAINIAN)
def test_mother_and_son_each_decide_and_it_takes_both(window: Window, way: Way) -> None:
    office = office_of_cesis()
    mother, son = way.page(window), way.page(window)
    coordinator = Staff(way.page(window), office.coordinator.username)
    speaks = {**MOTHER, "contact": {**MOTHER["contact"], "language": way.language.value}}
    case = register(coordinator, apply(mother, way.language.value, speaks))
    # What the office does by itself is walked in test_one_case.
    office.register(case)
    office.take_on(case)
    mediator = Staff(way.page(window), office.lead.user.username)
    hers, his = office.id_of(case, "Solvita"), office.id_of(case, "Dāvis")

    come_in(mother, *mediator.invite(case.pk, hers))
    assert mother.locator("html").get_attribute("lang") == way.language.value
    says_yes(mother, way, also="If you represent a child, the child is asked as well. It goes on only if both say yes.")
    # What the mediator records of both is walked in test_victim and in test_letters_between.
    office.act(case, "record_consent", hers, **SIGNED)
    office.act(case, "record_safe_way", his, **HOME, language=way.language)
    come_in(son, *mediator.invite(case.pk, his))
    assert son.locator("html").get_attribute("lang") == way.language.value
    office.act(case, "record_acknowledgement", his, acknowledged=True)
    assert case.stage is Stage.APPROACHING_OFFENDER  # her yes alone is not enough
    says_yes(son, way, also="Your legal representative is asked as well. It goes on only if both say yes.")
    office.act(case, "record_consent", his, **SIGNED)
    assert case.stage.value == "approaching_victim"

    wishes(mother)
    plans(son)
    each_reads_their_own(mother, son)
    for person, words in ((hers, WISH), (his, PLAN)):
        mediator.follow(case.pk, f"said/{person}/")
        expect(mediator.page.locator("main")).to_contain_text(words)


def says_yes(page: Page, way: Way, *, also: str) -> None:
    """Having read what mediation is; the paper is signed at the mediator's."""
    press(page, "[aria-labelledby=decision] a")
    press(page, "[aria-labelledby=information] .button")
    expect(page.locator("main")).to_contain_text(way.words(also))
    way.check(page)
    send(page, takes_part=True, leaves=[Leave.MY_HOPES], signing=Signing.PAPER)
    expect(card(page, "said")).to_contain_text(way.words("yes"))


def wishes(mother: Page) -> None:
    say_wishes(mother, safety=WISH, seat=Seat.BESIDE_SUPPORTER, first=FirstToSpeak.OTHERS)


def plans(son: Page) -> None:
    go(son, "mans-plans")
    send(son, plan=PLAN)


def each_reads_their_own(mother: Page, son: Page) -> None:
    """They are close, and still nobody reads over the other's shoulder."""
    assert mother.locator("header nav a[href='/mana-lieta/mans-plans/']").count() == 0
    for where in ("es", "tiksanas"):
        go(son, where)
        assert WISH not in son.content()
        go(mother, where)
        assert PLAN not in mother.content()
