"""Setting up an authenticator app: a picture to scan, the same in letters, and a first code to show that it works."""

from __future__ import annotations

from typing import Any

import segno
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from izligums.accounts import factors
from izligums.accounts.models import User
from izligums.web.desk import pending
from izligums.web.desk.forms.second_factor import AppForm


def app_setup(request: HttpRequest, user: User) -> tuple[bool, dict[str, Any]]:
    """Whether the app is set up now, and what the page shows otherwise."""
    secret = pending.kept_secret(request)
    form = AppForm(request.POST if request.method == "POST" and secret else None)
    if secret and form.is_valid():
        if factors.add_app(user=user, secret=secret, code=form.cleaned_data["code"].strip(), at=timezone.now()):
            pending.forget_secret(request)
            return True, {}
        form.add_error("code", _("This code does not fit. Wait for the next one and type it again."))
    if secret is None:
        secret = factors.new_secret()
        pending.keep_secret(request, secret)
    picture = segno.make(factors.app_address(user, secret), error="m").svg_inline(scale=5, light="white", border=3)
    letters = " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))
    # Drawn by the library from our own secret; nothing of it was typed by anybody.
    return False, {"form": form, "picture": mark_safe(picture), "letters": letters}  # noqa: S308
