"""Writes of what people say. Called by the process alone, inside its transaction."""

from __future__ import annotations

from collections.abc import Iterable

from izligums.cases.enums import Told
from izligums.cases.models import Act
from izligums.dialogue.models import Proposal


def propose(*, act: Act, participation_id: int, name: str, relation: str, reach: str, told: Iterable[Told]) -> Proposal:
    return Proposal.objects.create(
        case_id=act.case_id,
        participation_id=participation_id,
        act=act,
        made_on=act.happened_on,
        name=name,
        relation=relation,
        reach=reach,
        told=list(told),
    )


def answer_proposal(*, proposal_id: int, guest_id: int | None, act: Act) -> None:
    """With a place in the case: taken on; without: not possible."""
    Proposal.objects.filter(pk=proposal_id).update(answered_by=act, guest_id=guest_id)
