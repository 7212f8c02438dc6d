from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """ISO 639-1 codes of the languages the service works in; the interface itself speaks the first two."""

    LATVIAN = "lv"
    ENGLISH = "en"
    RUSSIAN = "ru"
    UKRAINIAN = "uk"


class PeriodUnit(StrEnum):
    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    MONTHS = "months"


class Standing(StrEnum):
    """How sure we are of a citation: read in a public copy, recalled, or an open question for the lawyer."""

    READ = "R"
    RECALLED = "RC"
    OPEN = "?"
