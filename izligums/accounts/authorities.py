"""Accounts of process leaders: who they are, whether that has been verified, and by whom.

Whoever reads this sees what the walls show: the office of a unit every account, a process leader their own.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from izligums.accounts.actions import create_user
from izligums.accounts.enums import LeaderKind, Role, VerifiedBy, WithdrawnFor
from izligums.accounts.models import Authority, User, Verification
from izligums.accounts.walls import reading_as
from izligums.core.values import check_text

# -- reads -------------------------------------------------------------------------------------------------------------


def authorities() -> QuerySet[Any]:
    """The newest of each account, with `verified`: what was said of it last, None when nobody has looked yet."""
    newest = Authority.objects.filter(user=OuterRef("user")).order_by("-pk").values("pk")[:1]
    last_word = Verification.objects.filter(authority=OuterRef("pk")).order_by("-pk").values("verified")[:1]
    found = Authority.objects.filter(pk=Subquery(newest), user__role=Role.PROCESS_LEADER)
    return found.select_related("user").annotate(verified=Subquery(last_word))


def verified_authorities() -> QuerySet[Any]:
    return authorities().filter(verified=True, user__is_active=True)


def authority_of(user: User) -> Any:
    """The authority that counts, with `verified`; None for anybody but a process leader."""
    return authorities().filter(user=user).first()


def history_of(user: User) -> QuerySet[Verification]:
    """Newest first."""
    return Verification.objects.filter(authority__user=user).select_related("authority", "by").order_by("-pk")


# -- writes ------------------------------------------------------------------------------------------------------------


@transaction.atomic
def enter_leader(
    *, username: str, display_name: str, kind: LeaderKind, office: str, password: str | None, sample: bool = False
) -> Authority:
    """A process leader's account. It sees nothing until it has been verified. Raises ValueProblem."""
    office = check_text(office, 200, required=True)
    user = create_user(
        username=username, display_name=display_name, role=Role.PROCESS_LEADER, password=password, sample=sample
    )
    return Authority.objects.create(user=user, kind=kind, office=office)


def verify(*, authority: Authority, way: VerifiedBy, by: User, at: datetime) -> Verification:
    """Somebody of the office of a unit has seen for themselves whose account it is."""
    return Verification.objects.create(authority=authority, verified=True, way=way, by=by, at=at)


def withdraw(*, authority: Authority, ground: WithdrawnFor, by: User, at: datetime) -> Verification:
    """From this moment on the account sees nothing."""
    return Verification.objects.create(authority=authority, verified=False, ground=ground, by=by, at=at)


def vouch(*, user: User, kind: LeaderKind, office: str, at: datetime) -> None:
    """The staff directory says at a sign-in what the account's authority is.

    That verifies it, but not against what a member of the service said last: who was withdrawn is verified anew by a
    member of the service alone. Raises ValueProblem.
    """
    office = check_text(office, 200, required=True)
    with reading_as(user):
        withdrawn = history_of(user).values_list("verified", flat=True).first() is False
        authority = authority_of(user)
        if authority is None or (authority.kind, authority.office) != (kind, office):
            Authority.objects.create(user=user, kind=kind, office=office)
            authority = authority_of(user)
        if authority.verified is None and not withdrawn:
            Verification.objects.create(authority=authority, verified=True, way=VerifiedBy.DIRECTORY, at=at)
