"""Issuing a paper. Called by the process alone, inside the transaction of the act."""

from __future__ import annotations

from datetime import datetime

from izligums.cases.enums import Side
from izligums.cases.models import Act, Case, Participation
from izligums.core.enums import Language
from izligums.documents.enums import Document
from izligums.documents.models import IssuedDocument
from izligums.documents.papers import (
    PERSONAL,
    TO_LEADER,
    TYPES,
    PaperFacts,
    addressee_of,
    side_of,
    to_data,
    written_in,
)
from izligums.documents.rendering import template_version


def issue(
    *,
    case: Case,
    act: Act,
    kind: Document,
    language: Language,
    recipient: Participation | None,
    side: Side | None,
    at: datetime,
    facts: PaperFacts,
) -> IssuedDocument:
    """Keeps exactly what the paper may say. Rendering is the queue's work: `tasks.defer_rendering`.

    The row tells the language the paper is written in, which is Latvian where there is no paper in `language`.
    A recipient's side is filled in; `side` is for papers of a whole side. Raises ValueError when the facts are another
    paper's, or the paper would reach somebody it is not for.
    """
    if type(facts) is not TYPES[kind]:
        raise ValueError(f"{type(facts).__name__} is not what a paper of kind {kind} says.")
    own_side = None
    if recipient is not None:
        if recipient.case_id != case.pk:
            raise ValueError("The recipient belongs to another case.")
        own_side = side_of(recipient.role, recipient.beside.role if recipient.beside is not None else None)
    if recipient is not None and side not in (None, own_side):
        raise ValueError("The recipient stands on another side.")
    if kind in TO_LEADER and (recipient is not None or side is not None):
        raise ValueError(f"A paper of kind {kind} goes to the process leader and to nobody else.")
    if kind in PERSONAL:
        addressee = addressee_of(facts)
        if recipient is None or addressee is None or addressee.participation != recipient.pk:
            raise ValueError(f"A paper of kind {kind} is its recipient's own.")
    return IssuedDocument.objects.create(
        case=case,
        act=act,
        kind=kind,
        recipient=recipient,
        side=side if recipient is None else own_side,
        language=written_in(language),
        template_version=template_version(),
        data=to_data(facts),
        issued_at=at,
    )
