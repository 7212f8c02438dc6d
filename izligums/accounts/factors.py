"""The second factor: codes of an app (TOTP), passkeys (WebAuthn), recovery codes. Which roles need one stands in
`policy/roles.toml`."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest

import pyotp
from django.conf import settings
from django.db import transaction

from izligums.accounts.access import role_policies
from izligums.accounts.enums import Role, SignInMethod
from izligums.accounts.models import AppSecret, Passkey, RecoveryCode, User
from izligums.accounts.permissions import SecondFactor
from izligums.accounts.sealing import UnreadableError, seal, unseal
from izligums.accounts.signin import CODE, Origin
from izligums.accounts.tries import Try, forget, take

ISSUER = "Izlīgums"
HOW_MANY_CODES = 10
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that looks like another
_STEP = 30


@dataclass(frozen=True)
class Factors:
    """What a user has."""

    app: AppSecret | None
    passkeys: list[Passkey]
    codes_left: int

    @property
    def any(self) -> bool:
        return self.app is not None or bool(self.passkeys)

    @property
    def only_one(self) -> bool:
        return len(self.passkeys) + (self.app is not None) == 1


def factors_of(user: User) -> Factors:
    return Factors(
        app=AppSecret.objects.filter(user=user).first(),
        passkeys=list(user.passkeys.all()),
        codes_left=user.recovery_codes.filter(used_at=None).count(),
    )


def required(user: User) -> bool:
    """Whether this user may not come in by password alone. Sample users may, where they are let in at all."""
    if settings.SECOND_FACTOR == SecondFactor.OFFERED:
        return False
    return role_policies()[Role(user.role)].second_factor is SecondFactor.REQUIRED


# -- codes of an app ---------------------------------------------------------------------------------------------------


def new_secret() -> str:
    return pyotp.random_base32()


def app_address(user: User, secret: str) -> str:
    """What the square picture says to the app."""
    return pyotp.TOTP(secret).provisioning_uri(name=user.username, issuer_name=ISSUER)


@transaction.atomic
def add_app(*, user: User, secret: str, code: str, at: datetime) -> bool:
    """False when the code does not fit. Replaces the app of before."""
    step = _step_of(secret, code, at)
    if step is None:
        return False
    sealed = seal(secret.encode(), owner=f"app {user.pk}")
    AppSecret.objects.update_or_create(user=user, defaults={"sealed": sealed, "added_at": at, "last_step": step})
    return True


def remove_app(*, user: User) -> None:
    AppSecret.objects.filter(user=user).delete()


def check_code(*, user: User, code: str, origin: Origin, at: datetime) -> SignInMethod | None:
    """Which kind of code it was: of the app or of the list; None when it fits neither. Raises TooManyTriesError."""
    tried = [Try(CODE, f"{user.pk} {origin.known_device}")]
    take(tried, at=at)
    plain = "".join(each for each in code.lower() if each.isalnum())
    method = None
    if _is_app_code(user, plain, at):
        method = SignInMethod.CODE
    elif _is_recovery_code(user, plain, at):
        method = SignInMethod.RECOVERY
    if method:
        forget(tried)
    return method


def _is_app_code(user: User, code: str, at: datetime) -> bool:
    known = AppSecret.objects.filter(user=user).first()
    if known is None:
        return False
    try:
        secret = unseal(known.sealed, owner=f"app {user.pk}").decode()
    except UnreadableError:  # its key is lost: the list of recovery codes still works
        return False
    step = _step_of(secret, code, at)
    if step is None:
        return False
    sealed = seal(secret.encode(), owner=f"app {user.pk}")  # anew, for one that is still sealed in the older way
    return AppSecret.objects.filter(pk=known.pk, last_step__lt=step).update(last_step=step, sealed=sealed) == 1


def _step_of(secret: str, code: str, at: datetime) -> int | None:
    """The half minute whose code this is: now, the one before or the next, because clocks differ."""
    app, now = pyotp.TOTP(secret), int(at.timestamp()) // _STEP
    found = [step for step in (now - 1, now, now + 1) if compare_digest(app.generate_otp(step).encode(), code.encode())]
    return found[-1] if found else None


# -- recovery codes ----------------------------------------------------------------------------------------------------


@transaction.atomic
def new_codes(*, user: User) -> list[str]:
    """To be shown once; those of before no longer work."""
    user.recovery_codes.all().delete()
    made = ["".join(secrets.choice(_LETTERS) for _ in range(16)) for _ in range(HOW_MANY_CODES)]
    RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=_digest(user, code)) for code in made)
    return ["-".join(code[place : place + 4] for place in range(0, 16, 4)) for code in made]


def _is_recovery_code(user: User, code: str, at: datetime) -> bool:
    unused = RecoveryCode.objects.filter(user=user, digest=_digest(user, code), used_at=None)
    return unused.update(used_at=at) == 1


def _digest(user: User, code: str) -> str:
    """Eighty random bits need no slow hash."""
    return hashlib.sha256(f"{user.pk} {code}".encode()).hexdigest()


# -- all of it ---------------------------------------------------------------------------------------------------------


@transaction.atomic
def remove_all(*, user: User) -> None:
    """The phone is lost and the list too: at the next sign-in the user sets up anew."""
    remove_app(user=user)
    user.passkeys.all().delete()
    user.recovery_codes.all().delete()
