"""Who is told, by a short message, that something new lies in their own space: what the table says (`Step.news`)."""

from __future__ import annotations

from izligums.messages import actions as messages
from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.steps.base import Step
from izligums.process.writes.context import Recording


def tell_news(recording: Recording, step: Step, act: Act, facts: CaseFacts) -> None:
    """A word to those who want to be told, can come and look, and have not asked to stop."""
    if step.news is not None:
        people = (frozenset(step.news(recording.facts, act)) & facts.access) - facts.asks_to_stop
        if people:
            messages.tell_news(case_id=recording.case.pk, people=people, at=recording.at)
