"""The one form for every act: its fields are what the step asks."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from izligums.cases.models import Case, Participation
from izligums.core.enums import Language
from izligums.people.queries import Candidate, same_organisation_candidates, same_person_candidates
from izligums.policy.texts import newest
from izligums.process.fields import Field, LanguageOf, Moment, Scan, TextVersion
from izligums.process.missing import expected
from izligums.process.own.telling import wished
from izligums.process.steps.base import Step
from izligums.process.wording import field_hint, field_label
from izligums.web.desk.forms.checks import CHECKS
from izligums.web.desk.forms.choices import OneOf
from izligums.web.desk.forms.fields import PastDay, PlainText, build
from izligums.web.desk.presenters.sheet import Sheet
from izligums.web.ui.dates import day

#: What these steps ask is known already; the form begins with it, so that nothing is typed twice or lost.
KNOWN_OF_PERSON: Mapping[str, Mapping[str, str]] = {
    "record_safe_way": {
        "channel": "channel",
        "phone": "phone",
        "email": "email",
        "address": "address",
        "hours": "hours",
        "no_post": "no_post",
        "no_voicemail": "no_voicemail",
        "language": "language",
        "note": "contact_note",
    }
}
KNOWN_OF_CASE: Mapping[str, Mapping[str, str]] = {
    "change_leader": {
        name: name
        for name in (
            "leader_kind",
            "leader_name",
            "leader_office",
            "leader_address",
            "proceedings_no",
            "procedure",
            "due_on",
        )
    }
}
NEW_PERSON = "new"


class ActForm(forms.Form):
    """`with_reason` adds the reason for a decision, `with_deviation` the reason for recording against a rule."""

    case_version = forms.IntegerField(widget=forms.HiddenInput)
    form_token = forms.UUIDField(widget=forms.HiddenInput)
    kept_scan = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        step: Step,
        sheet: Sheet,
        person: int | None = None,
        preset: Mapping[str, Any] | None = None,
        with_reason: bool = False,
        with_deviation: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.step, self.sheet, self.person = step, sheet, person
        self.with_reason, self.with_deviation = with_reason, with_deviation
        #: The received file, once the view has kept what was uploaded.
        self.scan_id: int | None = None
        for question in step.asks:
            self.fields[question.name] = build(
                question,
                sheet,
                step=step.name,
                person=person,
                label=field_label(step.name, question.name),
                help_text=field_hint(step.name, question.name) or "",
            )
        self.fields["happened_on"] = PastDay(
            today=sheet.today,
            label=_("When did it happen?"),
            help_text=_("Today, or an earlier day if the paper is recorded late."),
        )
        if with_reason:
            self.fields["why"] = PlainText(
                limit=500,
                long=True,
                label=_("Why is it right all the same?"),
                help_text=_("It stands in the journal."),
                error_messages={"required": _("Write the reason, then save again.")},
            )
        if with_deviation:
            self.fields["deviation_reason"] = PlainText(
                limit=500,
                long=True,
                required=False,
                label=_("It has happened all the same: how did it come about?"),
                help_text=_("Only for something that has really happened. A second person reads this and decides."),
            )
        self.initial.update(self._initial(preset or {}))

    # -- what it begins with -------------------------------------------------------------------------------------------

    def _initial(self, preset: Mapping[str, Any]) -> dict[str, Any]:
        known: dict[str, Any] = {
            "happened_on": self._likely_day(),
            "case_version": self.sheet.case.version,
            "form_token": uuid.uuid4(),
        }
        for question in self.step.asks:
            value = self._likely(question)
            if value is not None:
                known[question.name] = value
        known |= self.known_values()
        return known | {name: value for name, value in preset.items() if name in self.fields}

    def known_values(self) -> dict[str, Any]:
        """What is recorded now of what this form asks, by field; empty for a form that begins empty."""
        if self.step.name == "say_wishes":
            return wished(self.person or 0)  # what is recorded now takes its place
        source: Participation | Case | None = None
        names: Mapping[str, str] = {}
        if self.person is not None and self.step.name in KNOWN_OF_PERSON:
            source, names = self.sheet.participations.get(self.person), KNOWN_OF_PERSON[self.step.name]
        elif self.step.name in KNOWN_OF_CASE:
            source, names = self.sheet.case, KNOWN_OF_CASE[self.step.name]
        if source is None:
            return {}
        return {field: getattr(source, column) for field, column in names.items()}

    def _likely_day(self) -> date:
        session = self.sheet.facts.session
        if self.step.name == "hold_session" and session is not None:
            return min(session.on, self.sheet.today)
        return self.sheet.today

    def _likely(self, question: Field) -> Any:
        field = self.fields[question.name]
        if isinstance(field, OneOf) and question.required and len(field.members) == 1:
            return next(iter(field.members))
        match question:
            case TextVersion() if question.required:
                return self._text_in_language(question)
            case LanguageOf():
                return self._language()
            case Moment():
                return self._likely_hour(question.name)
        if question.name == "people":
            session = self.sheet.facts.session
            return sorted(session.people) if session is not None else list(expected(self.sheet.facts))
        if question.name == "signatories" and self.sheet.facts.held:
            last = max(self.sheet.facts.held, key=len)
            beside = {each.beside for each in self.sheet.facts.persons if each.id in last}
            return [
                each.id for each in self.sheet.facts.persons if each.party and (each.id in last or each.id in beside)
            ]
        return None

    def _language(self) -> Language:
        participation = self.sheet.participations.get(self.person or 0)
        return Language.LATVIAN if participation is None else participation.language

    def _text_in_language(self, question: TextVersion) -> str:
        language = self._language()
        try:
            return newest(question.text, language).id
        except KeyError:
            return newest(question.text, Language.LATVIAN).id

    def _likely_hour(self, name: str) -> datetime:
        """A week from now, two hours in the late morning: only somewhere to begin."""
        day = self.sheet.today + timedelta(days=7)
        while day.weekday() > 4:
            day += timedelta(days=1)
        hour = time(10) if name == "start" else time(12)
        return timezone.make_aware(datetime.combine(day, hour)).replace(tzinfo=None)

    # -- what it says --------------------------------------------------------------------------------------------------

    def clean(self) -> dict[str, Any]:
        check = CHECKS.get(self.step.name)
        if check is not None:
            check(self)
        if (
            "deviate" in self.data
            and "deviation_reason" in self.fields
            and not self.cleaned_data.get("deviation_reason")
        ):
            self.add_error("deviation_reason", _("Write how it came about."))
        return self.cleaned_data

    @property
    def scan_kept(self) -> bool:
        return bool(self.data.get("kept_scan"))

    def values(self) -> dict[str, Any]:
        """The answers as `perform` takes them; scans are kept by the view. Fields left empty are absent."""
        answers = {asks.name: self.cleaned_data.get(asks.name) for asks in self.step.asks if not isinstance(asks, Scan)}
        known = self.cleaned_data.get("known_person")
        if known not in (None, NEW_PERSON):
            answers["known_person"] = known
        return {name: value for name, value in answers.items() if value is not None and value != ""}

    # -- the same person? ----------------------------------------------------------------------------------------------

    def ask_same_person(self) -> bool:
        """Whether somebody is known who may be this newcomer, and nobody has said yet whether it is the same."""
        candidates = self._candidates()
        if not candidates or self.cleaned_data.get("known_person"):
            return False
        self.fields["known_person"] = self._same_person(candidates)
        self.order_fields(["known_person"])
        return True

    def full_clean(self) -> None:
        super().full_clean()
        if self.step.name != "add_person" or not self.is_bound or self.errors or not self.data.get("known_person"):
            return
        candidates = self._candidates()
        if candidates:
            field = self._same_person(candidates)
            self.fields["known_person"] = field
            self.order_fields(["known_person"])
            try:
                self.cleaned_data["known_person"] = field.clean(self.data["known_person"])
            except forms.ValidationError as problem:
                self.add_error("known_person", problem)

    def _candidates(self) -> list[Candidate]:
        if self.step.name != "add_person":
            return []
        said = self.cleaned_data
        if said.get("legal_name"):
            return same_organisation_candidates(
                legal_name=said["legal_name"], registration_no=said.get("registration_no") or ""
            )
        return same_person_candidates(
            given_name=said.get("given_name") or "",
            family_name=said.get("family_name") or "",
            born=said.get("born"),
            personal_code=said.get("personal_code") or "",
        )

    def _same_person(self, candidates: list[Candidate]) -> OneOf:
        pairs: list[tuple[Any, str]] = [
            (each.person_id, f"{each.name}, {day(each.born)}" if each.born else each.name) for each in candidates
        ]
        return OneOf(
            pairs=[*pairs, (NEW_PERSON, _("No, this is somebody else"))],
            label=_("Somebody with this name is known already. Is it the same person?"),
        )
