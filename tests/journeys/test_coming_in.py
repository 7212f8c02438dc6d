"""Somebody comes in without scripts, looks, stops and leaves."""

from __future__ import annotations

import pytest
from django.utils import timezone

from izligums.cases.enums import Stage
from tests.journeys.conftest import Window
from tests.journeys.walking import press
from tests.support.cases import Office
from tests.support.door import codes, invited

pytestmark = pytest.mark.django_db(transaction=True)


def test_person_comes_in_looks_stops_and_leaves(window: Window) -> None:
    """`stop` and "leave now" are in sight without scrolling down, at both widths."""
    office = Office()
    office.start = timezone.localdate()  # so that the session lies ahead
    first, second = codes(invited(office, "Anna", stage=Stage.SESSION_PLANNED))
    page = window(scripts=False).new_page()
    page.goto("/mana-lieta/")
    for field, typed in (("code", first), ("second", "000000"), ("second", second)):
        page.fill(f"#id_{field}", typed)
        press(page, "main .form .button")
    page.wait_for_url("**/mana-lieta/es/")
    for where in ("/mana-lieta/es/", "/mana-lieta/kas-skatijas/"):
        page.goto(where)
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            for always in (".stop a", ".leave button"):
                box = page.locator(always).bounding_box()
                assert box is not None
                assert box["y"] + box["height"] <= 800, (where, width, always)
        assert page.title().endswith("Mana lieta")
    press(page, ".stop a")
    press(page, "main .button-stop")
    page.wait_for_url("**/mana-lieta/es/")
    press(page, ".leave button")
    page.wait_for_url("**/kalendars/")
