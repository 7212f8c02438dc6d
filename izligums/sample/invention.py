"""Invented people: Latvian names, days of birth, and personal codes that can belong to nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from faker import Faker

from izligums.core.enums import Language
from izligums.core.values import PersonalCode

SEED = 2026


@dataclass(frozen=True)
class Invented:
    given_name: str
    family_name: str
    woman: bool
    born: date
    personal_code: str
    language: Language = Language.LATVIAN

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def values(self) -> Mapping[str, Any]:
        """What `add_person` asks for."""
        return {
            "given_name": self.given_name,
            "family_name": self.family_name,
            "born": self.born,
            "personal_code": self.personal_code,
            "language": self.language,
        }


class Inventor:
    """The same people in the same order whenever it is asked on the same day."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.random = Random(SEED)  # noqa: S311 -- invents names, keeps no secrets
        self.faker = Faker("lv_LV")
        self.faker.seed_instance(SEED)
        self.codes: set[str] = set()

    def somebody(
        self,
        ages: tuple[int, int] = (19, 68),
        *,
        woman: bool | None = None,
        family_of: Invented | None = None,
        language: Language = Language.LATVIAN,
    ) -> Invented:
        """`ages` are full years, both included; `family_of` shares the family name."""
        woman = self.random.random() < 0.5 if woman is None else woman
        given = self.faker.first_name_female() if woman else self.faker.first_name_male()
        family = self.faker.last_name_male()
        if family_of is not None:
            family = family_of.family_name if family_of.woman == woman else ""
            family = family or (feminine(family_of.family_name) if woman else self.faker.last_name_male())
        elif woman:
            family = feminine(family)
        return Invented(given, family, woman, self._born(ages), self._code(), language)

    def child(self, ages: tuple[int, int] = (14, 17)) -> Invented:
        """A son, so that the family's names stay recognisable: Kalniņš and his mother Kalniņa."""
        return self.somebody(ages, woman=False)

    def parent_of(self, child: Invented) -> Invented:
        return self.somebody((36, 52), woman=True, family_of=child)

    def number(self) -> str:
        return f"{self.random.randrange(10**8):08}"

    def _born(self, ages: tuple[int, int]) -> date:
        youngest, oldest = ages
        days = self.random.randrange(youngest * 366 + 2, (oldest + 1) * 365 - 2)
        return self.today - timedelta(days=days)

    def _code(self) -> str:
        while (code := str(PersonalCode.invent(self.random))) in self.codes:
            pass
        self.codes.add(code)
        return code


def feminine(family_name: str) -> str:
    """Kalniņš → Kalniņa, Apsītis → Apsīte, Ozols → Ozola, Ledus stays."""
    for ending, other in (("us", "us"), ("is", "e"), ("š", "a"), ("s", "a")):
        if family_name.endswith(ending):
            return family_name[: -len(ending)] + other
    return family_name
