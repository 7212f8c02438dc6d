"""Versioned texts handed to people: `texts/<kind>.<language>.<version>.md`.

A version is never edited once somebody was given it; a new one is a new file. The files use four things only: one
title (#), headings (##), lists (-) and paragraphs parted by empty lines, so that pages and papers set them themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from izligums.policy import FOLDER

KINDS = ("information", "consent", "consequences")
LANGUAGES = ("lv", "en", "ru", "uk")
_NAME = re.compile(r"(?P<kind>[a-z-]+)\.(?P<language>[a-z]{2})\.(?P<version>\d{4}-\d{2})\.md")


@dataclass(frozen=True)
class Block:
    kind: str  # "heading", "paragraph" or "item"
    text: str


@dataclass(frozen=True)
class PolicyText:
    kind: str
    language: str
    version: str  # year and month, so that the greatest is the newest
    title: str
    blocks: tuple[Block, ...]

    @property
    def id(self) -> str:
        """What a case records: which words, in which language, this person was given."""
        return f"{self.kind}.{self.language}.{self.version}"


@cache
def all_texts() -> dict[str, PolicyText]:
    """What people of a case are given, by id. Raises ValueError when a file has no proper name or content."""
    return read_folder("texts")


def read_folder(name: str) -> dict[str, PolicyText]:
    """The texts of one folder of `policy`, by id. Raises ValueError as `all_texts` does."""
    found = [_read(entry.name, entry.read_text(encoding="utf-8")) for entry in FOLDER.joinpath(name).iterdir()]
    return {text.id: text for text in sorted(found, key=lambda text: text.id)}


def newest(kind: str, language: str) -> PolicyText:
    """Raises KeyError when there is none."""
    versions = [text for text in all_texts().values() if (text.kind, text.language) == (kind, language)]
    if not versions:
        raise KeyError((kind, language))
    return max(versions, key=lambda text: text.version)


def missing() -> list[str]:
    """Kinds and languages without any text: what a system check complains about."""
    present = {(text.kind, text.language) for text in all_texts().values()}
    return [f"{kind}.{language}" for kind in KINDS for language in LANGUAGES if (kind, language) not in present]


def _read(name: str, content: str) -> PolicyText:
    named = _NAME.fullmatch(name)
    if not named:
        raise ValueError(f"{name} is not named kind.language.year-month.md")
    title, *rest = [part.strip() for part in re.split(r"\n\s*\n", content.strip())]
    if not title.startswith("# ") or not rest:
        raise ValueError(f"{name} needs a title and a text")
    return PolicyText(
        **named.groupdict(), title=title[2:].strip(), blocks=tuple(b for part in rest for b in _blocks(part))
    )


def _blocks(part: str) -> list[Block]:
    if part.startswith("## "):
        heading, _, more = part.partition("\n")
        return [Block("heading", heading[3:].strip()), *(_blocks(more.strip()) if more.strip() else [])]
    if part.startswith("- "):
        return [Block("item", " ".join(item.split())) for item in re.split(r"(?:^|\n)- ", part) if item.strip()]
    return [Block("paragraph", " ".join(part.split()))]
