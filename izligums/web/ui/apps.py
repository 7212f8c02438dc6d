from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "izligums.web.ui"
