from __future__ import annotations

from django.urls import path

from izligums.web.door import recognising, views

app_name = "door"
urlpatterns = [
    path("", views.enter, name="enter"),
    path("kods/", views.second, name="second"),
    path("kods/e-identitate/", recognising.start_beside_code, name="e_identity_beside_code"),
    path("e-identitate/", recognising.start, name="e_identity"),
    path("e-identitate/atbilde/", recognising.answer, name="e_identity_answer"),
    path("e-identitate/talak/", recognising.go_on, name="recognised"),
    path("e-identitate/metadati/", recognising.metadata, name="e_identity_metadata"),
    path("iziet/", views.leave, name="leave"),
]
