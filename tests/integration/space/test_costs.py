"""What each page of the own space costs: as many queries for who has just come as for who has said and asked much, and
few bytes on a slow line."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from izligums.web.space.urls import urlpatterns
from tests.support.own import send
from tests.support.queries import own
from tests.support.visitors import SPACE, InTheirSpace
from tests.support.weight import weight

pytestmark = pytest.mark.django_db
PAGES = [
    reverse(f"space:{each.name}")
    for each in urlpatterns
    if not (each.pattern.converters or ".pdf" in str(each.pattern))
]
HOME = f"{SPACE}/es/"
MOST_QUERIES, MOST_QUERIES_OF_HOME = 15, 25
MOST, MOST_OF_HOME = 100_000, 60_000  # bytes as they are sent, with everything a page loads


@pytest.fixture(scope="module")
def those(made_once: None) -> InTheirSpace:
    return InTheirSpace()


def costs(client: Client) -> dict[str, int]:
    found = {}
    for page in PAGES:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(page).status_code == 200, page
        found[page] = len(own(captured))
    return found


def test_pages_cost_the_same_whatever_is_there(those: InTheirSpace) -> None:
    little, much = (costs(those.browsers[who]) for who in ("Ilze", "Anna"))
    for number in range(4):
        says_more(those.browsers["Anna"], number)
    assert costs(those.browsers["Anna"]) == much
    assert much.pop(HOME) == little.pop(HOME) + 1 <= MOST_QUERIES_OF_HOME  # once somebody comes along, who it is
    assert much == little
    assert max(much.values()) <= MOST_QUERIES, much


def says_more(client: Client, number: int) -> None:
    said = {
        "jautajumi": {"question_text": f"Kāpēc {number}?", "way": "to_session"},
        "vestules/rakstit": {"text": f"Vēstule {number}."},
        "kas-naks-lidzi": {"name": f"Rūta {number}", "relation": "mana kaimiņiene", "reach": "vakaros"},
    }
    for page, answers in said.items():
        assert send(client, f"{SPACE}/{page}/", **answers).status_code == 302, page


def test_pages_are_light(those: InTheirSpace) -> None:
    for who in ("Anna", "Jānis"):
        for page in PAGES:
            limit = MOST_OF_HOME if page == HOME else MOST
            assert weight(those.browsers[who].get(page)) <= limit, page
