from __future__ import annotations

from typing import Any

from django.core.checks import Error, register

from izligums.core.help_lines import help_lines
from izligums.core.periods import named_periods
from izligums.policy import texts


@register()
def policy_files(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Says what the policy files of this room lack."""
    errors = [Error(f"policy/texts has no text for {name}.", id="core.E001") for name in texts.missing()]
    try:
        named_periods()
    except (KeyError, TypeError, ValueError) as problem:
        errors.append(Error(f"policy/periods.toml is not in order: {problem}", id="core.E002"))
    try:
        help_lines()
    except (KeyError, TypeError, ValueError) as problem:
        errors.append(Error(f"policy/help.toml is not in order: {problem}", id="core.E003"))
    return errors
