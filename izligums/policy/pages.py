"""The texts of the public site: `pages/<name>.<language>.<version>.md`, in the form of `policy.texts`.

A paragraph may hold links, `[words](page:name)`, to another page or to one of `PLACES`. What was shown when is kept by
version: a new wording is a new file.
"""

from __future__ import annotations

import re
from functools import cache

from izligums.policy.texts import PolicyText, read_folder

LANGUAGES = ("lv", "en", "ru", "uk")
NAMES = (
    "about", "meeting", "victims", "offenders", "parents", "supporters", "professionals",
    "rights", "proceedings", "stories", "questions", "help",
)  # fmt: skip
#: Easy to read, in Latvian alone; each stands beside the page of the same name.
EASY = ("about", "meeting", "victims", "offenders", "parents", "rights", "help")
#: Where a link may lead that is no text.
PLACES = ("apply", "check", "units", "own-space")
LINK = re.compile(r"\[(?P<words>[^\]]+)\]\(page:(?P<name>[a-z-]+)\)")


@cache
def page(name: str, language: str) -> PolicyText:
    """The newest wording. Raises KeyError when there is none."""
    return max(_versions()[name, language], key=lambda text: text.version)


def problems() -> list[str]:
    """Pages that are missing in a language, and links that lead nowhere; empty when all is well."""
    wanted = {(name, language) for name in NAMES for language in LANGUAGES}
    wanted |= {(f"easy-{name}", "lv") for name in EASY}
    found = [f"missing: {name}.{language}" for name, language in sorted(wanted - _versions().keys())]
    for texts in _versions().values():
        for text in texts:
            said = " ".join(block.text for block in text.blocks)
            leads = {link["name"] for link in LINK.finditer(said)}
            found += [f"{text.id}: no page {name}" for name in sorted(leads - {*NAMES, *PLACES})]
    return found


@cache
def _versions() -> dict[tuple[str, str], list[PolicyText]]:
    found: dict[tuple[str, str], list[PolicyText]] = {}
    for text in read_folder("pages").values():
        found.setdefault((text.kind, text.language), []).append(text)
    return found
