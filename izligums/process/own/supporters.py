"""Whom a person wants to bring, and whom the other side wants to bring, as far as the person was asked about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connection

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


@dataclass(frozen=True)
class Along:
    """Somebody on whom the planned session counts beside the person: whom they bring, or whom the other side does."""

    #: What the person knows of them; empty when they may know nothing.
    words: str
    theirs: bool


@dataclass(frozen=True)
class Company:
    """Whether the person still has to answer about somebody; and who comes along to the planned session, their own
    people first."""

    unanswered: bool
    along: list[Along]


def proposed(key: str) -> list[Proposed]:
    with visiting(digest(key)) as own:
        rows = Proposal.objects.filter(participation=own)
        return [Proposed(each.name, each.relation, tuple(map(Told, each.told)), _taken_on(each)) for each in rows]


def _taken_on(row: Proposal) -> bool | None:
    return None if row.answered_by_id is None else row.guest_id is not None


def guests(key: str) -> list[Guest]:
    """In the order in which they were asked about."""
    with visiting(digest(key)) as own:
        return _asked(own)


def company(key: str) -> Company:
    """Nobody of whom the person was told nothing comes along here: the database leaves them out."""
    with visiting(digest(key)) as own, connection.cursor() as cursor:
        asked = _asked(own)
        cursor.execute("SELECT walls.own_company()")
        come: list[int] = cursor.fetchone()[0] or []
        mine = Proposal.objects.filter(participation=own, guest_id__in=come) if come else ()
        brought = [Along(f"{each.name}, {each.relation}", theirs=False) for each in mine]
        theirs = [Along(each.told, theirs=True) for each in asked if each.id in come]
        return Company(any(each.agreed is None for each in asked), brought + theirs)


def _asked(own: int | None) -> list[Guest]:
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
