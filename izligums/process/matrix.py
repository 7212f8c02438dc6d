"""Who may open what, drawn from policy alone: `policy/roles.toml`, the permission each page asks for, the capacities of
the table of steps, `policy/walls.toml`. No view is run to find it out.

`docs/reference/access.md` prints it for a lawyer; `tests/walls` compares every page with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from inspect import cleandoc

from django.urls import URLPattern, URLResolver, get_resolver

from izligums.accounts.access import GUEST, PUBLIC, role_policies
from izligums.accounts.enums import Role
from izligums.accounts.permissions import Permission, Reach
from izligums.cases.enums import Capacity
from izligums.process.steps import TABLE


class Relation(StrEnum):
    """How a member of the service stands to a case."""

    OWN = "own"  # assigned, and said that there is no conflict of interest
    ASKED = "asked"  # assigned, and the question of conflict is not answered
    FORMER = "former"  # was assigned before
    UNIT = "unit"  # somebody else's, in the same unit
    FAR = "far"  # another unit's
    OUTSIDE = "outside"  # another unit's, opened for a stated reason
    LED = "led"  # connected to a process leader's account, which is verified


class Answer(StrEnum):
    OPENS = "opens"
    REFUSED = "refused"  # 403: may know that it is there
    ABSENT = "not there"  # 404: the same whether it exists or not
    SIGN_IN = "sign-in"  # sent to sign in


class About(StrEnum):
    """What the number in an address stands for."""

    NOTHING = "nothing of a case"
    CASE = "a case"
    PAPER = "a paper or letter of a case"
    APPLICATION = "an application that waits in a unit"


class Beholder(StrEnum):
    """Who comes to a page of the own space, seen from one person of a case."""

    THEMSELVES = "themselves"
    OWN_SIDE = "own side"  # somebody who stands beside them
    OTHER_SIDE = "other side"
    OTHER_CASE = "other case"
    NOBODY = "signed out"  # without a visit; members of the service are no visitors either


class Shown(StrEnum):
    """What such a page shows the beholder of that person."""

    THEIRS = "theirs"
    NOTHING = "nothing of theirs"
    CODES = "asks for the codes"


#: Addresses with a number or name that is not a case's; one with `case_id` always is about a case.
_ABOUT: dict[str, About] = {
    "desk:document": About.PAPER,
    "desk:dispatch": About.PAPER,
    "desk:led_paper": About.PAPER,
    "desk:opening_seen": About.NOTHING,
    "desk:municipality": About.NOTHING,
    "desk:period": About.NOTHING,
    "desk:help_line": About.NOTHING,
    "desk:year": About.NOTHING,
    "desk:fill_year": About.NOTHING,
    "desk:forget_day": About.NOTHING,
    "desk:user": About.NOTHING,
    "desk:leader": About.NOTHING,
    "desk:verify_leader": About.NOTHING,
    "desk:withdraw_leader": About.NOTHING,
    "desk:end_user_sign_ins": About.NOTHING,
    "desk:reset_second_factor": About.NOTHING,
    "desk:remove_passkey": About.NOTHING,
    "desk:own_data_paper": About.NOTHING,
    "desk:application": About.APPLICATION,
    "space:receive": About.NOTHING,  # a letter of one's own: whatever number stands there, nothing else is looked for
    "space:take_back": About.NOTHING,
    "desk:register_application": About.APPLICATION,
    "desk:application_file": About.APPLICATION,
    **dict.fromkeys(
        (
            *("apply:begin", "apply:resume", "apply:later", "apply:forget", "apply:files", "apply:together"),
            *("apply:summary", "apply:sent", "apply:receipt", "apply:paper", "apply:ask"),
        ),
        About.NOTHING,
    ),
    "public:start": About.NOTHING,
    "public:check": About.NOTHING,
    "public:units": About.NOTHING,
    "public:page": About.NOTHING,
    "public:easy": About.NOTHING,
    "ui:error_page": About.NOTHING,
    "space:question": About.NOTHING,
    "space:wish": About.NOTHING,
}
#: What opens before a mediator has answered the question of conflict: the question, and what cannot wait.
_BEFORE_DECLARING = frozenset({"desk:case", "desk:act", "desk:act_of_person"})
_STEPS = frozenset({"desk:act", "desk:act_of_person"})
#: What whoever opened a case from outside its unit has no business with: letters to send, who may open it.
_NOT_FROM_OUTSIDE = frozenset({"desk:dispatch", "desk:grants"})


@dataclass(frozen=True)
class Page:
    name: str
    #: The address as the program writes it: `/cases/<int:case_id>/`.
    address: str
    #: What it takes to open it and to send something to it; None for a page that anybody may open.
    needs: tuple[Permission, Permission] | None
    about: About
    says: str
    #: Takes a visit of a person of a case; None of the roles has one.
    visited: bool = False

    def shows(self, beholder: Beholder) -> Shown:
        """For a page of the own space: what it shows of one person."""
        if not self.visited:
            return Shown.NOTHING
        if beholder is Beholder.NOBODY:
            return Shown.CODES
        return Shown.THEIRS if beholder is Beholder.THEMSELVES else Shown.NOTHING

    def answer(self, role: Role | None, relation: Relation | None = None, *, sends: bool = False) -> Answer:
        """For somebody of `role`, None when not signed in. `relation` is needed when the page is about a case.

        For the pages of steps this is the door of the case; behind it `may_do` decides.
        """
        if self.needs is None:
            return Answer.OPENS
        if role is None:
            return Answer.SIGN_IN
        if self.needs[sends] not in role_policies()[role].permissions:
            return Answer.REFUSED
        if self.about is About.NOTHING:
            return Answer.OPENS
        if relation is None:
            raise ValueError(f"{self.name} is about a case: who asks, and how do they stand to it?")
        if self.about is About.APPLICATION:  # nobody opens one from outside its unit
            return Answer.OPENS if relation is Relation.UNIT else Answer.ABSENT
        if relation is Relation.OUTSIDE and Permission.CASE_OPEN_OUTSIDE in role_policies()[role].permissions:
            return self._from_outside(sends)
        return self._of_a_case(role_policies()[role].reach, relation)

    def _from_outside(self, sends: bool) -> Answer:
        if sends or self.name in _NOT_FROM_OUTSIDE:
            return Answer.ABSENT
        return Answer.REFUSED if self.name in _STEPS else Answer.OPENS

    def _of_a_case(self, reach: Reach, relation: Relation) -> Answer:
        if reach is Reach.ALL or (reach is Reach.UNIT and relation is not Relation.FAR):
            return Answer.OPENS
        if reach is Reach.LED and relation is Relation.LED:
            return Answer.OPENS
        if reach is not Reach.OWN:
            return Answer.ABSENT
        match relation:
            case Relation.OWN:
                return Answer.OPENS
            case Relation.ASKED:
                return Answer.OPENS if self.name in _BEFORE_DECLARING else Answer.ABSENT
            case Relation.FORMER:
                return Answer.REFUSED if self.about is About.CASE else Answer.ABSENT
            case _:
                return Answer.ABSENT


def may_do(step: str, capacity: Capacity) -> bool:
    """Whether somebody who acts in a case in that capacity may try a step."""
    return capacity in TABLE[step].who


@cache
def pages() -> tuple[Page, ...]:
    """Every address of the program. Raises ValueError when one does not say who may open it, or what it is about."""
    return tuple(sorted(_pages(get_resolver(), "/", ""), key=lambda page: page.address))


def _pages(resolver: URLResolver, before: str, space: str) -> Iterator[Page]:
    for each in resolver.url_patterns:
        address = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _pages(each, address, f"{each.namespace}:" if each.namespace else space)
        else:
            yield _page(each, address, space + (each.name or ""))


def _page(pattern: URLPattern, address: str, name: str) -> Page:
    access = getattr(pattern.callback, "access", None)
    if access is None:
        raise ValueError(f"{address} has neither a permission nor @public")
    says = cleandoc(pattern.callback.__doc__ or "").split("\n\n")[0].replace("\n", " ")
    needs = None if access in (PUBLIC, GUEST) else access
    return Page(name, address, needs, _about(name, address), says, visited=access == GUEST)


def _about(name: str, address: str) -> About:
    if "case_id>" in address:
        return About.CASE
    if "<" not in address:
        return About.NOTHING
    if name not in _ABOUT:
        raise ValueError(f"{address}: say in izligums/process/matrix.py what its number or name stands for")
    return _ABOUT[name]


# -- what the register shows -----------------------------------------------------------------------------------------

#: Roles that reach no case by itself have one column for all cases.
_COLUMNS: dict[Reach, dict[Relation, str]] = {
    Reach.OWN: {
        Relation.OWN: "own case",
        Relation.ASKED: "own, conflict question open",
        Relation.FORMER: "own before",
        Relation.UNIT: "same unit",
        Relation.FAR: "other unit",
    },
    Reach.UNIT: {
        Relation.UNIT: "own unit",
        Relation.FAR: "other unit",
        Relation.OUTSIDE: "other unit, opened from outside",
    },
    Reach.ALL: {Relation.FAR: "any case"},
    Reach.READINGS: {Relation.FAR: "any case"},
    Reach.LED: {Relation.LED: "connected case", Relation.FAR: "any other case"},
    Reach.NONE: {Relation.FAR: "any case"},
}


@dataclass(frozen=True)
class Column:
    """A role that stands in one way to a case; `stands` says how, in English."""

    role: Role
    relation: Relation
    stands: str


def columns() -> list[Column]:
    return [
        Column(role, relation, words)
        for role in Role
        for relation, words in _COLUMNS[role_policies()[role].reach].items()
    ]


def plain_pages() -> list[Page]:
    """About no case."""
    return [page for page in pages() if page.about is About.NOTHING and page not in own_space()]


def own_space() -> list[Page]:
    """Of the people of a case, with the page where they leave to."""
    return [page for page in pages() if page.name.startswith(("door:", "space:")) or page.name == "calendar"]


def case_pages() -> list[Page]:
    return [page for page in pages() if page.about is not About.NOTHING]


def answered(page: Page, role: Role | None, relation: Relation | None = None) -> tuple[Answer, bool]:
    """How a page answers, and whether it takes a change too."""
    opens = page.answer(role, relation)
    return opens, page.answer(role, relation, sends=True) is opens
