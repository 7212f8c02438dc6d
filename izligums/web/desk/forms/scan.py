"""A file somebody hands in: known by what it contains, never by what it calls itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from izligums.core.received import LARGEST, Received, RefusedFileError, harmless

SENTENCES = {
    "large": _("The file is larger than 10 MB. Scan it again with a lower resolution."),
    "damaged": _("This is not a whole PDF file, JPEG or PNG picture. Save it anew and choose it again."),
    "active": _("This PDF file can run programs or has files inside. Print it to a new PDF file."),
    "locked": _("This PDF file is locked by a password. Save it without one and choose it again."),
    "infected": _("The virus scanner refused this file. Do not open it; tell your administrator."),
    "unscanned": _("The virus scanner does not answer. Nothing was kept; try again later."),
}


class ScanField(forms.FileField):
    sentences = SENTENCES
    widget = forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"})

    def __init__(self, **kwargs: Any) -> None:
        kwargs["help_text"] = kwargs.get("help_text") or _("A PDF file or a picture (JPEG, PNG), up to 10 MB.")
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Received | None:
        file: UploadedFile[Any] | None = super().clean(data, initial)
        return self._read(file) if file else None

    def _read(self, file: UploadedFile[Any]) -> Received:
        """Raises ValidationError for anything but a whole PDF, JPEG or PNG of at most 10 MB that only shows things."""
        if file.size is None or file.size > LARGEST:
            raise ValidationError(str(self.sentences["large"]))
        try:
            return harmless(file.read())
        except RefusedFileError as refused:
            raise ValidationError(str(self.sentences[refused.code])) from refused
