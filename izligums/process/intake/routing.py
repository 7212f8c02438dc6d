"""Which unit takes a case."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from izligums.accounts.models import Municipality, Unit
from izligums.accounts.queries import municipalities
from izligums.core.enums import Standing
from izligums.policy import read_toml


class RoutedBy(StrEnum):
    """Whose municipality decides."""

    OFFENDER = "offender"
    VICTIM = "victim"
    PROCEEDINGS = "proceedings"


@dataclass(frozen=True, slots=True)
class Routing:
    by: RoutedBy
    standing: Standing
    reference: str

    @property
    def question(self) -> str | Promise:
        """What a form asks for; the answer is a case's municipality."""
        return _QUESTIONS[self.by]

    @property
    def confirmed(self) -> bool:
        return self.standing is Standing.READ


_QUESTIONS: dict[RoutedBy, str | Promise] = {
    RoutedBy.OFFENDER: _("Municipality where the offender lives"),
    RoutedBy.VICTIM: _("Municipality where the victim lives"),
    RoutedBy.PROCEEDINGS: _("Municipality where the proceedings take place"),
}


@cache
def routing() -> Routing:
    """`policy/routing.toml`. Raises KeyError or ValueError when it says something the program does not know."""
    row = read_toml("routing.toml")
    return Routing(by=RoutedBy(row["by"]), standing=Standing(row["standing"]), reference=row["reference"])


def unit_for(municipality: Municipality) -> Unit:
    """The unit that serves a municipality now; the map can change."""
    return municipality.unit


def municipality_ids() -> dict[str, int]:
    """By full name, as a referral file writes them."""
    return {str(each): each.pk for each in municipalities()}
