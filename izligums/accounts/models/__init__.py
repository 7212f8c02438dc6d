"""Tables of users, units and sign-in."""

from __future__ import annotations

from izligums.accounts.models.authority import Authority, Verification
from izligums.accounts.models.factors import AppSecret, Passkey, RecoveryCode
from izligums.accounts.models.office import Municipality, Unit, User
from izligums.accounts.models.signin import DirectoryAccount, Session, SignIn, Tries

__all__ = [
    "AppSecret",
    "Authority",
    "DirectoryAccount",
    "Municipality",
    "Passkey",
    "RecoveryCode",
    "Session",
    "SignIn",
    "Tries",
    "Unit",
    "User",
    "Verification",
]
