"""Whom somebody wants to bring, as rules see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from izligums.cases.enums import Told


@dataclass(frozen=True, slots=True)
class ProposalFacts:
    """A supporter somebody proposed: the mediator speaks with them before anybody of the other side is asked."""

    id: int
    #: Who proposed.
    person: int
    #: What the other side may learn.
    told: frozenset[Told] = frozenset()
    #: A mediator took it on, or said that it is not possible.
    answered: bool = False
    #: The place in the case of whoever was taken on.
    guest: int | None = None


def proposed(row: Any) -> ProposalFacts:
    """The facts of a row of `dialogue.Proposal`."""
    answered = row.answered_by_id is not None
    return ProposalFacts(row.pk, row.participation_id, frozenset(row.told), answered, row.guest_id)
