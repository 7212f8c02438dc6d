"""The numbers of help, for pages that must answer whatever happens."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import DatabaseError
from django.utils import timezone

from izligums.core.help_lines import help_lines
from izligums.core.queries import help_numbers


def numbers_today() -> Mapping[str, str]:
    """As the policy file has them when the database does not answer; an empty one is not set."""
    try:
        return help_numbers(on=timezone.localdate())
    except DatabaseError:
        return {name: line.number for name, line in help_lines().items()}
