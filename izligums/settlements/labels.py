"""What this room's enum members are called (the register itself is `core.labels`)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from izligums.core.labels import register
from izligums.settlements.enums import ConditionKind, Fulfilment, SettlementState

register(
    {
        ConditionKind.PAYMENT: _("payment"),
        ConditionKind.WORK: _("work"),
        ConditionKind.APOLOGY: _("apology"),
        ConditionKind.RETURN: _("return of a thing"),
        ConditionKind.NO_CONTACT: _("no contact"),
        ConditionKind.PROGRAMME: _("course or programme"),
        ConditionKind.OTHER: _("something else"),
    }
)
register(
    {
        Fulfilment.OPEN: _("not yet assessed"),
        Fulfilment.FULFILLED: _("fulfilled"),
        Fulfilment.PARTLY: _("partly fulfilled"),
        Fulfilment.NOT_FULFILLED: _("not fulfilled"),
    }
)
register(
    {
        SettlementState.DRAFT: _("being written"),
        SettlementState.CERTIFIED: _("certified"),
        SettlementState.VOID: _("given up"),
    }
)
