from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from izligums.accounts.models import Authority
from izligums.cases.models.act import Act
from izligums.cases.models.case import Case


class LeaderAccess(models.Model):
    """A case connected to a process leader's account: given by an act, ended by an act; the row stays.

    Nothing of the case opens by it but how it stands and the papers sent to the process leader (`walls.led_cases`).
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="leader_accesses")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    given_by = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    started_on = models.DateField()
    ended_by = models.ForeignKey(Act, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "leader accesses"
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(ended_on=None), name="cases_leaderaccess_one_live"),
            models.CheckConstraint(
                name="cases_leaderaccess_ended_whole",
                condition=Q(ended_by__isnull=True, ended_on__isnull=True)
                | Q(ended_by__isnull=False, ended_on__isnull=False),
            ),
            models.CheckConstraint(
                name="cases_leaderaccess_order", condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on"))
            ),
        ]
        indexes = [
            models.Index(fields=["authority", "-id"], condition=Q(ended_on=None), name="cases_leaderaccess_live")
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.pk}"
