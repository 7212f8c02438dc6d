"""Addresses below one case."""

from __future__ import annotations

from django.urls import path

from izligums.web.desk.views import act, case, deviation, file

urlpatterns = [
    path("", case.case, name="case"),
    path("acts/<slug:step>/", act.act, name="act"),
    path("acts/<slug:step>/<int:person>/", act.act, name="act_of_person"),
    path("journal/<int:sequence>/", case.entry, name="entry"),
    path("deviations/<int:deviation>/", deviation.deviation, name="deviation"),
    path("files/<int:file>/", file.received, name="file"),
]
