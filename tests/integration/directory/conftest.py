"""A directory on loopback, fresh for each test, and the program set up to use it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.support.directory import CLIENT, SECRET, Directory, running


@pytest.fixture(scope="module")
def _server() -> Iterator[Directory]:
    with running() as directory:
        yield directory


@pytest.fixture
def directory(_server: Directory, settings: Settings, tmp_path: Path) -> Directory:
    _server.forget()
    settings.OPENID_ISSUER, settings.OPENID_CLIENT, settings.OPENID_SECRET = _server.address, CLIENT, SECRET
    metadata = tmp_path / "idp.xml"
    metadata.write_text(_server.metadata())
    settings.SAML_METADATA = str(metadata)
    return _server
