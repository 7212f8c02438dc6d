"""Which part of the program answers at which address."""

from __future__ import annotations

from django.urls import include, path

from izligums.web.desk.views.account import set_language
from izligums.web.door.views import month

handler400 = "izligums.web.errors.bad_request"
handler403 = "izligums.web.errors.forbidden"
handler404 = "izligums.web.errors.not_found"
handler500 = "izligums.web.errors.failed"

urlpatterns = [
    path("language/", set_language, name="set_language"),
    path("mana-lieta/", include("izligums.web.door.urls")),
    path("mana-lieta/", include("izligums.web.space.urls")),
    path("apply/", include("izligums.web.apply.urls")),
    path("kalendars/", month, name="calendar"),
    path("ui/", include("izligums.web.ui.urls")),
    path("", include("izligums.web.public.urls")),
    path("", include("izligums.web.desk.urls")),
]
