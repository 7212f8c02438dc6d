from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils import translation

import izligums
from izligums.core.problems import CODES, sentence
from izligums.core.values import ValueProblem


@pytest.mark.parametrize("code", sorted(CODES))
@pytest.mark.parametrize("language", ["lv", "en"])
def test_each_problem_has_a_sentence(code: str, language: str) -> None:
    with translation.override(language):
        said = sentence(ValueProblem(code, limit=200, length=300, position=4))
    assert said.endswith(".")
    assert "%(" not in said


def test_every_code_has_a_sentence_and_none_is_left_over() -> None:
    package = Path(izligums.__file__).parent
    # A referral file has problems and sentences of its own.
    rooms = ("core", "accounts", "people", "mediators", "messages", "process")
    raised = {
        code
        for room in rooms
        for file in (package / room).rglob("*.py")
        if file.parent != package / "process" / "intake"
        for code in re.findall(r'ValueProblem\(\s*"(\w+)"', file.read_text(encoding="utf-8"))
    }
    assert raised == CODES
