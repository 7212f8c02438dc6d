from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from izligums.cases.enums import Duty
from izligums.cases.models.case import Case
from izligums.core.fields import EnumField, one_of
from izligums.mediators.models import Mediator


class Assignment(models.Model):
    """A mediator's place in a case. Rights to open the case follow from a live assignment, and end with it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="assignments")
    mediator = models.ForeignKey(Mediator, on_delete=models.PROTECT, related_name="assignments")
    duty = EnumField(Duty)
    started_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)
    #: The answer to "is there a conflict of interest?": True means that there is none; null, not yet answered.
    declared = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("duty", Duty, name="cases_assignment_duty"),
            models.UniqueConstraint(
                fields=["case", "duty"], condition=Q(ended_on=None), name="cases_assignment_one_live"
            ),
            models.UniqueConstraint(
                fields=["case", "mediator"], condition=Q(ended_on=None), name="cases_assignment_mediator_once"
            ),
            models.CheckConstraint(
                name="cases_assignment_order", condition=Q(ended_on=None) | Q(ended_on__gte=F("started_on"))
            ),
            models.CheckConstraint(
                name="cases_assignment_conflict_ends", condition=~Q(declared=False) | Q(ended_on__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["mediator", "case"], condition=Q(ended_on=None), name="cases_assignment_live")]

    def __str__(self) -> str:
        return f"{self.duty} {self.mediator_id}"
