"""What acts that end a case write."""

from __future__ import annotations

from datetime import date

from izligums.cases import actions as cases
from izligums.cases.enums import Consent, FactKind
from izligums.cases.models import Act as Entry
from izligums.core.values import ValueProblem
from izligums.documents.enums import Document
from izligums.meetings.enums import SessionState
from izligums.meetings.models import Session
from izligums.messages import actions as messages
from izligums.messages.models import Letter
from izligums.process.act import Act
from izligums.process.facts import WHOLE_CASE, CaseFacts
from izligums.process.stage import outcome_of
from izligums.process.writes.context import Recording
from izligums.process.writes.stopping import stop_what_needs


def end_without_settlement(recording: Recording, act: Act) -> None:
    cases.record_fact(FactKind.END, act=recording.entry, outcome=act["reason"])


def recall(recording: Recording, act: Act) -> None:
    cases.record_fact(FactKind.RECALL, act=recording.entry)
    stop_what_needs(recording, act)


def send_result_notice(recording: Recording, act: Act) -> None:
    cases.record_fact(FactKind.RESULT_NOTICE, act=recording.entry)


def close(recording: Recording, act: Act) -> None:
    cases.record_fact(FactKind.CLOSING, act=recording.entry, outcome=outcome_of(recording.facts))


def record_dispatch(recording: Recording, act: Act) -> None:
    """Raises ValueProblem: letter_overtaken, or as `messages.record_dispatch` does."""
    letter = _letter(recording, act)
    if _overtaken(letter, recording.facts, on=act.on):
        raise ValueProblem("letter_overtaken")
    messages.record_dispatch(letter=letter, way=act["way"], on=act.on)


def _overtaken(letter: Letter, facts: CaseFacts, *, on: date) -> bool:
    """An invitation to somebody who has said no or is under a stop, or to a session that has been cancelled."""
    if letter.document.kind is Document.SESSION_INVITATION:
        cancelled = Session.objects.filter(planned_by=letter.act_id, state=SessionState.CANCELLED)
        return cancelled.filter(ended_by__happened_on__lte=on).exists()
    person = facts.find(letter.recipient_id)
    if letter.document.kind is not Document.INVITATION or person is None:
        return False
    said_no = person.no_contact or person.consent in (Consent.REFUSED, Consent.WITHDRAWN)
    return said_no or not person.present or bool(facts.stopped & {person.id, WHOLE_CASE})


def record_return(recording: Recording, act: Act) -> None:
    messages.record_return(letter=_letter(recording, act))


def _letter(recording: Recording, act: Act) -> Letter:
    """Raises Letter.DoesNotExist for a letter of another case."""
    return Letter.objects.select_related("recipient", "document").get(case=recording.case, pk=act["letter"])


def correct(recording: Recording, act: Act) -> None:
    mistaken = Entry.objects.get(case=recording.case, pk=act["act"])
    mistaken.superseded_by = recording.entry
    mistaken.save(update_fields=["superseded_by"])
    cases.supersede_facts(act=mistaken)


def reopen(recording: Recording, act: Act) -> None:
    cases.record_fact(FactKind.REOPENING, act=recording.entry)


WRITES = {
    "end_without_settlement": end_without_settlement,
    "recall": recall,
    "send_result_notice": send_result_notice,
    "close": close,
    "record_dispatch": record_dispatch,
    "record_return": record_return,
    "correct": correct,
    "reopen": reopen,
}
