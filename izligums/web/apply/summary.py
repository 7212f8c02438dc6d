"""Everything told, question by question, in the words of the forms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from izligums.process.intake.told import Said, asked
from izligums.web.apply.forms import FORMS


@dataclass(frozen=True)
class Section:
    name: str
    title: str
    rows: list[tuple[str, str]]


def sections(said: Said, *, today: date) -> list[Section]:
    """In the active language; a question without an answer has no rows."""
    found = []
    for name in asked(said):
        if name in FORMS:
            form = FORMS[name](said=said, today=today)
            found.append(Section(name, str(form.title), form.shown(said.get(name, {}))))
    return found
