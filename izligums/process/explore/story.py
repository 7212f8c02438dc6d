"""Tells a counter-example as a story: what happened, act by act, and what is wrong with it. In English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.utils import translation

from izligums.cases.enums import Role
from izligums.process.act import Act
from izligums.process.explore.acts import FIRST_NEWCOMER
from izligums.process.explore.walk import Violation
from izligums.process.explore.world import TODAY, World
from izligums.process.facts import WHOLE_CASE, PersonFacts
from izligums.process.wording import journal_sentence


def tell(world: World, violation: Violation) -> Iterator[str]:
    """The lines of the story."""
    names = Names(world)
    yield f"In the world “{world.name}” an invariant does not hold."
    yield f"  {violation.invariant.name}: {violation.invariant.sentence} [{violation.invariant.source}]"
    yield "This is how it comes about:"
    with translation.override("en"):
        for number, act in enumerate(violation.acts, start=1):
            yield f"  {number}. {sentence(act, names)}"
    if not violation.acts:
        yield "  It is so from the start."
    for breach in violation.breaches:
        yield f"  Then: {names.fill(breach)}."


class Names:
    """Persons by role and number: “Offender 1 (minor)”, “Representative of Victim 2”."""

    def __init__(self, world: World) -> None:
        self._names = {WHOLE_CASE: "the whole case"}
        for person in world.start.persons:
            if person.party:
                self._add(person)
        for person in world.start.persons:
            if not person.party:
                self._add(person)
        for number, known in enumerate(world.newcomers):
            newcomer = PersonFacts(FIRST_NEWCOMER + number, known["role"], known.get("beside"), known.get("born"))
            self._add(newcomer)

    def _add(self, person: PersonFacts) -> None:
        role = str(person.role.value).capitalize()
        if person.beside is not None:
            self._names[person.id] = self._numbered(f"{role} of {self[person.beside]}")
        else:
            marks = [
                word
                for word, true in (
                    ("minor", person.minor_on(TODAY)),
                    ("organisation", person.legal_person),
                    ("applicant", person.applicant),
                )
                if true
            ]
            number = sum(name.startswith(f"{role} ") for name in self._names.values()) + 1
            tail = f" ({', '.join(marks)})" if marks else ""
            self._names[person.id] = f"{role} {number}{tail}"

    def _numbered(self, name: str) -> str:
        same = sum(other == name or other.startswith(f"{name}, no.") for other in self._names.values())
        return name if not same else f"{name}, no. {same + 1}"

    def __getitem__(self, id: int | None) -> str:
        return self._names.get(id or WHOLE_CASE, f"somebody (no. {id})")

    def fill(self, sentence: str) -> str:
        """Put names where `‹id›` stands."""
        return re.sub(r"‹(\d+)›", lambda found: self[int(found[1])], sentence)


def sentence(act: Act, names: Names) -> str:
    """The act as the journal would tell it, with the names of the world and the answers that matter."""
    about = act.created if act.step == "add_person" else act.person
    words = str(journal_sentence(act.step, act.values)) % {
        "person": names[about],
        "other": _other(act, names),
        "day": act.get("start_day") or act.on,
    }
    details = [*_details(act.values, names)]
    if act.on != TODAY:
        details.append(f"on {act.on}")
    return f"{words} ({act.step}{': ' if details else ''}{', '.join(details)})"


def _other(act: Act, names: Names) -> str:
    for field in ("victim", "party", "guest"):
        if field in act.values:
            return names[act[field]]
    return f"mediator {act['mediator']}" if "mediator" in act.values else "another unit"


def _details(values: Mapping[str, Any], names: Names) -> Iterator[str]:
    for field in ("people", "signatories"):
        if field in values:
            yield f"{field} " + " and ".join(names[id] for id in values[field])
    for field in ("settlement", "condition", "due", "reason", "procedure"):
        value = values.get(field)
        if isinstance(value, int | date) or (value is not None and hasattr(value, "name")):
            yield f"{field} {getattr(value, 'value', value)}"
    if isinstance(values.get("role"), Role) and values.get("applicant"):
        yield "the applicant"
