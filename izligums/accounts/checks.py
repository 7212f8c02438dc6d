from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import ProgrammingError

from izligums.accounts.access import role_policies
from izligums.accounts.queries import sample_rows_exist


@register()
def roles_file(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Says what `policy/roles.toml` lacks."""
    try:
        role_policies()
    except (KeyError, TypeError, ValueError) as problem:
        return [Error(f"policy/roles.toml is not in order: {problem}", id="accounts.E001")]
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
