from __future__ import annotations

from django.db import models

from izligums.core.enums import PeriodUnit
from izligums.core.fields import EnumField, one_of


class SpecialDay(models.Model):
    """A day that differs from the ordinary week: a holiday, or a Saturday worked by order of the Cabinet."""

    day = models.DateField(unique=True)
    working = models.BooleanField()
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day}: {self.name}"


class PeriodValue(models.Model):
    """One setting of a named period. Rows are only added; the newest one valid on a day counts."""

    name = models.CharField(max_length=60)
    value = models.PositiveSmallIntegerField(null=True, blank=True)  # null: "not set", said on purpose
    unit = EnumField(PeriodUnit)
    valid_from = models.DateField()
    note = models.CharField(max_length=500, blank=True)
    set_by = models.CharField(max_length=60)  # identifier of a user; this room lies below the room of users
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "valid_from", "pk"]
        constraints = [
            one_of("unit", PeriodUnit, name="core_periodvalue_unit"),
            models.CheckConstraint(
                name="core_periodvalue_sensible",
                condition=models.Q(value__isnull=True) | models.Q(value__gte=1, value__lte=3660),
            ),
        ]
        indexes = [models.Index(fields=["name", "valid_from"], name="core_periodvalue_by_name")]

    def __str__(self) -> str:
        return f"{self.name} from {self.valid_from}: {self.value} {self.unit}"


class HelpNumber(models.Model):
    """One setting of a line where people find help. Rows are only added; the newest one valid on a day counts."""

    name = models.CharField(max_length=60)
    number = models.CharField(max_length=20, blank=True)  # empty: "not set", said on purpose
    valid_from = models.DateField()
    note = models.CharField(max_length=500, blank=True)
    set_by = models.CharField(max_length=60)  # identifier of a user; this room lies below the room of users
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "valid_from", "pk"]
        constraints = [
            models.CheckConstraint(
                name="core_helpnumber_dialled",
                condition=models.Q(number="") | models.Q(number__regex=r"^\+?[0-9][0-9 ]*[0-9]$"),
            ),
        ]
        indexes = [models.Index(fields=["name", "valid_from"], name="core_helpnumber_by_name")]

    def __str__(self) -> str:
        return f"{self.name} from {self.valid_from}: {self.number}"
