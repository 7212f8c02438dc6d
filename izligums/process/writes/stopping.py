"""Stop in the database what `evolve` says has stopped: a session cancelled, a guest taken out, drafts void."""

from __future__ import annotations

from datetime import date

from izligums.cases import actions as cases
from izligums.dialogue import actions as dialogue
from izligums.meetings import actions as meetings
from izligums.meetings.enums import CancelReason
from izligums.messages import actions as messages
from izligums.process.act import Act
from izligums.process.evolve import evolve
from izligums.process.facts import CaseFacts
from izligums.process.problems import Blocker
from izligums.process.steps.letters import BEFORE_IT_REACHES_ANYBODY
from izligums.process.writes.context import Recording
from izligums.settlements import actions as settlements


def stop_what_needs(recording: Recording, act: Act) -> None:
    """Whatever the act stops, stops: what stops is decided once, by the same function the explorer walks."""
    before, after = recording.facts, evolve(recording.facts, act)
    if before.session is not None:
        if after.session is None:
            meetings.cancel(session_id=before.session.id, act=recording.entry, reason=CancelReason.STOPPED)
        else:
            for id in before.session.people - after.session.people:
                meetings.take_out(session_id=before.session.id, participation_id=id)
    under_way = {each.id for each in before.statements if each.reader is not None}
    hold_back = [each.id for each in after.statements if each.id in under_way and each.reader is None]
    dialogue.hold_back(statement_ids=hold_back, on=act.on)
    kept = {settlement.id for settlement in after.settlements}
    for settlement in before.settlements:
        if settlement.id not in kept:
            settlements.void(settlement_id=settlement.id)


def shut_doors(recording: Recording, act: Act) -> None:
    """End access to the own space, answer a wish to stop, and let nobody wait for an answer, where the act does so."""
    before, after = recording.facts, evolve(recording.facts, act)
    for person in before.access - after.access:
        cases.end_access(person_id=person, act=recording.entry)
        messages.drop_messages(recipient_id=person)
    for person in before.asks_to_stop - after.asks_to_stop:
        cases.answer_stop_wish(person_id=person, act=recording.entry)
    for person in before.waiting - after.waiting:
        dialogue.answer_all(participation_id=person, act=recording.entry)


def stop_what_no_longer_holds(recording: Recording, facts: CaseFacts, *, on: date) -> None:
    """After a correction the facts are others, as if something had never been said: what is under way between the sides
    and may not be any more lies with the mediator again."""
    under_way = [each.id for each in facts.statements if each.reader is not None]
    dialogue.hold_back(statement_ids=[id for id in under_way if _is_stopped(facts, id, on)], on=on)


def _is_stopped(facts: CaseFacts, statement: int, on: date) -> bool:
    delivery = Act("deliver_statement", on, values={"statement": statement})
    return any(isinstance(found, Blocker) for rule in BEFORE_IT_REACHES_ANYBODY for found in rule(facts, delivery))
