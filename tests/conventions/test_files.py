"""Conventions a machine can check."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

LONGEST = 300
LONGER: dict[str, str] = {  # path → why it is better in one piece
    "izligums/process/wording/problems.py": "one sentence per problem, read from top to bottom",
    "izligums/process/steps/people.py": "rows of one table",
    "izligums/sample/multiplying.py": "one long statement per table, composed from parts that stand beside each other",
}
READS_THE_CLOCK = re.compile(r"\b(timezone\.now|timezone\.localdate|date\.today|datetime\.now|time\.time)\(")
SOFT = re.compile(r"pytest\.mark\.(skip|xfail)|pytest\.(skip|xfail|importorskip)\(")


def ours(folder: str, *endings: str) -> list[Path]:
    files = (path for path in Path(folder).rglob("*") if path.suffix in (endings or (".py",)))
    return sorted(path for path in files if "migrations" not in path.parts)


def test_files_are_short() -> None:
    files = [*ours("izligums", ".py", ".html", ".css", ".js"), *ours("tests")]
    lengths = {str(path): len(path.read_text().splitlines()) for path in files}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST and path not in LONGER} == {}
    assert [path for path in LONGER if path not in lengths] == []


def test_only_views_and_commands_read_the_clock() -> None:
    rooms = [path for path in ours("izligums") if path.parts[1] not in ("web", "commands", "config")]
    assert [str(path) for path in rooms if READS_THE_CLOCK.search(path.read_text())] == []


def test_enums_know_no_django() -> None:
    enums = [path for path in ours("izligums") if path.name == "enums.py"]
    assert enums
    assert [str(path) for path in enums if re.search(r"^\s*(from|import) django", path.read_text(), re.M)] == []


def test_no_test_is_put_aside() -> None:
    here = Path(__file__).name
    assert [str(path) for path in ours("tests") if path.name != here and SOFT.search(path.read_text())] == []


ACTIONS = [path for path in ours("izligums") if "actions" in (path.stem, path.parent.name)]


@pytest.mark.parametrize("path", ACTIONS, ids=str)
def test_actions_name_their_arguments(path: Path) -> None:
    """All but the one thing that is written: `record_fact(fact, *, by=…, at=…)`."""
    functions = [node for node in ast.parse(path.read_text()).body if isinstance(node, ast.FunctionDef)]
    positional = [each.name for each in functions if not each.name.startswith("_") and len(each.args.args) > 1]
    assert positional == []
