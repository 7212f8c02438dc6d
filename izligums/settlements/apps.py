from __future__ import annotations

from django.apps import AppConfig


class SettlementsConfig(AppConfig):
    name = "izligums.settlements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from izligums.settlements import labels  # noqa: F401 -- registers the words of this room's enums
