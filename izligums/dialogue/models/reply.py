from __future__ import annotations

from django.db import models
from django.db.models import Q

from izligums.cases.models import Act, Case, Participation
from izligums.core.fields import EnumField, one_of
from izligums.core.sealed import SealedText
from izligums.dialogue.enums import ReplyWay


class Reply(models.Model):
    """How a mediator answered a person who wrote to them, or asked for another talk. It stays on their side; what was
    talked about is written nowhere."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="replies")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="replies")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    replied_on = models.DateField()
    way = EnumField(ReplyWay)
    text = SealedText(blank=True)
    #: When the person first opened the page on which it stands (`walls.see_replies`); for their own page alone.
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "replies"
        constraints = [
            one_of("way", ReplyWay, name="dialogue_reply_way"),
            models.CheckConstraint(
                name="dialogue_reply_words_when_written",
                condition=Q(way=ReplyWay.WRITTEN) & ~Q(text="") | ~Q(way=ReplyWay.WRITTEN) & Q(text=""),
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
