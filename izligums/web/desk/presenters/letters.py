"""Letters that must not be sent any more, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from izligums.cases.models import Act, Participation
from izligums.documents.papers import side_of
from izligums.messages.models import Letter
from izligums.process.wording import WHOLE_CASE, journal_sentence
from izligums.web.desk.presenters import words

#: Fields in which an act names a second person of the case.
_OTHERS = ("victim", "party")


@dataclass(frozen=True)
class HeldBack:
    letter: Letter
    on: date
    why: str


def whose(letter: Any) -> str:
    """Whose compartment the paper belongs to, as on the case page: a side's, or (empty) both sides' or the leader's."""
    if letter.document.side is not None:
        return str(letter.document.side.value)
    if letter.document.recipient_id is None:
        return ""
    side = side_of(letter.recipient.role, letter.beside_role)
    return "" if side is None else side.value


def held_back(letters: Iterable[Letter]) -> list[HeldBack]:
    """Of these letters those that were held back, each with the sentence of the act that did so. One query at most."""
    those = [(letter, letter.held_back_by) for letter in letters if letter.held_back_by is not None]
    names = _names({other for _letter, act in those if (other := _other(act))})
    return [HeldBack(letter, act.happened_on, _why(letter, act, names)) for letter, act in those]


def _why(letter: Letter, act: Act, names: Mapping[int, str]) -> str:
    if act.pk == letter.act_id:
        return _("It was recorded late; by then it no longer held.")
    person = act.person.person.name if act.person is not None else str(WHOLE_CASE)
    return words.filled(journal_sentence(act.step, act.values), person=person, other=names.get(_other(act), ""), day="")


def _other(act: Act) -> int:
    return next((act.values[field] for field in _OTHERS if act.values.get(field)), 0)


def _names(ids: set[int]) -> dict[int, str]:
    found = Participation.objects.filter(pk__in=ids).select_related("person") if ids else ()
    return {each.pk: each.person.name for each in found}
