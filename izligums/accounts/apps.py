from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "izligums.accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from izligums.accounts import labels  # noqa: F401 -- registers the words of this room's enums
