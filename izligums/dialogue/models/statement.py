from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from izligums.cases.models import Act, Case, Participation
from izligums.core.fields import EnumField, one_of
from izligums.core.sealed import SealedText
from izligums.dialogue.enums import GivenBack, Receiving, StatementState

_WITH_A_READER = [StatementState.OFFERED, StatementState.WANTED, StatementState.DELIVERED]
_WANTED = [StatementState.WANTED, StatementState.DELIVERED]


class Statement(models.Model):
    """Something one person wrote for the other side: a letter, an answer, what happened to them.

    It passes through the mediator alone. Author and reader see of it what two doors of the database tell them
    (`walls.own_writing`, `walls.own_post`): the words only their author, and who wanted them on the screen.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="statements")
    author = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="statements")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="+")  # with which it was handed over
    text = SealedText()
    state = EnumField(StatementState, default=StatementState.HANDED)
    #: Who is asked whether they want it, or has it.
    reader = models.ForeignKey(Participation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    way = EnumField(Receiving, null=True, blank=True)
    #: Who was asked and did not want it.
    unwanted_by = ArrayField(models.BigIntegerField(), default=list, blank=True)
    given_back = EnumField(GivenBack, null=True, blank=True)
    note = SealedText(blank=True)  # from the mediator to the author, when it is given back
    handed_on = models.DateField()
    #: When it last moved on.
    moved_on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            one_of("state", StatementState, name="dialogue_statement_state"),
            one_of("way", Receiving, name="dialogue_statement_way"),
            one_of("given_back", GivenBack, name="dialogue_statement_given_back"),
            models.CheckConstraint(name="dialogue_statement_not_to_oneself", condition=~Q(reader=F("author"))),
            models.CheckConstraint(
                name="dialogue_statement_reader",
                condition=(~Q(state__in=_WITH_A_READER) | Q(reader__isnull=False))
                & (Q(state__in=_WITH_A_READER) | Q(reader__isnull=True)),
            ),
            models.CheckConstraint(
                name="dialogue_statement_wanted",
                condition=Q(state__in=_WANTED, way__isnull=False) & ~Q(way=Receiving.NOT)
                | ~Q(state__in=_WANTED) & Q(way__isnull=True),
            ),
            models.CheckConstraint(
                name="dialogue_statement_given_back_whole",
                condition=Q(state=StatementState.GIVEN_BACK, given_back__isnull=False, note__gt="")
                | ~Q(state=StatementState.GIVEN_BACK) & Q(given_back__isnull=True, note=""),
            ),
        ]
        indexes = [models.Index(fields=["case"], name="dialogue_statement_by_case")]

    def __str__(self) -> str:
        return str(self.pk)
