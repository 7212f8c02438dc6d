from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import ProgrammingError

from izligums.accounts.access import role_policies
from izligums.accounts.directory import meaning
from izligums.accounts.queries import sample_rows_exist


@register()
def roles_file(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Says what `policy/roles.toml` lacks."""
    try:
        role_policies()
    except (KeyError, TypeError, ValueError) as problem:
        return [Error(f"policy/roles.toml is not in order: {problem}", id="accounts.E001")]
    return []


@register()
def directory_file(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Says what the file about the staff directory lacks."""
    try:
        meaning()
    except (OSError, KeyError, TypeError, ValueError) as problem:
        return [Error(f"The file about the staff directory is not in order: {problem}", id="accounts.E005")]
    return []


@register()
def second_factor_in_production(app_configs: Any, **kwargs: Any) -> list[Error]:
    """A password alone opens the sample office, never a real one."""
    if settings.SECOND_FACTOR not in ("by_role", "offered"):
        return [Error("IZLIGUMS_SECOND_FACTOR can be by_role or offered.", id="accounts.E003")]
    if settings.MODE == "production" and settings.SECOND_FACTOR != "by_role":
        return [Error("IZLIGUMS_SECOND_FACTOR must be by_role in production.", id="accounts.E004")]
    return []


@register(Tags.database)
def no_sample_office_in_production(app_configs: Any, databases: Any = None, **kwargs: Any) -> list[Error]:
    """Invented sign-ins, whose passwords are printed for everybody, never stand beside real people."""
    if settings.MODE != "production" or not databases:
        return []
    try:
        found = sample_rows_exist()
    except ProgrammingError:  # before the first migration there is no table to look into
        return []
    words = "This database holds sample users or units: production needs a database of its own."
    return [Error(words, id="accounts.E002")] if found else []
