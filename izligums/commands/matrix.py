"""Who may open what, drawn from policy alone: `policy/roles.toml`, the permission each page asks for, the capacities of
the table of steps, `policy/walls.toml`. No view is run to find it out.

`docs/reference/access.md` prints it for a lawyer; `tests/walls` compares every page with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from inspect import cleandoc

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import translation

from izligums.accounts.access import GUEST, PUBLIC, role_policies
from izligums.accounts.enums import Role
from izligums.accounts.permissions import Permission, Reach
from izligums.accounts.walls import open_tables, walls
from izligums.cases.enums import Capacity
from izligums.core.labels import label
from izligums.process.steps import TABLE
from izligums.process.wording import CHAPTERS, STEP_NAMES


class Relation(StrEnum):
    """How a member of the service stands to a case."""

    OWN = "own"  # assigned, and said that there is no conflict of interest
    ASKED = "asked"  # assigned, and the question of conflict is not answered
    FORMER = "former"  # was assigned before
    UNIT = "unit"  # somebody else's, in the same unit
    FAR = "far"  # another unit's
    OUTSIDE = "outside"  # another unit's, opened for a stated reason


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


#: Addresses with a number or name that is not a case's; one with `case_id` always is about a case.
_ABOUT: dict[str, About] = {
    "desk:document": About.PAPER,
    "desk:dispatch": About.PAPER,
    "desk:opening_seen": About.NOTHING,
    "desk:municipality": About.NOTHING,
    "desk:period": About.NOTHING,
    "desk:year": About.NOTHING,
    "desk:fill_year": About.NOTHING,
    "desk:forget_day": About.NOTHING,
    "desk:user": About.NOTHING,
    "desk:end_user_sign_ins": About.NOTHING,
    "desk:reset_second_factor": About.NOTHING,
    "desk:remove_passkey": About.NOTHING,
    "ui:error_page": About.NOTHING,
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
    return Page(name, address, None if access in (PUBLIC, GUEST) else access, _about(name, address), says)


def _about(name: str, address: str) -> About:
    if "case_id>" in address:
        return About.CASE
    if "<" not in address:
        return About.NOTHING
    if name not in _ABOUT:
        raise ValueError(f"{address}: say in izligums/commands/matrix.py what its number or name stands for")
    return _ABOUT[name]


# -- the page of the reference -----------------------------------------------------------------------------------------

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
    Reach.NONE: {Relation.FAR: "any case"},
}


def markdown() -> str:
    with translation.override("en"):
        return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "# Who may see what"
    yield ""
    yield "Every page for every role, every step for every capacity, and what the database itself shows to whom. Drawn"
    yield "from `izligums/policy/roles.toml`, `izligums/policy/walls.toml`, the permission that each page asks for and"
    yield "the table of steps; `izligums access` prints it, `make docs` writes it. `tests/walls` compares every page"
    yield "with it, with the program's own filters and without them."
    yield ""
    yield "- **opens**: the page answers. **reads**: it opens, but takes no change."
    yield "- **refused**: a page says that it is closed (403)."
    yield "- **not there**: the same page as for something that does not exist (404)."
    yield "- **sign-in**: the visitor is sent to sign in first, whatever is there."
    yield ""
    yield "## Roles"
    yield ""
    yield from _table(("role", "for what", "which cases"), _roles())
    yield ""
    yield "## Pages that are about no case"
    yield ""
    yield "What lists and counts show on them is cut by the same walls as the cases."
    yield ""
    roles = tuple(label(role) for role in Role)
    plain = (page for page in pages() if page.about is About.NOTHING)
    yield from _table(
        ("page", *roles, "signed out"),
        ((_code(page), *(_cell(page, role) for role in Role), _cell(page, None)) for page in plain),
    )
    yield ""
    yield "## Pages of a case"
    yield ""
    yield "Before a mediator has answered the question of conflict, the case page shows the question alone, and only"
    yield "the steps that cannot wait are taken: the answer, a withdrawal, a stop for safety. Whoever received a case"
    yield "for another unit gets it shown by the database until that unit registers it, but no page opens it for them."
    yield "Whoever opened a case of another unit for a stated reason reads it for a short time: while such a case is"
    yield "open, PostgreSQL itself takes no write from the pages they look at, and to a form the case is not there."
    yield ""
    columns = [(role, relation) for role in Role for relation in _COLUMNS[role_policies()[role].reach]]
    names = (f"{label(role)}: {_COLUMNS[role_policies()[role].reach][relation]}" for role, relation in columns)
    of_cases = (page for page in pages() if page.about is not About.NOTHING)
    yield from _table(
        ("page", *names, "signed out"),
        ((_code(page), *(_cell(page, *column) for column in columns), _cell(page, None)) for page in of_cases),
    )
    yield ""
    yield "## Steps"
    yield ""
    yield "Who may try a step in a case that opens for them; the rules of the step come afterwards"
    yield "([the process](process.md)). A mediator's place in the case is given and ended by steps; coordinator and"
    yield "head act in the cases of their unit."
    yield ""
    yield from _table(("chapter", "step", *(label(capacity) for capacity in Capacity)), _steps())
    yield ""
    yield "## What the database shows"
    yield ""
    yield "Each request says once who reads; from then on PostgreSQL gives out only these rows, whatever the program"
    yield "asks for. Without a reader it gives nothing. The same rows can be changed, no others."
    yield ""
    yield from _table(("table", "what a row is", "is shown to"), _walled())
    yield ""
    yield "Without a wall, with the reason:"
    yield ""
    yield from _table(("table", "why"), ((f"`{table}`", why) for table, why in sorted(open_tables().items())))


_REACHES = {
    Reach.NONE: "none",
    Reach.OWN: "those assigned to them",
    Reach.UNIT: "those of their unit",
    Reach.ALL: "the journal of every case",
}


def _roles() -> Iterator[tuple[str, ...]]:
    for role, policy in role_policies().items():
        yield label(role), policy.words.en, _REACHES[policy.reach]


def _steps() -> Iterator[tuple[str, ...]]:
    for step in TABLE.values():
        tries = ("may" if may_do(step.name, capacity) else "" for capacity in Capacity)
        yield str(CHAPTERS[step.chapter]), f"{STEP_NAMES[step.name]} (`{step.name}`)", *tries


def _walled() -> Iterator[tuple[str, ...]]:
    says = {model._meta.db_table: cleandoc(model.__doc__ or "").split("\n\n")[0] for model in apps.get_models()}
    for wall in sorted(walls().values(), key=lambda each: each.table):
        row = says.get(wall.table, "")
        yield f"`{wall.table}`", "" if re.match(r"\w+\(", row) else " ".join(row.split()), wall.words


def _code(page: Page) -> str:
    return f"`{page.address}`"


def _cell(page: Page, role: Role | None, relation: Relation | None = None) -> str:
    opens = page.answer(role, relation)
    if opens is Answer.OPENS and page.answer(role, relation, sends=True) is not Answer.OPENS:
        return "reads"
    return opens.value


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '¦') for cell in row)} |"
