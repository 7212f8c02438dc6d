from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from izligums.cases.enums import Told
from izligums.cases.models import Act, Case, Participation
from izligums.core.fields import EnumField
from izligums.core.sealed import SealedText


class Proposal(models.Model):
    """Whom a person wants to bring, and what of it the other side may learn. A mediator answers: taken on, or not
    possible.

    Whoever was taken on is in the case by then (`guest`). What the other side is asked is a fact of its own, which
    holds no more than was allowed.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="proposals")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="proposals")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    made_on = models.DateField()
    name = SealedText()
    relation = SealedText()
    reach = SealedText()
    told = ArrayField(EnumField(Told))
    answered_by = models.ForeignKey(Act, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    guest = models.ForeignKey(Participation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="dialogue_proposal_guest_answered", condition=Q(guest=None) | Q(answered_by__isnull=False)
            ),
            models.CheckConstraint(
                name="dialogue_proposal_words", condition=~Q(name=b"") & ~Q(relation=b"") & ~Q(reach=b"")
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
