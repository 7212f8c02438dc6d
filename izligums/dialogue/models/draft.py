from __future__ import annotations

from django.db import models

from izligums.cases.models import Case, Participation
from izligums.core.sealed import SealedJSON


class Draft(models.Model):
    """What a person has begun to write on a page of their own space, and has not sent. Theirs alone: nobody of the
    service sees it; gone once it is sent, or when they do not come back to it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="drafts")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="drafts")
    page = models.CharField(max_length=100)  # its address
    said = SealedJSON()  # by field, as it was typed
    saved_at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-saved_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["participation", "page"], name="dialogue_draft_one_each")]

    def __str__(self) -> str:
        return str(self.pk)
