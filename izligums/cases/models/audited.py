"""What those see who watch over cases and open none: some columns of a table, through a view of the database.

Which columns, and to whom, stands in `policy/walls.toml`; `accounts.walls` makes the views.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models

from izligums.accounts.models import Unit
from izligums.cases.enums import Capacity
from izligums.cases.models.case import case_number
from izligums.core.fields import EnumField


class AuditedCase(models.Model):
    """That a case is there: its number, its unit."""

    id = models.BigIntegerField(primary_key=True)
    received_on = models.DateField()
    unit = models.ForeignKey(Unit, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        managed = False
        db_table = "audited_case"

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return case_number(self.pk, self.received_on)


class AuditedAct(models.Model):
    """One entry of a journal in codes; neither what somebody answered nor why."""

    id = models.BigIntegerField(primary_key=True)
    case = models.ForeignKey(AuditedCase, on_delete=models.DO_NOTHING, related_name="acts")
    sequence = models.PositiveIntegerField()
    step = models.CharField(max_length=40)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, null=True, related_name="+")
    capacity = EnumField(Capacity)
    deviation = models.JSONField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, null=True, related_name="+")
    superseded_by = models.ForeignKey("self", on_delete=models.DO_NOTHING, null=True, related_name="+")

    class Meta:
        managed = False
        db_table = "audited_act"

    def __str__(self) -> str:
        return f"{self.case_id}/{self.sequence} {self.step}"


class AuditedOpening(models.Model):
    """That somebody opened a case from outside its unit: who and when; never why."""

    id = models.BigIntegerField(primary_key=True)
    case = models.ForeignKey(AuditedCase, on_delete=models.DO_NOTHING, related_name="openings")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.DO_NOTHING, related_name="+")
    from_unit = models.ForeignKey(Unit, on_delete=models.DO_NOTHING, null=True, related_name="+")
    at = models.DateTimeField()
    until = models.DateTimeField()
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.DO_NOTHING, null=True, related_name="+")
    seen_at = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "audited_opening"

    def __str__(self) -> str:
        return f"{self.holder_id} {self.case_id}"
