from __future__ import annotations

from django.conf import settings
from django.db import models

from izligums.accounts.models import Authority
from izligums.cases.models.case import Case
from izligums.cases.models.participation import Participation
from izligums.core.sealed import SealedBytes


class ReceivedFile(models.Model):
    """A scan of signed paper or another file somebody handed in; kept as it came, known by its digest."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=200)  # chosen by the program, never the sender's
    content_type = models.CharField(max_length=100)
    content = SealedBytes()
    sha256 = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    #: Who sent it in, and so to whose side it belongs; empty for a scan, which is its fact's.
    sender = models.ForeignKey(Participation, on_delete=models.PROTECT, null=True, related_name="+")
    #: The account of the process leader who sent it in.
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["case", "sha256"], name="cases_receivedfile_once")]

    def __str__(self) -> str:
        return self.name
