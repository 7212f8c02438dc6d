from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from izligums.accounts.models import Unit
from izligums.cases.enums import Side
from izligums.cases.models import Act, Case, Participation
from izligums.core.enums import Language
from izligums.core.fields import EnumField, one_of
from izligums.core.sealed import SealedBytes, SealedJSON, SealedText
from izligums.documents.enums import Document


class OwnData(models.Model):
    """Somebody's own data of one case, printed for them: who asked, why, and the paper, once it has been drawn.

    The request stays as it was written; a trigger lets the paper be added once, and erased once, when its time is over.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    participation = models.ForeignKey(Participation, on_delete=models.PROTECT, related_name="+")
    #: The case's number; who asks does not see the case itself.
    number = models.CharField(max_length=20)
    #: Unit of the case when it was asked: its head is told.
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    #: The data-protection officer; nobody when the person asked in their own space.
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    reason = SealedText(blank=True)
    language = EnumField(Language)
    content = SealedBytes(null=True, blank=True)
    erased_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            one_of("language", Language, name="documents_owndata_language"),
            models.CheckConstraint(
                name="documents_owndata_asked_whole",
                condition=Q(asked_by=None, reason=b"") | (Q(asked_by__isnull=False) & ~Q(reason=b"")),
            ),
            models.CheckConstraint(
                name="documents_owndata_erased_whole", condition=Q(erased_on=None) | Q(content__isnull=True)
            ),
        ]
        indexes = [models.Index(fields=["unit", "-id"], name="documents_owndata_by_unit")]

    def __str__(self) -> str:
        return f"{self.case_id} {self.pk}"


class IssuedDocument(models.Model):
    """A paper the service issued. `data` is exactly what it may say, gathered when the act was recorded; the
    queue renders it once, and neither changes afterwards (a trigger refuses)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="documents")
    act = models.ForeignKey(Act, on_delete=models.PROTECT, related_name="documents")
    kind = EnumField(Document)
    #: Whose paper it is: a person's, one side's, or (both empty) the process leader's or everybody's.
    recipient = models.ForeignKey(Participation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    side = EnumField(Side, null=True, blank=True)
    language = EnumField(Language)
    template_version = models.CharField(max_length=60)
    data = SealedJSON()
    content = SealedBytes(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    issued_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            one_of("kind", Document, name="documents_issueddocument_kind"),
            one_of("side", Side, name="documents_issueddocument_side"),
            one_of("language", Language, name="documents_issueddocument_language"),
            models.CheckConstraint(
                name="documents_issueddocument_rendered_whole",
                condition=Q(content__isnull=True, sha256="") | (Q(content__isnull=False) & ~Q(sha256="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
