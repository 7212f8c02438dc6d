"""What the pages for readers promise: links lead somewhere, commands exist, decisions are numbered."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from izligums.commands import COMMANDS
from izligums.sample.office import PASSWORD, SIGN_INS

PAGES = [*sorted(Path().glob("*.md")), *sorted(Path("docs").rglob("*.md"))]
DECISIONS = sorted(Path("docs/adr").glob("*.md"))
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`|^(?: {4}|\t)(.+)$", re.M)


def code_of(page: Path) -> list[str]:
    return [inline or line for inline, line in CODE.findall(page.read_text())]


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_lead_somewhere(page: Path) -> None:
    targets = [target.split("#")[0] for target in LINK.findall(page.read_text()) if "://" not in target]
    assert [target for target in targets if target and not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_commands_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", Path("Makefile").read_text(), re.M))
    for code in code_of(page):
        if named := re.match(r"make ([a-z]+)", code):
            assert named[1] in targets, code
        if named := re.match(r"(?:\.venv/bin/)?izligums ([a-z]+)", code):
            assert named[1] in COMMANDS, code


def test_pictures_are_small_used_and_described() -> None:
    shown = {path: alt for page in PAGES for alt, path in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page.read_text())}
    assert all(len(alt) > 20 for alt in shown.values()), "say in words what the picture shows"
    pictures = list(Path("docs/pictures").glob("*.png"))
    assert {picture.name for picture in pictures} == {Path(path).name for path in shown}
    assert [picture.name for picture in pictures if picture.stat().st_size > 300_000] == []


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [path.name[:4] for path in DECISIONS] == [f"{number:04}" for number in range(1, len(DECISIONS) + 1)]


@pytest.mark.parametrize("path", DECISIONS, ids=str)
def test_decision_has_its_parts(path: Path) -> None:
    lines = path.read_text().splitlines()
    assert lines[0].startswith(f"# {path.name[:4]} · ")
    assert [line for line in lines if line.startswith("## ")] == ["## Context", "## Decision", "## Consequences"]


def test_readme_tells_the_sign_ins_of_the_sample_office() -> None:
    readme = Path("README.md").read_text()
    assert f"`{PASSWORD}`" in readme
    assert re.findall(r"^\| `(\w+)` \|", readme, re.M) == [each.username for each in SIGN_INS]
