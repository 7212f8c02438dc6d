"""A file handed in with an application."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from izligums.web.desk.forms.scan import SENTENCES, ScanField


class HandedIn(ScanField):
    """For people who have no administrator to turn to, and a way on without the file."""

    sentences = SENTENCES | {
        "infected": _("This file may hold a virus; it was not kept. Go on without it and tell the unit."),
        "unscanned": _(
            "We cannot check files just now; it was not kept. Go on without it and bring it later, or try again."
        ),
    }


class FileForm(forms.Form):
    file = HandedIn(label=_("File"))
