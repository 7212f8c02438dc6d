"""Small values and their checks. Knows no Django: rules and file readers use it too."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random


class ValueProblem(ValueError):  # noqa: N818 -- a problem to be shown, not a fault of the program
    """A value that cannot be taken, as a code with parameters; `core.problems` has the sentences."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


# Marks that turn the reading direction: what is shown would differ from what is stored.
BIDI_MARKS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Invisible leftovers of word processors that carry no meaning; dropped without a word.
_LEFTOVERS = str.maketrans("", "", "\u00ad\u200b\u2060\ufeff")


def check_text(text: object, limit: int, *, required: bool = False, lines: bool = False) -> str:
    """The text as we keep it: trimmed, composed (NFC), free of characters that hide or disturb.

    `lines` allows line breaks and tabs. Raises ValueProblem: not_text, too_long, control_character,
    direction_mark, empty.
    """
    if not isinstance(text, str):
        raise ValueProblem("not_text")
    if len(text) > 4 * limit + 100:  # before any costly work on a hostile string
        raise ValueProblem("too_long", limit=limit, length=len(text))
    text = unicodedata.normalize("NFC", text.translate(_LEFTOVERS))
    if lines:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    for position, character in enumerate(text, start=1):
        if character in BIDI_MARKS:
            raise ValueProblem("direction_mark", position=position)
        if unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} and not (lines and character in "\n\t"):
            raise ValueProblem("control_character", position=position)
    text = text.strip()
    if len(text) > limit:
        raise ValueProblem("too_long", limit=limit, length=len(text))
    if required and not text:
        raise ValueProblem("empty")
    return text


_DIALLED = re.compile(r"\+?[0-9][0-9 ]*[0-9]")


def check_dialled(text: str) -> str:
    """A telephone number that can be called as it stands. Raises ValueProblem: not_dialled, and those of a text."""
    number = check_text(text, 20, required=True)
    if not _DIALLED.fullmatch(number):
        raise ValueProblem("not_dialled")
    return number


_MONEY = re.compile(
    r"(?P<whole>\d{1,3}(?:(?P<group>[ .,\u00a0\u202f'])\d{3}(?:(?P=group)\d{3})*)?|\d+)"
    r"(?:(?P<point>[.,])(?P<cents>\d{1,2}))?",
    re.ASCII,
)


@dataclass(frozen=True, order=True)
class Money:
    """Euros, with cents, never negative."""

    amount: Decimal

    LARGEST = Decimal("9999999.99")

    def __post_init__(self) -> None:
        if self.amount != self.amount.quantize(Decimal("0.01")) or not 0 <= self.amount <= self.LARGEST:
            raise ValueProblem("not_money")

    @classmethod
    def parse(cls, text: str) -> Money:
        """Reads 1234,50 · 1 234,50 · 1.234,50 · 1,234.50 · € 12 · 12 EUR.

        Refuses (not_money) what two readers would read differently, such as 1.234.
        """
        if len(text) > 60:
            raise ValueProblem("not_money")
        bare = re.sub(r"^(?:€|EUR)\s*|\s*(?:€|EUR|eiro|euro)$", "", text.strip(), flags=re.IGNORECASE)
        found = _MONEY.fullmatch(bare)
        if not found:
            raise ValueProblem("not_money")
        group, point = found["group"], found["point"]
        if group and (group == point or (group in ".," and not point)):
            raise ValueProblem("not_money")
        whole = re.sub(r"\D", "", found["whole"])
        return cls(Decimal(f"{whole}.{(found['cents'] or '0').ljust(2, '0')}"))

    def write(self, language: str) -> str:
        """1 234,50 € in Latvian; €1,234.50 in English."""
        if language == "en":
            return f"€{self.amount:,.2f}"
        return f"{self.amount:,.2f} €".replace(",", "\u00a0").replace(".", ",").replace(" €", "\u00a0€")

    def __str__(self) -> str:
        return f"{self.amount:.2f}"


_CENTURIES = {"0": 1800, "1": 1900, "2": 2000}
_WEIGHTS = (10, 5, 8, 4, 2, 1, 6, 3, 7, 9)


@dataclass(frozen=True)
class PersonalCode:
    """A Latvian personal code, `text` written with its hyphen.

    Three shapes: the old one (day, month, year, century, number, check digit), the one given since 2017 (begins
    with 32 to 39 and says nothing), and ours for invented people (`invent`).
    """

    text: str

    @classmethod
    def parse(cls, text: str) -> PersonalCode:
        """Raises ValueProblem: code_shape, code_date, code_check_digit."""
        digits = re.sub(r"[\s\-–]", "", text) if len(text) <= 40 else ""
        if not re.fullmatch(r"[0-9]{11}", digits):
            raise ValueProblem("code_shape")
        code = cls(f"{digits[:6]}-{digits[6:]}")
        if code.invented or "32" <= digits[:2] <= "39":
            return code
        if code.born is None:
            raise ValueProblem("code_date")
        if digits[10] != _check_digit(digits):
            raise ValueProblem("code_check_digit")
        return code

    @classmethod
    def invent(cls, random: Random) -> PersonalCode:
        """A code that can belong to nobody: day 00 and month 00 do not exist, and no century has the number 9.

        All zeros, which people type for "unknown", is not of this shape and is refused.
        """
        return cls(f"0000{random.randrange(100):02}-9{random.randrange(10_000):04}")

    @property
    def invented(self) -> bool:
        return self.text.startswith("0000") and self.text[7] == "9"

    @property
    def born(self) -> date | None:
        """The date of birth an old code tells; None when the code tells none."""
        if self.text[7] not in _CENTURIES:
            return None
        try:
            return date(_CENTURIES[self.text[7]] + int(self.text[4:6]), int(self.text[2:4]), int(self.text[:2]))
        except ValueError:
            return None

    def __str__(self) -> str:
        return self.text


def _check_digit(digits: str) -> str:
    return str((1 + sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits[:10], strict=True))) % 11 % 10)
