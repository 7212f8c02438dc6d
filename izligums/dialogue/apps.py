from __future__ import annotations

from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "izligums.dialogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from izligums.dialogue import labels  # noqa: F401 -- registers the words of this room's enums
