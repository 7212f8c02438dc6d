"""The one door to a case: fetch and authorise in one call. A page and a list ask the same policy."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.http import Http404

from izligums.accounts.access import allows, reach
from izligums.accounts.enums import Role as OfficeRole
from izligums.accounts.models import User
from izligums.accounts.permissions import Permission, Reach
from izligums.cases.enums import CAPACITY_OF, Capacity, Duty
from izligums.cases.models import Assignment, Case, Grant
from izligums.cases.outside import is_open, open_until
from izligums.cases.reading import note_case

_OFFICE = {OfficeRole.COORDINATOR: Capacity.COORDINATOR, OfficeRole.HEAD: Capacity.HEAD}


def case_for(user: User, case_id: int, **looked_up: Combinable) -> Case:
    """The case, when `user` may open it, with what else is `looked_up` about it in the same query.

    Raises Http404 to somebody who may not know that it exists, PermissionDenied to a mediator who worked on it before.
    """
    try:
        cases = _sought_cases(user).select_related("unit", "municipality")
        case = cases.annotate(grant=_own_grant(user), outside=open_until(user), **looked_up).get(pk=case_id)
    except Case.DoesNotExist:
        if Grant.objects.filter(case_id=case_id, holder_id=user.pk).exists():
            raise PermissionDenied from None
        raise Http404 from None
    note_case(case.pk, grant=case.grant)
    return case


def _sought_cases(user: User) -> QuerySet[Case]:
    """What opens by its number: more than lists show, when it was opened from outside its unit."""
    if reach(user) is Reach.UNIT and allows(user, Permission.CASE_READ):
        return Case.objects.filter(Q(unit_id=user.unit_id or 0) | Q(is_open(user)))
    return visible_cases(user)


def readable_cases(user: User) -> QuerySet[Case]:
    """Whose papers `user` may read: `opened_cases`, and those opened from outside their unit."""
    return _sought_cases(user) if reach(user) is Reach.UNIT else opened_cases(user)


def _own_grant(user: User) -> Subquery:
    """The grant under which `user` opens a case; none for the office of its unit."""
    own = Grant.objects.filter(case_id=OuterRef("pk"), holder_id=user.pk, ended_on=None).order_by("pk")
    return Subquery(own.values("pk")[:1])


def visible_cases(user: User) -> QuerySet[Case]:
    """The cases `user` may open, as far as their role reaches (`policy/roles.toml`); none without the right to read."""
    if not allows(user, Permission.CASE_READ):
        return Case.objects.none()
    match reach(user):
        case Reach.UNIT:
            return Case.objects.filter(unit_id=user.unit_id or 0)
        case Reach.OWN:
            live = Grant.objects.filter(case_id=OuterRef("pk"), holder_id=user.pk, ended_on=None)
            return Case.objects.filter(Exists(live))
        case Reach.NONE | Reach.READINGS | Reach.LED | Reach.ALL:  # whoever audits all reads codes, and opens none
            return Case.objects.none()


def opened_cases(user: User) -> QuerySet[Case]:
    """The cases whose papers and contact data `user` may see: a mediator has said first that there is no conflict."""
    if reach(user) is not Reach.OWN or not allows(user, Permission.CASE_READ):
        return visible_cases(user)
    # Who leads or accompanies a case holds its grant too (`Capacity`): asking for it again would only cost.
    declared = Assignment.objects.filter(
        case_id=OuterRef("pk"), mediator__user_id=user.pk, ended_on=None, declared=True
    )
    return Case.objects.filter(Exists(declared))


def capacities(user: User, case: Case) -> frozenset[Capacity]:
    """In which capacities `user` acts in `case`; empty when they may not act at all. One query for a mediator."""
    if user.role in _OFFICE:
        return frozenset({_OFFICE[user.role]} if case.unit_id == user.unit_id else ())
    duties = Assignment.objects.filter(case=case, mediator__user_id=user.pk, ended_on=None).order_by()
    return frozenset(CAPACITY_OF[Duty(duty)] for duty in duties.values_list("duty", flat=True))
