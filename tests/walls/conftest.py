"""The walls are tried as they stand in the world: what happened is committed, in a database of its own, and the program
is connected as the role of the web pages, which owns nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest
from django.db import connection

from izligums.accounts import walls
from izligums.commands import postgres
from izligums.commands.postgres_place import Cluster
from izligums.documents import rendering
from izligums.documents.models import IssuedDocument
from tests.walls.private import Secret, secrets_of
from tests.walls.town import Town, build
from tests.walls.visits import Visit, all_visits


@pytest.fixture(scope="package")
def database(
    cluster: Cluster,
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: Any,
) -> Iterator[str]:
    """Django is pointed at it, as the owner in upkeep, while these tests run."""
    words = connection.settings_dict
    before, ordinary = words["NAME"], words["TEST"]["NAME"]
    words["TEST"]["NAME"] = f"walls_{ordinary}"
    with django_db_blocker.unblock():
        connection.close()
        yield connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        connection.close()
        connection.creation.destroy_test_db(before, verbosity=0)
    words["TEST"]["NAME"] = ordinary


@dataclass(frozen=True)
class Findings:
    """What can be visited, and what must not be read there."""

    visits: list[Visit]
    secrets: dict[str, tuple[Secret, ...]]


@pytest.fixture(scope="package")
def built(database: str) -> tuple[Town, Findings]:
    walls.raise_walls()
    town = build()
    for document in IssuedDocument.objects.all():
        rendering.render(document.pk)  # as the queue does
    return town, Findings(all_visits(town), secrets_of(town))


@pytest.fixture(scope="package")
def town(cluster: Cluster, built: tuple[Town, Findings]) -> Iterator[Town]:
    """Two units with their cases. From here on the program is the web role."""
    words = connection.settings_dict
    before = {name: words[name] for name in ("USER", "PASSWORD", "OPTIONS")}
    connection.close()
    words.update(USER=postgres.WEB, PASSWORD=cluster.password(postgres.WEB), OPTIONS={})
    yield built[0]
    connection.close()
    words.update(before)


@pytest.fixture(scope="package")
def findings(built: tuple[Town, Findings]) -> Findings:
    return built[1]


@pytest.fixture(scope="package", autouse=True)
def _refusals_are_not_told() -> Iterator[None]:
    """Thousands of refused requests: writing each down would take longer than refusing it."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def superuser(cluster: Cluster, database: str) -> Iterator[psycopg.Connection[Any]]:
    """Sees everything; what it does is rolled back."""
    with psycopg.connect(cluster.url(postgres.SUPERUSER, database=database)) as link:
        yield link
        link.rollback()


@pytest.fixture
def web(cluster: Cluster, database: str) -> Iterator[psycopg.Connection[Any]]:
    """A bare connection as the role of the web pages; what it does is rolled back."""
    with psycopg.connect(cluster.url(postgres.WEB, database=database)) as link:
        yield link
        link.rollback()
