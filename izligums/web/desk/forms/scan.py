"""A file somebody hands in: known by what it contains, never by what it calls itself."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image

LARGEST = 10 * 1024 * 1024
_PICTURES = {"JPEG": ("image/jpeg", "jpg"), "PNG": ("image/png", "png")}


@dataclass(frozen=True)
class Scan:
    content: bytes
    content_type: str
    ending: str


class ScanField(forms.FileField):
    widget = forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"})

    def __init__(self, **kwargs: Any) -> None:
        kwargs["help_text"] = kwargs.get("help_text") or gettext_lazy(
            "A PDF file or a picture (JPEG, PNG), up to 10 MB."
        )
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Scan | None:
        file: UploadedFile[Any] | None = super().clean(data, initial)
        return read_scan(file) if file else None


def read_scan(file: UploadedFile[Any]) -> Scan:
    """Raises ValidationError for anything but a whole PDF, JPEG or PNG of at most 10 MB."""
    if file.size is None or file.size > LARGEST:
        raise ValidationError(_("The file is larger than 10 MB. Scan it again with a lower resolution."))
    content = file.read()
    if content.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]:
        return Scan(content, "application/pdf", "pdf")
    return Scan(content, *_picture(content))


def _picture(content: bytes) -> tuple[str, str]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a picture that unpacks to a monstrous size
            with Image.open(BytesIO(content), formats=tuple(_PICTURES)) as image:
                found = _PICTURES[image.format or ""]
                image.verify()
    except Exception as damaged:  # the picture library has many names for a broken file
        raise ValidationError(
            _("This is not a whole PDF file, JPEG or PNG picture. Save it anew and choose it again.")
        ) from damaged
    return found
