"""The papers and letters an act brings about: what the table says, from what the papers' types allow.

Rows are written in the act's transaction and rendered by the queue after it has committed.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from izligums.cases.models import Participation
from izligums.core.enums import Language
from izligums.documents import queries
from izligums.documents.actions import issue
from izligums.documents.enums import Document
from izligums.documents.models import IssuedDocument
from izligums.documents.papers import PaperFacts
from izligums.documents.tasks import defer_rendering
from izligums.meetings.models import Session
from izligums.messages.actions import queue_letter
from izligums.process.act import Act
from izligums.process.evolve import evolve
from izligums.process.evolve.deciding import consents_by
from izligums.process.steps.base import Notify, Step
from izligums.process.writes.context import Recording
from izligums.settlements.enums import SettlementState
from izligums.settlements.models import Settlement

#: Handed over in the talk, or enclosed with an invitation: no letter of its own.
HANDED_OVER = frozenset({Document.INFORMATION_SHEET, Document.CONSENT_FORM})


def write_papers(recording: Recording, step: Step, act: Act) -> None:
    """Issue the step's papers, one for each who gets one, and put letters into the tray of post."""
    issued = []
    for recipient in _recipients(recording, step, act):
        for kind in step.documents:
            for document in _issue(recording, kind, act, recipient):
                issued.append(document.pk)
                if step.notices and kind not in HANDED_OVER:
                    queue_letter(case=recording.case, document=document, recipient=recipient, act=recording.entry)
    defer_rendering(issued)


def _recipients(recording: Recording, step: Step, act: Act) -> Iterator[Participation | None]:
    """Whom the papers are for; None is the process leader, who need not exist."""
    if Notify.LEADER in step.notices:
        if recording.case.has_leader:
            yield None
        return
    if Notify.SESSION_PEOPLE in step.notices:
        ids = frozenset(act["people"])
    elif Notify.SIGNATORIES in step.notices:
        settlement = recording.facts.settlement(act["settlement"])
        ids = settlement.signed if settlement is not None else frozenset()
    else:
        ids = frozenset({act.person or 0})
    people = Participation.objects.filter(case=recording.case, pk__in=ids)
    yield from people.select_related("person", "beside__person").order_by("pk")


def _issue(recording: Recording, kind: Document, act: Act, recipient: Participation | None) -> Iterator[IssuedDocument]:
    language = act.get("language") or (Language.LATVIAN if recipient is None else recipient.language)
    for facts in _facts(recording, kind, act, recipient, language):
        yield issue(
            case=recording.case,
            act=recording.entry,
            kind=kind,
            language=language,
            recipient=recipient,
            side=None,
            at=recording.at,
            facts=facts,
        )


def _facts(
    recording: Recording, kind: Document, act: Act, recipient: Participation | None, language: Language
) -> Iterator[PaperFacts]:
    """What each paper of `kind` may say; several settlements may have been reached by the time of the notice."""
    case = recording.case
    match kind, recipient:
        case Document.INFORMATION_SHEET, _:
            yield queries.gather_information(case, language=language, version=act.get("version") or "")
        case Document.CONSENT_FORM, Participation():
            signs = act.step != "decide" or consents_by(recording.facts, act)
            if signs or evolve(recording.facts, act).person(recipient.pk).willing:  # a form to sign, or the copy of one
                signed_on = act.on if signs else None
                yield queries.gather_consent(
                    case, recipient, language=language, version=act["version"], signed_on=signed_on
                )
        case Document.INVITATION, Participation():
            yield queries.gather_invitation(case, recipient, on=act.on)
        case Document.SESSION_INVITATION, Participation():
            session = Session.objects.select_related("room__unit").get(planned_by=recording.entry)
            yield queries.gather_session_invitation(case, recipient, session=session, on=act.on)
        case Document.SETTLEMENT, _:
            for settlement in _settlements(recording, act):
                yield queries.gather_settlement(case, settlement=settlement, language=language)
        case Document.RESULT_NOTICE, None:
            yield queries.gather_result_notice(case, on=act.on)
        case Document.FULFILMENT_REPORT, None:
            for settlement in _settlements(recording, act):
                yield queries.gather_fulfilment_report(case, settlement=settlement, on=act.on)
        case _:
            raise ValueError(f"A paper of kind {kind} has nobody to go to.")


def _settlements(recording: Recording, act: Act) -> QuerySet[Settlement]:
    """The settlement the act is about, or all that are certified."""
    certified = Settlement.objects.select_related("case").filter(case=recording.case, state=SettlementState.CERTIFIED)
    named = act.get("settlement")
    return (certified if named is None else certified.filter(pk=named)).order_by("pk")
