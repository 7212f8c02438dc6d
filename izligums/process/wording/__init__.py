"""All words of the table of steps: the only place of `process` rules and steps where people's language lives.

A mediator or coordinator reads them. Sentences name people by placeholders, filled in by whoever shows them:
`%(person)s` whom the act or problem is about, `%(other)s` a second person, `%(day)s` a date.
"""

from __future__ import annotations

from izligums.process.wording.fields import FIELD_HINTS, FIELD_LABELS, field_hint, field_label
from izligums.process.wording.journal import JOURNAL, JOURNAL_VARIANTS, journal_sentence
from izligums.process.wording.problems import PROBLEM_REMEDIES, PROBLEM_SENTENCES, REMEDY_STEP, WHOLE_CASE
from izligums.process.wording.steps import CHAPTERS, STEP_HINTS, STEP_NAMES

__all__ = [
    "CHAPTERS",
    "FIELD_HINTS",
    "FIELD_LABELS",
    "JOURNAL",
    "JOURNAL_VARIANTS",
    "PROBLEM_REMEDIES",
    "PROBLEM_SENTENCES",
    "REMEDY_STEP",
    "STEP_HINTS",
    "STEP_NAMES",
    "WHOLE_CASE",
    "field_hint",
    "field_label",
    "journal_sentence",
]
