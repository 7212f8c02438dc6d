"""What acts that end a case write."""

from __future__ import annotations

from izligums.cases import actions as cases
from izligums.cases.enums import FactKind
from izligums.cases.models import Act as Entry
from izligums.messages import actions as messages
from izligums.messages.models import Letter
from izligums.process.act import Act
from izligums.process.stage import outcome_of
from izligums.process.writes.context import Recording
from izligums.process.writes.stopping import shut_doors, stop_what_needs


def end_without_settlement(recording: Recording, act: Act) -> None:
    cases.record_fact(FactKind.END, act=recording.entry, outcome=act["reason"])
    stop_what_needs(recording, act)


def recall(recording: Recording, act: Act) -> None:
    cases.record_fact(FactKind.RECALL, act=recording.entry)
    stop_what_needs(recording, act)


def send_result_notice(recording: Recording, act: Act) -> None:
    cases.record_fact(FactKind.RESULT_NOTICE, act=recording.entry)


def close(recording: Recording, act: Act) -> None:
    cases.record_fact(FactKind.CLOSING, act=recording.entry, outcome=outcome_of(recording.facts))
    shut_doors(recording, act)


def record_dispatch(recording: Recording, act: Act) -> None:
    """Raises ValueProblem as `messages.record_dispatch` does."""
    messages.record_dispatch(letter=_letter(recording, act), way=act["way"], on=act.on)


def record_return(recording: Recording, act: Act) -> None:
    messages.record_return(letter=_letter(recording, act))


def _letter(recording: Recording, act: Act) -> Letter:
    """Raises Letter.DoesNotExist for a letter of another case."""
    return Letter.objects.select_related("recipient", "act", "held_back_by").get(case=recording.case, pk=act["letter"])


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
