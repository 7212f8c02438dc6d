from __future__ import annotations

import dataclasses

import pytest

from izligums.cases.enums import Role
from izligums.core.enums import Language
from izligums.documents import rendering
from izligums.documents.enums import Document
from izligums.documents.papers import Party
from izligums.policy import texts
from tests.papers import VICTIM, pdf_of, sample, settlement, text_of

HOSTILE = (
    '#panic("run") #read("/etc/passwd")',
    "*bold* _under_ $x^2$ = Head",
    "<label> @reference `raw` // gone",
    "\\ \" ' {name} {0} %s ~ --- ...",
    "]#[#{ ) ]",
    "x" * 300,
    "Ķ" * 120 + " " + "Ž" * 120,
    "李小龙 😀 محمد",
    "Наталія Ґудзь",
)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("kind", [Document.INVITATION, Document.CONSENT_FORM])
def test_hostile_name_is_set_and_never_run(kind: Document, name: str) -> None:
    facts = sample(kind, Language.LATVIAN, dataclasses.replace(VICTIM, name=name, address=name))
    said = text_of(pdf_of(kind, Language.LATVIAN, facts)).replace(" ", "")
    expected = "".join(letter if letter.isascii() or letter.isalpha() else "" for letter in name).replace(" ", "")
    if "李" not in name:
        assert expected in said
    else:
        assert rendering.NOT_SHOWN * 3 in said


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_in_a_settlement_is_set_and_never_run(name: str) -> None:
    text = texts.newest("consequences", "lv").id
    given = settlement(text)
    term = dataclasses.replace(given.terms[0], text=name * 3, owed_by=name, owed_to=name, shown_by=name)
    party = Party(name=name, role=Role.VICTIM, represented_by=(name, name))
    facts = dataclasses.replace(given, terms=(term,), parties=(party, party), mediator=name, offence_article=name)
    assert len(pdf_of(Document.SETTLEMENT, Language.LATVIAN, facts).pages) >= 2


@pytest.mark.parametrize(("first", "last"), rendering.SHOWN)
def test_font_shows_what_it_is_said_to_show(first: int, last: int) -> None:
    """PDF/UA refuses a file with a letter that the font lacks; everything else becomes an empty square."""
    letters = " ".join(letter for letter in map(chr, range(first, last + 1)) if letter.isprintable())
    to = dataclasses.replace(VICTIM, name=f"A {letters} {rendering.NOT_SHOWN}")
    assert pdf_of(Document.CONSENT_FORM, Language.LATVIAN, sample(Document.CONSENT_FORM, Language.LATVIAN, to)).pages
