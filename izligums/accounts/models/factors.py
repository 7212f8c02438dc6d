from __future__ import annotations

from django.db import models

from izligums.accounts.models.office import User


class AppSecret(models.Model):
    """What an authenticator app and we both know (TOTP), sealed with a key that is not in the database."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="app_secret")
    sealed = models.BinaryField()
    added_at = models.DateTimeField()
    last_step = models.BigIntegerField(default=0)  # half minutes since 1970: a code works once

    def __str__(self) -> str:
        return f"app of user {self.user_id}"


class Passkey(models.Model):
    """The public half of a passkey (WebAuthn)."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="passkeys")
    credential = models.BinaryField(unique=True)
    public_key = models.BinaryField()
    sign_count = models.BigIntegerField()
    name = models.CharField(max_length=60)
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.name


class RecoveryCode(models.Model):
    """The digest of one code of the printed list; `used_at` once it is spent."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"recovery code of user {self.user_id}"
