from __future__ import annotations

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "izligums.core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from izligums.core import checks, words  # noqa: F401 -- both register themselves
