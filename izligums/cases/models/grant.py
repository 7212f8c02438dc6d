from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from izligums.accounts.models import Unit
from izligums.cases.enums import Capacity
from izligums.cases.models.act import Act
from izligums.cases.models.case import Case
from izligums.core.fields import EnumField, one_of


class Grant(models.Model):
    """Who may open a case, in which capacity, from when until when, and by which acts.

    The office of a unit needs none: it opens the cases of its unit. Given and ended by acts alone; the row stays.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="grants")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="grants")
    capacity = EnumField(Capacity)
    #: The unit in which it was given. A transfer ends every grant, so a live one is always of the case's unit.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    given_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField()
    ended_by = models.ForeignKey(Act, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("capacity", Capacity, name="cases_grant_capacity"),
            models.UniqueConstraint(
                fields=["case", "holder", "capacity"], condition=Q(ended_on=None), name="cases_grant_one_live"
            ),
            models.CheckConstraint(
                name="cases_grant_ended_whole",
                condition=Q(ended_by__isnull=True, ended_on__isnull=True)
                | Q(ended_by__isnull=False, ended_on__isnull=False),
            ),
            models.CheckConstraint(
                name="cases_grant_order", condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on"))
            ),
        ]
        indexes = [models.Index(fields=["holder", "case"], condition=Q(ended_on=None), name="cases_grant_live")]

    def __str__(self) -> str:
        return f"{self.capacity} {self.holder_id}"
