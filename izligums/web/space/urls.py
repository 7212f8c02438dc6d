from __future__ import annotations

from django.urls import path

from izligums.web.space.views import home, telling

app_name = "space"
urlpatterns = [
    path("es/", home.home, name="home"),
    path("tiksanas/", telling.choose, name="choose"),
    path("jautajumi/", telling.questions, name="questions"),
    path("jautajumi/<int:question>/", telling.question, name="question"),
    path("mans-plans/", telling.plan, name="plan"),
    path("ka-man-klajas/", telling.how_i_am, name="how_i_am"),
    path("kas-skatijas/", home.readers, name="readers"),
    path("apturet/", home.stop, name="stop"),
]
