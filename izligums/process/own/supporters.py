"""Whom a person wants to bring, and whom the other side wants to bring, as far as the person was asked about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from izligums.accounts.walls import visiting
from izligums.cases.enums import FactKind, Told
from izligums.cases.models import Fact
from izligums.core.codes import digest
from izligums.dialogue.models import Proposal


@dataclass(frozen=True)
class Proposed:
    """`taken_on` is None while the mediator has not answered."""

    name: str
    relation: str
    told: tuple[Told, ...]
    taken_on: bool | None


@dataclass(frozen=True)
class Guest:
    """Somebody of the other side about whom the person was asked: what may be told of them, and what was answered."""

    id: int
    told: str
    agreed: bool | None


def proposed(key: str) -> list[Proposed]:
    with visiting(digest(key)) as own:
        rows = Proposal.objects.filter(participation=own)
        return [Proposed(each.name, each.relation, tuple(map(Told, each.told)), _taken_on(each)) for each in rows]


def _taken_on(row: Proposal) -> bool | None:
    return None if row.answered_by_id is None else row.guest_id is not None


def guests(key: str) -> list[Guest]:
    """In the order in which they were asked about."""
    with visiting(digest(key)) as own:
        kinds = (FactKind.GUEST_QUESTION, FactKind.AGREEMENT)
        return _guests(Fact.objects.filter(other=own, kind__in=kinds, superseded=False))


def _guests(facts: Iterable[Fact]) -> list[Guest]:
    told: dict[int, str] = {}
    answers: dict[int, bool | None] = {}
    for fact in facts:
        guest = fact.person_id or 0
        if fact.kind is FactKind.GUEST_QUESTION:
            told[guest] = fact.text
        else:
            answers[guest] = fact.yes
    return [Guest(id, words, answers.get(id)) for id, words in told.items()]
