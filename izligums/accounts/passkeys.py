"""Passkeys (WebAuthn): the browser proves that it holds a key we know, for this site and this moment only."""

from __future__ import annotations

import ipaddress
import json
from dataclasses import dataclass
from datetime import datetime

import webauthn
from django.db import IntegrityError, transaction
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from izligums.accounts.models import Passkey, User

_OURS = "Izlīgums"
_PREFERRED = UserVerificationRequirement.PREFERRED


@dataclass(frozen=True)
class Site:
    """`name` is the host without its port, `origin` the whole beginning of our addresses."""

    name: str
    origin: str

    @property
    def can(self) -> bool:
        """A bare number address can have no passkeys."""
        try:
            ipaddress.ip_address(self.name.strip("[]"))
        except ValueError:
            return True
        return False


@dataclass(frozen=True)
class Question:
    """`options` goes to the browser as JSON; `challenge` stays with us until the answer."""

    options: str
    challenge: str


def ask_to_make(user: User, site: Site) -> Question:
    options = webauthn.generate_registration_options(
        rp_id=site.name,
        rp_name=_OURS,
        user_id=f"user {user.pk}".encode(),
        user_name=user.username,
        user_display_name=user.display_name,
        exclude_credentials=_known(user),
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.DISCOURAGED, user_verification=_PREFERRED
        ),
    )
    return Question(webauthn.options_to_json(options), bytes_to_base64url(options.challenge))


def add(*, user: User, name: str, answer: str, challenge: str, site: Site, at: datetime) -> Passkey | None:
    """None when the answer does not hold."""
    try:
        made = webauthn.verify_registration_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.name,
            expected_origin=site.origin,
        )
        with transaction.atomic():
            return Passkey.objects.create(
                user=user,
                credential=made.credential_id,
                public_key=made.credential_public_key,
                sign_count=made.sign_count,
                name=name,
                added_at=at,
            )
    except (WebAuthnException, IntegrityError):
        return None


def ask_to_use(user: User, site: Site) -> Question:
    options = webauthn.generate_authentication_options(
        rp_id=site.name, allow_credentials=_known(user), user_verification=_PREFERRED
    )
    return Question(webauthn.options_to_json(options), bytes_to_base64url(options.challenge))


def check(*, user: User, answer: str, challenge: str, site: Site, at: datetime) -> bool:
    try:
        told = base64url_to_bytes(json.loads(answer)["id"])
        known = user.passkeys.get(credential=told)
        proof = webauthn.verify_authentication_response(
            credential=answer,
            expected_challenge=base64url_to_bytes(challenge),
            expected_rp_id=site.name,
            expected_origin=site.origin,
            credential_public_key=bytes(known.public_key),
            credential_current_sign_count=known.sign_count,
        )
    except (WebAuthnException, Passkey.DoesNotExist, KeyError, TypeError, ValueError):
        return False
    known.sign_count, known.used_at = proof.new_sign_count, at
    known.save(update_fields=["sign_count", "used_at"])
    return True


def _known(user: User) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=bytes(each.credential)) for each in user.passkeys.all()]
