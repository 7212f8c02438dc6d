from __future__ import annotations

from django.urls import path, register_converter

from izligums.web.addresses import OneOf
from izligums.web.apply.forms import FORMS
from izligums.web.apply.views import asking, sending


class QuestionName(OneOf):
    words = tuple(FORMS)
    regex = "|".join(words)


register_converter(QuestionName, "question")

app_name = "apply"
urlpatterns = [
    path("<language:language>/", sending.begin, name="begin"),
    path("<language:language>/code/", sending.resume, name="resume"),
    path("<language:language>/later/", sending.later, name="later"),
    path("<language:language>/forget/", sending.forget, name="forget"),
    path("<language:language>/files/", asking.files, name="files"),
    path("<language:language>/together/", asking.together, name="together"),
    path("<language:language>/summary/", sending.summary, name="summary"),
    path("<language:language>/sent/", sending.sent, name="sent"),
    path("<language:language>/receipt/", sending.receipt_paper, name="receipt"),
    path("<language:language>/paper/", sending.paper, name="paper"),
    path("<language:language>/<question:name>/", asking.ask, name="ask"),
]
