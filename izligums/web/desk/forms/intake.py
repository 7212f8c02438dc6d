"""The form for a case that comes in, filled in by the office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from izligums.core.values import ValueProblem
from izligums.people.queries import Candidate
from izligums.process.intake.identity import candidates
from izligums.process.intake.requests import ONE_OF_EACH, Seat
from izligums.process.intake.words import sentence
from izligums.process.refusals import BadValue, NotRecorded, Refused
from izligums.web.desk.forms.referral import PersonForm, ReferralForm, SeatedForm
from izligums.web.ui.dates import day


class IntakeForm(SeatedForm):
    """The form begins with what an application or request told of the referral, and of whoever stands on each seat.
    What is `fixed` of the referral is shown and cannot be changed."""

    def __init__(
        self,
        data: QueryDict | None,
        *,
        today: date,
        referral: Mapping[str, Any] = MappingProxyType({}),
        parties: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
        seats: Sequence[Seat] = ONE_OF_EACH,
        fixed: Iterable[str] = (),
    ) -> None:
        case = ReferralForm(data, today=today, told=referral, fixed=fixed)
        received_on = None
        if data is not None and case.is_valid():
            received_on = case.cleaned_data["received_on"]
        persons = [
            PersonForm(data, seat=seat, today=today, received_on=received_on, told=parties.get(seat.name, {}))
            for seat in seats
        ]
        super().__init__(data, case, persons)

    def refused(self, problem: NotRecorded | ValueProblem) -> None:
        """Say why nothing was recorded, though every answer looked right; what was typed stays."""
        if isinstance(problem, BadValue) and problem.field == "token":
            self.used_before()
        elif isinstance(problem, BadValue) and problem.field in self.referral.fields:
            self.referral.add_error(problem.field, sentence(problem))
        elif isinstance(problem, ValueProblem):
            self.referral.add_error(None, sentence(problem))
        elif isinstance(problem, Refused):
            codes = ", ".join(finding.problem.code for finding in problem.findings)
            self.referral.add_error(None, sentence(ValueProblem("refused", codes=codes)))
        else:
            self.referral.add_error(None, _("Somebody recorded the same a moment ago. Look at the inbox first."))

    def questions(self) -> list[SamePersonForm]:
        """One for each named person whom we may know already."""
        asked = []
        for form in self.persons:
            found = candidates(form.cleaned_data) if form.named else []
            if found:
                asked.append(SamePersonForm(self.data, person=form, found=found))
        return asked

    def persons_named(self, questions: list[SamePersonForm]) -> list[Mapping[str, Any]]:
        """What `receive` takes of each, with who they turned out to be. Raises ValueProblem when a representative
        stands beside nobody."""
        known = {question.person.seat.name: question.answer for question in questions}
        named = [each for each in self.persons if each.named]
        places = {each.seat.name: place for place, each in enumerate(named)}
        return [each.values(known.get(each.seat.name), beside=_beside(each.seat, places)) for each in named]


class SamePersonForm(forms.Form):
    """Is it somebody we know? Shows name and date of birth only, never where or in which role they appear."""

    NEW = "new"

    def __init__(self, data: QueryDict | None, *, person: PersonForm, found: list[Candidate]) -> None:
        self.person = person
        name = f"known-{person.seat.name}"
        super().__init__(data if data is not None and name in data else None)
        self.name = name
        self.fields[name] = forms.ChoiceField(
            label=_("Is it one of them?"),
            choices=[(str(each.person_id), _described(each)) for each in found] + [(self.NEW, _("No, somebody else"))],
            widget=forms.RadioSelect,
        )

    @property
    def answer(self) -> int | None:
        """The known person's id, or None for somebody new."""
        chosen = self.cleaned_data[self.name]
        return None if chosen == self.NEW else int(chosen)


def _beside(seat: Seat, places: Mapping[str, int]) -> int | None:
    if seat.beside and seat.beside not in places:
        raise ValueProblem("beside_nobody")
    return places.get(seat.beside)


def _described(candidate: Candidate) -> str:
    born = day(candidate.born)
    return f"{candidate.name}, {born}" if born else candidate.name
