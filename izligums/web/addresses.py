"""Words of closed lists as parts of addresses."""

from __future__ import annotations

from django.conf import settings
from django.urls import register_converter


class OneOf:
    words: tuple[str, ...]

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        if value not in self.words:
            raise ValueError(value)
        return value


class LanguageInAddress(OneOf):
    words = tuple(code for code, _name in settings.LANGUAGES)
    regex = "|".join(words)


register_converter(LanguageInAddress, "language")
