from __future__ import annotations

from django.db import models
from django.db.models import Q

from izligums.cases.models import Act, Case, Participation
from izligums.core.fields import EnumField, one_of
from izligums.core.sealed import SealedText
from izligums.dialogue.enums import Topic

#: What somebody waits for an answer to.
WAITS = Q(answered_by=None) & (Q(topic=Topic.MESSAGE) | Q(wants_talk=True))


class Saying(models.Model):
    """What a person told the mediator in their own words, because they wanted to. It stays on their side. A
    message, and a wish for another talk, wait until a mediator has answered."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="sayings")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="sayings")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    said_on = models.DateField()
    topic = EnumField(Topic)
    text = SealedText(blank=True)
    #: They ask for another talk with the mediator.
    wants_talk = models.BooleanField(default=False)
    #: A mediator's answer; or the act with which the person was no longer part of the case.
    answered_by = models.ForeignKey(Act, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["said_on", "pk"]
        constraints = [
            one_of("topic", Topic, name="dialogue_saying_topic"),
            models.CheckConstraint(name="dialogue_saying_something", condition=~Q(text="") | Q(wants_talk=True)),
            models.CheckConstraint(
                name="dialogue_saying_talk_afterwards", condition=Q(wants_talk=False) | Q(topic=Topic.HOW_I_AM)
            ),
            models.CheckConstraint(
                name="dialogue_saying_answered_when_asked",
                condition=Q(answered_by=None) | Q(topic=Topic.MESSAGE) | Q(wants_talk=True),
            ),
        ]
        indexes = [models.Index(fields=["case"], condition=WAITS, name="dialogue_saying_waits")]

    def __str__(self) -> str:
        return str(self.pk)
