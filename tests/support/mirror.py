"""What a case must look like after its acts, computed from the acts alone: the yardstick for `gather`.

Two orders hold at once, because paper comes late:

- What is *said* of people, of pairs and of the risk, and who has met, follows the day it happened (on one day, the
  order of recording): the fold of `evolve` over the acts up to a day, without those that a correction took back.
- What is *arranged* (unit, mediators, the planned session, settlements, notice and ending) follows the order of
  recording. Each act is judged, and stops what it stops, on the facts of its own day; a correction takes back what was
  said, never what it had stopped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from izligums.cases.enums import Risk
from izligums.process.act import Act
from izligums.process.evolve import evolve
from izligums.process.evolve.intake import aged
from izligums.process.facts import CaseFacts, PersonFacts, StaffFacts
from izligums.process.rules.ending import CORRECTABLE

NOBODY: frozenset[Any] = frozenset()
#: Steps that say something and are dated, beside those that can be corrected.
SAID = CORRECTABLE | {"record_safe_way", "invite", "end_participation", "stop_for_safety", "lift_stop", "answer_guest"}

Qualified = Callable[[int, date], StaffFacts]


@dataclass
class Mirror:
    arranged: CaseFacts
    #: A mediator as qualified on a day; `declared` is left out.
    qualified: Qualified
    #: By journal entry, in the order of recording.
    acts: dict[int, Act] = field(default_factory=dict)
    mistaken: set[int] = field(default_factory=set)
    _known: dict[tuple[date, int], CaseFacts] = field(default_factory=dict)

    def copy(self) -> Mirror:
        return replace(self, acts=dict(self.acts), mistaken=set(self.mistaken), _known={})

    def record(self, entry: int, act: Act) -> None:
        before = self.facts(on=act.on)
        if act.step == "correct":
            self.mistaken.add(act["act"])
        else:
            self.arranged = evolve(before, act)
        self.acts[entry] = act

    def facts(self, *, on: date) -> CaseFacts:
        key = (on, len(self.acts))
        if key not in self._known:
            self._known[key] = self._facts(on)
        return self._known[key]

    def _facts(self, on: date) -> CaseFacts:
        said = self.arranged.but(
            persons=tuple(_as_joined(person) for person in self.arranged.persons),
            unrelated=NOBODY,
            risk=Risk.NONE,
            risk_by=None,
            risk_on=None,
            risk_open=False,
            bans=NOBODY,
            stopped=NOBODY,
            held=NOBODY,
        )
        live = [act for entry, act in self.acts.items() if entry not in self.mistaken and act.on <= on]
        for act in sorted(live, key=lambda each: each.on):
            said = _say(said, act)
        return self.arranged.but(
            persons=said.persons,
            unrelated=said.unrelated,
            risk=said.risk,
            risk_by=said.risk_by,
            risk_on=said.risk_on,
            risk_open=said.risk_open,
            bans=said.bans,
            stopped=said.stopped,
            held=said.held,
            lead=self._on(self.arranged.lead, on),
            co=self._on(self.arranged.co, on),
        )

    def _on(self, staff: StaffFacts | None, day: date) -> StaffFacts | None:
        return None if staff is None else replace(self.qualified(staff.id, day), declared=staff.declared)


def _as_joined(person: PersonFacts) -> PersonFacts:
    """Nothing said yet."""
    return PersonFacts(
        id=person.id,
        role=person.role,
        beside=person.beside,
        born=person.born,
        joined_on=person.joined_on,
        legal_person=person.legal_person,
        trusteeship=person.trusteeship,
        applicant=person.applicant,
    )


def _say(facts: CaseFacts, act: Act) -> CaseFacts:
    if act.step in SAID:
        return evolve(facts, act)
    if act.step == "add_person":
        return facts.but(risk=aged(facts.risk))
    if act.step == "hold_session":
        return facts.but(risk=aged(facts.risk), held=facts.held | {frozenset(act["people"])})
    return facts
