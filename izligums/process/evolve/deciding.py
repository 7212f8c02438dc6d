"""What it changes when somebody says whether they take part, and whom they want beside them."""

from __future__ import annotations

from dataclasses import replace

from izligums.cases.enums import Consent, Signing
from izligums.process.act import Act
from izligums.process.evolve.people import record_agreement, record_consent, record_withdrawal
from izligums.process.facts import CaseFacts
from izligums.process.proposals import ProposalFacts


def consents_by(facts: CaseFacts, act: Act) -> bool:
    """Whether this word is itself the consent in writing: said on the screen by the person themselves, where policy
    counts that; a member of the service who records it cannot sign for anybody."""
    return (
        bool(act["takes_part"])
        and not act.by
        and act.get("signing") is Signing.SCREEN
        and Signing.SCREEN in facts.policy.in_writing
        and facts.person(act.person or 0).consent is not Consent.LIVE
    )


def decide(facts: CaseFacts, act: Act) -> CaseFacts:
    """A no takes effect at once. A yes is what the person wants, until it is confirmed in writing."""
    if not act["takes_part"]:
        return record_withdrawal(facts, act)
    person = facts.person(act.person or 0)
    if act.get("information"):
        facts = facts.with_person(person.id, informed=True)
    if consents_by(facts, act):
        return record_consent(facts, act)
    return facts.with_person(person.id, willing=person.consent is not Consent.LIVE)


def propose_supporter(facts: CaseFacts, act: Act) -> CaseFacts:
    proposed = ProposalFacts(act.created, act.person or 0, frozenset(act["told"]))
    return facts.but(proposals=(*facts.proposals, proposed))


def answer_proposal(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(
        proposals=tuple(
            replace(each, answered=True, guest=act.get("guest")) if each.id == act["proposal"] else each
            for each in facts.proposals
        )
    )


def ask_about_guest(facts: CaseFacts, act: Act) -> CaseFacts:
    guest = facts.person(act.person or 0)
    return facts.with_person(guest.id, asked=guest.asked | {act["party"]})


def answer_guest(facts: CaseFacts, act: Act) -> CaseFacts:
    """The same as when a mediator records it."""
    return record_agreement(facts, as_recorded(act))


def as_recorded(act: Act) -> Act:
    """The answer of a party in their own space, as a mediator would record it about the guest."""
    said = {"party": act.person or 0, "agrees": act["agrees"]}
    return replace(act, step="record_agreement", person=act["guest"], values=said)


EFFECTS = {
    "decide": decide,
    "propose_supporter": propose_supporter,
    "answer_proposal": answer_proposal,
    "ask_about_guest": ask_about_guest,
    "answer_guest": answer_guest,
}
