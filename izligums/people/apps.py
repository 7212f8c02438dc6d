from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "izligums.people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from izligums.people import labels  # noqa: F401 -- registers the words of this room's enums
