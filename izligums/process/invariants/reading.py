"""An own reading of the bare facts, apart from the one that the rules use."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date

from izligums.cases.enums import Consent, Role
from izligums.process.facts import CaseFacts, PersonFacts, SettlementFacts, StaffFacts

#: Who speaks for themselves in the process; a lawyer or an interpreter only works there.
CONSENTING = (
    Role.VICTIM,
    Role.OFFENDER,
    Role.REPRESENTATIVE,
    Role.SUPPORTER,
    Role.AFFECTED,
    Role.SPECIALIST,
)
GUESTS = (Role.SUPPORTER, Role.AFFECTED, Role.SPECIALIST)
BESIDE_A_PARTY = (Role.REPRESENTATIVE, Role.SUPPORTER, Role.AFFECTED, Role.COUNSEL)
NO = (Consent.REFUSED, Consent.WITHDRAWN)


def who(id: int) -> str:
    """A person in a sentence; the story puts the name there."""
    return f"‹{id}›"


def by_id(facts: CaseFacts, id: int | None) -> PersonFacts | None:
    for one in facts.persons:
        if one.id == id:
            return one
    return None


def here(person: PersonFacts) -> bool:
    return not person.left and not person.deceased


def is_party(person: PersonFacts) -> bool:
    return person.role is Role.VICTIM or person.role is Role.OFFENDER


def child(person: PersonFacts, day: date) -> bool:
    """Before the eighteenth birthday; of somebody born on 29 February, before 1 March."""
    born = person.born
    return born is not None and (day.year - 18, day.month, day.day) < (born.year, born.month, born.day)


def not_alone(person: PersonFacts, day: date) -> bool:
    return person.legal_person or person.trusteeship or child(person, day)


def never_in_the_room(person: PersonFacts) -> bool:
    return person.legal_person or person.stays_away


def representatives(facts: CaseFacts, id: int) -> list[PersonFacts]:
    return [one for one in facts.persons if one.role is Role.REPRESENTATIVE and one.beside == id and here(one)]


def agrees_in_writing(facts: CaseFacts, party: PersonFacts, day: date) -> bool:
    """The party itself, unless never in the room, and for who does not act alone a representative too."""
    own = never_in_the_room(party) or party.consent is Consent.LIVE
    needs = not_alone(party, day) or never_in_the_room(party)
    return own and (not needs or any(one.consent is Consent.LIVE for one in representatives(facts, party.id)))


def concern(facts: CaseFacts, offender: int, victim: int) -> bool:
    return (offender, victim) not in facts.unrelated


def victim_behind(facts: CaseFacts, person: PersonFacts | None) -> PersonFacts | None:
    """The victim this person is, or stands beside."""
    if person is None:
        return None
    party = person if is_party(person) else by_id(facts, person.beside)
    return party if party is not None and party.role is Role.VICTIM else None


def named(facts: CaseFacts, ids: Iterable[int]) -> list[PersonFacts]:
    wanted = set(ids)
    return [one for one in facts.persons if one.id in wanted]


def meant(facts: CaseFacts, ids: Iterable[int]) -> list[PersonFacts]:
    """The parties a meeting of these people is about: those there, and those whose representative is there."""
    people = named(facts, ids)
    parties = {one.id for one in people if is_party(one)}
    for one in people:
        if one.role is Role.REPRESENTATIVE and one.beside is not None:
            parties.add(one.beside)
    return named(facts, parties)


def needed(facts: CaseFacts, ids: Iterable[int]) -> set[int]:
    """Everybody a meeting of these people needs, in the room or not."""
    return set(ids) | {party.id for party in meant(facts, ids)}


def months_later(day: date, months: int) -> date:
    month = day.month + months
    year, month = day.year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def staff(facts: CaseFacts) -> list[StaffFacts]:
    return [one for one in (facts.lead, facts.co) if one is not None]


def unfit(facts: CaseFacts, one: StaffFacts, day: date) -> bool:
    """No certificate on that day or, with a child in the case, no child-rights training."""
    if one.certified_from is None or one.certified_from > day:
        return True
    if one.certified_until is not None and one.certified_until < day:
        return True
    with_children = any(here(person) and child(person, day) for person in facts.persons)
    trained = one.official or (one.child_rights_until is not None and one.child_rights_until >= day)
    return with_children and not trained


def drafts(facts: CaseFacts) -> list[SettlementFacts]:
    return [one for one in facts.settlements if one.certified_on is None]


def certified(facts: CaseFacts) -> list[SettlementFacts]:
    return [one for one in facts.settlements if one.certified_on is not None]


def together(facts: CaseFacts, ids: Iterable[int]) -> bool:
    """Whether one session that took place had all of them there, or their representative where they are never there."""
    parties = named(facts, ids)
    for met in facts.held:
        there = set(met)
        for party in parties:
            if never_in_the_room(party) and any(
                one.id in met for one in facts.persons if one.role is Role.REPRESENTATIVE and one.beside == party.id
            ):
                there.add(party.id)
        if all(party.id in there for party in parties):
            return True
    return False
