"""What the public site keeps to, as `docs/how-to/public-texts.md` says it: weight, speed, and what a page may load."""

from __future__ import annotations

import re
from statistics import median
from time import perf_counter

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from izligums.accounts.access import public
from izligums.accounts.actions import load_units
from tests.integration.public.test_reading import EVERY, LANGUAGES, addresses
from tests.support.weight import weight

pytestmark = pytest.mark.django_db

MOST, MOST_OF_START = 100_000, 60_000  # bytes as they are sent, with everything a page loads
DIRECTIVES = {
    "default-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_light(client: Client, language: str) -> None:
    load_units()
    for address in addresses(language):
        limit = MOST_OF_START if address == f"/{language}/" else MOST
        answer = client.get(address, headers={"accept-encoding": "gzip"})
        assert answer.headers["Content-Encoding"] == "gzip"
        assert weight(answer) <= limit, address


@pytest.mark.parametrize(("language", "address"), EVERY)
def test_page_may_load_from_ourselves_alone(client: Client, language: str, address: str) -> None:
    answer = client.get(address)
    policy = [directive.partition(" ") for directive in answer.headers["Content-Security-Policy"].split("; ")]
    assert {name: sources for name, _space, sources in policy} == DIRECTIVES
    assert not re.search(r'(?:src|href|action|srcset)="(?:[a-z]+:)?//', answer.text)


@public
def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


urlpatterns = [path("lv/empty/", empty), path("", include("izligums.config.urls"))]


@override_settings(ROOT_URLCONF=__name__)
def test_start_page_costs_at_most_twice_an_empty_page(client: Client) -> None:
    """The best of several medians on both sides: whatever else the machine does hits them alike."""
    start, nothing = ([middle(client, address) for _run in range(7)] for address in ("/lv/", "/lv/empty/"))
    assert min(start) <= 2 * min(nothing)


def middle(client: Client, address: str) -> float:
    times = []
    for _request in range(30):
        begun = perf_counter()
        assert client.get(address, headers={"accept-encoding": "gzip"}).status_code == 200
        times.append(perf_counter() - begun)
    return median(times)
