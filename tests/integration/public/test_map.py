"""The drawn map says what the list says, and its lines follow the units as they are in the database."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from izligums.accounts.actions import load_units
from izligums.accounts.models import Municipality, Unit
from izligums.web.public.map import HEIGHT, WIDTH, Map, drawn

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _units() -> None:
    load_units()


def the_map() -> Map:
    return drawn(Municipality.objects.select_related("unit"), found=())


def edges(borders: str) -> set[str]:
    return set(re.findall(r"M[^M]+(?= |$)", borders))


def test_every_municipality_has_a_place_of_its_own() -> None:
    tiles = the_map().tiles
    assert len({(tile.x, tile.y) for tile in tiles}) == len(tiles) == Municipality.objects.count()


def test_a_line_goes_around_the_area_of_each_unit() -> None:
    before = edges(the_map().borders)
    cesis = next(tile for tile in the_map().tiles if tile.name == "Cēsu")
    west = f"M{cesis.x} {cesis.y}v{HEIGHT}"
    assert west in before  # Sigulda belongs to another unit
    siguldas = Municipality.objects.get(name="Siguldas")
    siguldas.unit = Unit.objects.get(code="vidzeme")
    siguldas.save()
    after = edges(the_map().borders)
    assert west not in after
    assert f"M{cesis.x - WIDTH} {cesis.y}v{HEIGHT}" in after


def test_what_was_looked_for_is_marked(client: Client) -> None:
    page = client.get("/en/units/", {"place": "Cēsis"})
    assert [tile.name for tile in page.context["map"].tiles if tile.found] == ["Cēsu"]
    assert client.get("/en/units/").text.count('class="found"') == 0


def test_place_nobody_has_drawn_is_in_the_list_alone(client: Client) -> None:
    Municipality.objects.filter(name="Cēsu").update(name="Piebalgas")
    page = client.get("/lv/units/")
    assert "Piebalgas novads" in page.text
    assert "Piebalgas" not in {tile.name for tile in page.context["map"].tiles}
