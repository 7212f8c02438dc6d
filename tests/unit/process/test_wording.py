"""Every word of the table is there, and no word is left over."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import product
from types import ModuleType

import pytest

from izligums.cases import enums as case_enums
from izligums.core.labels import label
from izligums.dialogue import enums as dialogue_enums
from izligums.documents import enums as document_enums
from izligums.meetings import enums as meeting_enums
from izligums.messages import enums as message_enums
from izligums.process import law
from izligums.process.fields import Choice, Choices, YesNo
from izligums.process.rules import (
    deciding,
    disclosing,
    ending,
    intake,
    letters,
    people,
    session,
    settlement,
    staff,
    telling,
    withholding,
)
from izligums.process.steps import TABLE, base
from izligums.process.wording import (
    CHAPTERS,
    FIELD_HINTS,
    FIELD_LABELS,
    JOURNAL,
    JOURNAL_VARIANTS,
    PROBLEM_REMEDIES,
    PROBLEM_SENTENCES,
    REMEDY_STEP,
    STEP_HINTS,
    STEP_NAMES,
    field_label,
    journal_sentence,
)
from izligums.settlements import enums as settlement_enums

CHAPTERS_OF_RULES = (
    *(deciding, disclosing, ending, intake, letters, people, session, settlement, staff, telling),
    withholding,
)
PLACEHOLDERS = {"person", "other", "day"}


def problem_calls() -> Iterator[ast.Call]:
    for module in CHAPTERS_OF_RULES:
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id in ("Blocker", "NeedsDecision", "Notice"):
                yield node


def codes() -> set[str]:
    return {ast.literal_eval(call.args[0]) for call in problem_calls()}


def test_every_problem_code_has_sentence_remedy_and_step() -> None:
    assert set(PROBLEM_SENTENCES) == set(PROBLEM_REMEDIES) == set(REMEDY_STEP) == codes()
    assert {step for step in REMEDY_STEP.values() if step is not None} <= set(TABLE)


def test_a_sentence_names_only_what_its_problem_carries() -> None:
    carried_by = {"person": "about", "other": "other", "day": "day"}
    for call in problem_calls():
        code = ast.literal_eval(call.args[0])
        carried = {keyword.arg for keyword in call.keywords}
        asked = set(re.findall(r"%\((\w+)\)s", str(PROBLEM_SENTENCES[code])))
        assert {carried_by[name] for name in asked} <= carried, code


def test_every_step_has_name_hint_and_chapter() -> None:
    assert set(STEP_NAMES) == set(STEP_HINTS) == set(TABLE)
    assert set(CHAPTERS) == {step.chapter for step in TABLE.values()}


def test_every_field_has_a_label_and_no_label_is_left_over() -> None:
    asked = {(step.name, field.name) for step in TABLE.values() for field in step.asks}
    for step, field in asked:
        assert field_label(step, field)
    known = asked | {field for _, field in asked}
    assert set(FIELD_LABELS) <= known
    assert set(FIELD_HINTS) <= known


@pytest.mark.parametrize("name", TABLE)
def test_every_act_has_a_journal_sentence_whatever_was_answered(name: str) -> None:
    fields, _ = JOURNAL_VARIANTS.get(name, ((), {}))
    by_name = {field.name: field for field in TABLE[name].asks}
    answers: list[tuple[object, ...]] = []
    for field in fields:
        match by_name[field]:
            case Choice(options=options):
                answers.append(options)
            case Choices(options=options):
                answers.append(((), options))
            case YesNo():
                answers.append((True, False))
            case _:
                answers.append((True, False, None))
    for combination in product(*answers):
        sentence = str(journal_sentence(name, dict(zip(fields, combination, strict=True))))
        assert set(re.findall(r"%\((\w+)\)s", sentence)) <= PLACEHOLDERS


def test_no_journal_sentence_is_left_over() -> None:
    assert not JOURNAL.keys() & JOURNAL_VARIANTS.keys()
    assert JOURNAL.keys() | JOURNAL_VARIANTS.keys() == TABLE.keys()


@pytest.mark.parametrize(
    "module",
    [case_enums, meeting_enums, dialogue_enums, settlement_enums, document_enums, message_enums, base, law],
)
def test_every_enum_member_has_a_word(module: ModuleType) -> None:
    for one in vars(module).values():
        if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum:
            for member in one:
                assert label(member)
