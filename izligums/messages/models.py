from __future__ import annotations

from django.db import models
from django.db.models import Q

from izligums.cases.models import Act, Case, Participation
from izligums.core.fields import EnumField, one_of
from izligums.documents.models import IssuedDocument
from izligums.messages.enums import LetterState, Way


class Letter(models.Model):
    """One paper on its way to one recipient: a person of the case, or (recipient empty) the process leader."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="letters")
    document = models.OneToOneField(IssuedDocument, on_delete=models.PROTECT, related_name="letter")
    recipient = models.ForeignKey(
        Participation, on_delete=models.PROTECT, null=True, blank=True, related_name="letters"
    )
    state = EnumField(LetterState, default=LetterState.WAITING)
    way = EnumField(Way, null=True, blank=True)
    dispatched_on = models.DateField(null=True, blank=True)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("state", LetterState, name="messages_letter_state"),
            one_of("way", Way, name="messages_letter_way"),
            models.CheckConstraint(
                name="messages_letter_dispatched_whole",
                condition=Q(state=LetterState.WAITING, way__isnull=True, dispatched_on__isnull=True)
                | (~Q(state=LetterState.WAITING) & Q(way__isnull=False, dispatched_on__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(fields=["case"], condition=Q(state=LetterState.WAITING), name="messages_letter_waiting")
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.pk}"

    @property
    def must_be_handed_over(self) -> bool:
        """The recipient wants no post: a letter at home could endanger or embarrass."""
        return self.recipient is not None and self.recipient.no_post
