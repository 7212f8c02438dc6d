from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from izligums.cases.models import Case
from izligums.settlements.enums import Fulfilment, SettlementState
from izligums.settlements.models import Condition


def due_conditions(cases: QuerySet[Case], *, until: date, size: int) -> list[Condition]:
    """Conditions of certified settlements that end by `until` and nobody has assessed, soonest first."""
    live = Condition.objects.filter(due__lte=until, fulfilment=Fulfilment.OPEN, removed=False)
    certified = live.filter(settlement__state=SettlementState.CERTIFIED, settlement__case__in=cases.order_by())
    return list(certified.select_related("settlement__case").order_by("due", "pk")[:size])
