"""What production settings refuse and require."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import connection
from django.test import Client
from pytest_django import Settings

from izligums.accounts.actions import create_user
from izligums.accounts.enums import Role
from izligums.commands import postgres
from izligums.commands.postgres_place import Cluster

pytestmark = pytest.mark.django_db
ASYNC_UNSAFE = "DJANGO_ALLOW_ASYNC_UNSAFE"  # set for the browser tests of the same run


def sample_user() -> None:
    create_user(username="sample", display_name="Sample Person", role=Role.ANALYST, password="open", sample=True)


def test_check_refuses_a_sample_office(settings: Settings) -> None:
    settings.MODE = "production"
    call_command("check", tags=["database"], databases=["default"])
    sample_user()
    with pytest.raises(SystemCheckError, match="production needs a database of its own"):
        call_command("check", tags=["database"], databases=["default"])


def serve(cluster: Cluster, mode: str) -> subprocess.CompletedProcess[str]:
    """Import the web server's entry point, as granian does, on this test's database."""
    address = cluster.url(postgres.WEB, database=connection.settings_dict["NAME"])
    return subprocess.run(
        [sys.executable, "-c", "import izligums.config.wsgi"],
        env={
            **os.environ,
            "IZLIGUMS_MODE": mode,
            "DATABASE_URL": address,
            "DJANGO_SETTINGS_MODULE": "izligums.config.settings",
        },
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.django_db(transaction=True)
def test_server_does_not_start_with_a_sample_office(cluster: Cluster) -> None:
    assert serve(cluster, "production").returncode == 0
    sample_user()
    assert serve(cluster, "demo").returncode == 0
    refused = serve(cluster, "production")
    assert refused.returncode != 0
    assert "production needs a database of its own" in refused.stderr


def test_production_settings_are_secure() -> None:
    asked = (
        "from izligums.config import settings as s;"
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS, s.DEBUG)"
    )
    told = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", asked],
        env={name: value for name, value in os.environ.items() if name != "IZLIGUMS_MODE"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["True", "True", "True", "31536000", "False"]


def test_no_handler_but_ours_tells_of_errors() -> None:
    """Under the settings of production a failing page leaves one line of ours: no mail, no words, no variables."""
    script = """
import django, logging
from django.conf import settings
django.setup()
from django.test import RequestFactory
from izligums.config.logs import Reserved
assert not settings.DEBUG and logging.getLogger("django").handlers == []
assert all(type(each.formatter) is Reserved for each in logging.getLogger().handlers)
def fails(whom):
    note = "Slepena piezīme " + whom
    raise ValueError(note)
try:
    fails("Annai")
except ValueError as error:
    request = RequestFactory().get("/cases/1/")
    logging.getLogger("django.request").error("Internal Server Error: /cases/1/", exc_info=error,
        extra={"status_code": 500, "request": request})
"""
    told = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", script],
        env={
            **{name: value for name, value in os.environ.items() if name not in ("IZLIGUMS_MODE", ASYNC_UNSAFE)},
            "DJANGO_SETTINGS_MODULE": "izligums.config.settings",
            "SECRET_KEY": "as long as the one that the program makes for itself, and as random: 0123456789",
            "ALLOWED_HOSTS": "izligums.example testserver",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert "builtins.ValueError" in told.stderr
    assert "Slepena piezīme Annai" not in told.stderr


def test_check_of_a_deployment_finds_nothing() -> None:
    """Under the settings of production, a long key and a name to answer to."""
    told = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "DEBUG"],
        env={
            **{name: value for name, value in os.environ.items() if name not in ("IZLIGUMS_MODE", ASYNC_UNSAFE)},
            "DJANGO_SETTINGS_MODULE": "izligums.config.settings",
            "SECRET_KEY": "as long as the one that the program makes for itself, and as random: 0123456789",
            "ALLOWED_HOSTS": "izligums.example",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert "no issues" in told.stdout


@pytest.mark.parametrize(
    "header",
    [
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Cross-Origin-Opener-Policy",
        "X-Frame-Options",
        "Permissions-Policy",
        "Cross-Origin-Resource-Policy",
    ],
)
def test_every_answer_carries_the_headers(client: Client, header: str) -> None:
    for address in ("/sign-in/", "/nowhere/", "/sign-in/openid/answer/"):
        assert header in client.get(address).headers


def test_another_host_name_is_refused(client: Client) -> None:
    assert client.get("/sign-in/", headers={"host": "elsewhere.example"}).status_code == 400
