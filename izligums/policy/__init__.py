"""What a lawyer or the data officer signs and the program reads. Imports nothing of the program."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

FOLDER = files("izligums.policy")


@dataclass(frozen=True)
class Sentences:
    """The same words in the languages of the interface."""

    lv: str
    en: str

    def __post_init__(self) -> None:
        if not (self.lv.strip() and self.en.strip()):
            raise ValueError("a policy file lacks words in one language")

    def in_language(self, language: str) -> str:
        return self.en if language.startswith("en") else self.lv


def read_text(name: str) -> str:
    return FOLDER.joinpath(name).read_text(encoding="utf-8")


def read_toml(name: str) -> dict[str, Any]:
    return tomllib.loads(read_text(name))


def read_csv(name: str) -> list[dict[str, str]]:
    """Rows as dictionaries; lines that begin with # are remarks."""
    lines = read_text(name).splitlines()
    return list(csv.DictReader(line for line in lines if line and not line.startswith("#")))
