"""Codes that people type to come in. None is kept: each is computed from a seed in the database and the secret key.

A copy of the database without the key holds seeds and keyed digests, and gives no code away. A changed secret key makes
every code unknown; the mediator hands out new ones.
"""

from __future__ import annotations

import secrets
from enum import StrEnum

from django.utils.crypto import salted_hmac

#: Without letters and digits that look alike on paper.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH, _GROUP = 12, 4  # 12 of 30 letters: 59 bits
_DIGITS = 6


class Purpose(StrEnum):
    """What a code is for. The same seed gives another code for each purpose."""

    INVITATION = "invitation"  # opens the door once
    RETURNING = "returning"  # opens the door again, for who has been in
    DRAFT = "draft"  # goes on with an application
    SECOND = "second"  # asked beside the first; digits


def new_seed() -> str:
    return secrets.token_hex(16)


def code(purpose: Purpose, seed: str) -> str:
    """As a person reads it: `ABCD-EFGH-JKMN`, or six digits."""
    number = int.from_bytes(salted_hmac(f"izligums.code.{purpose}", seed, algorithm="sha256").digest())
    if purpose is Purpose.SECOND:
        return f"{number % 10**_DIGITS:0{_DIGITS}}"
    letters = []
    for _ in range(_LENGTH):
        number, letter = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[letter])
    return "-".join("".join(letters[start : start + _GROUP]) for start in range(0, _LENGTH, _GROUP))


def plain(typed: str) -> str:
    """A typed code without the hyphens, spaces and small letters that people add."""
    return "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalnum())


def digest(secret: str) -> str:
    """What the database keeps in the place of a code or key: keyed, so that nobody can try codes on a copy."""
    return salted_hmac("izligums.digest", secret, algorithm="sha256").hexdigest()
