"""What acts of intake change."""

from __future__ import annotations

from izligums.cases.enums import Risk
from izligums.process.act import Act
from izligums.process.evolve.stopping import without_offers_between
from izligums.process.facts import CaseFacts, PersonFacts


def begin(act: Act, *, has_leader: bool) -> CaseFacts:
    """The facts of a case that has just been received."""
    return CaseFacts(received_on=act.on, referral=act["referral"], procedure=act["procedure"], has_leader=has_leader)


def aged(risk: Risk) -> Risk:
    """A review that exists no longer covers what has happened since."""
    return Risk.NONE if risk is Risk.NONE else Risk.STALE


def add_person(facts: CaseFacts, act: Act) -> CaseFacts:
    newcomer = PersonFacts(
        id=act.created,
        role=act["role"],
        beside=act.get("beside"),
        born=act.get("born"),
        joined_on=act.on,
        legal_person=bool(act.get("legal_name")),
        trusteeship=bool(act.get("trusteeship")),
        applicant=bool(act.get("applicant")),
    )
    return facts.but(persons=(*facts.persons, newcomer), risk=aged(facts.risk))


def set_concern(facts: CaseFacts, act: Act) -> CaseFacts:
    pair = (act.person or 0, act["victim"])
    if act["concerns"]:
        return facts.but(unrelated=facts.unrelated - {pair})
    return without_offers_between(facts, *pair).but(unrelated=facts.unrelated | {pair})


def register(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(registered=True)


def transfer(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(registered=False, lead=None, co=None)


def change_leader(facts: CaseFacts, act: Act) -> CaseFacts:
    """Somebody else's account is told nothing more."""
    account = facts.leader_account if act["same_leader"] else None
    return facts.but(procedure=act["procedure"], has_leader=True, leader_account=account)


def connect_leader(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(leader_account=act["account"])


def disconnect_leader(facts: CaseFacts, act: Act) -> CaseFacts:
    return facts.but(leader_account=None)


EFFECTS = {
    "add_person": add_person,
    "set_concern": set_concern,
    "register": register,
    "transfer": transfer,
    "change_leader": change_leader,
    "connect_leader": connect_leader,
    "disconnect_leader": disconnect_leader,
}
