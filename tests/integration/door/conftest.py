"""A bare connection as the role of the pages; and a national e-identity by each standard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection
from pytest_django import Settings

from izligums.commands import postgres
from izligums.commands.postgres_place import Cluster
from tests.support.directory import Directory, running
from tests.support.eidentity import ANNAS, by_openid, by_saml, sign_in_there_as


@pytest.fixture
def web(cluster: Cluster, transactional_db: None) -> Iterator[psycopg.Connection[Any]]:
    name = connection.settings_dict["NAME"]
    with psycopg.connect(cluster.url(postgres.WEB, database=name)) as connected:
        yield connected
        connected.rollback()


@pytest.fixture(scope="package")
def _server() -> Iterator[Directory]:
    with running() as provider:
        yield provider


@pytest.fixture
def openid(_server: Directory, settings: Settings) -> Directory:
    """Anna signs in there next."""
    _server.forget()
    by_openid(_server, settings)
    sign_in_there_as(_server, ANNAS)
    return _server


@pytest.fixture
def saml(_server: Directory, settings: Settings, tmp_path: Path) -> Directory:
    _server.forget()
    by_saml(_server, settings, tmp_path)
    sign_in_there_as(_server, ANNAS)
    return _server


@pytest.fixture(params=["openid", "saml"])
def provider(request: pytest.FixtureRequest) -> Directory:
    """One of the two; Anna signs in there next."""
    chosen: Directory = request.getfixturevalue(request.param)
    return chosen
