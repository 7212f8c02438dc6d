from __future__ import annotations

from django.urls import path

from izligums.web.ui import views

app_name = "ui"

urlpatterns = [
    path("", views.show_gallery, name="gallery"),
    path("wrong-form/", views.show_wrong_form, name="wrong_form"),
    path("question/", views.show_question, name="question"),
    path("pages/<str:name>/", views.show_error_page, name="error_page"),
]
