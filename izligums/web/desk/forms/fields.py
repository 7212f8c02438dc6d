"""A form field for each kind of question a step may ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from izligums.accounts import eidentity
from izligums.accounts.authorities import verified_authorities
from izligums.accounts.enums import Role as OfficeRole
from izligums.accounts.models import Municipality, Unit
from izligums.cases.enums import SecondFactor, Signing
from izligums.cases.models import Act
from izligums.cases.reading import may_have_read
from izligums.core.enums import Language
from izligums.core.labels import label
from izligums.core.problems import sentence
from izligums.core.values import Money, PersonalCode, ValueProblem, check_text
from izligums.dialogue.queries import questions_of
from izligums.mediators.queries import active_mediators
from izligums.meetings.models import Room
from izligums.messages.enums import LetterState
from izligums.messages.models import NOT_SENT, Letter
from izligums.messages.queries import letters_of
from izligums.policy.texts import all_texts
from izligums.process import fields as asked
from izligums.process.own.deciding import ways_to_sign
from izligums.process.rules.ending import CORRECTABLE
from izligums.process.wording import STEP_NAMES
from izligums.web.desk.forms.choices import OneOf, Pairs, SomeOf
from izligums.web.desk.forms.scan import ScanField
from izligums.web.desk.presenters import words
from izligums.web.desk.presenters.sheet import Sheet
from izligums.web.ui.dates import day


class PlainText(forms.CharField):
    """Text as we keep it, with our own sentences for what cannot be kept."""

    def __init__(self, *, limit: int, long: bool, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 4}) if long else forms.TextInput()
        super().__init__(widget=widget, strip=False, **kwargs)
        self.limit, self.long = limit, long

    def has_changed(self, initial: Any, data: Any) -> bool:
        """A browser sends line breaks of its own."""
        return super().has_changed(initial, data and data.replace("\r\n", "\n"))

    def clean(self, value: Any) -> str:
        try:
            text = check_text(value or "", self.limit, lines=self.long)
        except ValueProblem as problem:
            raise ValidationError(sentence(problem)) from problem
        if self.required and not text:
            raise ValidationError(self.error_messages["required"])
        return text


class EuroField(forms.CharField):
    widget = forms.TextInput(attrs={"class": "short", "inputmode": "decimal"})

    def clean(self, value: Any) -> Decimal | None:
        text = (value or "").strip()
        if not text:
            if self.required:
                raise ValidationError(self.error_messages["required"])
            return None
        try:
            amount = Money.parse(text).amount
        except ValueProblem as problem:
            raise ValidationError(sentence(problem)) from problem
        if amount <= 0:
            raise ValidationError(_("Write a sum above zero."))
        return amount


class CodeField(PlainText):
    def clean(self, value: Any) -> str:
        text = super().clean(value)
        try:
            return str(PersonalCode.parse(text)) if text else ""
        except ValueProblem as problem:
            raise ValidationError(sentence(problem)) from problem


class PastDay(forms.DateField):
    """A day up to today."""

    def __init__(self, *, today: date, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.today = today

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None and value > self.today:
            raise ValidationError(_("This day lies ahead. Enter today or an earlier day."))


def build(question: asked.Field, sheet: Sheet, *, step: str, person: int | None, **words_of: Any) -> forms.Field:
    """The form field for one question; `words_of` are its label and hint."""
    if isinstance(question, asked.QuestionOf):
        return OneOf(pairs=_questions(sheet, person), required=question.required, **words_of)
    return _BUILDERS[type(question)](question, sheet, {"required": question.required, **words_of, "step": step})


Builder = Callable[[Any, Sheet, dict[str, Any]], forms.Field]


def _plain(make: Callable[[Any, Sheet, dict[str, Any]], forms.Field]) -> Builder:
    """For the many kinds that look the same in every step."""

    def build_it(question: Any, sheet: Sheet, given: dict[str, Any]) -> forms.Field:
        return make(question, sheet, {key: value for key, value in given.items() if key != "step"})

    return build_it


def _text(question: asked.Text, sheet: Sheet, given: dict[str, Any]) -> forms.Field:
    if question.name == "personal_code":
        return CodeField(limit=40, long=False, **given)
    return PlainText(limit=question.limit, long=question.long, **given)


def _day(question: asked.Day, sheet: Sheet, given: dict[str, Any]) -> forms.Field:
    return forms.DateField(**given) if question.future else PastDay(today=sheet.today, **given)


def _options(question: asked.Choice) -> Pairs:
    """Without what the service is not set up for."""
    missing: set[StrEnum] = {SecondFactor.E_IDENTITY} if not eidentity.offered() else set()
    missing |= set(Signing) - set(ways_to_sign())
    offered = [each for each in question.options if not any(each is one for one in missing)]
    return [(each, label(each)) for each in offered]


def _people(question: asked.PersonOf | asked.PeopleOf, sheet: Sheet) -> Pairs:
    return [(each.id, sheet.titled(each)) for each in sheet.everybody() if question.among(sheet.facts, each)]


def _mediator(question: asked.MediatorOf, sheet: Sheet, given: dict[str, Any]) -> forms.Field:
    pairs: Pairs
    if given.pop("step") == "end_assignment":
        live = [each for each in sheet.rows.assignments if each.ended_on is None]
        pairs = [(each.mediator_id, f"{each.mediator} ({label(each.duty)})") for each in live]
    else:
        pairs = [(each.pk, f"{each} ({label(each.kind)})") for each in active_mediators(unit_id=sheet.case.unit_id)]
    return OneOf(pairs=pairs, **given)


def _accounts(sheet: Sheet) -> Pairs:
    """Of the kind of official who directs the proceedings in this case."""
    found = verified_authorities().filter(kind=sheet.case.leader_kind).order_by("user__sort_key", "pk")
    return [(each.pk, words.account(each)) for each in found]


def _conditions(question: asked.ConditionOf, sheet: Sheet) -> Pairs:
    words_of = {term.pk: words.condition(term) for one in sheet.rows.settlements for term in one.terms}
    return [
        (condition.id, words_of[condition.id])
        for settlement in sheet.facts.settlements
        for condition in settlement.conditions
        if question.among(settlement, condition)
    ]


def _settlements(question: asked.SettlementOf, sheet: Sheet) -> Pairs:
    return [(one.id, words.between(sheet, one)) for one in sheet.facts.settlements if question.among(one)]


def _texts(question: asked.TextVersion) -> Pairs:
    texts = [text for text in all_texts().values() if text.kind == question.text]
    texts.sort(key=lambda text: (text.version, text.language == Language.LATVIAN), reverse=True)
    return [
        (
            text.id,
            _("%(language)s, version %(version)s")
            % {"language": label(Language(text.language)), "version": text.version},
        )
        for text in texts
    ]


def _acts(sheet: Sheet) -> Pairs:
    acts = Act.objects.filter(case=sheet.case, superseded_by=None, step__in=CORRECTABLE)
    return [
        (
            act.pk,
            f"{day(act.happened_on)}: {STEP_NAMES[act.step]}"
            + (f", {sheet.name(act.person_id)}" if act.person_id else ""),
        )
        for act in acts.order_by("-sequence")
    ]


def _disclosures(sheet: Sheet) -> Pairs:
    waiting = {id for id, _by in sheet.facts.disclosed}
    return [(each.pk, f"{day(each.happened_on)}: {each.text}") for each in sheet.rows.facts if each.pk in waiting]


def _questions(sheet: Sheet, person: int | None) -> Pairs:
    """Of the person the form is about, and of nobody else: it stands on their side."""
    asked_by_them = {question for question, asked_by in sheet.facts.questions if asked_by == person}
    return [(each.pk, each.text) for each in questions_of(person or 0) if each.pk in asked_by_them]


def _readers(sheet: Sheet) -> Pairs:
    """Oneself excepted: nobody decides that their own openings are withheld."""
    others = may_have_read(sheet.case).exclude(pk=sheet.user.pk).order_by("display_name", "pk")
    return [(each.pk, f"{each.display_name} ({label(OfficeRole(each.role))})") for each in others]


def _withholdings(question: asked.WithholdingOf, sheet: Sheet) -> Pairs:
    chosen = {each.id for each in sheet.facts.withholdings if question.among(each) and sheet.today <= each.until}
    return [(each.pk, words.withheld(sheet, each)) for each in sheet.rows.withholdings if each.pk in chosen]


def _statements(question: asked.StatementOf, sheet: Sheet) -> Pairs:
    chosen = {each.id for each in sheet.facts.statements if question.among(each)}
    return [(each.pk, words.statement(sheet, each)) for each in sheet.rows.statements if each.pk in chosen]


def _proposals(sheet: Sheet) -> Pairs:
    waiting = {each.id for each in sheet.facts.proposals if not each.answered}
    return [(each.pk, words.proposed(sheet, each)) for each in sheet.rows.proposals if each.pk in waiting]


def _letters(sheet: Sheet, *, step: str) -> Pairs:
    states = NOT_SENT if step == "record_dispatch" else (LetterState.DISPATCHED,)
    letters = letters_of(sheet.case).filter(state__in=states)
    return [
        (
            each.pk,
            f"{label(each.document.kind)}: {_recipient(sheet, each)}"
            + (f" ({label(each.state)})" if each.state is LetterState.HELD_BACK else ""),
        )
        for each in letters
    ]


def _recipient(sheet: Sheet, letter: Letter) -> str:
    return sheet.name(letter.recipient_id) if letter.recipient_id else _("process leader")


def _letter(question: asked.LetterOf, sheet: Sheet, given: dict[str, Any]) -> forms.Field:
    return OneOf(pairs=_letters(sheet, step=given.pop("step")), **given)


def _rooms(sheet: Sheet) -> Pairs:
    rooms = Room.objects.filter(unit_id=sheet.case.unit_id)
    return [(room.pk, _("%(room)s, %(seats)d seats") % {"room": room.name, "seats": room.seats}) for room in rooms]


_BUILDERS: dict[type[asked.Field], Builder] = {
    asked.YesNo: _plain(lambda q, s, g: OneOf(pairs=[(True, _("Yes")), (False, _("No"))], in_row=True, **g)),
    asked.Tick: _plain(lambda q, s, g: forms.BooleanField(**g)),
    asked.Text: _plain(_text),
    asked.Day: _plain(_day),
    asked.Moment: _plain(lambda q, s, g: forms.DateTimeField(widget=forms.DateTimeInput(), **g)),
    asked.Euro: _plain(lambda q, s, g: EuroField(**g)),
    asked.Choice: _plain(lambda q, s, g: OneOf(pairs=_options(q), **g)),
    asked.Choices: _plain(lambda q, s, g: SomeOf(pairs=[(each, label(each)) for each in q.options], **g)),
    asked.PersonOf: _plain(lambda q, s, g: OneOf(pairs=_people(q, s), **g)),
    asked.PeopleOf: _plain(lambda q, s, g: SomeOf(pairs=_people(q, s), **g)),
    asked.SettlementOf: _plain(lambda q, s, g: OneOf(pairs=_settlements(q, s), **g)),
    asked.ConditionOf: _plain(lambda q, s, g: OneOf(pairs=_conditions(q, s), **g)),
    asked.MediatorOf: _mediator,
    asked.AccountOf: _plain(lambda q, s, g: OneOf(pairs=_accounts(s), listed=True, **g)),
    asked.UnitOf: _plain(
        lambda q, s, g: OneOf(pairs=[(u.pk, u.name) for u in Unit.objects.exclude(pk=s.case.unit_id)], **g)
    ),
    asked.MunicipalityOf: _plain(
        lambda q, s, g: OneOf(pairs=[(m.pk, str(m)) for m in Municipality.objects.all()], listed=True, **g)
    ),
    asked.DisclosureOf: _plain(lambda q, s, g: OneOf(pairs=_disclosures(s), **g)),
    asked.ReaderOf: _plain(lambda q, s, g: OneOf(pairs=_readers(s), listed=True, **g)),
    asked.WithholdingOf: _plain(lambda q, s, g: OneOf(pairs=_withholdings(q, s), **g)),
    asked.StatementOf: _plain(lambda q, s, g: OneOf(pairs=_statements(q, s), **g)),
    asked.ProposalOf: _plain(lambda q, s, g: OneOf(pairs=_proposals(s), **g)),
    asked.ActOf: _plain(lambda q, s, g: OneOf(pairs=_acts(s), listed=True, **g)),
    asked.LetterOf: _letter,
    asked.RoomOf: _plain(lambda q, s, g: OneOf(pairs=_rooms(s), **g)),
    asked.Scan: _plain(lambda q, s, g: ScanField(**g)),
    asked.TextVersion: _plain(lambda q, s, g: OneOf(pairs=_texts(q), **g)),
    asked.LanguageOf: _plain(lambda q, s, g: OneOf(pairs=[(each, label(each)) for each in Language], **g)),
}
