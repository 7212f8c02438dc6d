from __future__ import annotations

from django.urls import path

from izligums.web.space.views import being_told, deciding, home, letters, mediator, own_data, supporters, telling

app_name = "space"
urlpatterns = [
    path("es/", home.home, name="home"),
    path("mans-starpnieks/", mediator.mediator, name="mediator"),
    path("zinas/", being_told.messages, name="messages"),
    path("vestules/", letters.letters, name="letters"),
    path("vestules/rakstit/", letters.write, name="write"),
    path("vestules/<int:letter>/", letters.receive, name="receive"),
    path("vestules/<int:letter>/atsaukt/", letters.take_back, name="take_back"),
    path("tiksanas/", telling.choose, name="choose"),
    path("tiksanas/<int:number>/", telling.wish, name="wish"),
    path("jautajumi/", telling.questions, name="questions"),
    path("jautajumi/<int:question>/", telling.question, name="question"),
    path("mans-plans/", telling.plan, name="plan"),
    path("ka-man-klajas/", telling.how_i_am, name="how_i_am"),
    path("kas-skatijas/", home.readers, name="readers"),
    path("apturet/", home.stop, name="stop"),
    path("mana-izvele/", deciding.decide, name="decide"),
    path("mana-izvele/veidlapa.pdf", deciding.consent_form, name="consent_form"),
    path("kas-naks-lidzi/", supporters.supporters, name="supporters"),
    path("kas-naks-lidzi/otra-puse/", supporters.guests, name="guests"),
    path("mani-dati/", own_data.own_data, name="own_data"),
    path("mani-dati/kopija.pdf", own_data.copy, name="own_copy"),
]
