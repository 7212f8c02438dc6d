"""Who may do what: one question for pages, commands and acts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

from izligums.accounts.enums import Role
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission, Reach, SecondFactor
from izligums.policy import Sentences, read_toml

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
PUBLIC = "public"
#: For a person of a case in their own space, never a user; the door (`web.door`) sees to it.
GUEST = "guest"
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True)
class RolePolicy:
    role: Role
    words: Sentences
    reach: Reach
    permissions: frozenset[Permission]
    second_factor: SecondFactor


@cache
def role_policies() -> Mapping[Role, RolePolicy]:
    """`policy/roles.toml`. Raises KeyError or ValueError when a role or a permission is missing or unknown."""
    rows = read_toml("roles.toml")
    if unknown := rows.keys() - {role.value for role in Role}:
        raise ValueError(f"roles.toml knows roles the program does not: {', '.join(sorted(unknown))}")
    return {
        role: RolePolicy(
            role=role,
            words=Sentences(**rows[role]["words"]),
            reach=Reach(rows[role]["reach"]),
            permissions=frozenset(map(Permission, rows[role]["permissions"])) | {Permission.OWN_PAGES},
            second_factor=SecondFactor(rows[role]["second_factor"]),
        )
        for role in Role
    }


def allows(user: User | AnonymousUser, permission: Permission) -> bool:
    return isinstance(user, User) and user.is_active and permission in role_policies()[Role(user.role)].permissions


def reach(user: User | AnonymousUser) -> Reach:
    if not (isinstance(user, User) and user.is_active):
        return Reach.NONE
    return role_policies()[Role(user.role)].reach


def check(user: User | AnonymousUser, permission: Permission) -> None:
    """Raises PermissionDenied."""
    if not allows(user, permission):
        raise PermissionDenied


def requires(permission: Permission, *, to_change: Permission | None = None) -> Callable[[View], View]:
    """For a view: who may not open it gets 403 (who is not signed in, middleware has already sent to sign in).

    `to_change` is what a request needs that may write (anything but GET, HEAD, OPTIONS), when that is more.
    The view carries both as `view.access`, so that a test can walk every address.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            needed = permission if request.method in _SAFE_METHODS or to_change is None else to_change
            check(request.user, needed)
            return view(request, *args, **kwargs)

        guarded.access = (permission, to_change or permission)  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return decorate


def public(view: View) -> View:
    """For a view anybody may open; said aloud, so that a forgotten guard is never mistaken for it."""
    view.access = PUBLIC  # type: ignore[attr-defined]
    view.login_required = False  # type: ignore[attr-defined] # read by Django's LoginRequiredMiddleware
    return view
