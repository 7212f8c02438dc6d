from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from izligums.cases.enums import Channel, ContactResult, FactKind, Initiative, Leave, Outcome, RiskFactor, Signing
from izligums.cases.models.act import Act
from izligums.cases.models.case import Case
from izligums.cases.models.file import ReceivedFile
from izligums.cases.models.participation import Participation
from izligums.core.enums import Language
from izligums.core.fields import EnumField, one_of
from izligums.core.sealed import SealedText


def whole(kind: FactKind, **given: object) -> models.CheckConstraint:
    """Rows of `kind` carry these columns; a fact half written is refused by the database."""
    return models.CheckConstraint(name=f"cases_fact_{kind}_whole", condition=~Q(kind=kind) | Q(**given))


class Fact(models.Model):
    """One thing known of a person, of a pair of persons, or of the case: a row with who, when and how, not a flag.

    The newest row that is not superseded counts. There is no column for what was said in the room, and none for guilt.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="facts")
    kind = EnumField(FactKind)
    person = models.ForeignKey(Participation, on_delete=models.PROTECT, null=True, blank=True, related_name="facts")
    other = models.ForeignKey(Participation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    #: The fact that this one speaks of: what was passed outside, in its review.
    of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    yes = models.BooleanField(null=True, blank=True)
    happened_on = models.DateField()
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="facts")
    superseded = models.BooleanField(default=False)

    channel = EnumField(Channel, null=True, blank=True)
    initiative = EnumField(Initiative, null=True, blank=True)
    result = EnumField(ContactResult, null=True, blank=True)
    version = models.CharField(max_length=60, blank=True)
    language = EnumField(Language, null=True, blank=True)
    scan = models.ForeignKey(ReceivedFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    factors = ArrayField(EnumField(RiskFactor), null=True, blank=True)
    outcome = EnumField(Outcome, null=True, blank=True)
    #: Of a word on taking part: what else the person allows, and how they mean to sign.
    leaves = ArrayField(EnumField(Leave), null=True, blank=True)
    signing = EnumField(Signing, null=True, blank=True)
    #: To whom something was passed outside, what a party was told of a guest,
    #: a client-file number, a place of detention, a person's own words about how life changed (their side's only).
    text = SealedText(blank=True)
    #: Of a client file alone: the same for the same number (`core.keys.blind_index`), which no two files share.
    number_key = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["happened_on", "act_id", "pk"]
        constraints = [
            one_of("kind", FactKind, name="cases_fact_kind"),
            one_of("channel", Channel, name="cases_fact_channel"),
            one_of("initiative", Initiative, name="cases_fact_initiative"),
            one_of("result", ContactResult, name="cases_fact_result"),
            one_of("outcome", Outcome, name="cases_fact_outcome"),
            whole(FactKind.SAFE_WAY, person__isnull=False),
            whole(
                FactKind.CONTACT,
                person__isnull=False,
                channel__isnull=False,
                initiative__isnull=False,
                result__isnull=False,
            ),
            whole(FactKind.ACKNOWLEDGEMENT, person__isnull=False, yes__isnull=False, text=""),
            whole(FactKind.INFORMATION, person__isnull=False, version__gt="", language__isnull=False),
            whole(FactKind.CONSENT, person__isnull=False, version__gt="", language__isnull=False),
            whole(FactKind.WITHDRAWAL, person__isnull=False, text=""),  # no reason is asked
            whole(FactKind.TALK, person__isnull=False, channel__isnull=False),
            whole(FactKind.ABSENCE, person__isnull=False, yes__isnull=False),
            whole(FactKind.AGREEMENT, person__isnull=False, other__isnull=False, yes__isnull=False),
            whole(FactKind.DETENTION, person__isnull=False, yes__isnull=False),
            whole(FactKind.CLIENT_FILE, person__isnull=False, text__gt="", number_key__gt=""),
            whole(FactKind.CONCERN, person__isnull=False, other__isnull=False, yes__isnull=False),
            whole(FactKind.BAN, person__isnull=False, other__isnull=False),
            whole(FactKind.BAN_PERMISSION, person__isnull=False, other__isnull=False, text__gt=""),
            whole(FactKind.RISK_REVIEW, factors__isnull=False),
            whole(FactKind.SECOND_REVIEW, yes__isnull=False),
            whole(FactKind.SAFETY_STOP, yes__isnull=False, text=""),
            whole(FactKind.END, outcome__isnull=False),
            whole(FactKind.CLOSING, outcome__isnull=False),
            whole(FactKind.DISCLOSURE, text__gt=""),
            whole(FactKind.DISCLOSURE_REVIEW, of__isnull=False, yes__isnull=False),
            one_of("signing", Signing, name="cases_fact_signing"),
            whole(
                FactKind.INTENTION,
                person__isnull=False,
                yes__isnull=False,
                version__gt="",
                language__isnull=False,
                channel__isnull=False,
                leaves__isnull=False,
                text="",
            ),
            whole(FactKind.GUEST_QUESTION, person__isnull=False, other__isnull=False),
            models.UniqueConstraint(
                fields=["of"], condition=Q(kind=FactKind.DISCLOSURE_REVIEW), name="cases_fact_one_disclosure_review"
            ),
            models.UniqueConstraint(
                fields=["number_key"],
                condition=Q(kind=FactKind.CLIENT_FILE, superseded=False),
                name="cases_fact_client_file_number",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(kind=FactKind.CLIENT_FILE, superseded=False),
                name="cases_fact_one_client_file",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "happened_on", "act"], name="cases_fact_by_case"),
            models.Index(fields=["case", "id"], condition=Q(kind=FactKind.DISCLOSURE), name="cases_fact_disclosed"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
