from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from izligums.cases.enums import Capacity
from izligums.cases.models.case import Case
from izligums.core.fields import EnumField, one_of
from izligums.core.sealed import SealedText


class Act(models.Model):
    """One entry of a case's journal: who recorded what, when it happened and when it was recorded. Never changed.

    `values` holds codes, dates, sums and identifiers only; what people wrote stays in the row the act brought about.
    A mistaken act is superseded by a correcting act; both stay readable.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="acts")
    sequence = models.PositiveIntegerField()
    step = models.CharField(max_length=40)
    happened_on = models.DateField()
    recorded_at = models.DateTimeField()
    #: The member of the service who recorded it; nobody when the person did it in their own space.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    capacity = EnumField(Capacity)
    person = models.ForeignKey("cases.Participation", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    values = models.JSONField(default=dict)
    #: Identifier of the row the act brought about: a person, a session, a settlement, a condition.
    created = models.BigIntegerField(null=True, blank=True)
    #: Why it was done although a decision was needed, or why it is corrected, reopened, transferred.
    reason = SealedText(blank=True)
    #: Codes of the rules that were broken, when recorded with deviation; then a second person confirmed.
    deviation = models.JSONField(default=list, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    #: One for each form handed out, so that the same form sent twice acts once.
    token = models.UUIDField(null=True, blank=True, unique=True)
    superseded_by = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="supersedes"
    )
    #: Chains the entry to the one before it (`cases.chaining`); empty only until the act's transaction ends.
    seal = models.BinaryField(null=True, blank=True)

    class Meta:
        ordering = ["case_id", "sequence"]
        constraints = [
            one_of("capacity", Capacity, name="cases_act_capacity"),
            models.UniqueConstraint(fields=["case", "sequence"], name="cases_act_sequence"),
            models.CheckConstraint(
                name="cases_act_by_somebody",
                condition=Q(capacity=Capacity.PERSON, by__isnull=True, person__isnull=False)
                | (~Q(capacity=Capacity.PERSON) & Q(by__isnull=False)),
            ),
            models.CheckConstraint(
                name="cases_act_deviation_by_two",
                condition=Q(deviation=[], confirmed_by__isnull=True)
                | (~Q(deviation=[]) & Q(confirmed_by__isnull=False) & ~Q(confirmed_by=F("by")) & ~Q(reason="")),
            ),
        ]
        indexes = [models.Index(fields=["-recorded_at", "-id"], name="cases_act_latest")]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.sequence} {self.step}"
