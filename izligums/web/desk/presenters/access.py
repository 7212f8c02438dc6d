"""The register of who can read what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from izligums.accounts.access import role_policies
from izligums.accounts.enums import Role
from izligums.accounts.permissions import Reach, SecondFactor
from izligums.accounts.walls import audited, open_tables, walls
from izligums.core.labels import label
from izligums.process.matrix import (
    Answer,
    Beholder,
    Column,
    Page,
    Relation,
    Shown,
    answered,
    case_pages,
    columns,
    own_space,
    plain_pages,
)

_ANSWERS = {
    Answer.OPENS: gettext_lazy("opens"),
    Answer.REFUSED: gettext_lazy("refused"),
    Answer.ABSENT: gettext_lazy("not there"),
    Answer.SIGN_IN: gettext_lazy("sign-in"),
}
_REACHES = {
    Reach.NONE: gettext_lazy("none"),
    Reach.OWN: gettext_lazy("those assigned to them"),
    Reach.UNIT: gettext_lazy("those of their unit"),
    Reach.ALL: gettext_lazy("the journal of every case"),
    Reach.READINGS: gettext_lazy("none; who opened each case"),
    Reach.LED: gettext_lazy("none; how those stand that were connected to the account"),
}
_STANDS = {
    Relation.OWN: gettext_lazy("own case"),
    Relation.ASKED: gettext_lazy("own case, question of conflict open"),
    Relation.FORMER: gettext_lazy("own case before"),
    Relation.UNIT: gettext_lazy("case of the same unit"),
    Relation.FAR: gettext_lazy("case of another unit"),
    Relation.OUTSIDE: gettext_lazy("case of another unit, opened for a reason"),
    Relation.LED: gettext_lazy("case connected to the account"),
}


_BEHOLDERS = {
    Beholder.THEMSELVES: gettext_lazy("the person themselves"),
    Beholder.OWN_SIDE: gettext_lazy("somebody who stands beside them"),
    Beholder.OTHER_SIDE: gettext_lazy("the other side"),
    Beholder.OTHER_CASE: gettext_lazy("somebody of another case"),
    Beholder.NOBODY: gettext_lazy("whoever has no visit, members of the service too"),
}
_SHOWN = {
    Shown.THEIRS: gettext_lazy("shows what is theirs"),
    Shown.NOTHING: gettext_lazy("shows nothing of the person"),
    Shown.CODES: gettext_lazy("asks for the codes"),
}


@dataclass(frozen=True)
class RoleLine:
    name: str
    what: str
    cases: str
    second_step: str


@dataclass(frozen=True)
class PageLine:
    """A page, and who gets it: one entry for each answer that anybody gets."""

    address: str
    who: list[tuple[str, str]]


def page() -> dict[str, Any]:
    language = get_language() or "lv"
    return {
        "roles": [
            RoleLine(
                label(role),
                policy.words.in_language(language),
                str(_REACHES[policy.reach]),
                _("required") if policy.second_factor is SecondFactor.REQUIRED else _("offered"),
            )
            for role, policy in role_policies().items()
        ],
        "pages": [_line(each, [(role, None, label(role)) for role in Role]) for each in plain_pages()],
        "case_pages": [_line(each, _standing()) for each in case_pages()],
        "own_space": [_of_person(each) for each in own_space()],
        "walls": [(table, wall.words.in_language(language)) for table, wall in sorted(walls().items())],
        "views": [(each.view, each.words.in_language(language)) for each in audited()],
        "open": [(table, why.in_language(language)) for table, why in sorted(open_tables().items())],
    }


def _standing() -> list[tuple[Role, Relation | None, str]]:
    counts = [each.role for each in columns()]
    return [
        (
            each.role,
            each.relation,
            f"{label(each.role)} ({_stands(each)})" if counts.count(each.role) > 1 else label(each.role),
        )
        for each in columns()
    ]


def _stands(column: Column) -> object:
    if role_policies()[column.role].reach is Reach.LED and column.relation is Relation.FAR:
        return _("any other case")  # process leaders have no unit
    return _STANDS[column.relation]


def _of_person(page: Page) -> PageLine:
    found: dict[Shown, list[str]] = {}
    for beholder, words in _BEHOLDERS.items():
        found.setdefault(page.shows(beholder), []).append(str(words))
    return PageLine(page.address, [(str(_SHOWN[shown]), ", ".join(names)) for shown, names in found.items()])


def _line(page: Page, asked: list[tuple[Role, Relation | None, str]]) -> PageLine:
    found: dict[str, list[str]] = {}
    for role, relation, name in asked:
        answer, changes = answered(page, role, relation)
        words = _("opens, takes no change") if answer is Answer.OPENS and not changes else str(_ANSWERS[answer])
        found.setdefault(words, []).append(name)
    signed_out = str(_ANSWERS[answered(page, None)[0]])
    found.setdefault(signed_out, []).append(_("signed out"))
    return PageLine(page.address, [(answer, ", ".join(names)) for answer, names in found.items()])
