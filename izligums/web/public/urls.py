from __future__ import annotations

from django.conf import settings
from django.urls import path, register_converter

from izligums.policy import pages
from izligums.web.public.views import check, places, reading


class OneOf:
    """A word of a closed list, as part of an address."""

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


class PageName(OneOf):
    words = pages.NAMES
    regex = "|".join(words)


register_converter(LanguageInAddress, "language")
register_converter(PageName, "page")

app_name = "public"

urlpatterns = [
    path("<language:language>/", reading.start, name="start"),
    path("<language:language>/check/", check.check, name="check"),
    path("<language:language>/units/", places.units, name="units"),
    path("<language:language>/<page:name>/", reading.page, name="page"),
    path("lv/easy/<page:name>/", reading.easy, name="easy"),
    path("leave/", reading.leave, name="leave"),
]
