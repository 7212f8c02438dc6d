"""Every page of the own space for everybody, compared with the table that people read (`docs/reference/access.md`)."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from izligums.cases import reading
from izligums.cases.enums import ReadingOutcome, Role, Stage, Told
from izligums.cases.models import Case, StopWish
from izligums.dialogue.enums import ReplyWay
from izligums.documents.models import OwnData
from izligums.process.matrix import Beholder, Page, Shown, own_space
from izligums.process.tasks import draw_own_data
from tests.integration.door.test_pages import inside
from tests.support.cases import Office
from tests.support.cast import FAMILY, beside
from tests.support.door import invited, reachable
from tests.support.own import send
from tests.walls.private import everything_said

pytestmark = pytest.mark.django_db
BEGUN = "Vēl tikai iesākts."
WRITTEN = "Kāpēc jūs to darījāt?"
#: How the space says that somebody of the other side wrote.
ASKED = "The other side has written to you"
WHO = {Beholder.THEMSELVES: "Anna", Beholder.OWN_SIDE: "Rūta", Beholder.OTHER_SIDE: "Dace"}


@override_settings(SMTP_HOST="127.0.0.1")  # so that the page of messages offers e-mail
def test_every_page_shows_of_anna_what_the_table_says() -> None:
    office = Office()
    office.start = timezone.localdate()
    people = (*FAMILY, beside(1, Role.SUPPORTER, "Ivo", "Krauklis"))
    case, other = office.case_at(Stage.PREPARING, people), office.case_at(Stage.PREPARING)
    anna = office.id_of(case, "Anna")
    watcher = office.mediator("vija").user  # has opened a page about Anna, and no other
    reading.record(
        reading.Notes({case.pk: None}),
        user=watcher.pk,
        page="print_consent",
        outcome=ReadingOutcome.READ,
        at=timezone.now(),
        person=anna,
    )
    reachable(office, case, "Anna", email="anna@slepens.example")
    clients = {beholder: inside(invited(office, name, case=case)) for beholder, name in WHO.items()}
    for begun in ("mans-plans", "ka-man-klajas", "vestules/rakstit", "mans-starpnieks"):
        typed = {"plan": BEGUN, "how_i_am": BEGUN, "text": BEGUN, "message": BEGUN, "later": "1"}
        clients[Beholder.THEMSELVES].post(f"/mana-lieta/{begun}/", typed)
    clients[Beholder.OTHER_CASE] = inside(invited(office, "Jānis", case=other))
    clients[Beholder.NOBODY] = Client()
    office.wish(case, "Anna", safety="Nevēlos palikt viena.")
    numbers = {
        "space:wish": 1,  # the first of the questions, which everybody has
        "space:question": office.ask(case, "Anna", "Kāpēc tieši es?"),
        **letters(office, case),
    }
    send(clients[Beholder.THEMSELVES], reverse("space:mediator"), message="Vai drīkstu nākt ar suni?")
    office.act(case, "reply_to_person", "Anna", reply_way=ReplyWay.WRITTEN, reply="Jā, suns drīkst nākt.")
    said = ("Nevēlos palikt viena.", "Kāpēc tieši es?", "ar suni?", "suns drīkst", WRITTEN, ASKED, BEGUN)
    reach, filled = "@slepens.example", fill(office, case, clients[Beholder.THEMSELVES])
    signs = ("Bērziņa", reach, watcher.display_name, *said, *filled)
    found = {
        (page.name, beholder): shown(page, client, anna, signs, numbers)
        for beholder, client in clients.items()
        for page in sorted(own_space(), key=lambda each: each.name == "door:leave")  # the visit is over then
    }
    assert found == {(page.name, beholder): page.shows(beholder) for page in own_space() for beholder in Beholder}


def fill(office: Office, case: Case, anna: Client) -> tuple[str, ...]:
    """Something of hers on every page; the words to know it by."""
    office.bring_somebody(case, "Anna", "Rūta", words="Annas")
    office.act(case, "ask_about_guest", "Ivo", party=office.id_of(case, "Anna"), told=(Told.NAME,))
    anna.post(reverse("space:own_data"))
    draw_own_data(request_id=OwnData.objects.get().pk)
    return "Slepena Draudzene Annas", "Ivo Krauklis"


def letters(office: Office, case: Case) -> dict[str, int | None]:
    """Anna has written to the other side, and is asked whether she wants what they wrote."""
    office.act(case, "review_risk", factors=())
    hers = office.act(case, "hand_statement", "Anna", text=WRITTEN)
    theirs = office.act(case, "hand_statement", "Dace", text="Man žēl.")
    office.act(case, "offer_statement", statement=theirs.created, receiver=office.id_of(case, "Anna"))
    return {"space:take_back": hers.created, "space:receive": theirs.created}


def shown(page: Page, client: Client, anna: int, signs: tuple[str, ...], numbers: Mapping[str, int | None]) -> Shown:
    """What a page showed of Anna, or did about her; a number in its address is that of something of hers."""
    address = reverse(page.name, args=[numbers[page.name]] if "<int:" in page.address else [])
    answers = [client.get(address), client.post(address)]
    if page.visited and answers[0].headers.get("Location") == "/mana-lieta/":
        return Shown.CODES
    wishes = StopWish.objects.filter(participation=anna)
    theirs = any(sign in everything_said(answer) for answer in answers for sign in signs)
    if page.name == "space:stop":
        theirs = theirs or wishes.exists()
        wishes.delete()
    return Shown.THEIRS if theirs else Shown.NOTHING
