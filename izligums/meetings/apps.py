from __future__ import annotations

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "izligums.meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from izligums.meetings import labels  # noqa: F401 -- registers the words of this room's enums
