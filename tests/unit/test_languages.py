"""Each language in its own words, dates and sums."""

from __future__ import annotations

import importlib
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import polib
import pytest
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.translation import ngettext, override

from izligums.core.labels import label
from izligums.core.values import Money

ENUMS = [
    one
    for path in sorted(Path("izligums").rglob("enums.py"))
    for one in vars(importlib.import_module(".".join(path.with_suffix("").parts))).values()
    if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum
]


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_every_member_of_every_enum_has_a_word_in_both_languages(enum: type[StrEnum]) -> None:
    for member in enum:
        with override("en"):
            english = label(member)
        with override("lv"):
            latvian = label(member)
        assert len({english, latvian, ""}) == 3


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_no_two_members_of_an_enum_share_a_word(enum: type[StrEnum]) -> None:
    for language in ("lv", "en"):
        with override(language):
            words = [label(member) for member in enum]
        assert len(set(words)) == len(words)


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [("lv", "2026. gada 27. marts", "27.03.2026."), ("en", "27 March 2026", "27 Mar 2026")],
)
def test_dates_are_written_as_each_language_does(language: str, long: str, short: str) -> None:
    with override(language):
        assert date_format(date(2026, 3, 27), "DATE_FORMAT") == long
        assert date_format(date(2026, 3, 27), "SHORT_DATE_FORMAT") == short


def test_sums_are_written_as_each_language_does() -> None:
    assert Money(Decimal("1234.5")).write("lv") == "1\u00a0234,50\u00a0€"
    assert Money(Decimal("1234.5")).write("en") == "€1,234.50"


@pytest.mark.parametrize("active", ["lv", "en"])
def test_the_switch_names_each_language_in_its_own_words(active: str) -> None:
    with override(active):
        switch = render_to_string("ui/parts/languages.html", {"next": "/", "csrf_token": ""})
    assert ">Latviešu<" in switch
    assert ">English<" in switch


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "0 dienu"), (1, "1 diena"), (2, "2 dienas"), (11, "11 dienas"), (21, "21 diena"), (111, "111 dienas")],
)
def test_latvian_has_three_plural_forms(days: int, words: str) -> None:
    with override("lv"):
        assert ngettext("%(number)d day", "%(number)d days", days) % {"number": days} == words


def test_every_plural_has_its_three_forms() -> None:
    catalogue = polib.pofile("izligums/locale/lv/LC_MESSAGES/django.po")
    assert "nplurals=3" in catalogue.metadata["Plural-Forms"]
    assert [
        each.msgid
        for each in catalogue
        if each.msgid_plural and len(list(filter(None, each.msgstr_plural.values()))) != 3
    ] == []
