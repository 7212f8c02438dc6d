"""What an application tells, question by question, before there is a case. Knows no Django.

The answers are plain JSON: for each question of `QUESTIONS` that was answered, its fields. Forms ask them, a draft
keeps them sealed, and the form with which the office receives a case begins with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from izligums.cases.enums import Referral, Role, Side
from izligums.core.enums import Language
from izligums.process.facts import years_between

Said = Mapping[str, Mapping[str, Any]]

#: In the order in which they are asked; "files" is no question that must be answered.
QUESTIONS = (
    "who",
    "person",
    "represented",
    "happened",
    "proceedings",
    "other",
    "place",
    "contact",
    "needs",
    "files",
)
#: May be passed over: nothing in them has to be known.
FREE = frozenset({"happened", "proceedings", "other", "needs", "files"})
OF_AGE = 18


class Applicant(StrEnum):
    """Who applies; a representative for whom."""

    VICTIM = "victim"
    OFFENDER = "offender"
    FOR_VICTIM = "for_victim"
    FOR_OFFENDER = "for_offender"

    @property
    def side(self) -> Side:
        return Side.VICTIM if self in (Applicant.VICTIM, Applicant.FOR_VICTIM) else Side.OFFENDER

    @property
    def represents(self) -> bool:
        return self in (Applicant.FOR_VICTIM, Applicant.FOR_OFFENDER)


class Refusal(StrEnum):
    """Why an application could not become a case."""

    NO_PROCEEDINGS = "no_proceedings"
    WITHDRAWN = "withdrawn"
    NOT_REACHED = "not_reached"
    TWICE = "twice"
    NOT_OURS = "not_ours"
    UNCLEAR = "unclear"


def applicant(said: Said) -> Applicant | None:
    who = said.get("who", {}).get("who")
    return Applicant(who) if who else None


def asked(said: Said) -> tuple[str, ...]:
    """The questions for whoever applies: only a representative is asked whom they represent."""
    who = applicant(said)
    represents = who is not None and who.represents
    return tuple(each for each in QUESTIONS if each != "represented" or represents)


def unanswered(said: Said) -> str | None:
    """The first question without which an application cannot be sent."""
    return next((each for each in asked(said) if each not in FREE and not _finished(said.get(each))), None)


def _finished(answers: Mapping[str, Any] | None) -> bool:
    """Whoever goes on later may leave a question half answered."""
    return answers is not None and not answers.get("unfinished")


def is_minor(born: str, on: date) -> bool:
    return bool(born) and years_between(date.fromisoformat(born), on) < OF_AGE


def alone_and_minor(said: Said, on: date) -> bool:
    """A child who applies without a representative."""
    return "person" in said and is_minor(said["person"].get("born", ""), on)


def together(said: Said) -> dict[str, Any]:
    """The same told by a representative: the child becomes the person represented, and who they are is asked anew."""
    who = applicant(said)
    if who is None or who.represents or "person" not in said:
        return dict(said)
    given = {name: value for name, value in said["person"].items() if name in ("given_name", "family_name", "born")}
    rest = {name: answers for name, answers in said.items() if name != "person"}
    return {**rest, "who": {"who": f"for_{who.value}"}, "represented": {**given, "trusteeship": False}}


# -- for the office ----------------------------------------------------------------------------------------------------


def referral(said: Said, sent: date) -> dict[str, Any]:
    """What the form of a case that comes in begins with."""
    told = said.get("proceedings", {})
    return {
        "referral": Referral.APPLICATION.value,
        "received_on": sent,
        "proceedings_no": told.get("number", ""),
        "leader_name": told.get("leader", ""),
        "leader_office": told.get("office", ""),
        "municipality": said.get("place", {}).get("municipality", ""),
    }


def parties(said: Said) -> dict[str, dict[str, Any]]:
    """By side: what is told about the party of that side."""
    who = applicant(said)
    if who is None:
        return {}
    own = dict(said.get("represented" if who.represents else "person", {}))
    own |= {"applicant": not who.represents, "language": said.get("contact", {}).get("language", "")}
    other = {name: value for name, value in said.get("other", {}).items() if name != "others"}
    return {who.side.value: own, _across(who.side).value: other}


def name_of_representative(said: Said) -> str:
    """Empty when whoever applies is a party."""
    who = applicant(said)
    return f"{said['person']['given_name']} {said['person']['family_name']}" if who and who.represents else ""


def representative(said: Said, *, beside: int) -> dict[str, Any]:
    """What `add_person` takes of the representative who applied, beside the party at that place."""
    told = said["person"]
    return {
        "role": Role.REPRESENTATIVE,
        "beside": beside,
        "given_name": told["given_name"],
        "family_name": told["family_name"],
        "born": date.fromisoformat(told["born"]),
        "personal_code": told.get("personal_code") or None,
        "applicant": True,
        "language": Language(said["contact"]["language"]),
    }


def _across(side: Side) -> Side:
    return Side.OFFENDER if side is Side.VICTIM else Side.VICTIM
