from __future__ import annotations

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from izligums.web.origin import address_of, device_words, network_words, origin_of


def request(address: str = "203.0.113.9", forwarded: str | None = None):  # type: ignore[no-untyped-def]
    more = {} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded}
    return RequestFactory().get("/", REMOTE_ADDR=address, **more)  # type: ignore[arg-type]


def test_forwarded_address_counts_only_behind_a_trusted_proxy(settings: Settings) -> None:
    told = request("127.0.0.1", "1.2.3.4, 198.51.100.7")
    assert address_of(told) == "127.0.0.1"
    settings.TRUSTED_PROXY = True
    assert address_of(told) == "198.51.100.7"  # the proxy's own entry, not what the browser claimed
    assert address_of(request("127.0.0.1", "nonsense")) == ""
    assert address_of(request("127.0.0.1")) == "127.0.0.1"


@pytest.mark.parametrize(
    ("address", "counted", "shown"),
    [
        ("203.0.113.9", "203.0.113.9", "203.0.x.x"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", "2001:0db8:…"),
        ("::ffff:203.0.113.9", "203.0.113.9", "0000:0000:…"),
        ("", "", ""),
    ],
)
def test_addresses_are_counted_by_subscriber_and_shown_in_part(address: str, counted: str, shown: str) -> None:
    assert origin_of(request(address)).address == counted
    assert network_words(address) == shown


def test_browser_is_told_in_two_words() -> None:
    agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
    assert device_words(agent) == "Firefox, Windows"
    assert device_words("curl/8") == ""
