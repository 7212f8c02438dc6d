from __future__ import annotations

from django.db import models
from django.db.models import Q

from izligums.cases.models.case import Case


class Deadline(models.Model):
    """A named period running in a case. Without a due day when the period's length is not set; it never blocks."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="deadlines")
    name = models.CharField(max_length=60)
    started_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "name"], condition=Q(ended_on=None), name="cases_deadline_one_live"
            ),
        ]
        indexes = [
            models.Index(fields=["due_on", "case"], condition=Q(ended_on=None), name="cases_deadline_due"),
        ]

    def __str__(self) -> str:
        return self.name
