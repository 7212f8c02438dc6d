from __future__ import annotations

from django.urls import path, register_converter

from izligums.policy import pages
from izligums.web.addresses import OneOf
from izligums.web.public.views import check, places, reading


class PageName(OneOf):
    words = pages.NAMES
    regex = "|".join(words)


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
