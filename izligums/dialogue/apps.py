from __future__ import annotations

from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "izligums.dialogue"
    default_auto_field = "django.db.models.BigAutoField"
