"""Who is on which side, and how far each of them has come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from izligums.cases.enums import Channel, Consent, FactKind, Role, Side
from izligums.cases.models import Participation
from izligums.core.labels import label
from izligums.process.facts import ADMITTED_BY_OTHERS, TAKES_PART, PersonFacts, years_between
from izligums.process.judge import subjects
from izligums.process.steps.base import MEDIATORS
from izligums.process.wording import STEP_NAMES
from izligums.web.desk.presenters import words
from izligums.web.desk.presenters.problems import address
from izligums.web.desk.presenters.sheet import Sheet
from izligums.web.ui.dates import day
from izligums.web.ui.shapes import Row

#: Safety and withdrawal stand apart, always in the same place.
STOPPING = ("record_withdrawal", "stop_for_safety")


@dataclass(frozen=True)
class Mark:
    """One thing that is known of a person, or not yet. `state`: done, no (the answer was no), open."""

    words: str
    state: str

    @property
    def said(self) -> str:
        """The sign in words, for those who do not see it."""
        return {"done": _("Yes:"), "no": _("No:"), "open": _("Not yet:")}[self.state]


@dataclass(frozen=True)
class Badge:
    text: str
    kind: str = "outline"


@dataclass(frozen=True)
class Link:
    text: str
    href: str


@dataclass(frozen=True)
class Waiting:
    """What a person of that side (`whose`) waits for, and where it is done."""

    text: str
    href: str
    whose: str


@dataclass(frozen=True)
class PersonCard:
    id: int
    name: str
    role: str
    party: bool
    gone: bool
    badges: list[Badge]
    marks: list[Mark]
    reach: list[Row]
    #: What they said last about taking part.
    decided: list[Row]
    #: What this person said has changed in their life; stays on their side.
    life: list[tuple[Any, str]]
    #: Where to read what they said themselves; empty when they have said nothing.
    said: str
    steps: list[Link]
    stops: list[Link]


@dataclass(frozen=True)
class SideColumn:
    side: str
    people: list[PersonCard]


def columns(sheet: Sheet) -> list[SideColumn]:
    """Both sides, always; a third without a side when an interpreter or a specialist takes part."""
    sides = [
        SideColumn(side.value, [_card(sheet, each) for each in sheet.everybody() if sheet.facts.side_of(each) is side])
        for side in (Side.VICTIM, Side.OFFENDER)
    ]
    neither = [_card(sheet, each) for each in sheet.everybody() if sheet.facts.side_of(each) is None]
    return [*sides, SideColumn("", neither)] if neither else sides


def stopping(sheet: Sheet) -> list[Link]:
    """Who pressed "stop" in their own space, each with the way to record it."""
    return [Link(sheet.name(id), address(sheet, "record_withdrawal", id)) for id in sorted(sheet.facts.asks_to_stop)]


def to_answer(sheet: Sheet) -> list[Waiting]:
    """Who wrote to their mediator, or asked for another talk, each with the way to read and answer it: for mediators of
    the case alone."""
    if not sheet.capacities & MEDIATORS:
        return []
    return [
        Waiting(sheet.name(id), reverse("desk:said", args=[sheet.case.pk, id]), sheet.side_words(id))
        for id in sorted(sheet.facts.waiting)
    ]


def proposals(sheet: Sheet) -> list[Waiting]:
    """Whom people want to bring, each with the way to answer."""
    waiting = {each.id for each in sheet.facts.proposals if not each.answered}
    return [
        Waiting(
            words.proposed(sheet, row),
            address(sheet, "answer_proposal", preset=[("proposal", row.pk)]),
            sheet.side_words(row.participation_id),
        )
        for row in sheet.rows.proposals
        if row.pk in waiting
    ]


def _card(sheet: Sheet, person: PersonFacts) -> PersonCard:
    participation = sheet.participations[person.id]
    links = _links(sheet, person)
    return PersonCard(
        id=person.id,
        name=sheet.name(person.id),
        role=_role(sheet, person),
        party=person.party,
        gone=not person.present,
        badges=list(_badges(sheet, person)),
        marks=[] if sheet.undeclared or not person.present else list(_marks(sheet, person)),
        reach=[] if sheet.undeclared else _reach(participation),
        decided=[] if sheet.undeclared else _decided(sheet, person),
        life=[] if sheet.undeclared else _life(sheet, person),
        said=_said(sheet, person),
        steps=[*_codes(sheet, person), *(link for name, link in links if name not in STOPPING)],
        stops=[link for name, link in links if name in STOPPING],
    )


def _said(sheet: Sheet, person: PersonFacts) -> str:
    if not sheet.capacities & MEDIATORS or sheet.undeclared or not sheet.participations[person.id].has_said:  # type: ignore[attr-defined] # see process.reading
        return ""
    return reverse("desk:said", args=[sheet.case.pk, person.id])


def _codes(sheet: Sheet, person: PersonFacts) -> list[Link]:
    if person.id not in sheet.facts.access or sheet.undeclared or not sheet.capacities & MEDIATORS:
        return []
    return [Link(_("Codes to hand over"), reverse("desk:access_codes", args=[sheet.case.pk, person.id]))]


def _links(sheet: Sheet, person: PersonFacts) -> list[tuple[str, Link]]:
    return [
        (step.name, Link(str(STEP_NAMES[step.name]), address(sheet, step.name, person.id)))
        for step in sheet.steps
        if step.about is not None and person in subjects(step, sheet.facts) and sheet.worth(step, person.id)
    ]


def _role(sheet: Sheet, person: PersonFacts) -> str:
    if person.beside is None:
        return label(person.role)
    return _("%(role)s of %(person)s") % {"role": label(person.role), "person": sheet.name(person.beside)}


def _badges(sheet: Sheet, person: PersonFacts) -> Iterable[Badge]:
    facts = sheet.facts
    if person.deceased:
        yield Badge(_("deceased"))
    if person.left:
        yield Badge(_("no longer takes part"))
    if person.id in facts.stopped:
        yield Badge(_("safety stop"), "stop")
    if person.consent in (Consent.REFUSED, Consent.WITHDRAWN):
        yield Badge(label(person.consent), "stop")
    if person.no_contact:
        yield Badge(_("asked for no contact"), "stop")
    if any(person.id in pair for pair in facts.bans):
        yield Badge(_("contact ban"), "stop")
    if person.minor_on(sheet.today) and person.born is not None:
        yield Badge(_("%(years)d years old") % {"years": years_between(person.born, sheet.today)}, "due")
    if person.trusteeship:
        yield Badge(_("under trusteeship"), "due")
    if person.detained:
        yield Badge(_("in detention"), "due")
    if person.stays_away:
        yield Badge(_("stays away from the session"))
    if person.id in facts.access:
        yield Badge(_("has their own space"))
    if person.willing:
        yield Badge(_("says yes; the paper is to be signed"), "due")
    if person.id in facts.asks_to_stop:
        yield Badge(_("pressed stop"), "due")
    if person.applicant:
        yield Badge(_("applied"))
    if person.legal_person:
        yield Badge(_("organisation"))


def _marks(sheet: Sheet, person: PersonFacts) -> Iterable[Mark]:
    """The way of one person, in the order of law."""
    yield Mark(_("safe way known"), _state(person.safe_way))
    yield Mark(_("reached"), _state(person.reached))
    if person.role is Role.OFFENDER:
        yield Mark(_("facts acknowledged"), "no" if person.acknowledged is False else _state(bool(person.acknowledged)))
    if person.role in TAKES_PART:
        yield Mark(_("informed"), _state(person.informed))
        if not person.legal_person:
            said_no = person.consent in (Consent.REFUSED, Consent.WITHDRAWN)
            yield Mark(_("consents in writing"), "no" if said_no else _state(person.consent is Consent.LIVE))
            yield Mark(_("prepared"), _state(person.prepared))
    if person.role in ADMITTED_BY_OTHERS:
        for party in sheet.facts.persons:
            if party.party and party.present and party.id != person.beside:
                agreed = _("%(person)s agrees") % {"person": sheet.name(party.id)}
                said_no = _said_no(sheet, guest=person.id, party=party.id)
                yield Mark(agreed, "no" if said_no else _state(party.id in person.agreed_by))
                if party.id in person.asked:
                    yield Mark(_("%(person)s was asked in their own space") % {"person": sheet.name(party.id)}, "done")


def _said_no(sheet: Sheet, *, guest: int, party: int) -> bool:
    """A party's last word on whether the guest may come."""
    kind, pair = FactKind.AGREEMENT, (guest, party)
    answers = [each.yes for each in sheet.rows.facts if each.kind is kind and (each.person_id, each.other_id) == pair]
    return answers[-1:] == [False]


def _state(known: bool) -> str:
    return "done" if known else "open"


def _reach(participation: Participation) -> list[Row]:
    if participation.channel is None:
        return []
    avoid = [
        words_of
        for yes, words_of in (
            (participation.no_post, _("no post")),
            (participation.no_voicemail, _("no voicemail")),
        )
        if yes
    ]
    rows = [
        Row(_("Best way"), label(Channel(participation.channel))),
        Row(_("Telephone"), participation.phone),
        Row(_("E-mail"), participation.email),
        Row(_("Address"), participation.address),
        Row(_("Good hours"), participation.hours),
        Row(_("To avoid"), ", ".join(avoid)),
        Row(_("Language"), label(participation.language)),
        Row(_("Note"), participation.contact_note),
    ]
    return [row for row in rows if row.value]


def _decided(sheet: Sheet, person: PersonFacts) -> list[Row]:
    said = [each for each in sheet.rows.facts if each.kind is FactKind.INTENTION and each.person_id == person.id]
    if not said:
        return []
    word = said[-1]
    how = _("on the screen, by themselves") if word.recorded_by is None else label(word.channel)
    rows = [
        Row(_("Wants to take part"), f"{_('Yes') if word.yes else _('No')}, {day(word.happened_on)}"),
        Row(_("Said"), how),
        Row(_("Also allows"), ", ".join(label(each) for each in word.leaves)),
        Row(_("Wants to sign"), label(word.signing) if word.signing else ""),
    ]
    return [row for row in rows if row.value]


def _life(sheet: Sheet, person: PersonFacts) -> list[tuple[Any, str]]:
    return [
        (fact.happened_on, fact.text)
        for fact in sheet.rows.facts
        if fact.kind is FactKind.TALK and fact.person_id == person.id and fact.text
    ]
