"""How often sign-ins may be tried, and that nobody can use it to lock others out."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from time import perf_counter

import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from izligums.accounts import signin, tries
from izligums.accounts.actions import create_user
from izligums.accounts.enums import Outcome, Role
from izligums.accounts.models import SignIn, Tries, User
from izligums.accounts.signin import Origin
from izligums.accounts.tries import Limit, TooManyTriesError, Try

AT = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
PASSWORD = "three quiet birches"
LIMIT = Limit("test", free=3, first=timedelta(seconds=10), most=timedelta(seconds=60), forgotten=timedelta(hours=1))
pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> User:
    return create_user(username="anna", display_name="Anna Liepa", role=Role.ANALYST, password=PASSWORD)


def wait_after(count: int, at: datetime = AT) -> timedelta | None:
    """Try `count` times as soon as it is open each time; how long the next one would wait."""
    for _ in range(count):
        tries.take([Try(LIMIT, "anna")], at=at)
        at = max(at, Tries.objects.get().open_at)
    return Tries.objects.get().open_at - Tries.objects.get().last_at


@pytest.mark.parametrize(("count", "seconds"), [(1, 0), (2, 0), (3, 10), (4, 20), (5, 40), (6, 60), (40, 60)])
def test_each_further_try_waits_twice_as_long_up_to_the_most(count: int, seconds: int) -> None:
    assert wait_after(count) == timedelta(seconds=seconds)


def test_of_two_at_the_same_moment_the_earlier_may_come_second() -> None:
    for late in (0, 1, 2):
        tries.take([Try(LIMIT, "anna")], at=AT - timedelta(milliseconds=late))
    with pytest.raises(TooManyTriesError) as slowed:
        tries.take([Try(LIMIT, "anna")], at=AT - timedelta(milliseconds=3))
    assert slowed.value.wait == timedelta(seconds=10, milliseconds=1)


def test_try_while_waiting_is_not_counted() -> None:
    wait_after(3)
    with pytest.raises(TooManyTriesError) as slowed:
        tries.take([Try(LIMIT, "anna"), Try(LIMIT, "other")], at=AT + timedelta(seconds=4))
    assert slowed.value.wait == timedelta(seconds=6)
    assert slowed.value.minutes == 1
    assert Tries.objects.get().count == 3  # and nothing of "other"


def test_tries_are_forgotten() -> None:
    wait_after(6)
    tries.take([Try(LIMIT, "anna")], at=AT + timedelta(hours=3))
    assert Tries.objects.get().count == 1
    tries.drop_old(at=AT + timedelta(days=4))
    assert not Tries.objects.exists()


def test_table_holds_no_name_and_no_address(anna: User) -> None:
    with pytest.raises(TooManyTriesError):
        guess(20, address="203.0.113.9")
    for row in Tries.objects.values_list("key", flat=True):
        assert "anna" not in row
        assert "203" not in row


def guess(times: int, address: str = "203.0.113.9", known_device: str = "", password: str = "") -> User | None:
    found = None
    for _ in range(times):
        origin = Origin(address=address, known_device=known_device)
        found = signin.by_password(username="anna", password=password or "wrong", origin=origin, at=AT)
    return found


def test_stranger_is_slowed_and_the_owner_is_not(anna: User) -> None:
    with pytest.raises(TooManyTriesError):
        guess(6)
    assert guess(1, address="198.51.100.7", password=PASSWORD) == anna


def test_known_browser_waits_for_no_stranger(anna: User) -> None:
    """Many addresses together stop guesses at the account, but not its owner's own browser."""
    for each in range(30):
        guess(1, address=f"203.0.113.{each}")
    with pytest.raises(TooManyTriesError):
        guess(1, address="198.51.100.7", password=PASSWORD)
    assert guess(1, address="198.51.100.7", password=PASSWORD, known_device="own") == anna


def test_one_address_cannot_try_every_account(anna: User) -> None:
    origin = Origin(address="203.0.113.9")
    for each in range(100):
        signin.by_password(username=f"user{each}", password="Winter2026!", origin=origin, at=AT)
    with pytest.raises(TooManyTriesError):
        signin.by_password(username="anna", password="Winter2026!", origin=origin, at=AT)
    assert SignIn.objects.filter(outcome=Outcome.REFUSED).count() == 100


def test_success_forgets_the_mistakes_before(anna: User) -> None:
    for _ in range(5):
        guess(4)
        assert guess(1, password=PASSWORD) == anna


def test_known_and_unknown_names_take_the_same_way(client: Client, anna: User, settings: Settings) -> None:
    """The same words, the same limits, and one hash each: times of the same order."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    anna.set_password(PASSWORD)
    anna.save()
    told: dict[str, list[str]] = {"anna": [], "nobody": []}
    spent: dict[str, list[float]] = {"anna": [], "nobody": []}
    for _ in range(7):
        for name in told:
            begun = perf_counter()
            answer = client.post("/sign-in/", {"username": name, "password": "wrong words"})
            spent[name].append(perf_counter() - begun)
            told[name].append(answer.text.partition("error-summary")[2].partition("</form>")[0].replace(name, ""))
    without_token = [[each.partition("<form")[0] for each in texts] for texts in told.values()]
    assert without_token[0] == without_token[1]
    assert "too many tries" in told["nobody"][6]
    known, unknown = (sorted(spent[name][:5])[2] for name in told)
    assert 0.5 < known / unknown < 2


def test_refusals_are_kept_and_unknown_names_are_not(anna: User) -> None:
    guess(1)
    signin.by_password(username="my secret password", password="x", origin=Origin(), at=AT)
    assert list(SignIn.objects.order_by("pk").values_list("user__username", "outcome")) == [
        ("anna", Outcome.REFUSED),
        (None, Outcome.REFUSED),
    ]


@pytest.mark.django_db(transaction=True)
def test_tries_at_once_are_all_counted() -> None:
    """Many at the same moment cannot slip through together."""
    through: list[int] = []

    def one() -> None:
        try:
            tries.take([Try(LIMIT, "anna")], at=AT)
            through.append(1)
        except TooManyTriesError:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(12)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(through) == LIMIT.free
