from __future__ import annotations

from django.db import models

from izligums.cases.models import Act, Case, Participation
from izligums.core.enums import Language
from izligums.core.fields import EnumField, one_of
from izligums.core.sealed import SealedText
from izligums.dialogue.enums import FirstToSpeak, Seat


class Wishes(models.Model):
    """How a person wants the meeting to be. Rows are only added: the latest counts, and earlier ones stay.

    It stays on the person's side; the mediator arranges the meeting by it. What was not said is empty: that it
    does not matter where somebody sits is an answer of its own.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="wishes")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="wishes")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()
    safety = SealedText(blank=True)
    time_place = SealedText(blank=True)
    seat = EnumField(Seat, null=True, blank=True)
    first = EnumField(FirstToSpeak, null=True, blank=True)
    breaks = SealedText(blank=True)
    not_raised = SealedText(blank=True)
    language = EnumField(Language, null=True, blank=True)
    interpreter = models.BooleanField()
    access_needs = SealedText(blank=True)

    class Meta:
        ordering = ["said_on", "pk"]
        verbose_name_plural = "wishes"
        constraints = [
            one_of("seat", Seat, name="dialogue_wishes_seat"),
            one_of("first", FirstToSpeak, name="dialogue_wishes_first"),
            one_of("language", Language, name="dialogue_wishes_language"),
        ]

    def __str__(self) -> str:
        return str(self.pk)
