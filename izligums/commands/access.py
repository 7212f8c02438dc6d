"""`izligums access`: who may see what, as a page for a lawyer. Needs no database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from inspect import cleandoc

import click
from django.apps import apps
from django.utils import translation

from izligums.accounts.access import role_policies
from izligums.accounts.enums import Role
from izligums.accounts.permissions import Reach
from izligums.accounts.walls import audited, open_tables, walls
from izligums.cases.enums import Capacity
from izligums.core.labels import label
from izligums.process.matrix import (
    Answer,
    Beholder,
    Page,
    Relation,
    answered,
    case_pages,
    columns,
    may_do,
    own_space,
    plain_pages,
)
from izligums.process.steps import TABLE
from izligums.process.wording import CHAPTERS, STEP_NAMES


@click.command()
def access() -> None:
    """Print who may see what: every page for every role, and what the database itself shows."""
    click.echo(markdown())


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
    yield from _table(
        ("page", *roles, "signed out"),
        ((_code(page), *(_cell(page, role) for role in (*Role, None))) for page in plain_pages()),
    )
    yield ""
    yield "## Pages of the own space"
    yield ""
    yield "A person of a case is no user and comes in by two codes. What each page shows of one person: to them,"
    yield "to somebody beside them, to the other side, to somebody of another case, and to whoever has no visit,"
    yield "members of the service among them. `tests/integration/door/` compares every page with it, and"
    yield "`test_walls_of_a_person.py` every table."
    yield ""
    yield from _table(
        ("page", *(beholder.value for beholder in Beholder)),
        ((_code(page), *(page.shows(beholder).value for beholder in Beholder)) for page in own_space()),
    )
    yield ""
    yield "## Pages of a case"
    yield ""
    yield "Before a mediator has answered the question of conflict, the case page shows the question alone, and only"
    yield "the steps that cannot wait are taken: the answer, a withdrawal, a stop for safety. Whoever received a case"
    yield "for another unit gets it shown by the database until that unit registers it, but no page opens it for them."
    yield "Whoever opened a case of another unit for a stated reason reads it for a short time: while such a case is"
    yield "open, PostgreSQL itself takes no write from the pages they look at, and to a form the case is not there."
    yield "A process leader sees one line of a connected case, and the papers with fixed fields that were sent; other"
    yield "papers are not there. An account that is not verified, or no longer connected, sees nothing."
    yield ""
    names = (f"{label(column.role)}: {column.stands}" for column in columns())
    yield from _table(
        ("page", *names, "signed out"),
        (
            (_code(page), *(_cell(page, each.role, each.relation) for each in columns()), _cell(page, None))
            for page in case_pages()
        ),
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
    yield "Some columns alone, without the rows they stand in, through a view:"
    yield ""
    yield from _table(
        ("table", "columns", "are shown"),
        ((f"`{each.table}`", ", ".join(f"`{name}`" for name in each.columns), each.words.en) for each in audited()),
    )
    yield ""
    yield "Without a wall, with the reason:"
    yield ""
    yield from _table(("table", "why"), ((f"`{table}`", why.en) for table, why in sorted(open_tables().items())))


_REACHES = {
    Reach.NONE: "none",
    Reach.OWN: "those assigned to them",
    Reach.UNIT: "those of their unit",
    Reach.ALL: "the journal of every case",
    Reach.READINGS: "none; who opened each case",
    Reach.LED: "none; how those stand that were connected to the account",
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
        yield f"`{wall.table}`", "" if re.match(r"\w+\(", row) else " ".join(row.split()), wall.words.en


def _code(page: Page) -> str:
    return f"`{page.address}`"


def _cell(page: Page, role: Role | None, relation: Relation | None = None) -> str:
    answer, changes = answered(page, role, relation)
    return "reads" if answer is Answer.OPENS and not changes else answer.value


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '¦') for cell in row)} |"
