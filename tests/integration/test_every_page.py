"""Every address of the program, for every role: what opens is what `policy/roles.toml` says, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from izligums.accounts.access import GUEST, PUBLIC, role_policies
from izligums.accounts.enums import Role
from izligums.accounts.models import User
from tests.support.cases import Office

#: What stands for each part of an address; nothing has this number, so an open door answers 404.
SAMPLES = {
    "int": "999999",
    "slug": "no-such-thing",
    "str": "no-such-thing",
    "language": "uk",
    "page": "about",
    "question": "person",
    "uuid": "00000000-0000-4000-8000-000000000000",
}
ANSWERS = {200, 302, 400, 404, 405}


def patterns(resolver: URLResolver | None = None, before: str = "/") -> Iterator[tuple[str, URLPattern]]:
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from patterns(each, before + str(each.pattern))
        else:
            yield before + str(each.pattern), each


def address(pattern: str) -> str:
    for kind, sample in SAMPLES.items():
        while f"<{kind}:" in pattern:
            start = pattern.index(f"<{kind}:")
            pattern = pattern[:start] + sample + pattern[pattern.index(">", start) + 1 :]
    return pattern


#: An address and its view, whose decorator has said who may open it.
EVERY: list[tuple[str, Any]] = sorted((address(pattern), each.callback) for pattern, each in patterns())
IDS = [one for one, _view in EVERY]


def signed_in(role: Role) -> Client:
    client = Client()
    client.force_login(Office().user("somebody", role))
    return client


@pytest.mark.parametrize(("where", "view"), EVERY, ids=IDS)
def test_every_view_says_who_may_open_it(where: str, view: object) -> None:
    assert hasattr(view, "access"), f"{where} has neither a permission nor @public"
    assert "<" not in where, f"{where}: this test needs a sample for that kind of part"


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_role_opens_what_the_policy_allows(role: Role) -> None:
    client, allowed = signed_in(role), role_policies()[role].permissions
    for where, view in EVERY:
        if view.access in (PUBLIC, GUEST):
            continue
        to_read, to_change = view.access
        if where != "/sign-out/":
            assert_answer(client.get(where).status_code, where, role, to_read in allowed)
            assert_answer(client.post(where).status_code, where, role, to_change in allowed)


def assert_answer(status: int, where: str, role: Role, allowed: bool) -> None:
    expected = ANSWERS if allowed else {403}
    assert status in expected, f"{role} at {where}: {status}"


@pytest.mark.django_db
def test_who_is_not_signed_in_is_asked_to(client: Client) -> None:
    for where, view in EVERY:
        for answer in (client.get(where), client.post(where)):
            if view.access == GUEST:
                assert answer.headers["Location"] == "/mana-lieta/"
            elif view.access == PUBLIC:
                assert answer.status_code in ANSWERS
                assert not answer.headers.get("Location", "").startswith("/sign-in/?")
            else:
                assert answer.headers["Location"] == f"/sign-in/?next={where}", where


@pytest.mark.django_db
def test_user_who_left_is_asked_to_sign_in() -> None:
    client = signed_in(Role.HEAD)
    User.objects.update(is_active=False)
    assert client.get("/office/").headers["Location"].startswith("/sign-in/")
