"""Names as people sort and look for them: Latvian order, no matter the case ending, the accents or the script.

Everything is found by equality or by a range over stored keys; no pattern search, so that indexes always work.
A stored name has, for each of its words, the whole word (`fold`) and its stem (`stem`). A word looked for matches
when its stem is stored, or when a stored key begins with it. All forms of a name share one stem: Bērziņš, Bērziņa,
Bērziņam, Берзиньш → berzin. Stems are rough on purpose; a few strangers more are found, never one too few.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

KEY_LIMIT = 400  # characters; the longest name and every letter turned into two

_SPELLED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "t"})
_HEARD = str.maketrans({"x": "ks", "w": "v", "q": "k", "y": "i"})
_CYRILLIC = (
    dict(zip("абвгґдзийіклмнопрстуфхыэѐў", "abvggdzijiklmnoprstufhieev", strict=True))
    | {"ж": "z", "ц": "c", "ч": "c", "ш": "s", "щ": "sc", "е": "e", "ё": "jo", "ю": "ju", "я": "ja"}
    | {"є": "je", "ї": "ji", "ь": "", "ъ": "", "’": ""}
)
_OPEN = frozenset("аеёоуыэюя")  # not и: Лиепа is Liepa
_SOFT_SIGNS = frozenset("ьъ’")
_UKRAINIAN = frozenset("іїєґ")
# Endings of one case or another, accents gone; the longest that fits is taken off once.
_ENDINGS = (
    "iem",
    "ais",
    "am",
    "em",
    "im",
    "um",
    "as",
    "es",
    "is",
    "us",
    "os",
    "ai",
    "ei",
    "a",
    "e",
    "i",
    "u",
    "o",
    "s",
)
_LATVIAN_LETTERS = frozenset("āčēģīķļņōŗšūž")


def sort_key(*parts: str) -> str:
    """A string whose plain byte order is Latvian alphabetical order; parts are compared one after the other.

    A Latvian letter with its own place comes right behind its plain letter: a, ā, b, c, č ... Letters from
    elsewhere stand with the letter they are written with here.
    """
    return " ".join(_sortable(part) for part in parts)


def search_keys(text: str) -> frozenset[str]:
    """What is stored for a name."""
    return frozenset(key for word in words(text) for key in (fold(word), stem(word)) if key)


@dataclass(frozen=True)
class QueryKey:
    """One word looked for: stored keys equal to `exact`, or from `low` up to but not including `high`."""

    exact: str
    low: str
    high: str


def query_keys(text: str) -> tuple[QueryKey, ...]:
    """One entry per word; a name matches when each of them finds a stored key."""
    found = []
    for word in words(text):
        if key := fold(word):
            found.append(QueryKey(stem(word), *prefix_range(key)))
    return tuple(dict.fromkeys(found))


def prefix_range(key: str) -> tuple[str, str]:
    """Bounds of all keys that begin with `key`, in byte order: the lower one included, the upper one not."""
    return key, key + "\U0010ffff"


def words(text: str) -> list[str]:
    """Lower-case words; hyphens and spaces part them, apostrophes (O'Nīls, Лук'ян) do not."""
    composed = unicodedata.normalize("NFC", text.lower())
    composed = re.sub(r"(?<=\w)['’ʼ`´](?=\w)", "’", composed)
    return re.findall(r"[^\W_](?:[^\W_]|[’\u0300-\u036f])*", composed)


def fold(word: str) -> str:
    """A lower-case word in plain Latin letters, doubled letters written once."""
    return _once(_plain(word))[:KEY_LIMIT]


def stem(word: str) -> str:
    """The part all case forms of a Latvian name share, for man and woman alike."""
    plain = _plain(word)
    if re.search(r"[sc]kij$", plain):  # Достоевский is Dostojevskis
        plain = plain[:-2] + "is"
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= 2:
            plain = plain[: -len(ending)]
            break
    if len(plain) > 3 and plain.endswith("aj"):  # Mazais, Mazajam; Достоевская
        plain = plain[:-2]
    plain = _once(plain)
    if re.search(r".[bmpv]j$", plain):  # Dambis, Dambja
        plain = plain[:-1]
    # Eglītis, Eglīša; Briedis, Brieža: with the accents gone, t meets s and d meets z.
    return (plain[:-1] + {"t": "s", "d": "z"}.get(plain[-1], plain[-1]))[:KEY_LIMIT] if plain else plain


def _plain(word: str) -> str:
    latin = _from_cyrillic(word) if re.search("[\u0400-\u04ff]", word) else word
    bare = "".join(c for c in unicodedata.normalize("NFD", latin.casefold()) if unicodedata.category(c) != "Mn")
    return bare.translate(_SPELLED).translate(_HEARD).replace("’", "")


def _from_cyrillic(word: str) -> str:
    """Russian and Ukrainian letters as Latvian spells such names, accents left out."""
    ukrainian = not _UKRAINIAN.isdisjoint(word)
    written = []
    for place, letter in enumerate(word):
        before = word[place - 1] if place else ""
        latin = _CYRILLIC.get(letter, letter)
        if ukrainian and letter == "г":
            latin = "h"
        if letter in "еиоэ" and before in _SOFT_SIGNS:  # Ильин: Iļjins
            latin = "j" + latin
        elif letter == "е" and not ukrainian and (not before or before in _OPEN):  # Елена: Jeļena; Андреев: Andrejevs
            latin = "je"
        elif letter in "яю" and before in ("л", "н"):  # Клява: Kļava, Берзиня: Bērziņa
            latin = latin[1:]
        elif letter == "ё" and before in ("л", "н", "ж", "ч", "ш", "щ"):  # Королёв: Koroļovs
            latin = "o"
        written.append(latin)
    return "".join(written)


def _once(word: str) -> str:
    return re.sub(r"([^\W\d])\1+", r"\1", word)


def _sortable(text: str) -> str:
    return "-".join("".join(map(_place, _from_cyrillic(word))) for word in words(text))


def _place(letter: str) -> str:
    if letter in _LATVIAN_LETTERS:
        return unicodedata.normalize("NFD", letter)[0] + "~"  # behind every plain letter
    bare = "".join(c for c in unicodedata.normalize("NFD", letter) if unicodedata.category(c) != "Mn")
    return bare.translate(_SPELLED).replace("’", "")
