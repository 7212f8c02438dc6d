"""Secrets of sign-in, sealed with the service's own key for them (`core.keys.SIGN_IN`), kept apart from the database.

What was sealed before, with a key made from SECRET_KEY, still opens; whoever uses it seals it anew.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from izligums.core import keys, sealed

_NONCE = 12


class UnreadableError(Exception):
    """Sealed with another key, for another owner, or damaged."""


def seal(plain: bytes, *, owner: str) -> bytes:
    """`owner` says whose it is: moved to another row it cannot be opened. Raises KeyProblemError."""
    return sealed.seal(plain, key=keys.SIGN_IN, place=owner)


def unseal(kept: bytes | memoryview, *, owner: str) -> bytes:
    """Raises UnreadableError."""
    content = bytes(kept)
    try:
        return sealed.open_sealed(content, key=keys.SIGN_IN, place=owner)
    except keys.KeyProblemError:
        pass
    try:
        return _older().decrypt(content[:_NONCE], content[_NONCE:], owner.encode())
    except (InvalidTag, ValueError) as problem:
        raise UnreadableError from problem


def _older() -> AESGCM:
    made = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"izligums sign-in").derive(settings.SECRET_KEY.encode())
    return AESGCM(made)
