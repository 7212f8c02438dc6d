"""What stops when a person says no, dies, or takes an acknowledgement back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from izligums.cases.enums import Role
from izligums.dialogue.enums import StatementState
from izligums.process.facts import PARTIES, CaseFacts, PersonFacts, StatementFacts


def parties_of(facts: CaseFacts, people: frozenset[int]) -> frozenset[int]:
    """The parties present in `people`, or spoken for by a representative who is."""
    here = [person for person in facts.persons if person.id in people]
    represented = {person.beside for person in here if person.role is Role.REPRESENTATIVE and person.beside is not None}
    return frozenset(represented.union(person.id for person in here if person.party))


def without(facts: CaseFacts, person: PersonFacts) -> CaseFacts:
    """Stop what needs `person`; what others still want among themselves stays, or can be planned anew.

    A guest is only taken out of the planned session. A party, or a representative, ends it, and voids every draft
    settlement it is part of; what was offered to them, or is theirs, stays with the mediator.
    """
    return without_offers(_without_drafts(_without_session(facts, person), person), person)


def without_offers(facts: CaseFacts, person: PersonFacts) -> CaseFacts:
    """Nothing that this person wrote, or was to receive, is under way any more; nor what their party or the party's
    representatives did."""
    concerned = {person.id, person.beside} if person.role is Role.REPRESENTATIVE else {person.id}
    return _with_the_mediator(facts, lambda ends, parties: bool(concerned & (ends | parties)))


def without_offers_between(facts: CaseFacts, offender: int, victim: int) -> CaseFacts:
    """The same of what was under way between these two."""
    return _with_the_mediator(facts, lambda ends, parties: {offender, victim} <= parties)


def without_any_offers(facts: CaseFacts) -> CaseFacts:
    return _with_the_mediator(facts, lambda ends, parties: True)


def _with_the_mediator(facts: CaseFacts, stops: Callable[[set[int], set[int]], bool]) -> CaseFacts:
    """What was offered or wanted, and `stops` says so of its author and reader and of their parties, lies with the
    mediator again."""

    def after(each: StatementFacts) -> StatementFacts:
        if each.reader is None:
            return each
        ends = {each.author, each.reader}
        if not stops(ends, {_party(facts, id) for id in ends}):
            return each
        return replace(each, state=StatementState.HANDED, reader=None)

    return facts.but(statements=tuple(after(each) for each in facts.statements))


def _party(facts: CaseFacts, id: int) -> int:
    """The party somebody is, or speaks for."""
    person = facts.find(id)
    return id if person is None or person.beside is None else person.beside


def without_access(facts: CaseFacts, *people: int) -> CaseFacts:
    """They no longer come into their own space."""
    return facts.but(access=facts.access.difference(people))


def heard(facts: CaseFacts, person: int) -> CaseFacts:
    """The wish to stop has been recorded, or has lost its object."""
    return facts.but(asks_to_stop=facts.asks_to_stop - {person})


def answered(facts: CaseFacts, person: int) -> CaseFacts:
    """They wait for no answer of a mediator: they have it, or are no longer here."""
    return facts.but(waiting=facts.waiting - {person})


def without_anything(facts: CaseFacts) -> CaseFacts:
    """Stop everything that is under way; what has been certified stays."""
    kept = tuple(each for each in facts.settlements if each.certified)
    return without_any_offers(facts).but(session=None, settlements=kept)


def _without_session(facts: CaseFacts, person: PersonFacts) -> CaseFacts:
    session = facts.session
    if session is None:
        return facts
    if person.id in session.people and person.role not in (*PARTIES, Role.REPRESENTATIVE):
        rest = session.people - {person.id}
        return facts.but(session=replace(session, people=rest))
    if person.id in session.people or person.id in parties_of(facts, session.people):
        return facts.but(session=None)
    return facts


def _without_drafts(facts: CaseFacts, person: PersonFacts) -> CaseFacts:
    party = person.beside if person.role is Role.REPRESENTATIVE else person.id
    kept = tuple(each for each in facts.settlements if each.certified or party not in each.signatories)
    return facts.but(settlements=kept)
