"""What an enum member is called, for people.

Each room's `labels` module registers the words of its own enums; pages and papers ask `label(member)`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise

# Members of two enums may share a value, and StrEnum members compare as strings: the type is part of the key.
_words: dict[tuple[type[StrEnum], str], str | Promise] = {}


def register(words: Mapping[StrEnum, str | Promise]) -> None:
    _words.update({(type(member), member.value): word for member, word in words.items()})


def label(member: StrEnum) -> str:
    """The word for `member` in the active language.

    Raises KeyError when the member's room registered none, so that a missing word is found by the first test.
    """
    return str(_words[type(member), member.value])
