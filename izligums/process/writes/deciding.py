"""What is written when somebody says whether they take part, and whom they want beside them."""

from __future__ import annotations

from izligums.cases import actions as cases
from izligums.cases.enums import FactKind, Told
from izligums.cases.models import Participation
from izligums.dialogue import actions as dialogue
from izligums.dialogue.models import Proposal
from izligums.process.act import Act
from izligums.process.evolve.deciding import as_recorded, consents_by
from izligums.process.writes.context import Recording
from izligums.process.writes.people import record_agreement, record_consent, record_withdrawal


def decide(recording: Recording, act: Act) -> None:
    said = {"language": act["language"], "channel": act["channel"]}
    if act["takes_part"] and act.get("information"):
        _fact(recording, act, FactKind.INFORMATION, version=act["information"], **said)
    _fact(
        recording,
        act,
        FactKind.INTENTION,
        yes=act["takes_part"],
        version=act["version"],
        leaves=list(act.get("leaves") or ()),
        signing=act.get("signing"),
        **said,
    )
    if not act["takes_part"]:
        record_withdrawal(recording, act)
    elif consents_by(recording.facts, act):
        record_consent(recording, act)


def propose_supporter(recording: Recording, act: Act) -> int:
    return dialogue.propose(
        participation_id=act.person or 0,
        act=recording.entry,
        name=act["name"],
        relation=act["relation"],
        reach=act["reach"],
        told=act["told"],
    ).pk


def answer_proposal(recording: Recording, act: Act) -> None:
    dialogue.answer_proposal(proposal_id=act["proposal"], guest_id=act.get("guest"), act=recording.entry)


def ask_about_guest(recording: Recording, act: Act) -> None:
    """The row that the party will see holds what they may learn, and nothing beside it."""
    guest = Participation.objects.select_related("person").get(case=recording.case, pk=act.person or 0)
    proposal = Proposal.objects.filter(case=recording.case, guest=guest).first()
    words = {Told.NAME: guest.person.name, Told.RELATION: "" if proposal is None else proposal.relation}
    told = ", ".join(words[each] for each in act["told"])
    _fact(recording, act, FactKind.GUEST_QUESTION, other_id=act["party"], text=told)


def answer_guest(recording: Recording, act: Act) -> None:
    record_agreement(recording, as_recorded(act))


def _fact(recording: Recording, act: Act, kind: FactKind, **details: object) -> None:
    cases.record_fact(kind, act=recording.entry, person=act.person, **details)


WRITES = {
    "decide": decide,
    "propose_supporter": propose_supporter,
    "answer_proposal": answer_proposal,
    "ask_about_guest": ask_about_guest,
    "answer_guest": answer_guest,
}
