from __future__ import annotations

from django import template

from izligums.core.values import ValueProblem
from izligums.process.intake.words import sentence

register = template.Library()


@register.filter
def said(problem: ValueProblem) -> str:
    """The sentence of a problem, in the reader's language."""
    return sentence(problem)
