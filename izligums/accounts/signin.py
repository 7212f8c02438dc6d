"""Signing in by user name and password: how often it may be tried, and what is kept of it.

Known and unknown names take the same way: both are counted, both cost one hash, both get the same words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth import authenticate
from django.db.models import QuerySet

from izligums.accounts.enums import Outcome, SignInMethod
from izligums.accounts.models import SignIn, User
from izligums.accounts.tries import Limit, TooManyTriesError, Try, forget, give_back, take

_QUARTER = timedelta(minutes=15)
#: One account from one address: nobody else's tries slow a person down.
PAIR = Limit("pair", free=5, first=timedelta(seconds=15), most=_QUARTER, forgotten=timedelta(hours=6))
#: One account from everywhere, for browsers that have never signed in to it: guessing from a thousand addresses.
ACCOUNT = Limit(
    "account", free=30, first=timedelta(seconds=15), most=timedelta(minutes=5), forgotten=timedelta(hours=1)
)
#: One account in a browser that has signed in to it before: it waits for no stranger.
DEVICE = Limit("device", free=10, first=timedelta(seconds=15), most=_QUARTER, forgotten=timedelta(hours=6))
#: One address, whatever the account. An office behind one address makes few mistakes in an hour.
ADDRESS = Limit("address", free=100, first=timedelta(seconds=15), most=_QUARTER, forgotten=timedelta(hours=1))
#: Codes of a second factor: whoever gets here knows the password.
CODE = Limit("code", free=5, first=timedelta(seconds=30), most=timedelta(hours=1), forgotten=timedelta(hours=24))


@dataclass(frozen=True)
class Origin:
    """Where a request comes from. `address` only counts tries and is never stored; `known_device` is a browser's own
    identifier when it has signed in to the account before (a signed cookie), else empty."""

    address: str = ""
    device: str = ""
    network: str = ""
    known_device: str = ""


def by_password(*, username: str, password: str, origin: Origin, at: datetime) -> User | None:
    """The user, or None. Raises TooManyTriesError, before anything is looked at."""
    name = username.strip().lower()
    own, shared = _password_tries(name, origin)
    try:
        take([*own, *shared], at=at)
    except TooManyTriesError:
        _keep_refusal(name, Outcome.SLOWED, origin, at)
        raise
    found = authenticate(username=username, password=password)
    if not isinstance(found, User):
        _keep_refusal(name, Outcome.REFUSED, origin, at)
        return None
    forget(own)
    give_back(shared)
    return found


def keep(
    *, user: User | None, method: SignInMethod, outcome: Outcome, origin: Origin, at: datetime, by: User | None = None
) -> None:
    """One line in the record of sign-ins."""
    SignIn.objects.create(
        user=user, by=by, method=method, outcome=outcome, device=origin.device, network=origin.network, at=at
    )


def events_of(user: User) -> QuerySet[SignIn]:
    """Newest first."""
    return user.sign_ins.select_related("by")


def _password_tries(name: str, origin: Origin) -> tuple[list[Try], list[Try]]:
    if origin.known_device:
        return [Try(DEVICE, f"{name} {origin.known_device}")], [Try(ADDRESS, origin.address)]
    return [Try(PAIR, f"{name} {origin.address}")], [Try(ACCOUNT, name), Try(ADDRESS, origin.address)]


def _keep_refusal(name: str, outcome: Outcome, origin: Origin, at: datetime) -> None:
    user = None if "\x00" in name else User.objects.filter(username=name).first()
    keep(user=user, method=SignInMethod.PASSWORD, outcome=outcome, origin=origin, at=at)
