"""One act of the journal, opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from izligums.accounts.models import Authority, User
from izligums.cases.enums import FactKind
from izligums.cases.models import Act
from izligums.core.enums import Language
from izligums.core.labels import label
from izligums.process.codec import load
from izligums.process.fields import (
    AccountOf,
    ActOf,
    Field,
    LanguageOf,
    MediatorOf,
    PeopleOf,
    PersonOf,
    ReaderOf,
    Scan,
)
from izligums.process.missing import foresee, open_act
from izligums.process.perform import mistake
from izligums.process.steps import TABLE
from izligums.process.wording import PROBLEM_SENTENCES, STEP_NAMES, field_label
from izligums.web.desk.presenters import journal, words
from izligums.web.desk.presenters.problems import address
from izligums.web.desk.presenters.sheet import Sheet
from izligums.web.ui.dates import day, moment
from izligums.web.ui.shapes import Row

#: Identifiers that say nothing to a reader; the sentence names them.
UNSPOKEN = frozenset(
    {
        *("settlement", "condition", "unit", "municipality", "room", "letter", "disclosure", "withholding"),
        *("proposal", "question", "statement"),
    }
)


def page(sheet: Sheet, act: Act) -> dict[str, Any]:
    step = TABLE[act.step]
    return {
        "sheet": sheet,
        "act": act,
        "sentence": journal.sentence(sheet, act),
        "title": str(STEP_NAMES[act.step]),
        "side": sheet.side_words(act.person_id),
        "whose": journal.whose_act(sheet, act),
        "rows": [*_frame(sheet, act), *_answers(sheet, act)],
        "deviations": [broken_rule(code) for code in act.deviation],
        "citation": step.citation,
        "correct": address(sheet, "correct", preset=[("act", act.pk)]) if _may_correct(sheet, act) else "",
        "superseded": act.superseded_by,
        "review": _review(sheet, act),
    }


def _may_correct(sheet: Sheet, act: Act) -> bool:
    """Whether the rules would let this reader take the entry back now."""
    correction = open_act("correct", on=sheet.today, by=sheet.user.pk, values={"act": act.pk, **mistake(act)})
    return sheet.offers("correct") and not any(each.blocks for each in foresee(sheet.facts, correction))


def _frame(sheet: Sheet, act: Act) -> Iterable[Row]:
    yield Row(_("Happened on"), day(act.happened_on))
    yield Row(_("Recorded"), moment(act.recorded_at))
    yield Row(_("By"), f"{journal.doer(sheet, act)}, {label(act.capacity)}")
    if act.person_id:
        yield Row(_("About"), sheet.name(act.person_id))
    passed = _passed(sheet, act)
    if passed is not None:
        yield Row(str(field_label(act.step, "to_whom")), passed.text)
    if act.reason:
        yield Row(_("Reason"), act.reason)
    if act.confirmed_by is not None:
        yield Row(_("Confirmed by"), act.confirmed_by.display_name)


def _passed(sheet: Sheet, act: Act) -> Any:
    """What this entry says was passed outside; None for any other."""
    return next((each for each in sheet.rows.facts if each.act_id == act.pk and each.kind is FactKind.DISCLOSURE), None)


@dataclass(frozen=True)
class Review:
    """What a second person is asked, and where they answer."""

    words: str
    href: str


def _review(sheet: Sheet, act: Act) -> Review | None:
    """None when the entry does not wait for a second person, or not for this reader."""
    passed = {id for id, by in sheet.facts.disclosed if by != sheet.user.pk}
    decided = {
        each.id
        for each in sheet.facts.withholdings
        if not each.agreed and sheet.user.pk not in (each.by, each.reader) and sheet.today <= each.until
    }
    if act.step == "record_disclosure" and act.created in passed and sheet.offers("review_disclosure"):
        href = address(sheet, "review_disclosure", preset=[("disclosure", act.created)])
        return Review(_("Say as second person whether it had to be"), href)
    if act.step == "withhold_openings" and act.created in decided and sheet.offers("review_withholding"):
        href = address(sheet, "review_withholding", preset=[("withholding", act.created)])
        return Review(_("Say as second person whether the law allows it"), href)
    return None


def _answers(sheet: Sheet, act: Act) -> list[Row]:
    step = TABLE[act.step]
    values = load(step, act.values)
    return [
        Row(str(field_label(step.name, question.name)), answer(sheet, question, values[question.name]))
        for question in step.asks
        if question.name in values and question.name not in UNSPOKEN and not isinstance(question, ActOf | Scan)
    ]


def answer(sheet: Sheet, question: Field, value: Any) -> str:
    """An answer that was given, in words."""
    match question:
        case PersonOf():
            return sheet.name(value)
        case PeopleOf():
            return words.names(sheet, value)
        case MediatorOf():
            return sheet.mediator_name(value)
        case AccountOf():
            return words.account(Authority.objects.select_related("user").get(pk=value))
        case ReaderOf():
            return str(User.objects.get(pk=value).display_name)
        case LanguageOf():
            return label(Language(value))
    return words.plain(value)


def broken_rule(code: str) -> str:
    """A broken rule without names: the journal keeps its code only."""
    nobody = _("a person of the case")
    return str(PROBLEM_SENTENCES[code]) % {"person": nobody, "other": nobody, "day": _("another day")}
