"""What people read in each language, and whether the system's dictionaries know its words (`.ci/tools` brings them)."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from izligums.policy.pages import LINK

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
DICTIONARIES = {"lv": "lv_LV", "ru": "ru_RU", "uk": "uk_UA"}
FOLDERS = ("texts", "pages")


def texts_in(language: str) -> Iterator[tuple[str, str]]:
    """Every line of the versioned texts in a language, with the name of its file; links by their words."""
    for folder in FOLDERS:
        for path in sorted(Path("izligums/policy", folder).glob(f"*.{language}.*")):
            for line in path.read_text().splitlines():
                yield path.name, LINK.sub(r"\g<words>", line.removeprefix("- "))


def assert_spelled(language: str, sentences: Iterable[str]) -> None:
    """Every word is in the dictionary, or stands in words.<language>.txt; and what stands there is used."""
    known_file = Path(__file__).with_name(f"words.{language}.txt")
    known = {line for line in known_file.read_text().splitlines() if line and not line.startswith("#")}
    unknown = _unknown(language, sentences)
    assert unknown - known == set(), f"correct it, or add it to {known_file.name}"
    assert known - unknown == set(), f"nobody writes it any more: take it out of {known_file.name}"


def _unknown(language: str, sentences: Iterable[str]) -> set[str]:
    text = "\n".join(PLACEHOLDER.sub(" ", sentence) for sentence in sentences)
    command = ["hunspell", "-i", "utf-8", "-d", DICTIONARIES[language], "-l"]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=True)  # noqa: S603
    return set(done.stdout.split())
