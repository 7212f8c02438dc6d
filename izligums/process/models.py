from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from izligums.cases.enums import Capacity
from izligums.cases.models import Case, Participation
from izligums.core import keys
from izligums.core.fields import EnumField, one_of
from izligums.core.sealed import SealedBytes, SealedJSON, SealedText


class Deviation(models.Model):
    """Something that happened against a rule, written down by one person and waiting for a second one.

    Nothing of the case changes until somebody else confirms; refused or confirmed, the row stays.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="deviations")
    step = models.CharField(max_length=40)
    happened_on = models.DateField()
    person = models.ForeignKey(Participation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    values = models.JSONField(default=dict)
    texts = SealedJSON(blank=True)  # those of the answers that somebody wrote
    codes = models.JSONField(default=list)  # of the rules that stand against it
    reason = SealedText()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    capacity = EnumField(Capacity)
    recorded_at = models.DateTimeField()
    token = models.UUIDField(null=True, blank=True, unique=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    confirmed = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("capacity", Capacity, name="process_deviation_capacity"),
            models.CheckConstraint(name="process_deviation_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="process_deviation_decided_whole",
                condition=Q(decided_by__isnull=True, decided_at__isnull=True, confirmed__isnull=True)
                | Q(decided_by__isnull=False, decided_at__isnull=False, confirmed__isnull=False),
            ),
            models.CheckConstraint(
                name="process_deviation_by_two", condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("by"))
            ),
        ]
        indexes = [models.Index(fields=["case"], condition=Q(confirmed=None), name="process_deviation_open")]

    def __str__(self) -> str:
        return f"{self.step} {self.pk}"


class CheckedFile(models.Model):
    """A referral file that was checked and waits for somebody's yes; see `intake.waiting` for how long."""

    content = SealedBytes(key=keys.INTAKE)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kept_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.pk)
