"""Prints `table.py`: what the table of steps says in English, for the translators' tool to find.

Rules and steps know no Django, so their sentences stand there plain; `make docs` copies them.
"""

from __future__ import annotations

import json

from izligums.process.steps import ALWAYS, TABLE

_HEAD = '''"""The sentences of rules and steps, for the translators. Made by `make docs` from the table of steps."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
'''


def module() -> str:
    rules = {rule.name: rule.text for step in TABLE.values() for rule in (*ALWAYS, *step.rules)}
    changes = {step.name: step.changes for step in TABLE.values()}
    return "\n".join([_HEAD, *_mapping("RULE_TEXTS", rules), "", *_mapping("STEP_CHANGES", changes)])


def _mapping(name: str, sentences: dict[str, str]) -> list[str]:
    rows = [f"    {json.dumps(key)}: _({json.dumps(text, ensure_ascii=False)})," for key, text in sentences.items()]
    return [f"{name}: dict[str, str | Promise] = {{", *rows, "}"]


if __name__ == "__main__":
    print(module())  # noqa: T201 -- this is what it is for
