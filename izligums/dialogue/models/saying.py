from __future__ import annotations

from django.db import models
from django.db.models import Q

from izligums.cases.models import Act, Case, Participation
from izligums.core.fields import EnumField, one_of
from izligums.core.sealed import SealedText
from izligums.dialogue.enums import Topic


class Saying(models.Model):
    """What a person told the mediator in their own words, because they wanted to. Rows are only added; it stays on
    their side."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="sayings")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="sayings")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()
    topic = EnumField(Topic)
    text = SealedText(blank=True)
    #: They ask for another talk with the mediator.
    wants_talk = models.BooleanField(default=False)

    class Meta:
        ordering = ["said_on", "pk"]
        constraints = [
            one_of("topic", Topic, name="dialogue_saying_topic"),
            models.CheckConstraint(name="dialogue_saying_something", condition=~Q(text="") | Q(wants_talk=True)),
            models.CheckConstraint(
                name="dialogue_saying_talk_afterwards", condition=Q(wants_talk=False) | Q(topic=Topic.HOW_I_AM)
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
