from __future__ import annotations

from django.db import models
from django.db.models import Q

from izligums.cases.models import Act, Case, Participation
from izligums.core.fields import EnumField, one_of
from izligums.documents.models import IssuedDocument
from izligums.meetings.models import Session
from izligums.messages.enums import (
    Hours,
    LetterState,
    Medium,
    MessageKind,
    MessageState,
    SendingProblem,
    Way,
    Wording,
)

#: Nobody has said of these that they left the house.
NOT_SENT = (LetterState.WAITING, LetterState.HELD_BACK)


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
    #: The act that overtook a letter while it waited.
    held_back_by = models.ForeignKey(Act, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("state", LetterState, name="messages_letter_state"),
            one_of("way", Way, name="messages_letter_way"),
            models.CheckConstraint(
                name="messages_letter_dispatched_whole",
                condition=Q(state__in=NOT_SENT, way__isnull=True, dispatched_on__isnull=True)
                | (~Q(state__in=NOT_SENT) & Q(way__isnull=False, dispatched_on__isnull=False)),
            ),
            models.CheckConstraint(
                name="messages_letter_held_back_whole",
                condition=Q(state=LetterState.HELD_BACK, held_back_by__isnull=False)
                | (~Q(state=LetterState.HELD_BACK) & Q(held_back_by__isnull=True)),
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

    @property
    def may_have_left(self) -> bool:
        """There is a day on which it can have left: from the one it was written on, before the one that overtook it."""
        return self.held_back_by is None or self.act.happened_on < self.held_back_by.happened_on


class Message(models.Model):
    """One short message to a person's own phone or e-mail. It holds no words: they follow from kind, seed and language,
    and give nothing away to somebody who looks over the shoulder. Address and code are looked up when it is sent."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="messages")
    recipient = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="messages")
    kind = EnumField(MessageKind)
    medium = EnumField(Medium)
    #: Of the code in it (`core.codes`); empty when it carries none.
    seed = models.CharField(max_length=32, blank=True)
    #: Of which session it reminds.
    session = models.ForeignKey(Session, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = EnumField(MessageState, default=MessageState.WAITING)
    problem = EnumField(SendingProblem, null=True, blank=True)
    made_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("kind", MessageKind, name="messages_message_kind"),
            one_of("medium", Medium, name="messages_message_medium"),
            one_of("state", MessageState, name="messages_message_state"),
            one_of("problem", SendingProblem, name="messages_message_problem"),
            models.CheckConstraint(
                name="messages_message_sent_whole",
                condition=Q(state=MessageState.SENT, sent_at__isnull=False)
                | (~Q(state=MessageState.SENT) & Q(sent_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="messages_message_problem_when_failed",
                condition=Q(state=MessageState.FAILED, problem__isnull=False)
                | (~Q(state=MessageState.FAILED) & Q(problem__isnull=True)),
            ),
            models.CheckConstraint(
                name="messages_message_session_when_reminding",
                condition=Q(kind=MessageKind.REMINDER, session__isnull=False)
                | (~Q(kind=MessageKind.REMINDER) & Q(session__isnull=True)),
            ),
            models.UniqueConstraint(fields=["recipient", "session"], name="messages_message_reminds_once"),
            models.UniqueConstraint(
                fields=["recipient"],
                condition=Q(kind=MessageKind.NEWS, state=MessageState.WAITING),
                name="messages_message_one_word_of_news",
            ),
        ]
        indexes = [
            models.Index(fields=["recipient"], condition=Q(state=MessageState.WAITING), name="messages_message_waiting")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Terms(models.Model):
    """On what terms somebody wants short messages that are no codes: the latest row counts, and without one there are
    none. The address is that of the safe way, looked up when a message leaves."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="terms")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="terms")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")
    #: Empty: they want none.
    medium = EnumField(Medium, null=True, blank=True)
    hours = EnumField(Hours)
    wording = EnumField(Wording)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "terms"
        constraints = [
            one_of("medium", Medium, name="messages_terms_medium"),
            one_of("hours", Hours, name="messages_terms_hours"),
            one_of("wording", Wording, name="messages_terms_wording"),
        ]
        indexes = [models.Index(fields=["participation", "-id"], name="messages_terms_latest")]

    def __str__(self) -> str:
        return str(self.pk)
