"""Texts for people outside the service: spelled, in short sentences, easier where they are called easy."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import polib
import pytest

from izligums.core.enums import Language
from izligums.core.help_lines import help_lines
from izligums.policy import pages
from tests.conventions.spelling import PLACEHOLDER, assert_spelled, texts_in

# Words in a sentence of a text for everybody, at most and on average; English has many small ones.
LONGEST = {"lv": 21, "en": 25, "ru": 21, "uk": 21}
MEAN = {"lv": 9, "en": 11, "ru": 9, "uk": 9}
EASY_LONGEST, EASY_MEAN = 12, 6
LONG_WORD = 12  # letters
LONG_WORDS = 1 / 12  # of all the words of a text

RULES = {  # words that label people, and what to write instead
    "ru": {r"\bжертв": "пострадавший", r"\bпреступник|\bвиновн": "тот, кто причинил вред"},
    "uk": {r"\bжертв": "постраждалий", r"\bзлочинец|\bзлочинц|\bвинуват": "той, хто завдав шкоди"},
}


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_every_word_is_spelled_as_in_the_dictionary(language: str) -> None:
    lines = (line for _, line in texts_in(language))
    assert_spelled(
        language, chain(catalogue(language), lines, (each.words[Language(language)] for each in help_lines().values()))
    )


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_words_that_label_people_are_never_used(language: str) -> None:
    for pattern, instead in RULES[language].items():
        wrong = re.compile(pattern, re.I)
        said = [*catalogue(language), *(line for _, line in texts_in(language))]
        assert [each for each in said if wrong.search(each)] == [], f"write: {instead}"


@pytest.mark.parametrize("language", ["ru", "uk"])
def test_a_translation_takes_up_every_placeholder_and_ends_as_the_sentence_does(language: str) -> None:
    for entry in polib.pofile(str(catalogue_file(language))):
        for said in translations(entry):
            assert sorted(PLACEHOLDER.findall(entry.msgid)) == sorted(PLACEHOLDER.findall(said)), entry.msgid
            ends = {(re.search(r"[.?!:]?$", each) or [""])[0] for each in (entry.msgid, said)}
            assert len(ends) == 1, f"{entry.msgid} → {said}"


def catalogue_file(language: str) -> Path:
    return Path(f"izligums/locale/{language}/LC_MESSAGES/django.po")


def catalogue(language: str) -> list[str]:
    return [said for entry in polib.pofile(str(catalogue_file(language))) for said in translations(entry)]


def translations(entry: polib.POEntry) -> list[str]:
    """One, or one for each number."""
    return [*entry.msgstr_plural.values()] or [entry.msgstr]


# -- how hard they are to read -----------------------------------------------------------------------------------------


def sentences(language: str) -> dict[str, list[str]]:
    """By name of the file."""
    found: dict[str, list[str]] = defaultdict(list)
    for name, line in texts_in(language):
        found[name] += [part for part in re.split(r"(?<=[.!?:;])\s", line.strip("# ")) if part]
    return found


def easy(name: str) -> bool:
    return name.startswith("easy-")


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_what_people_read_is_in_short_sentences(language: str) -> None:
    for name, said in sentences(language).items():
        longest, mean = (EASY_LONGEST, EASY_MEAN) if easy(name) else (LONGEST[language], MEAN[language])
        too_long = [each for each in said if len(each.split()) > longest]
        assert too_long == [], name
        assert mean_length(said) <= mean, name
        assert long_words(said) <= LONG_WORDS, name


def test_easy_texts_are_clearly_easier() -> None:
    said = sentences("lv")
    for name in pages.EASY:
        plain, simple = (said[f"{prefix}{name}.lv.{version(prefix + name)}.md"] for prefix in ("", "easy-"))
        assert mean_length(simple) <= 0.8 * mean_length(plain), name
        assert long_words(simple) <= 0.6 * long_words(plain), name


def version(kind: str) -> str:
    return pages.page(kind, "lv").version


def mean_length(said: list[str]) -> float:
    return sum(len(each.split()) for each in said) / len(said)


def long_words(said: list[str]) -> float:
    """Their share."""
    words = [*_words(said)]
    return sum(len(word) >= LONG_WORD for word in words) / len(words)


def _words(said: list[str]) -> Iterator[str]:
    for each in said:
        yield from re.findall(r"\w+", each)
