"""Every page of the own space for everybody, compared with the table that people read (`docs/reference/access.md`)."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from izligums.cases import reading
from izligums.cases.enums import ReadingOutcome, Stage
from izligums.cases.models import StopWish
from izligums.process.matrix import Beholder, Page, Shown, own_space
from tests.integration.door.test_pages import inside
from tests.support.cases import Office
from tests.support.cast import FAMILY
from tests.support.door import invited

pytestmark = pytest.mark.django_db
WHO = {Beholder.THEMSELVES: "Anna", Beholder.OWN_SIDE: "Rūta", Beholder.OTHER_SIDE: "Dace"}


def test_every_page_shows_of_anna_what_the_table_says() -> None:
    office = Office()
    office.start = timezone.localdate()
    case, other = office.case_at(Stage.PREPARING, FAMILY), office.case_at(Stage.PREPARING)
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
    clients = {beholder: inside(invited(office, name, case=case)) for beholder, name in WHO.items()}
    clients[Beholder.OTHER_CASE] = inside(invited(office, "Jānis", case=other))
    clients[Beholder.NOBODY] = Client()
    signs = ("Bērziņa", watcher.display_name)
    found = {
        (page.name, beholder): shown(page, client, anna, signs)
        for beholder, client in clients.items()
        for page in sorted(own_space(), key=lambda each: each.name == "door:leave")  # the visit is over then
    }
    assert found == {(page.name, beholder): page.shows(beholder) for page in own_space() for beholder in Beholder}


def shown(page: Page, client: Client, anna: int, signs: tuple[str, ...]) -> Shown:
    """What a page showed of Anna, or did about her."""
    address = reverse(page.name)
    answers = [client.get(address), client.post(address)]
    if page.visited and answers[0].headers.get("Location") == "/mana-lieta/":
        return Shown.CODES
    wishes = StopWish.objects.filter(participation=anna)
    theirs = any(sign in answer.content.decode() for answer in answers for sign in signs)
    if page.name == "space:stop":
        theirs = theirs or wishes.exists()
        wishes.delete()
    return Shown.THEIRS if theirs else Shown.NOTHING
