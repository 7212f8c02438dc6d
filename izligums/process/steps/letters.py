"""What one side writes for the other: handed to the mediator, offered, wanted or not, delivered."""

from __future__ import annotations

from collections.abc import Iterator

from izligums.cases.enums import Capacity, Role
from izligums.dialogue.enums import GivenBack, Receiving, StatementState
from izligums.process import law
from izligums.process.act import Act
from izligums.process.facts import CaseFacts, PersonFacts
from izligums.process.fields import Choice, PersonOf, StatementOf, Text
from izligums.process.rules import ending, letters, people, session, staff
from izligums.process.steps.base import MEDIATORS, WORKING, Step

#: The person in their own space, or the mediator on their behalf: on paper, by telephone, at a visit.
OWN = MEDIATORS | {Capacity.PERSON}


def can_write(facts: CaseFacts, person: PersonFacts) -> bool:
    """Parties, and who speaks for them; an organisation only through its representative."""
    return person.present and (person.party or person.role is Role.REPRESENTATIVE) and not person.legal_person


def has_written(facts: CaseFacts, person: PersonFacts) -> bool:
    return any(each.author == person.id for each in facts.statements)


def is_asked(facts: CaseFacts, person: PersonFacts) -> bool:
    return any(each.reader == person.id and each.state is StatementState.OFFERED for each in facts.statements)


def in_hand() -> StatementOf:
    return StatementOf("statement", among=lambda one: one.state is StatementState.HANDED)


def author_of(facts: CaseFacts, act: Act) -> Iterator[int]:
    return (each.author for each in facts.statements if each.id == act["statement"])


BEFORE_IT_REACHES_ANYBODY = (
    staff.no_conflict,
    ending.not_ended,
    letters.both_are_here,
    session.both_sides_meet,
    session.facts_acknowledged,
    session.all_consent,
    letters.child_has_somebody,
    session.nobody_asked_for_no_contact,
    session.no_live_ban,
    session.not_stopped,
    letters.nobody_pressed_stop,
)

STEPS = (
    Step(
        name="hand_statement",
        chapter="letters",
        who=OWN,
        stages=WORKING,
        about=can_write,
        asks=(Text("text", limit=10_000, long=True),),
        rules=(people.person_takes_part,),
        changes="Something a person wrote for the other side lies with the mediator; nobody else reads it.",
        promise="S14",
        citation=law.PRACTICE,
    ),
    Step(
        name="give_back_statement",
        chapter="letters",
        who=MEDIATORS,
        stages=WORKING,
        asks=(in_hand(), Choice("why", options=tuple(GivenBack)), Text("note", limit=1000, long=True)),
        rules=(staff.no_conflict, letters.is_in_hand),
        changes="It goes back to its author with a word from the mediator: some changes are asked for, or it is not passed on.",
        news=author_of,
        promise="S14",
        citation=law.PRACTICE,
    ),
    Step(
        name="offer_statement",
        chapter="letters",
        who=MEDIATORS,
        stages=WORKING,
        asks=(in_hand(), PersonOf("receiver", among=can_write)),
        rules=(
            *BEFORE_IT_REACHES_ANYBODY,
            letters.is_in_hand,
            letters.unwanted_is_not_offered_again,
            session.risk_reviewed,
            session.found_risk_is_answered,
        ),
        changes="Somebody of the other side is asked whether, and how, they want to receive it. They read nothing yet.",
        promise="S19",
        citation=law.PRACTICE,
    ),
    Step(
        name="answer_offer",
        chapter="letters",
        who=OWN,
        stages=WORKING,
        about=is_asked,
        asks=(
            StatementOf("statement", among=lambda one: one.state is StatementState.OFFERED),
            Choice("way", options=tuple(Receiving)),
        ),
        rules=(letters.is_offered_to_them, letters.can_still_be_received),
        changes="They read it now, want it in the office or read aloud, or do not want it; then it stays with the mediator.",
        promise="S19",
        citation=law.PRACTICE,
    ),
    Step(
        name="deliver_statement",
        chapter="letters",
        who=MEDIATORS,
        stages=WORKING,
        asks=(StatementOf("statement", among=lambda one: one.state is StatementState.WANTED),),
        rules=(*BEFORE_IT_REACHES_ANYBODY, letters.is_wanted),
        changes="It was read in the office, or read aloud, as they had wished.",
        promise="S19",
        citation=law.PRACTICE,
    ),
    Step(
        name="take_back_statement",
        chapter="letters",
        who=OWN,
        stages=WORKING,
        about=has_written,
        asks=(StatementOf("statement"),),
        rules=(letters.is_their_own,),
        changes="The author takes it back before anybody of the other side has read it.",
        promise="S14",
        citation=law.PRACTICE,
    ),
)
