from __future__ import annotations

from django.urls import path

from izligums.web.space.views import home, letters

app_name = "space"
urlpatterns = [
    path("es/", home.home, name="home"),
    path("vestules/", letters.letters, name="letters"),
    path("vestules/rakstit/", letters.write, name="write"),
    path("vestules/<int:letter>/", letters.receive, name="receive"),
    path("vestules/<int:letter>/atsaukt/", letters.take_back, name="take_back"),
    path("kas-skatijas/", home.readers, name="readers"),
    path("apturet/", home.stop, name="stop"),
]
