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


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_form_says_where_it_is_sent(template: Path) -> None:
    """A form that does not takes along the #place of the page in the address: whoever skipped to it by the keyboard
    would be left there, and not at what is wrong."""
    forms = re.findall(r"<form\b[^>]*>", template.read_text())
    without = [form for form in forms if 'method="post"' in form and "action=" not in form]
    assert without == [], f"{template}: write action={{{{ request.get_full_path }}}} if it is sent to its own page"


#: Words that are the same in every language, and the invented people of the gallery.
UNTRANSLATED = {"Izlīgums", "PDF", "Māra", "Liepa", "Edgars", "Krastiņš"}
NOT_WORDS = re.compile(
    r"\{%\s*(comment|blocktranslate)\b.*?\{%\s*end\1\s*%\}"  # what the catalogue has
    r"|\{%\s*block body_class\s*%\}.*?\{%\s*endblock\s*%\}"
    r"|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}"
    r"|<code\b.*?</code>",
    re.S,
)


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_every_word_of_a_template_is_translated(template: Path) -> None:
    text = NOT_WORDS.sub(" ", template.read_text())
    read_aloud = re.findall(r'\s(?:aria-label|title|alt|placeholder|data-label)="([^"]*)"', text)
    seen = re.sub(r"<[^>]*>", " ", text)
    words = set(re.findall(r"[^\W\d_]{2,}", " ".join([seen, *read_aloud])))
    assert words - UNTRANSLATED == set(), f"{template}: put these into translate"
