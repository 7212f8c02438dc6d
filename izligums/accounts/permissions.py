from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """What a page or command may ask of a user. Which acts on a case a role may do stands in the table of steps,
    which cases it reaches in `cases.access`; both begin from these."""

    OWN_PAGES = "own_pages"  # start page, own language and password
    CASE_LIST = "case_list"
    CASE_READ = "case_read"
    CASE_ACT = "case_act"
    CASE_OPEN_OUTSIDE = "case_open_outside"  # of another unit, for a stated reason and a short time
    CASE_REGISTER = "case_register"
    CASE_IMPORT = "case_import"
    INBOX_READ = "inbox_read"
    WORKLOAD_READ = "workload_read"
    JOURNAL_READ = "journal_read"
    READINGS_READ = "readings_read"  # who opened what
    OPENINGS_WATCH = "openings_watch"  # of every unit: what was opened from outside, what is withheld from somebody
    GRANTS_READ = "grants_read"  # who may open a case
    ACCESS_READ = "access_read"  # who can read what
    OWN_DATA_READ = "own_data_read"  # whose own data were printed, when and why
    OWN_DATA_PRINT = "own_data_print"
    DOCUMENT_READ = "document_read"
    SEARCH_PERSONS = "search_persons"
    REGISTER_READ = "register_read"  # mediators, certificates, training
    REGISTER_CHANGE = "register_change"
    PROCESS_READ = "process_read"
    PERIODS_READ = "periods_read"
    PERIODS_CHANGE = "periods_change"
    CALENDAR_READ = "calendar_read"
    CALENDAR_CHANGE = "calendar_change"
    UNITS_READ = "units_read"
    UNITS_CHANGE = "units_change"
    USERS_CHANGE = "users_change"
    LEADERS_CHANGE = "leaders_change"  # accounts of process leaders: enter, verify, withdraw
    LED_CASES_READ = "led_cases_read"  # how the cases stand that are connected to one's own account; nothing else
    REQUEST_SEND = "request_send"  # as process leader, into the inbox of a unit


class Reach(StrEnum):
    """Which cases a role may know of."""

    NONE = "none"
    OWN = "own"  # those assigned to the user
    UNIT = "unit"
    ALL = "all"
    READINGS = "readings"  # none, but who opened which
    LED = "led"  # none; the database tells how those stand that an act connected to the account


class SecondFactor(StrEnum):
    """Whether a role may sign in by password alone."""

    REQUIRED = "required"
    OFFERED = "offered"
