from __future__ import annotations

from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models

from izligums.accounts.enums import Outcome, SignInMethod
from izligums.accounts.models.office import User
from izligums.core.fields import EnumField, one_of


class Session(AbstractBaseSession):
    """A browser's session (`accounts.sessions`). The key is kept as a digest: whoever reads this table can use none."""

    session_key = models.CharField(max_length=64, primary_key=True)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, blank=True, related_name="sessions")
    started_at = models.DateTimeField()
    used_at = models.DateTimeField()
    device = models.CharField(max_length=60, blank=True)  # "Firefox, Windows"
    network = models.CharField(max_length=60, blank=True)  # the first half of an address: 203.0.x.x

    class Meta:
        ordering = ["-used_at"]


class SignIn(models.Model):
    """Who came in or was refused, when and how. Only grows (a trigger). A name that nobody has is not kept: people
    type passwords into that field."""

    at = models.DateTimeField()
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="sign_ins")
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    method = EnumField(SignInMethod)
    outcome = EnumField(Outcome)
    device = models.CharField(max_length=60, blank=True)
    network = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["user", "-at"], name="accounts_signin_of_user")]
        constraints = [
            one_of("method", SignInMethod, name="accounts_signin_method"),
            one_of("outcome", Outcome, name="accounts_signin_outcome"),
            models.CheckConstraint(
                name="accounts_signin_entered_is_known",
                condition=~models.Q(outcome=Outcome.ENTERED) | models.Q(user__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.at:%Y-%m-%d %H:%M}"


class Tries(models.Model):
    """How often something was tried lately (`accounts.tries`); the key is a keyed digest of whom or from where."""

    key = models.CharField(max_length=64, primary_key=True)
    count = models.IntegerField()
    last_at = models.DateTimeField()
    open_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["last_at"], name="accounts_tries_old")]

    def __str__(self) -> str:
        return f"{self.count} until {self.last_at:%Y-%m-%d %H:%M}"


class DirectoryAccount(models.Model):
    """Who in the staff directory a user is (`accounts.directory`)."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="directory_account")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="accounts_directoryaccount_once"),
        ]

    def __str__(self) -> str:
        return f"directory account of user {self.user_id}"
