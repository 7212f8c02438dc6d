"""Setting papers with typst: PDF/UA-1, tagged, in the language they are written in, with neutral metadata.

A template gets three things as JSON: what the paper says, the paper's words (`texts/<language>.toml`) and the governed
text it quotes. Nothing is ever put together as typst source, so that a name can only be set, never run.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst
from django.db import transaction
from django.utils import timezone

from izligums.core.enums import Language
from izligums.documents.enums import Document
from izligums.documents.models import IssuedDocument
from izligums.documents.papers import (
    ConsentForm,
    FormToFill,
    InformationSheet,
    Office,
    PaperFacts,
    WhatWasSaid,
    to_data,
    written_in,
)
from izligums.policy import texts

FOLDER = Path(__file__).resolve().parent
TEMPLATES = FOLDER / "templates" / "typst"
TEXTS = FOLDER / "texts"

#: What the bundled font can show, in ranges of letters and signs (a test tries each).
SHOWN = (
    (0x20, 0x7E),
    (0xA0, 0x24F),
    (0x370, 0x3FF),
    (0x400, 0x45F),
    (0x490, 0x491),
    (0x1E00, 0x1EFF),
    (0x2010, 0x2027),
    (0x20A0, 0x20BF),
    (0x2116, 0x2116),
)
NOT_SHOWN = "□"


def render(document_id: int) -> None:
    """Renders an issued paper and keeps it. Once: what has been rendered stays as it is."""
    with transaction.atomic():
        document = IssuedDocument.objects.select_for_update(of=("self",)).get(pk=document_id)
        if document.content is not None:
            return
        content = pdf(document)
        document.content, document.sha256 = content, hashlib.sha256(content).hexdigest()
        document.save(update_fields=["content", "sha256"])


def pdf(document: IssuedDocument) -> bytes:
    """The issued copy; set on the spot, and not kept, while the queue has not come to it yet."""
    if document.content is not None:
        return bytes(document.content)
    return _set(document.kind, document.language, document.data, at=document.issued_at)


def preview(kind: Document, language: Language, facts: PaperFacts, *, on: date) -> bytes:
    """A paper that is not issued: a draft of a settlement to be read aloud and signed."""
    return _set(kind, written_in(language), to_data(facts), at=datetime.combine(on, time(12), UTC))


def blank(kind: Document, language: Language) -> bytes:
    """An information sheet or a consent form to be handed out and filled in by hand, in the newest version."""
    paper_language = written_in(language)
    facts: PaperFacts
    if kind is Document.INFORMATION_SHEET:
        text = texts.newest("information", paper_language)
        facts = InformationSheet(text=text.id, office=None)
    elif kind is Document.CONSENT_FORM:
        text = texts.newest("consent", paper_language)
        facts = ConsentForm(text=text.id, office=None, case_number="", addressee=None, represents="", signed_on=None)
    else:
        raise ValueError(f"There is no blank of kind {kind}.")
    first_day = date.fromisoformat(f"{text.version}-01")
    return _set(kind, paper_language, to_data(facts), at=datetime.combine(first_day, time(12), UTC))


def file_name(document: IssuedDocument) -> str:
    """Says nothing of people: folders and download lists are seen by others."""
    return f"{document.case.number}-{document.pk}.pdf"


def own_data(said: dict[str, Any], language: Language, *, at: datetime) -> bytes:
    """Somebody's own data (`process.own_data`)."""
    return _set("own_data", written_in(language), said, at=at)


def what_was_said(facts: WhatWasSaid, language: Language, *, at: datetime) -> bytes:
    """These two are written in every language that people of a case read: what they hold is in it already."""
    return _set("what_was_said", language, to_data(facts), at=at)


def form_to_fill(facts: FormToFill, language: Language, *, at: datetime) -> bytes:
    return _set("form_to_fill", language, to_data(facts), at=at)


def application_receipt(*, number: str, office: Office, note: str, language: Language, at: datetime) -> bytes:
    """That somebody's application came in; `note` is one sentence in a language that papers are not written in.

    It names nobody and nothing that was told: others at home may see it.
    """
    on = timezone.localtime(at).date()
    said = {"number": number, "office": asdict(office), "note": note, "written_on": on.isoformat()}
    return _set("application_receipt", language, said, at=at)


def application(
    sections: list[dict[str, Any]], *, number: str, sent_on: date, at: datetime, requested: bool = False
) -> bytes:
    """Everything that an application told, or a process leader's request, in Latvian, for the file of the case that it
    became."""
    said = {"number": number, "sent_on": sent_on.isoformat(), "sections": sections, "requested": requested}
    return _set("application", Language.LATVIAN, said, at=at)


@cache
def words(language: Language) -> dict[str, Any]:
    """The words of papers in one language; lawyers edit the file."""
    return tomllib.loads((TEXTS / f"{language}.toml").read_text(encoding="utf-8"))


@cache
def template_version() -> str:
    """Changes whenever a template or a word changes, so that nobody has to think of it."""
    digest = hashlib.sha256()
    for file in sorted([*TEMPLATES.glob("*.typ"), *TEXTS.glob("*.toml")]):
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)


def _set(kind: str, language: Language, data: dict[str, Any], *, at: datetime) -> bytes:
    quoted = data.get("text") or data.get("consequences")
    given = {"paper": data, "words": words(language), "text": _text(quoted) if quoted else None, "language": language}
    return typst.compile(
        TEMPLATES / f"{kind}.typ",
        root=TEMPLATES,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"given": json.dumps(_shown(given), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=at.astimezone(UTC).replace(microsecond=0),  # typst knows whole seconds
    )


def _text(id: str) -> dict[str, Any]:
    text = texts.all_texts()[id]
    return {
        "title": text.title,
        "language": text.language,
        "blocks": [{"kind": block.kind, "text": block.text} for block in text.blocks],
    }


def _shown(value: Any) -> Any:
    """With an empty square for each letter the font lacks: PDF/UA refuses a whole file for one such letter."""
    if isinstance(value, dict):
        return {key: _shown(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_shown(each) for each in value]
    if isinstance(value, str):
        return "".join(
            letter if letter == "\n" or any(a <= ord(letter) <= b for a, b in SHOWN) else NOT_SHOWN for letter in value
        )
    return value
