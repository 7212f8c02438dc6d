"""The Latvian that people read: spelling, the words of the law, and a form that names cannot break.

Words of the law are the reason for most rules here: a mediator of this service is never a "mediators", which is a
person of another law; a victim is never a client; nobody is called guilty.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
import pytest

from tests.conventions.spelling import PLACEHOLDER, assert_spelled, texts_in

CATALOGUE = Path("izligums/locale/lv/LC_MESSAGES/django.po")

NEVER = {
    r"\bmediator|\bmediācij": "starpnieks, izlīguma process (mediācija is a matter of another law)",
    r"\bupur[ia]": "cietušais",
    r"\bnoziedzniek|\bvainīg|\bvaininiek": "likumpārkāpējs, or the person who did the harm",
    r"\bnegoc": "sarunas",
    r"(?<!probācijas )\bklient(?!a liet)": "only an offender is one: probācijas klients",
    r"\bkonference": "izlīguma sanāksme",
    r"\bsesij": "izlīguma sēde",
    r"\bstarpniecīb(?!u\b)": "izlīguma process",
    r"\brīcībnespējīg": "persona, pār kuru nodibināta aizgādnība",
    r"\bfail[sauiā]|\bfailu": "datne",
    r"\blietojumprogramm|\baplikācij": "programma",
    r"\bpieteikum": "iesniegums, pieprasījums or ierosinājums",
    r"\bkonfidencialitātes līgum": "nobody signs one",
    r"\bvienošanās protokol": "izlīgums",
    r"\b(tu|tev|tavs?|tava|tavu)\b": "Jūs",
    r"(?-i:\b(jūs|jums|jūsu)\b)": "Jūs, with a capital letter",
    r'[“"\']': "Latvian quotation marks: „vārds”",
    r" - ": "a dash: –",
    r"  ": "one space",
    r"\.\.\.": "an ellipsis: …",
}

# What the English sentence says, and what the Latvian one then says too.
EXPECTED = {
    r"\bco-mediators?\b": "līdzstarpniek",
    r"(?<!co-)\bmediators?\b": "starpniek",
    r"\bvictims?\b": "cietuš",
    r"\boffenders?\b": "likumpārkāpēj",
    r"\bsettlements?\b": "izlīgum",
    r"\bconsent(s|ed)?\b": "piekri[tš]|piekrīt",
    r"\bwithdr[ae]w": "atsau[ck]",
    r"\bprocess leader": "procesa virzītāj",
    r"\bconferences?\b": "sanāksm",
    r"\bsessions?\b": "sēd[eiēu]",
    r"\bsupporters?\b": "atbalstītāj",
    r"\brepresentatives?\b": "pārstāv",
    r"\bunder trusteeship\b": "aizgādnīb",
    r"\bminors?\b": "nepilngadīg",
    r"\bconditions?\b": "nosacīj",
    r"\bfulfil": "izpil",
    r"\brequests?\b": "pieprasīj",
    r"\bproposals?\b": "ierosināj",
    r"\bapplications?\b": "iesnie[gd]",
    r"\backnowledg": "atz[iīņ]",
    r"\bcontact ban": "saziņas aizliegum",
    r"\bpreparation talk": "sagatavošanas sarun",
    r"\bclient file": "klienta liet",
    r"\bmunicipalit": "pašvaldīb",
    r"\bprosecutor": "prokuror",
    r"\binvestigator": "izmeklētāj",
    r"\bperiods?\b": "termiņ",
    r"\bwith deviation": "ar atkāpi",
}


@cache
def entries() -> list[polib.POEntry]:
    return [entry for entry in polib.pofile(str(CATALOGUE)) if not entry.obsolete]


def translations(entry: polib.POEntry) -> list[str]:
    return [text for text in (entry.msgstr, *entry.msgstr_plural.values()) if text]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


def in_latvian(value: object) -> Iterator[str]:
    """The strings under every key `lv`, at whatever depth."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from strings(each) if key == "lv" else in_latvian(each)


@cache
def sentences() -> list[tuple[str, str]]:
    """Everything Latvian that people read, with its place."""
    return list(_sentences())


def _sentences() -> Iterator[tuple[str, str]]:
    for entry in entries():
        for text in translations(entry):
            yield f"{CATALOGUE.name}: {entry.msgid}", text
    yield from texts_in("lv")
    for path in sorted(Path("izligums/policy").glob("*.toml")):
        for text in in_latvian(tomllib.loads(path.read_text())):
            yield path.name, text
    for text in strings(tomllib.loads(Path("izligums/documents/texts/lv.toml").read_text())):
        yield "lv.toml", text


def test_every_latvian_word_is_spelled_as_in_the_dictionary() -> None:
    assert_spelled("lv", (sentence for _, sentence in sentences()))


@pytest.mark.parametrize(("pattern", "instead"), NEVER.items())
def test_words_that_are_never_used(pattern: str, instead: str) -> None:
    wrong = re.compile(pattern, re.I)
    assert [f"{place} → {text}" for place, text in sentences() if wrong.search(text)] == [], f"write: {instead}"


@pytest.mark.parametrize(("english", "latvian"), EXPECTED.items())
def test_a_word_of_the_law_is_always_the_same_word(english: str, latvian: str) -> None:
    speaks, answers = re.compile(english, re.I), re.compile(latvian, re.I)
    asked = [entry for entry in entries() if speaks.search(entry.msgid)]
    assert asked, "no English sentence has this word any more: delete the line"
    wrong = [entry.msgid for entry in asked if not all(answers.search(text) for text in translations(entry))]
    assert wrong == []


def test_a_translation_takes_up_every_placeholder() -> None:
    for entry in entries():
        wanted = set(PLACEHOLDER.findall(entry.msgid_plural or entry.msgid))
        for text in translations(entry):
            assert set(PLACEHOLDER.findall(text)) == wanted, entry.msgid


def test_a_translation_ends_as_the_sentence_does() -> None:
    for entry in entries():
        for text in translations(entry):
            ends = [re.search(r"[.?!:]?$", each) for each in (entry.msgid, text)]
            assert len({end and end.group() for end in ends}) == 1, f"{entry.msgid} → {text}"


def test_no_sentence_ends_in_a_date() -> None:
    """A Latvian date ends in a full stop of its own; two would meet."""
    assert [entry.msgid for entry in entries() if any(text.endswith("%(day)s.") for text in translations(entry))] == []


def test_a_name_is_the_subject_or_stands_apart() -> None:
    """Names come in the nominative and belong to women and men: no case, no participle may hang on them."""
    name = r"%\((?:person|other|who|name)\)s"
    before = re.compile(rf"\b(?:ar|par|no|pie|uz|pret|bez|starp|kopā ar|pēc|līdz)\s+{name}", re.I)
    after = re.compile(rf"{name} (?:vairs |vēl |jau |tagad )?(?:ir|nav|tika|netika|bija) \w+(?:is|usi|ts|ta|ms|ma)\b")
    wrong = [text for entry in entries() for text in translations(entry) if before.search(text) or after.search(text)]
    assert wrong == []


def test_nothing_is_left_in_english() -> None:
    same = {entry.msgid for entry in entries() if entry.msgid in translations(entry)}
    assert {text for text in same if re.search(r"[A-Za-z]", PLACEHOLDER.sub("", text))} == {"Process"}
