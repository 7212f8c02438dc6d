"""What people say for themselves. A rule here may look at the person's own facts only: they learn its answer."""

from __future__ import annotations

from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.law import PRACTICE
from izligums.process.problems import Blocker, Problems, rule


@rule(PRACTICE)
def question_is_ones_own(facts: CaseFacts, act: Act) -> Problems:
    """Only whoever asked a question says how far it was answered, as long as it was not taken back."""
    if (act["question"], act.person) not in facts.questions:
        yield Blocker("not_ones_own_question", about=act.person)


@rule(PRACTICE)
def something_is_said(facts: CaseFacts, act: Act) -> Problems:
    """Whoever says how they are writes something, or asks for a talk."""
    if not act.get("how_i_am") and not act.get("wants_talk"):
        yield Blocker("nothing_said", about=act.person)
