"""Reads a file of referrals: bytes in, clean values or mistakes with their places out. Knows no Django.

The file comes from outside, so nothing in it is trusted: not its size, its encoding, its depth or its types.
Every mistake is found before anything is written.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from izligums.cases.enums import Role
from izligums.core.enums import Language
from izligums.core.values import ValueProblem, check_text
from izligums.process.fields import Choice, Day, Field, LanguageOf, MunicipalityOf, PersonOf, Text, Tick
from izligums.process.intake.checks import STANDS_ALONE, case_problems, person_problems
from izligums.process.steps import TABLE
from izligums.process.steps.intake import PERSON_FIELDS

LARGEST_FILE = 10 * 1024 * 1024  # bytes
MOST_CASES = 1000
MOST_PERSONS = 30  # of one case
MOST_MISTAKES = 100  # a file with more is not this kind of file
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # no times, no week dates
EXTERNAL_ID = Text("external_id", required=False, limit=100)
CASE_FIELDS: tuple[Field, ...] = (EXTERNAL_ID, *TABLE["receive"].asks)


@dataclass(frozen=True, slots=True)
class Mistake:
    """`place` is a path such as cases[3].persons[0].born, counted from 0; empty for the file as a whole."""

    place: str
    problem: ValueProblem


@dataclass(frozen=True, slots=True)
class Row:
    """One referral, parsed. `beside` of a person is the index of another person of the same row."""

    place: str
    values: Mapping[str, Any]
    persons: tuple[Mapping[str, Any], ...]
    #: Digest that is the same for the same referral: of the sender's own id, else of everything it says.
    source: str


class _Object(dict[str, Any]):
    repeated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Number:
    """A number we would not keep: with a fraction, too long, NaN or infinite."""


def read(content: bytes, *, today: date, municipalities: Mapping[str, int]) -> tuple[list[Row], list[Mistake]]:
    """The rows of a file, or what is wrong with it: of the two lists one is empty.

    `municipalities` gives the id of each by its full name. At most MOST_MISTAKES are returned.
    """
    try:
        cases = _cases(_parse(content))
    except ValueProblem as problem:
        return [], [Mistake("", problem)]
    reader = _Reader(today, municipalities)
    rows = []
    for number, raw in enumerate(cases):
        rows.append(reader.row(f"cases[{number}]", raw))
        if len(reader.mistakes) >= MOST_MISTAKES:
            return [], reader.mistakes[:MOST_MISTAKES]
    seen: dict[str, str] = {}
    for row in rows:
        if row and seen.setdefault(row.source, row.place) != row.place:
            reader.wrong(row.place, ValueProblem("same_case_twice", place=seen[row.source]))
    return ([], reader.mistakes[:MOST_MISTAKES]) if reader.mistakes else ([row for row in rows if row], [])


def _parse(content: bytes) -> Any:
    if len(content) > LARGEST_FILE:
        raise ValueProblem("file_too_large", megabytes=LARGEST_FILE // 1024**2)
    if not content.strip():
        raise ValueProblem("file_empty")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueProblem("not_utf8", position=error.start) from None
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=lambda digits: int(digits) if len(digits) < 10 else _Number(),
            parse_float=lambda _: _Number(),
            parse_constant=lambda _: _Number(),
        )
    except json.JSONDecodeError as error:
        raise ValueProblem("not_json", line=error.lineno, column=error.colno) from None
    except RecursionError:
        raise ValueProblem("too_deep") from None


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    made = _Object(pairs)
    if len(made) < len(pairs):
        times = Counter(key for key, _ in pairs)
        made.repeated = tuple(key for key, count in times.items() if count > 1)
    return made


def _cases(data: Any) -> list[Any]:
    if not isinstance(data, _Object) or data.keys() - {"$schema"} != {"cases"} or not isinstance(data["cases"], list):
        raise ValueProblem("not_referrals")
    if data.repeated:
        raise ValueProblem("repeated_key")
    if not data["cases"]:
        raise ValueProblem("no_cases")
    if len(data["cases"]) > MOST_CASES:
        raise ValueProblem("too_many_cases", limit=MOST_CASES)
    return data["cases"]


@dataclass
class _Reader:
    today: date
    municipalities: Mapping[str, int]

    def __post_init__(self) -> None:
        self.mistakes: list[Mistake] = []

    def wrong(self, place: str, problem: ValueProblem) -> None:
        self.mistakes.append(Mistake(place, problem))

    def row(self, place: str, raw: Any) -> Row | None:
        before = len(self.mistakes)
        persons_raw = []
        if isinstance(raw, _Object) and "persons" in raw:
            persons_raw = raw.pop("persons")
        values = self.object(place, raw, CASE_FIELDS)
        if values is None:
            return None
        persons = self.persons(f"{place}.persons", persons_raw, values.get("received_on"))
        for name, problem in case_problems(values):
            self.once(f"{place}.{name}", problem)
        if len(self.mistakes) > before:
            return None
        given_id = values.pop("external_id")
        return Row(place, values, tuple(persons), digest({"external_id": given_id} if given_id else values, persons))

    def persons(self, place: str, raw: Any, received_on: date | None) -> list[Mapping[str, Any]]:
        if not isinstance(raw, list):
            self.wrong(place, ValueProblem("not_list"))
            return []
        if len(raw) > MOST_PERSONS:
            self.wrong(place, ValueProblem("too_many_persons", limit=MOST_PERSONS))
            return []
        persons = [self.object(f"{place}[{number}]", each, PERSON_FIELDS) for number, each in enumerate(raw)]
        for number, person in enumerate(persons):
            if person is None:
                continue
            here = f"{place}[{number}]"
            for name, problem in person_problems(person, received_on):
                self.once(f"{here}.{name}", problem)
            if code := self.beside_problem(number, person, persons):
                self.once(f"{here}.beside", ValueProblem(code))
            if person in persons[:number]:
                self.wrong(here, ValueProblem("same_person_twice"))
        return [person for person in persons if person is not None]

    def beside_problem(
        self, number: int, person: Mapping[str, Any], persons: Sequence[Mapping[str, Any] | None]
    ) -> str | None:
        role, beside = person.get("role"), person.get("beside")
        if role is None:
            return None
        if role in STANDS_ALONE:
            return None if beside is None else "stands_alone"
        if beside is None or not 0 <= beside < len(persons):
            return "beside_nobody"
        party = persons[beside]
        if party is not None and party.get("role") not in (Role.VICTIM, Role.OFFENDER, None):
            return "beside_nobody"
        return None

    def object(self, place: str, raw: Any, fields: tuple[Field, ...]) -> dict[str, Any] | None:
        if not isinstance(raw, _Object):
            self.wrong(place, ValueProblem("not_object"))
            return None
        for key in raw.repeated:
            self.wrong(f"{place}.{shown(key)}", ValueProblem("repeated_key"))
        names = {field.name for field in fields}
        for key in raw:
            if key not in names:
                self.wrong(f"{place}.{shown(key)}", ValueProblem("unknown_key"))
        values = {}
        for field in fields:
            try:
                values[field.name] = self.value(field, raw.get(field.name))
            except ValueProblem as problem:
                self.wrong(f"{place}.{field.name}", problem)
        return values

    def value(self, field: Field, raw: Any) -> Any:
        """Raises ValueProblem."""
        if raw is None and field.required:
            raise ValueProblem("empty")
        match field:
            case Tick():
                if raw is not None and not isinstance(raw, bool):
                    raise ValueProblem("not_yes_or_no")
                return bool(raw)
            case PersonOf():
                if raw is not None and (not isinstance(raw, int) or isinstance(raw, bool)):
                    raise ValueProblem("not_index")
                return raw
            case Text():
                return check_text("" if raw is None else raw, field.limit, required=field.required, lines=field.long)
        if raw is None:
            return None
        text = check_text(raw, 200, required=True)
        match field:
            case Choice():
                return member(field.options, text)
            case LanguageOf():
                return member(tuple(Language), text)
            case Day():
                return self.day(text, future=field.future)
            case MunicipalityOf():
                if text not in self.municipalities:
                    raise ValueProblem("unknown_municipality")
                return self.municipalities[text]
        raise TypeError(f"a referral file cannot hold {field}")

    def day(self, text: str, *, future: bool) -> date:
        try:
            day = date.fromisoformat(text if _DAY.fullmatch(text) else "")
        except ValueError:
            raise ValueProblem("not_day") from None
        if not future and day > self.today:
            raise ValueProblem("day_in_future")
        return day

    def once(self, place: str, problem: ValueProblem) -> None:
        """One mistake for one place is enough: the first says more."""
        if all(mistake.place != place for mistake in self.mistakes[-50:]):
            self.wrong(place, problem)


def member(options: tuple[StrEnum, ...], text: str) -> StrEnum:
    for option in options:
        if option.value == text:
            return option
    raise ValueProblem("not_an_option", options=", ".join(option.value for option in options))


def digest(values: Mapping[str, Any], persons: Sequence[Mapping[str, Any]]) -> str:
    """Of canonical JSON; with the sender's own id nothing else counts."""
    said = [values] if "external_id" in values else [values, *persons]
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()


def shown(key: str) -> str:
    """A key of the file, safe to print: it may be long, or made of marks that turn the line around."""
    short = "".join(letter if letter.isprintable() and ord(letter) < 0x2000 else "?" for letter in key[:40])
    return short + ("…" if len(key) > 40 else "")
