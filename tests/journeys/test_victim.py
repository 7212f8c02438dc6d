"""A victim from her application to her stop: she comes in, says yes, asks, wishes, and changes her mind."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from izligums.cases.enums import Channel, Leave, Signing
from izligums.core.enums import Language
from izligums.dialogue.enums import FirstToSpeak, QuestionWay, Seat
from tests.journeys.conftest import Window
from tests.journeys.staff import Staff
from tests.journeys.test_application_to_case import apply, register
from tests.journeys.walking import Way, both_ways, card, come_in, go, press, say_wishes, send
from tests.support.applying import ANNA, office_of_cesis

pytestmark = pytest.mark.django_db(transaction=True)
TO_ASK, TO_PASS_ON = "Kāpēc tieši mans velosipēds? 1301", "Vai tas vēl ir vesels? 1302"
SAFE = "Atnākt un aiziet atsevišķi. 1303"


@both_ways(Language.RUSSIAN)
def test_victim_applies_comes_in_decides_asks_wishes_and_stops(window: Window, way: Way) -> None:
    office = office_of_cesis()
    anna, coordinator = way.page(window), Staff(way.page(window), office.coordinator.username)
    speaks = {**ANNA, "contact": {**ANNA["contact"], "language": way.language.value}}
    case = register(coordinator, apply(anna, way.language.value, speaks))
    # What the office does by itself is walked in test_one_case.
    office.register(case)
    office.take_on(case)
    mediator, hers = Staff(way.page(window), office.lead.user.username), office.id_of(case, "Anna")

    come_in(anna, *mediator.invite(case.pk, hers))
    assert anna.locator("html").get_attribute("lang") == way.language.value
    says_yes(anna)
    mediator.sees(case.pk, "saka jā; papīrs vēl jāparaksta")
    mediator.act(case.pk, "record_consent", hers)
    go(anna, "mana-izvele")
    expect(card(anna, "said")).to_contain_text(way.words("confirmed"))

    asks_and_wishes(anna)
    mediator.follow(case.pk, f"said/{hers}/")
    for words in (TO_ASK, TO_PASS_ON, SAFE):
        expect(mediator.page.locator("main")).to_contain_text(words)

    stops(anna, way)
    mediator.sees(case.pk, "nospieda „Apturēt”")
    mediator.act(case.pk, "record_withdrawal", hers, channel=Channel.ONLINE)
    mediator.sees(case.pk, "atsauca piekrišanu")
    go(anna, "es")
    expect(anna.locator("main")).to_contain_text(way.words("It is recorded. Nothing more will be asked of you."))


def says_yes(anna: Page) -> None:
    press(anna, "[aria-labelledby=decision] a")
    press(anna, "[aria-labelledby=information] .button")
    send(anna, takes_part=True, leaves=[Leave.MY_QUESTIONS], signing=Signing.PAPER)
    form = anna.request.get(card(anna, "said").locator("a[href$='.pdf']").get_attribute("href") or "")
    assert form.body().startswith(b"%PDF-")


def asks_and_wishes(anna: Page) -> None:
    go(anna, "jautajumi")
    send(anna, question_text=TO_ASK, way=QuestionWay.TO_SESSION)
    send(anna, question_text=TO_PASS_ON, way=QuestionWay.THROUGH_MEDIATOR)
    expect(card(anna, "asked").locator("li")).to_have_count(2)
    say_wishes(anna, safety=SAFE, seat=Seat.NEAR_DOOR, first=FirstToSpeak.OTHERS)
    expect(card(anna, "said")).to_contain_text(SAFE)


def stops(anna: Page, way: Way) -> None:
    """What happens then she reads before, and afterwards."""
    for_her = way.words("Your mediator sees it at once. Nothing is planned or held with you any more.")
    press(anna, ".stop a")
    expect(anna.locator("main")).to_contain_text(way.words("What happens then"))
    expect(anna.locator("main")).to_contain_text(for_her)
    press(anna, "main .button-stop")
    anna.wait_for_url("**/mana-lieta/es/")
    expect(anna.locator("main")).to_contain_text(way.words("You stopped"))
    press(anna, 'main a[href="/mana-lieta/apturet/"]')
    expect(anna.locator("main")).to_contain_text(for_her)
    way.check(anna)
