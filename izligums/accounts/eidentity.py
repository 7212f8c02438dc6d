"""The national e-identity of people of a case: whether one is set up, and which personal code it proves.

Nothing else that it says is looked at or kept. A code is Latvian only where the provider says so: other countries have
codes of the same shape.
"""

from __future__ import annotations

from django.conf import settings

from izligums.accounts.directory import Refusal, RefusedError, Told
from izligums.core.values import PersonalCode, ValueProblem


def offered() -> bool:
    return bool(settings.E_IDENTITY_ISSUER or settings.E_IDENTITY_METADATA)


def code_proved(told: Told) -> PersonalCode:
    """Raises RefusedError when there is none, more than one, or none of Latvia."""
    codes = list(told.claims.get(settings.E_IDENTITY_CLAIM, ()))
    before: str = settings.E_IDENTITY_PREFIX
    if len(codes) != 1 or not codes[0].startswith(before):
        raise RefusedError(Refusal.NOT_PROVED)
    try:
        return PersonalCode.parse(codes[0].removeprefix(before))
    except ValueProblem:
        raise RefusedError(Refusal.NOT_PROVED) from None
