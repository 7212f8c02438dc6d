"""Members of the service who sign in through the staff directory: what its claims mean here (`policy/directory.toml`).

At each sign-in the user is entered or brought up to date: the directory is where roles and units are kept.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from izligums.accounts import actions
from izligums.accounts.authorities import vouch
from izligums.accounts.enums import LeaderKind, Role
from izligums.accounts.models import DirectoryAccount, Unit, User
from izligums.core.values import ValueProblem
from izligums.policy import read_toml

Claims = Mapping[str, Sequence[str]]


class Refusal(StrEnum):
    """Why somebody whom the directory knows does not come in."""

    NO_NAME = "no_name"
    NO_ROLE = "no_role"
    TWO_ROLES = "two_roles"
    NO_UNIT = "no_unit"
    TWO_UNITS = "two_units"
    NO_OFFICE = "no_office"
    NAME_TAKEN = "name_taken"
    SHUT_OUT = "shut_out"
    NOT_PROVED = "not_proved"  # the answer of the directory does not hold


class RefusedError(Exception):
    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True)
class Meaning:
    """Names of claims, and which groups mean which role and unit (by its code), or which kind of process leader."""

    subject: str
    username: str
    name: str
    groups: str
    office: str
    roles: Mapping[str, Role]
    units: Mapping[str, str]
    leaders: Mapping[str, LeaderKind]


@dataclass(frozen=True)
class Told:
    """What the directory said, proved: who (`subject`, unchanging, of `issuer`) and the claims, each a list."""

    issuer: str
    subject: str
    claims: Claims


def meaning() -> Meaning:
    """Raises OSError, KeyError or ValueError when the file is not in order."""
    file = settings.DIRECTORY_POLICY
    rows: dict[str, Any] = tomllib.loads(Path(file).read_text()) if file else read_toml("directory.toml")
    roles = {group: Role(role) for group, role in rows["roles"].items()}
    if Role.PROCESS_LEADER in roles.values():
        raise ValueError("groups of process leaders stand under [leaders], with the kind of official they are")
    return Meaning(
        **{name: str(rows["claims"][name]) for name in ("subject", "username", "name", "groups")},
        office=str(rows["claims"].get("office", "")),
        roles=roles,
        units=dict(rows["units"]),
        leaders={group: LeaderKind(kind) for group, kind in rows.get("leaders", {}).items()},
    )


@transaction.atomic
def enter(told: Told, *, at: datetime) -> User:
    """The user this is, entered or brought up to date. Raises RefusedError."""
    means = meaning()
    subject = _first(told.claims, means.subject) if means.subject else told.subject
    name = _first(told.claims, means.name) or _first(told.claims, means.username)
    username = _first(told.claims, means.username).strip().lower()
    if not (subject and name and username):
        raise RefusedError(Refusal.NO_NAME)
    groups = told.claims.get(means.groups, ())
    role = _role(means, groups)
    unit = _unit(means, groups) if role.works_in_a_unit else None
    office = _first(told.claims, means.office).strip()
    if role is Role.PROCESS_LEADER and not office:
        raise RefusedError(Refusal.NO_OFFICE)
    known = DirectoryAccount.objects.select_related("user").filter(issuer=told.issuer, subject=subject).first()
    try:
        if known is None:
            user = _first_time(told.issuer, subject, username, name, role, unit)
        elif not known.user.is_active:
            raise RefusedError(Refusal.SHUT_OUT)
        else:
            user = actions.change_user(user=known.user, display_name=name, role=role, unit=unit)
        if role is Role.PROCESS_LEADER:
            vouch(user=user, kind=_kinds(means, groups).pop(), office=office, at=at)
    except ValueProblem as problem:
        raise RefusedError(Refusal.NO_NAME) from problem
    return user


def _first_time(issuer: str, subject: str, username: str, name: str, role: Role, unit: Unit | None) -> User:
    """A name that a user with a password has is never taken over: an administrator decides that
    (`izligums user directory`)."""
    user = User.objects.filter(username=username).first()
    if user is None:
        user = actions.create_user(username=username, display_name=name, role=role, unit=unit)
    elif user.has_usable_password() or user.sample or DirectoryAccount.objects.filter(user=user).exists():
        raise RefusedError(Refusal.NAME_TAKEN)
    elif not user.is_active:
        raise RefusedError(Refusal.SHUT_OUT)
    else:
        user = actions.change_user(user=user, display_name=name, role=role, unit=unit)
    DirectoryAccount.objects.create(user=user, issuer=issuer, subject=subject)
    return user


def _role(means: Meaning, groups: Sequence[str]) -> Role:
    found = {means.roles[group] for group in groups if group in means.roles}
    kinds = _kinds(means, groups)
    if kinds:
        found.add(Role.PROCESS_LEADER)
    if not found:
        raise RefusedError(Refusal.NO_ROLE)
    if len(found) > 1 or len(kinds) > 1:
        raise RefusedError(Refusal.TWO_ROLES)
    return found.pop()


def _kinds(means: Meaning, groups: Sequence[str]) -> set[LeaderKind]:
    return {means.leaders[group] for group in groups if group in means.leaders}


def _unit(means: Meaning, groups: Sequence[str]) -> Unit:
    codes = {means.units[group] for group in groups if group in means.units}
    if len(codes) > 1:
        raise RefusedError(Refusal.TWO_UNITS)
    unit = Unit.objects.filter(code__in=codes).first()
    if unit is None:
        raise RefusedError(Refusal.NO_UNIT)
    return unit


def _first(claims: Claims, name: str) -> str:
    return next(iter(claims.get(name, ())), "")
