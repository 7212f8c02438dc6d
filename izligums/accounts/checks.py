from __future__ import annotations

from typing import Any

from django.core.checks import Error, register

from izligums.accounts.access import role_policies


@register()
def roles_file(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Says what `policy/roles.toml` lacks."""
    try:
        role_policies()
    except (KeyError, TypeError, ValueError) as problem:
        return [Error(f"policy/roles.toml is not in order: {problem}", id="accounts.E001")]
    return []
