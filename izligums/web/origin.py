"""Where a request comes from: its address (behind a trusted proxy too), the browser in two words, known browsers."""

from __future__ import annotations

import ipaddress
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.request import split_domain_port

from izligums.accounts.passkeys import Site
from izligums.accounts.signin import Origin

_DEVICE_COOKIE = "device"
_DEVICE_AGE = 180 * 24 * 3600
_BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)


def origin_of(request: HttpRequest, username: str = "") -> Origin:
    """With `username`, says too whether this browser has signed in to that account before."""
    address = address_of(request)
    return Origin(
        address=str(_block(address) or ""),
        device=device_words(request.headers.get("User-Agent", "")),
        network=network_words(address),
        known_device=_known_device(request, username),
    )


def site_of(request: HttpRequest) -> Site:
    """Ours, as this browser reached it; ALLOWED_HOSTS has said that it is ours."""
    host = request.get_host()
    return Site(name=split_domain_port(host)[0], origin=f"{request.scheme}://{host}")


def address_of(request: HttpRequest) -> str:
    """What the proxy saw, when one in front is trusted: the last entry; those before it anybody can write."""
    given = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXY:
        given = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip() or given
    try:
        return str(ipaddress.ip_address(given))
    except ValueError:
        return ""


def device_words(agent: str) -> str:
    """The browser and the system, for a person to recognise: "Firefox, Windows". Empty when neither is known."""
    found = [next((words for sign, words in known if sign in agent), "") for known in (_BROWSERS, _SYSTEMS)]
    return ", ".join(filter(None, found))


def network_words(address: str) -> str:
    """The first half of an address: enough to tell home from elsewhere."""
    if not address:
        return ""
    if ":" in address:
        return ":".join(ipaddress.ip_address(address).exploded.split(":")[:2]) + ":…"
    return ".".join(address.split(".")[:2]) + ".x.x"


def remember_device(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """This browser has signed in to `username`: strangers' tries will not slow it down. Holds no right by itself."""
    response.set_signed_cookie(
        _DEVICE_COOKIE,
        f"{_known_device(request, username) or secrets.token_urlsafe(12)} {username}",
        salt=_DEVICE_COOKIE,
        max_age=_DEVICE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
        path="/sign-in/",
    )


def _known_device(request: HttpRequest, username: str) -> str:
    kept = request.get_signed_cookie(_DEVICE_COOKIE, default="", salt=_DEVICE_COOKIE, max_age=_DEVICE_AGE)
    device, _, name = (kept or "").partition(" ")
    return device if username and name == username.strip().lower() else ""


def _block(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Network | None:
    """Whom to count as one: of IPv6 addresses a subscriber has a whole network."""
    if not address:
        return None
    known = ipaddress.ip_address(address)
    if isinstance(known, ipaddress.IPv4Address):
        return known
    return known.ipv4_mapped or ipaddress.IPv6Network((known, 64), strict=False)
