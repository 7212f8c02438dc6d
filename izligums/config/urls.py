"""Which part of the program answers at which address."""

from __future__ import annotations

from django.urls import include, path

from izligums.web.desk.views.account import set_language

urlpatterns = [
    path("language/", set_language, name="set_language"),
    path("ui/", include("izligums.web.ui.urls")),
    path("", include("izligums.web.desk.urls")),
]
