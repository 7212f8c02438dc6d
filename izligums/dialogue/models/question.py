from __future__ import annotations

from django.db import models
from django.db.models import Q

from izligums.cases.models import Act, Case, Participation
from izligums.core.fields import EnumField, one_of
from izligums.core.sealed import SealedText
from izligums.dialogue.enums import Answered, QuestionWay


class Question(models.Model):
    """What a person wants to ask the other side. The program tells it to nobody there: it is asked in the session, or
    put by the mediator. How far it was answered only the asker says; the answer itself is written nowhere."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="questions")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="questions")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField()
    text = SealedText()
    way = EnumField(QuestionWay)
    answered = EnumField(Answered, default=Answered.OPEN)
    marked_by = models.ForeignKey(Act, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("way", QuestionWay, name="dialogue_question_way"),
            one_of("answered", Answered, name="dialogue_question_answered"),
            models.CheckConstraint(name="dialogue_question_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="dialogue_question_marked_whole",
                condition=Q(answered=Answered.OPEN, marked_by__isnull=True)
                | (~Q(answered=Answered.OPEN) & Q(marked_by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
