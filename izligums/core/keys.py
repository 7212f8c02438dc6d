"""Keys: one for each case, so that its content can be made unreadable by destroying one small file.

A data key (32 random bytes) has a name: `case-17`, `people`, `intake`. It is kept wrapped by the master key, one file
for each, in a folder apart from the database. The master key is in neither. A key service stands in for the master key
when `KEY_SERVICE` names one: it wraps and unwraps, and keeps its own key to itself.

Nothing here knows what is sealed with a key; `core.sealed` does that.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import secrets
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.module_loading import import_string

PEOPLE = "people"  # personal codes: a person may take part in several cases
INTAKE = "intake"  # referral files between their check and their import
SIGN_IN = "signin"  # what authenticator apps and we both know
APPLICATIONS = "applications"  # what people tell before there is a case
OPENINGS = "openings"  # why somebody opened a case from outside its unit
INDEX = "index"  # finds an exact number without opening anything
SAMPLE = "sample"  # cases copied by the thousand to measure with; never in production
KEPT_OPEN = 2048  # keys a process keeps unwrapped
SIZE = 32  # bytes
_NAME = re.compile(r"[a-z]{2,16}(-[0-9]{1,19})?")
_NONCE = 12  # bytes, as AES-GCM takes them
_MARK = 8  # bytes that tell which master key wrapped


class KeyProblemError(Exception):
    """What is sealed cannot be opened, in one sentence for whoever looks after the keys; it tells nothing of people."""


class KeyMissingError(KeyProblemError):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"The key {name} is not in the key folder {settings.KEYS}: bring the folder back from its copy."
        )


class MasterKeyMissingError(KeyProblemError):
    pass


class Wrapper(Protocol):
    """What a key service must do. `name` is the data key's, and is bound to what is wrapped."""

    def wrap(self, key: bytes, name: str) -> bytes: ...

    def unwrap(self, wrapped: bytes, name: str) -> bytes:
        """Raises KeyProblemError."""

    def is_newest(self, wrapped: bytes) -> bool:
        """Whether it would be wrapped with the same master key again."""


def case_key(case_id: int) -> str:
    return f"case-{case_id}"


# -- data keys ---------------------------------------------------------------------------------------------------------


def make(name: str) -> None:
    """Make a data key, unless there is one. A case that is never written after all leaves a key that opens nothing."""
    place = _place(name)
    if place.exists():
        return
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    written = _written(place, wrapper().wrap(secrets.token_bytes(SIZE), name))
    try:
        os.link(written, place)  # whoever comes second finds the first one's key
    except FileExistsError:
        pass
    finally:
        written.unlink()


def exists(name: str) -> bool:
    return _place(name).exists()


@lru_cache(maxsize=KEPT_OPEN)
def cipher(name: str) -> AESGCM:
    """Raises KeyMissingError, or KeyProblemError when it does not open."""
    return AESGCM(_opened(name))


@lru_cache(maxsize=1)
def _index_key() -> bytes:
    return _opened(INDEX)


def blind_index(what: str, text: str) -> str:
    """The same for the same text of one kind (`what`), and telling nothing without the key; empty for an empty one."""
    if not text:
        return ""
    return hmac.new(_index_key(), f"{what}\0{text}".encode(), hashlib.sha256).hexdigest()[:40]


def forget() -> None:
    """Keep nothing open: for tests, and when keys were changed."""
    cipher.cache_clear()
    _index_key.cache_clear()
    wrapper.cache_clear()


def names() -> Iterator[str]:
    """Of every data key there is."""
    for path in sorted(Path(settings.KEYS).glob("??/*")):
        if _NAME.fullmatch(path.name):
            yield path.name


def problem_with(name: str) -> str:
    """Why a key does not open; empty when it does."""
    try:
        _opened(name)
    except KeyProblemError as problem:
        return str(problem)
    return ""


def rewrap() -> int:
    """Wrap every data key with the newest master key; returns how many were changed. Raises KeyProblemError.

    May be stopped and begun again: whatever has been wrapped anew is left alone.
    """
    changed = 0
    for name in names():
        place = _place(name)
        wrapped = place.read_bytes()
        if not wrapper().is_newest(wrapped):
            _written(place, wrapper().wrap(wrapper().unwrap(wrapped, name), name)).replace(place)
            changed += 1
    return changed


def _opened(name: str) -> bytes:
    try:
        wrapped = _place(name).read_bytes()
    except FileNotFoundError:
        raise KeyMissingError(name) from None
    return wrapper().unwrap(wrapped, name)


def _place(name: str) -> Path:
    """In one of 256 folders, so that none grows large."""
    if not _NAME.fullmatch(name):
        raise ValueError("no name of a key")
    return Path(settings.KEYS) / hashlib.sha256(name.encode()).hexdigest()[:2] / name


def _written(place: Path, content: bytes) -> Path:
    """A whole file beside `place`, on the disk already; mode 0600."""
    number, path = tempfile.mkstemp(dir=place.parent, prefix=".")
    with os.fdopen(number, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return Path(path)


# -- the master key ----------------------------------------------------------------------------------------------------


class MasterKeys:
    """Wraps with a key from the environment or a file. There may be several, the newest first: old ones still open."""

    def __init__(self) -> None:
        self._read()

    def _read(self) -> None:
        self._keys = {_mark(key): key for key in _master_keys()}
        self._newest = next(iter(self._keys))

    def wrap(self, key: bytes, name: str) -> bytes:
        nonce = secrets.token_bytes(_NONCE)
        return self._newest + nonce + AESGCM(self._keys[self._newest]).encrypt(nonce, key, name.encode())

    def unwrap(self, wrapped: bytes, name: str) -> bytes:
        mark, nonce, sealed = wrapped[:_MARK], wrapped[_MARK : _MARK + _NONCE], wrapped[_MARK + _NONCE :]
        if mark not in self._keys:
            self._read()  # the master key may have been changed since this process began
        if mark not in self._keys:
            raise KeyProblemError(f"The key {name} was wrapped with another master key than the one given.")
        try:
            return AESGCM(self._keys[mark]).decrypt(nonce, sealed, name.encode())
        except (InvalidTag, ValueError):
            raise KeyProblemError(
                f"The key {name} is damaged: bring it back from the copy of the key folder."
            ) from None

    def is_newest(self, wrapped: bytes) -> bool:
        return wrapped[:_MARK] == self._newest


@lru_cache(maxsize=1)
def wrapper() -> Wrapper:
    """Raises MasterKeyMissingError."""
    made: Wrapper = import_string(settings.KEY_SERVICE)()
    return made


def first_start() -> str:
    """Make what is missing on a first start; returns a sentence when a master key was made.

    Raises MasterKeyMissingError when there are keys already that only the missing one opens.
    """
    made = ""
    if settings.KEY_SERVICE == OWN_SERVICE and not settings.MASTER_KEY and not settings.MASTER_KEY_FILE.exists():
        if next(names(), None) is not None:
            raise MasterKeyMissingError(_NOT_THERE)
        keep_master_keys([secrets.token_bytes(SIZE)])
        made = (
            f"The master key was made in {settings.MASTER_KEY_FILE}. Keep a copy apart from database, keys and backups:"
            " without it nobody can ever read what is sealed."
        )
    for name in (PEOPLE, INTAKE, APPLICATIONS, OPENINGS, SIGN_IN, INDEX):
        make(name)
    return made


def new_master_key() -> None:
    """Put a new key before the others in the file; `forget_old_master_keys` ends it. Raises KeyProblemError."""
    if settings.KEY_SERVICE != OWN_SERVICE or settings.MASTER_KEY:
        return  # whoever gives the key gives the new one first, then the old one
    keep_master_keys([secrets.token_bytes(SIZE), *_master_keys()])
    wrapper.cache_clear()


def forget_old_master_keys() -> None:
    if settings.KEY_SERVICE != OWN_SERVICE or settings.MASTER_KEY:
        return
    keep_master_keys(_master_keys()[:1])
    wrapper.cache_clear()


def keep_master_keys(keys: list[bytes]) -> None:
    place: Path = settings.MASTER_KEY_FILE
    place.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
    _written(place, "\n".join(base64.urlsafe_b64encode(key).decode() for key in keys).encode()).replace(place)


OWN_SERVICE = "izligums.core.keys.MasterKeys"
_NOT_THERE = (
    "The master key is missing: set IZLIGUMS_MASTER_KEY, or bring back the file that IZLIGUMS_MASTER_KEY_FILE names."
)


def _mark(key: bytes) -> bytes:
    return hashlib.sha256(b"izligums master key" + key).digest()[:_MARK]


def _master_keys() -> list[bytes]:
    """Newest first. Raises MasterKeyMissingError."""
    given = settings.MASTER_KEY
    if not given:
        try:
            given = settings.MASTER_KEY_FILE.read_text()
        except OSError:
            raise MasterKeyMissingError(_NOT_THERE) from None
    try:
        keys = [base64.urlsafe_b64decode(each) for each in re.split(r"[\s,]+", given.strip())]
    except ValueError:
        keys = []
    if not keys or any(len(key) != SIZE for key in keys):
        raise MasterKeyMissingError("The master key is none: it must be 32 random bytes in base64.")
    return keys
