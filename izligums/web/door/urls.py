from __future__ import annotations

from django.urls import path

from izligums.web.door import views

app_name = "door"
urlpatterns = [
    path("", views.enter, name="enter"),
    path("kods/", views.second, name="second"),
    path("es/", views.home, name="home"),
    path("kas-skatijas/", views.readers, name="readers"),
    path("apturet/", views.stop, name="stop"),
    path("iziet/", views.leave, name="leave"),
]
