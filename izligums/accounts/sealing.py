"""Secrets of sign-in, sealed with a key that the database does not hold: AES-GCM under a key made from SECRET_KEY."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_NONCE = 12


class UnreadableError(Exception):
    """Sealed with another key, for another owner, or damaged."""


def seal(plain: bytes, *, owner: str) -> bytes:
    """`owner` says whose it is: moved to another row it cannot be opened."""
    nonce = os.urandom(_NONCE)
    return nonce + _cipher().encrypt(nonce, plain, owner.encode())


def unseal(sealed: bytes | memoryview, *, owner: str) -> bytes:
    """Raises UnreadableError."""
    kept = bytes(sealed)
    try:
        return _cipher().decrypt(kept[:_NONCE], kept[_NONCE:], owner.encode())
    except (InvalidTag, ValueError) as problem:
        raise UnreadableError from problem


def _cipher() -> AESGCM:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"izligums sign-in").derive(settings.SECRET_KEY.encode())
    return AESGCM(made)
