from __future__ import annotations

from izligums.config import settings
from izligums.config.settings import database


def test_address_of_a_real_server_becomes_django_settings() -> None:
    given = database("postgresql://web:p%40ss@db1,db2:5433/izl?sslmode=verify-full&target_session_attrs=read-write")
    assert given["ENGINE"] == "django.db.backends.postgresql"
    assert (given["USER"], given["PASSWORD"], given["HOST"], given["NAME"]) == ("web", "p@ss", "db1,db2", "izl")
    assert given["OPTIONS"] == {"sslmode": "verify-full", "target_session_attrs": "read-write"}


def test_latvian_is_the_default_language() -> None:
    assert settings.LANGUAGE_CODE == "lv"
    assert [code for code, _ in settings.LANGUAGES] == ["lv", "en", "ru", "uk"]
