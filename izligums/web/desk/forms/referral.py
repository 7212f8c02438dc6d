"""What is asked of a case that comes in, and of its people. The questions are those of the steps "receive" and
"add_person", whoever answers them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from izligums.accounts.queries import municipalities
from izligums.cases.enums import Role
from izligums.core.enums import Language
from izligums.core.labels import label
from izligums.core.values import ValueProblem, check_text
from izligums.process.fields import Choice, Day, Field, LanguageOf, MunicipalityOf, Text, Tick
from izligums.process.intake.checks import Wrong, case_problems, person_problems
from izligums.process.intake.reading import member
from izligums.process.intake.requests import Seat
from izligums.process.intake.routing import routing
from izligums.process.intake.words import sentence
from izligums.process.steps import TABLE
from izligums.process.steps.intake import PERSON_FIELDS
from izligums.process.wording import field_hint, field_label
from izligums.web.ui.shapes import Problem
from izligums.web.ui.templatetags.ui import problems

TITLES = {Role.VICTIM: _("Victim"), Role.OFFENDER: _("Person who did the harm")}
REPRESENTATIVES = {
    Role.VICTIM: _("Legal representative of the victim"),
    Role.OFFENDER: _("Legal representative of the person who did the harm"),
}
DAYS = ["%Y-%m-%d", "%d.%m.%Y.", "%d.%m.%Y"]
_OF_THE_SEAT = frozenset({"role", "beside"})  # follow from the place on the form
_LANGUAGE = LanguageOf("language", required=False)


class CheckedText(forms.CharField):
    """Text as `core.values` keeps it, with its sentences."""

    def __init__(self, *, limit: int, **kwargs: Any) -> None:
        super().__init__(strip=True, **kwargs)
        self.limit = limit
        self.validators = []

    def to_python(self, value: Any) -> str:
        try:
            return check_text(value or "", self.limit)
        except ValueProblem as problem:
            raise forms.ValidationError(sentence(problem)) from problem


class StepForm(forms.Form):
    """Questions drawn from a step's fields; the answers come out as the process takes them."""

    step: str
    asked: tuple[Field, ...]

    def __init__(self, data: QueryDict | None, *, today: date, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.today = today
        for field in self.asked:
            self.fields[field.name] = self.question(field)

    def question(self, field: Field) -> forms.Field:
        words: dict[str, Any] = {
            "label": field_label(self.step, field.name),
            "help_text": field_hint(self.step, field.name) or "",
            "required": field.required,
        }
        match field:
            case Tick():
                return forms.BooleanField(**{**words, "required": False})
            case Text():
                return CheckedText(limit=field.limit, **words)
            case Day():
                return forms.DateField(input_formats=DAYS, **words)
            case Choice():
                few = field.required and len(field.options) <= 3
                widget = forms.RadioSelect if few else forms.Select
                return forms.ChoiceField(choices=_choices(field.options, blank=not few), widget=widget, **words)
            case LanguageOf():
                return forms.ChoiceField(choices=_choices(tuple(Language)), initial="lv", **words)
            case MunicipalityOf():
                return forms.ChoiceField(choices=_municipalities, **words)
        raise TypeError(f"this form has no question for {field}")

    def problems(self) -> Wrong:
        """What does not go together in the answers."""
        raise NotImplementedError

    def clean(self) -> dict[str, Any]:
        for field in self.asked:
            given = self.cleaned_data.get(field.name)
            if given in (None, ""):
                if field.name in self.cleaned_data and not isinstance(field, Text):
                    self.cleaned_data[field.name] = None
            elif isinstance(field, Choice):
                self.cleaned_data[field.name] = member(field.options, given)
            elif isinstance(field, LanguageOf):
                self.cleaned_data[field.name] = Language(given)
            elif isinstance(field, MunicipalityOf):
                self.cleaned_data[field.name] = int(given)
            elif isinstance(field, Day) and not field.future and given > self.today:
                self.add_error(field.name, sentence(ValueProblem("day_in_future")))
        for name, problem in self.problems():
            if name not in self.errors:
                self.add_error(name, sentence(problem))
        return self.cleaned_data


class ReferralForm(StepForm):
    step = "receive"
    asked = TABLE["receive"].asks

    def __init__(
        self, data: QueryDict | None, *, today: date, told: Mapping[str, Any], fixed: Iterable[str] = ()
    ) -> None:
        super().__init__(data, today=today, initial={"received_on": today, **told})
        ask_where(self)
        for name in fixed:
            self.fields[name].disabled = True

    def problems(self) -> Wrong:
        return case_problems(self.cleaned_data)


class PersonForm(StepForm):
    """One person; left empty, nobody is named."""

    step = "add_person"
    asked = tuple(field for field in PERSON_FIELDS if field.name not in _OF_THE_SEAT)

    def __init__(
        self, data: QueryDict | None, *, seat: Seat, today: date, received_on: date | None, told: Mapping[str, Any]
    ) -> None:
        self.seat = seat
        self.title = seat_title(seat)
        self.received_on = received_on
        super().__init__(data, today=today, prefix=seat.name, initial=told)

    @property
    def named(self) -> bool:
        """Whether anything was said about this person; the language alone says nothing."""
        return any(self.cleaned_data.get(field.name) for field in self.asked if field.name != _LANGUAGE.name)

    @property
    def shown_name(self) -> str:
        said = self.cleaned_data
        return said["legal_name"] or f"{said['given_name']} {said['family_name']}"

    @property
    def organisation(self) -> bool:
        """Whether the questions about an organisation should stand open."""
        return any(self[name].value() or self[name].errors for name in ("legal_name", "registration_no"))

    def problems(self) -> Wrong:
        if self.errors or self.named:
            yield from person_problems(self.cleaned_data, self.received_on)

    def values(self, known: int | None, *, beside: int | None) -> Mapping[str, Any]:
        """What `add_person` takes; `known` is the person it turned out to be."""
        said = {**self.cleaned_data, "role": self.seat.role, "beside": beside}
        return said if known is None else {**said, "known_person": known}


class SeatedForm:
    """The referral, a person on each seat, and the token that makes sending it twice harmless."""

    def __init__(self, data: QueryDict | None, referral: StepForm, persons: list[PersonForm]) -> None:
        self.data, self.referral, self.persons = data, referral, persons
        self.token = token_of(data)

    @property
    def forms(self) -> list[StepForm]:
        return [self.referral, *self.persons]

    def is_valid(self) -> bool:
        valid = [form.is_valid() for form in self.forms]  # all of them, so that every mistake is shown at once
        return all(valid)

    @property
    def problems(self) -> list[Problem]:
        """Everything wrong, for the summary; in the part about a person it says about whom."""
        if self.data is None:
            return []
        found = problems(self.referral)
        for form in self.persons:
            found += [replace(each, text=f"{form.title}: {each.text}") for each in problems(form)]
        return found

    def used_before(self) -> None:
        self.token = uuid4()
        self.referral.add_error(None, _("This form was used before. Check what it says and send it again."))


def token_of(data: QueryDict | None) -> UUID:
    try:
        return UUID(str(data["token"]) if data and "token" in data else "")
    except ValueError:
        return uuid4()


def _choices(options: Iterable[StrEnum], *, blank: bool = False) -> list[tuple[str, str]]:
    said = [(option.value, label(option)) for option in options]
    return [("", "—"), *said] if blank else said


def _municipalities() -> list[tuple[str, str]]:
    return [("", "—"), *((str(each.pk), f"{each} → {each.unit}") for each in municipalities())]


def seat_title(seat: Seat) -> str:
    """Who stands there; the second of a side and those after them have a number."""
    words = TITLES[seat.role] if not seat.beside else REPRESENTATIVES[Role(seat.beside.split("-")[0])]
    return str(words) if seat.number == 1 else f"{words} {seat.number}"


def ask_where(form: forms.Form) -> None:
    """The municipality decides which unit takes the case; whose it is, policy says."""
    where = form.fields["municipality"]
    where.label = str(routing().question)
    if not routing().confirmed:
        where.help_text = _("Decides which unit takes the case. Whose municipality counts is not confirmed yet.")
