"""Who may open a case: reads for the people whom it concerns, and for those who watch over it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from izligums.accounts.access import reach
from izligums.accounts.models import User
from izligums.accounts.permissions import Reach
from izligums.cases.access import case_for, opened_cases
from izligums.cases.models import Case, Grant, Participation, Withholding
from izligums.cases.reading import note_case


def case_whose_grants(user: User, case_id: int) -> Case:
    """For those who act in the case, and those who audit every unit; not for whoever opened it from outside.

    Raises Http404, or PermissionDenied as `case_for` does.
    """
    if reach(user) is Reach.ALL:
        case = get_object_or_404(Case.objects.select_related("unit"), pk=case_id)
        note_case(case.pk)
        return case
    case = case_for(user, case_id)
    if not opened_cases(user).filter(pk=case_id).exists():
        raise Http404
    return case


def grants_of(case: Case) -> QuerySet[Grant]:
    """Live ones first, then the newest."""
    found = Grant.objects.filter(case=case).select_related("holder", "unit", "given_by", "ended_by")
    return found.order_by("-ended_on", "-pk")


def own_grants(user: User) -> QuerySet[Grant]:
    live = Grant.objects.filter(holder_id=user.pk, ended_on=None)
    return live.select_related("case", "holder", "unit", "given_by", "ended_by")


def withholdings_of(case: Case) -> QuerySet[Withholding]:
    """Ended ones too, the newest first."""
    return Withholding.objects.filter(case=case).select_related("reader", "by", "second").order_by("-pk")


def names_in(case: Case) -> dict[int, str]:
    """By place in the case; nobody's for whoever sees no people."""
    return {each.pk: each.person.name for each in Participation.objects.filter(case=case).select_related("person")}
