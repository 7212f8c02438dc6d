"""Who may open a case: reads for the people whom it concerns, and for those who watch over it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from izligums.accounts.access import reach
from izligums.accounts.models import User
from izligums.accounts.permissions import Reach
from izligums.cases.access import case_for, opened_cases
from izligums.cases.models import Act, AuditedAct, AuditedCase, Case, Grant, LeaderAccess, Participation, Withholding
from izligums.cases.reading import note_case


def case_whose_grants(user: User, case_id: int) -> Case | AuditedCase:
    """For those who act in the case, and those who audit every unit; not for whoever opened it from outside.

    Raises Http404, or PermissionDenied as `case_for` does.
    """
    if reach(user) is Reach.ALL:
        audited = get_object_or_404(AuditedCase.objects.select_related("unit"), pk=case_id)
        note_case(audited.pk)
        return audited
    case = case_for(user, case_id)
    if not opened_cases(user).filter(pk=case_id).exists():
        raise Http404
    return case


def grants_of(case_id: int) -> QuerySet[Grant]:
    """Live ones first, then the newest."""
    return Grant.objects.filter(case_id=case_id).select_related("holder", "unit").order_by("-ended_on", "-pk")


def leader_accesses(case_id: int) -> QuerySet[LeaderAccess]:
    """Accounts of process leaders that were connected; a live one first, then the newest."""
    found = LeaderAccess.objects.filter(case_id=case_id).select_related("authority__user")
    return found.order_by("-ended_on", "-pk")


def own_grants(user: User) -> QuerySet[Grant]:
    return Grant.objects.filter(holder_id=user.pk, ended_on=None).select_related("case", "holder", "unit")


def acts_behind(user: User, grants: Iterable[Grant | LeaderAccess]) -> dict[int, Act | AuditedAct]:
    """The entries that gave or ended them; in codes for those who audit every unit."""
    rows = AuditedAct if reach(user) is Reach.ALL else Act
    ids = {id for grant in grants for id in (grant.given_by_id, grant.ended_by_id) if id is not None}
    return {act.pk: act for act in rows.objects.filter(pk__in=ids)}


def withholdings_of(case_id: int) -> QuerySet[Withholding]:
    """Ended ones too, the newest first."""
    return Withholding.objects.filter(case_id=case_id).select_related("reader", "by", "second").order_by("-pk")


def names_in(case_id: int) -> dict[int, str]:
    """By place in the case; nobody's for whoever sees no people."""
    return {
        each.pk: each.person.name for each in Participation.objects.filter(case_id=case_id).select_related("person")
    }
