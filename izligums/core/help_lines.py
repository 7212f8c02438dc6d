"""Numbers that people call when mediation cannot help at once.

`policy/help.toml` names the lines; an administrator sets their numbers, with history. A line without a number is left
out wherever people look for help: a number that nobody answers is worse than none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from izligums.core.enums import Language
from izligums.policy import Sentences, read_toml


@dataclass(frozen=True)
class HelpLine:
    """A line as the policy file has it, before the office changed anything."""

    name: str
    words: Mapping[Language, str]
    number: str  # empty: not set
    hint: Sentences | None  # for whoever sets it


@cache
def help_lines() -> Mapping[str, HelpLine]:
    """All lines in the order of the policy file. Raises KeyError or ValueError when the file is not in order."""
    return {
        name: HelpLine(
            name=name,
            words={language: row["words"][language] for language in Language},
            number=row.get("number", ""),
            hint=Sentences(**row["hint"]) if "hint" in row else None,
        )
        for name, row in read_toml("help.toml").items()
    }
