"""A case with its journal, the anchors of its own, and a thief with every right in the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import connection
from django.test import TestCase

from izligums.cases.enums import Stage
from izligums.cases.models import Case
from izligums.commands import postgres
from izligums.commands.postgres_place import Cluster
from tests.support.cases import Office


@pytest.fixture(autouse=True)
def heads(tmp_path: Path) -> Iterator[Path]:
    before, settings.JOURNAL_HEADS = settings.JOURNAL_HEADS, tmp_path / "heads"
    yield settings.JOURNAL_HEADS
    settings.JOURNAL_HEADS = before


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def case(office: Office) -> Case:
    """A case with a corrected entry, anchored act by act, and another one beside it."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        made = office.case_at(Stage.PREPARING)
        office.withdraw(made, "Anna")
        mistake = made.acts.get(step="record_withdrawal")
        office.act(made, "correct", act=mistake.pk, reason="It was another Anna.")
        office.reach_person(made, office.id_of(made, "Anna"))
        office.case_at(Stage.REGISTERED)
    return made


@pytest.fixture(scope="session")
def _triggers_can_be_put_to_sleep(cluster: Cluster) -> None:
    """Given once, before any test begins: a transaction that runs already does not always learn of it."""
    with psycopg.connect(cluster.url(postgres.SUPERUSER, database=postgres.SUPERUSER), autocommit=True) as server:
        server.execute("SELECT pg_advisory_lock(1)")  # two workers at once would stand in each other's way
        server.execute(f"GRANT SET ON PARAMETER session_replication_role TO {postgres.OWNER}")


@pytest.fixture
def sql(_triggers_can_be_put_to_sleep: None, case: Case) -> Iterator[Callable[..., None]]:
    """Plain SQL to which no trigger and no foreign key says no, as for a superuser."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")

        def run(statement: str, *values: int) -> None:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute(statement, values)
            cursor.execute("SET LOCAL session_replication_role = origin")

        yield run
