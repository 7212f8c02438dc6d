from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "izligums.accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from izligums.accounts import checks, labels  # noqa: F401 -- both register themselves
