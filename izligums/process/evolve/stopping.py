"""What stops when a person says no, dies, or takes an acknowledgement back."""

from __future__ import annotations

from dataclasses import replace

from izligums.cases.enums import Role
from izligums.process.facts import PARTIES, CaseFacts, PersonFacts


def parties_of(facts: CaseFacts, people: frozenset[int]) -> frozenset[int]:
    """The parties present in `people`, or spoken for by a representative who is."""
    here = [person for person in facts.persons if person.id in people]
    represented = {person.beside for person in here if person.role is Role.REPRESENTATIVE and person.beside is not None}
    return frozenset(represented.union(person.id for person in here if person.party))


def without(facts: CaseFacts, person: PersonFacts) -> CaseFacts:
    """Stop what needs `person`; what others still want among themselves stays, or can be planned anew.

    A guest is only taken out of the planned session. A party, or a representative, ends it, and voids every draft
    settlement it is part of.
    """
    return _without_drafts(_without_session(facts, person), person)


def without_access(facts: CaseFacts, *people: int) -> CaseFacts:
    """They no longer come into their own space."""
    return facts.but(access=facts.access.difference(people))


def heard(facts: CaseFacts, person: int) -> CaseFacts:
    """The wish to stop has been recorded, or has lost its object."""
    return facts.but(asks_to_stop=facts.asks_to_stop - {person})


def without_anything(facts: CaseFacts) -> CaseFacts:
    """Stop everything that is under way; what has been certified stays."""
    return facts.but(session=None, settlements=tuple(each for each in facts.settlements if each.certified))


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
