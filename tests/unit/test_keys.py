"""The store of keys: made once, opened only by the master key that wrapped them, wrapped anew without a gap."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured

from izligums.core import keys
from izligums.core.keys import KeyMissingError, KeyProblemError, MasterKeyMissingError


@pytest.fixture(autouse=True)
def place(tmp_path: Path, settings: Any) -> Path:
    """What a test changes in the settings is undone with what is set here."""
    settings.KEYS = tmp_path / "keys"
    settings.MASTER_KEY_FILE = tmp_path / "master-key"
    settings.MASTER_KEY = ""
    settings.KEY_SERVICE = keys.OWN_SERVICE
    keys.forget()
    return tmp_path


@pytest.fixture(autouse=True)
def _nothing_stays_open() -> Iterator[None]:
    yield
    keys.forget()


def master() -> str:
    return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()


def test_first_start_makes_what_is_needed_once(place: Path) -> None:
    sentence = keys.first_start()
    assert str(place / "master-key") in sentence
    assert set(keys.names()) == {
        *(keys.PEOPLE, keys.INTAKE, keys.APPLICATIONS, keys.OPENINGS, keys.SIGN_IN, keys.INDEX)
    }
    before = (place / "master-key").read_bytes()
    assert keys.first_start() == ""
    assert (place / "master-key").read_bytes() == before


def test_only_the_program_reads_keys(place: Path) -> None:
    keys.first_start()
    keys.make("case-1")
    files = [path for path in place.rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in (place / "keys").iterdir()} == {0o700}


def test_key_is_made_once_by_many_at_once() -> None:
    keys.first_start()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: keys.make("case-7"), range(40)))
    assert [name for name in keys.names() if name.startswith("case")] == ["case-7"]
    assert not keys.problem_with("case-7")
    assert not [path for path in configured.KEYS.rglob(".*") if path.is_file()]


def test_stored_key_is_not_readable(place: Path) -> None:
    keys.first_start()
    keys.make("case-1")
    opened = keys._opened("case-1")
    assert len(opened) == 32
    assert all(opened not in path.read_bytes() for path in place.rglob("*") if path.is_file())


def test_missing_master_key_is_told_and_never_made_anew(place: Path) -> None:
    keys.first_start()
    (place / "master-key").unlink()
    keys.forget()
    with pytest.raises(MasterKeyMissingError, match="IZLIGUMS_MASTER_KEY"):
        keys.cipher(keys.PEOPLE)
    with pytest.raises(MasterKeyMissingError):
        keys.first_start()


@pytest.mark.parametrize("given", ["x", "AAAA", "not base64 at all!", "a,b"])
def test_master_key_that_is_none_is_refused(given: str) -> None:
    configured.MASTER_KEY = given
    with pytest.raises(MasterKeyMissingError, match="32 random bytes"):
        keys.first_start()


def test_another_master_key_does_not_open() -> None:
    configured.MASTER_KEY = master()
    keys.first_start()
    configured.MASTER_KEY = master()
    keys.forget()
    assert "another master key" in keys.problem_with(keys.PEOPLE)


def test_key_under_another_name_or_damaged_does_not_open() -> None:
    keys.first_start()
    keys.make("case-1")
    keys.make("case-2")
    keys._place("case-2").write_bytes(keys._place("case-1").read_bytes())
    with pytest.raises(KeyProblemError, match="damaged"):
        keys.cipher("case-2")
    keys._place("case-1").write_bytes(b"")
    assert keys.problem_with("case-1")


def test_missing_key_is_named() -> None:
    keys.first_start()
    with pytest.raises(KeyMissingError, match="case-9"):
        keys.cipher("case-9")


@pytest.mark.parametrize("name", ["../people", "", "case-", "case-1/2", "CASE-1", ".hidden", "case-1\n"])
def test_name_never_leads_out_of_the_folder(name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        keys.make(name)


def test_new_master_key_wraps_all_and_the_old_one_opens_nothing(place: Path) -> None:
    keys.first_start()
    keys.make("case-1")
    opened, old = keys._opened("case-1"), (place / "master-key").read_text()
    running = keys.MasterKeys()  # a process that began before
    keys.new_master_key()
    assert keys.rewrap() == 7
    keys.forget_old_master_keys()
    keys.forget()
    assert keys._opened("case-1") == opened
    assert old not in (place / "master-key").read_text()
    assert running.unwrap(keys._place("case-1").read_bytes(), "case-1") == opened
    assert keys.rewrap() == 0
    configured.MASTER_KEY = old
    keys.forget()
    assert keys.problem_with("case-1")


def test_change_of_master_key_can_be_stopped_and_begun_again() -> None:
    keys.first_start()
    keys.make("case-1")
    keys.new_master_key()
    keys.make("case-2")
    keys.forget()
    assert not [name for name in keys.names() if keys.problem_with(name)]
    assert keys.rewrap() == 7
    keys.forget_old_master_keys()
    keys.forget()
    assert not [name for name in keys.names() if keys.problem_with(name)]


def test_master_keys_from_the_environment_are_changed_by_whoever_gives_them() -> None:
    old, new = master(), master()
    configured.MASTER_KEY = old
    keys.first_start()
    configured.MASTER_KEY = f"{new},{old}"
    keys.forget()
    keys.new_master_key()
    assert keys.rewrap() == 6
    keys.forget_old_master_keys()
    configured.MASTER_KEY = new
    keys.forget()
    assert not [name for name in keys.names() if keys.problem_with(name)]
    assert not configured.MASTER_KEY_FILE.exists()


def test_blind_index_is_the_same_for_the_same_and_tells_the_kind_apart() -> None:
    keys.first_start()
    found_by = keys.blind_index("personal code", "000001-91234")
    assert found_by == keys.blind_index("personal code", "000001-91234")
    assert found_by != keys.blind_index("client file", "000001-91234")
    assert found_by != keys.blind_index("personal code", "000001-91235")
    assert "91234" not in found_by
    assert keys.blind_index("personal code", "") == ""


class InAnotherHouse:
    """Stands for a key service: our process never has its key."""

    def wrap(self, key: bytes, name: str) -> bytes:
        return bytes(byte ^ 0x5A for byte in key) + name.encode()

    def unwrap(self, wrapped: bytes, name: str) -> bytes:
        if wrapped[32:] != name.encode():
            raise KeyProblemError("refused")
        return bytes(byte ^ 0x5A for byte in wrapped[:32])

    def is_newest(self, wrapped: bytes) -> bool:
        return True


def test_key_service_stands_in_for_the_master_key() -> None:
    configured.KEY_SERVICE = f"{__name__}.InAnotherHouse"
    keys.forget()
    assert keys.first_start() == ""
    assert not keys.problem_with(keys.PEOPLE)
    assert not configured.MASTER_KEY_FILE.exists()
