"""`izligums user`, `mediator` and `unit`: an office entered from the command line."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner, Result
from django.contrib.auth import authenticate
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from izligums.accounts.actions import load_units
from izligums.accounts.authorities import authorities
from izligums.accounts.models import Municipality, Unit, User
from izligums.commands import izligums
from izligums.mediators.models import Mediator
from izligums.mediators.queries import qualification

pytestmark = pytest.mark.django_db
WORDS = "four loud lindens"


@pytest.fixture
def unit() -> Unit:
    return next(each for each in load_units() if each.code == "vidzeme")


def run(line: str, *, typed: str = "") -> Result:
    return CliRunner().invoke(izligums, line.split(), input=typed)


def add(username: str, role: str, *more: str, typed: str = f"{WORDS}\n{WORDS}\n") -> Result:
    return CliRunner().invoke(izligums, ["user", "add", username, "--name", "Anna Liepa", "--role", role, *more], typed)


def qualified() -> bool:
    return qualification(Mediator.objects.get().pk, on=timezone.localdate()).certified_from is not None


def test_user_is_entered_and_can_sign_in(unit: Unit, client: Client) -> None:
    answer = add("Anna", "coordinator", "--unit", "vidzeme")
    assert answer.exit_code == 0, answer.output
    assert WORDS not in answer.output
    assert User.objects.get().unit == unit
    assert client.post("/sign-in/", {"username": "anna", "password": WORDS}).status_code == 302


def test_process_leader_is_entered_and_waits_to_be_verified() -> None:
    answer = add("anna", "process_leader", "--kind", "prosecutor", "--office", "Prokuratūra")
    assert answer.exit_code == 0, answer.output
    assert "until a coordinator or head has verified" in answer.output
    held = authorities().get()
    assert (held.user.username, held.kind, held.office, held.verified) == ("anna", "prosecutor", "Prokuratūra", None)


def test_random_password_is_printed_once_and_works() -> None:
    answer = add("anna", "auditor", "--random", typed="")
    found = re.search(r"shown only now: (\S+)", answer.output)
    assert found
    assert authenticate(username="anna", password=found[1])


@pytest.mark.parametrize(
    ("role", "more", "typed", "said"),
    [
        ("coordinator", [], "", "needs a --unit"),
        ("auditor", ["--unit", "vidzeme"], "", "has no unit"),
        ("coordinator", ["--unit", "x"], "", "There is no unit x. Units: kurzeme, "),
        ("process_leader", [], "", "needs a --kind and an --office"),
        ("process_leader", ["--kind", "court", "--office", "Tiesa", "--unit", "vidzeme"], "", "has no unit"),
        ("auditor", ["--kind", "court"], "", "has neither --kind nor --office"),
        ("auditor", [], "short\nshort\n", "too short"),
        ("auditor", [], "password1234\npassword1234\n", "too common"),
        ("auditor", [], "annaannaanna\nannaannaanna\n", "too similar to the username"),
    ],
)
def test_user_who_cannot_be_is_refused_in_a_sentence(
    unit: Unit, role: str, more: list[str], typed: str, said: str
) -> None:
    answer = add("annaannaann", role, *more, typed=typed)
    assert answer.exit_code == 1
    assert said in answer.output
    assert not User.objects.exists()


def test_name_is_given_once() -> None:
    add("anna", "auditor")
    answer = add("ANNA", "analyst")
    assert answer.exit_code == 1
    assert "already" in answer.output
    assert User.objects.count() == 1


def test_disabled_user_is_shut_out_at_once(client: Client) -> None:
    add("anna", "auditor")
    client.login(username="anna", password=WORDS)
    assert client.get("/", follow=True).status_code == 200
    assert run("user disable anna").exit_code == 0
    assert client.get("/today/").headers["Location"].startswith("/sign-in/")
    assert authenticate(username="anna", password=WORDS) is None
    run("user enable anna")
    assert authenticate(username="anna", password=WORDS)


def test_new_password_ends_what_the_old_one_opened(client: Client) -> None:
    add("anna", "auditor")
    client.login(username="anna", password=WORDS)
    assert run("user password anna", typed="five quiet birches\nfive quiet birches\n").exit_code == 0
    assert client.get("/today/").headers["Location"].startswith("/sign-in/")
    assert authenticate(username="anna", password="five quiet birches")
    weak = run("user password anna", typed="short\nshort\n")
    assert weak.exit_code == 1
    assert authenticate(username="anna", password="five quiet birches")


@pytest.mark.parametrize("line", ["user disable x", "user password x --random", "mediator add x --kind official"])
def test_user_who_is_not_there_is_named(line: str) -> None:
    answer = run(line)
    assert (answer.exit_code, answer.output) == (1, "There is no user named x.\n")


def test_official_is_entered_with_training(unit: Unit) -> None:
    add("anna", "mediator", "--unit", "vidzeme")
    assert "not in the register" in run("mediator training anna basic 2026-01-10").output
    assert run("mediator add anna --kind official --language lv --language ru").exit_code == 0
    found = Mediator.objects.get()
    assert found.languages == ["lv", "ru"]
    assert not qualified()
    assert run("mediator training anna basic 2020-01-10").exit_code == 0
    assert qualified()
    assert "entered already" in run("mediator training anna basic 2020-01-10").output
    assert "already" in run("mediator add anna --kind official").output


def test_volunteer_is_entered_with_a_certificate(unit: Unit) -> None:
    add("anna", "mediator", "--unit", "vidzeme")
    run("mediator add anna --kind volunteer")
    line = "mediator certificate anna 12 --from 2020-01-20 --issued-by Commission"
    assert run(line).exit_code == 0
    assert qualified()
    assert "This number is in use" in run(line).output
    assert run(line.replace("2020-01-20", "20.01.2020")).exit_code == 2


def test_only_a_mediator_comes_into_the_register() -> None:
    add("anna", "auditor")
    answer = run("mediator add anna --kind official")
    assert answer.exit_code == 1
    assert "has the role auditor" in answer.output


def test_units_are_loaded_but_samples_never_in_production(settings: Settings) -> None:
    settings.MODE = "production"
    refused = run("unit load")
    assert refused.exit_code == 1
    assert "invented sample units" in refused.output
    assert not Unit.objects.exists()
    settings.MODE = "test"
    assert run("unit load").exit_code == 0
    assert Municipality.objects.exists()


def test_one_more_unit_is_entered_once() -> None:
    assert CliRunner().invoke(izligums, ["unit", "add", "sela", "Sēlijas struktūrvienība"]).exit_code == 0
    assert Unit.objects.get().name == "Sēlijas struktūrvienība"
    assert "already" in run("unit add sela Other").output
    assert "small letters" in run("unit add Sēla Other").output
    assert Unit.objects.count() == 1
