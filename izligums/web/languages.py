"""Which language a page speaks: the public site the one in its address, the pages of the people of a case any of ours,
the service's own pages Latvian or English."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

#: What members of the service can choose; everything they read is in both.
OF_THE_SERVICE = ("lv", "en")
#: Pages of the people of a case, and the one they leave to.
_OF_PEOPLE = ("/mana-lieta/", "/kalendars/")


class LanguageOfPage(LocaleMiddleware):
    """Django's own choice (cookie, then browser), unless the address says otherwise."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        language = in_address(request.path_info) or translation.get_language()
        if in_address(request.path_info) is None and language not in spoken_at(request.path_info):
            language = settings.LANGUAGE_CODE
        translation.activate(language or settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language() or settings.LANGUAGE_CODE


def spoken_at(path: str) -> tuple[str, ...]:
    """Among what a reader chooses, where the address does not say it."""
    return tuple(dict(settings.LANGUAGES)) if path.startswith(_OF_PEOPLE) else OF_THE_SERVICE


def in_address(path: str) -> str | None:
    """/ru/about/ is Russian; so is /apply/ru/, whose cookie belongs to everything below /apply/."""
    first = path.removeprefix("/apply")[1:].partition("/")[0]
    return first if first in dict(settings.LANGUAGES) else None
