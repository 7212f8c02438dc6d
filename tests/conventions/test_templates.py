"""Pages obey the content policy: nothing inline."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATES = sorted(Path("izligums").rglob("templates/**/*.html"))
FORBIDDEN = {
    r"\sstyle\s*=": "an inline style; write a class",
    r"<style\b": "an inline style sheet; write a file in static/",
    r"<script(?![^>]*\ssrc=)": "an inline script; write a file in static/",
    r"\son[a-z]+\s*=\s*[\"']": "an inline event handler; listen in a file in static/",
    r"javascript:": "a script as an address",
    r"\|safe\b": "unescaped output; build markup in a template",
    r"https?://(?!www\.w3\.org)": "something of another site",
}


def test_there_are_templates() -> None:
    assert TEMPLATES


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_template_has_nothing_inline(template: Path) -> None:
    text = template.read_text()
    found = [words for pattern, words in FORBIDDEN.items() if re.search(pattern, text)]
    assert found == [], f"{template} has {', '.join(found)}"
