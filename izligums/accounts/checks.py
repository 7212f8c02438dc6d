from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import ProgrammingError

from izligums.accounts import eidentity
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


@register()
def e_identity_settings(app_configs: Any, **kwargs: Any) -> list[Error]:
    """One provider, and the claim that holds the personal code: without it nobody could be let in."""
    words = []
    if settings.E_IDENTITY_ISSUER and settings.E_IDENTITY_METADATA:
        words.append("Set IZLIGUMS_E_IDENTITY_ISSUER or IZLIGUMS_E_IDENTITY_METADATA, not both.")
    if eidentity.offered() and not settings.E_IDENTITY_CLAIM:
        words.append("IZLIGUMS_E_IDENTITY_CLAIM must name the claim that holds the personal code.")
    if settings.E_IDENTITY_METADATA and not Path(settings.E_IDENTITY_METADATA).is_file():
        words.append("There is no file where IZLIGUMS_E_IDENTITY_METADATA points.")
    return [Error(each, id="accounts.E006") for each in words]


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
