from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend


class PasswordBackend(ModelBackend):
    """Sign-in by user name (in any case of letters: `Users`) and password. Sample users are refused in production."""

    def authenticate(
        self, request: Any, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> Any:
        if not username or "\x00" in username:  # PostgreSQL would refuse to look for it
            return None
        return super().authenticate(request, username, password, **kwargs)

    def user_can_authenticate(self, user: Any) -> bool:
        return user is not None and user.is_active and not (user.sample and settings.MODE == "production")
