from __future__ import annotations

from django.urls import path

from izligums.web.space.views import home

app_name = "space"
urlpatterns = [
    path("es/", home.home, name="home"),
    path("kas-skatijas/", home.readers, name="readers"),
    path("apturet/", home.stop, name="stop"),
]
