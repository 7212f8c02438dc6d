"""One form for each question. What comes out is plain JSON, as a draft keeps it (`process.intake.told`)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from izligums.accounts.queries import municipalities
from izligums.cases.enums import Channel, Side
from izligums.core.problems import sentence
from izligums.core.values import ValueProblem
from izligums.process.applying import Draft
from izligums.process.intake.checks import person_problems
from izligums.process.intake.routing import RoutedBy, routing
from izligums.process.intake.told import Applicant, Said, applicant, is_minor
from izligums.web.desk.forms.fields import CodeField, PlainText
from izligums.web.ui.dates import day

_OFF = {"autocomplete": "off"}
CHANNELS = {
    Channel.PHONE: gettext_lazy("call me"),
    Channel.SMS: gettext_lazy("send a text message"),
    Channel.EMAIL: gettext_lazy("send an e-mail"),
    Channel.POST: gettext_lazy("send a letter"),
    Channel.IN_PERSON: gettext_lazy("I come to the unit by myself"),
}
#: What has to be known to reach somebody in that way.
_NEEDED = {Channel.PHONE: "phone", Channel.SMS: "phone", Channel.EMAIL: "email", Channel.POST: "address"}
APPLICANTS = {
    Applicant.VICTIM: gettext_lazy("I was harmed"),
    Applicant.OFFENDER: gettext_lazy("I have done harm"),
    Applicant.FOR_VICTIM: gettext_lazy("I represent a child or another person who was harmed"),
    Applicant.FOR_OFFENDER: gettext_lazy("I represent a child or another person who has done harm"),
}


def text(label: Any, limit: int = 200, *, hint: Any = "", required: bool = False, long: bool = False) -> PlainText:
    field = PlainText(label=label, help_text=hint, limit=limit, long=long, required=required)
    field.widget.attrs |= _OFF
    return field


class Question(forms.Form):
    """`title` is the page's; `said` everything told so far."""

    title: Any = ""
    lead: Any = ""

    def __init__(self, data: Any = None, *, said: Said, today: date, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.said, self.today = said, today
        self.applicant = applicant(said)

    @property
    def opening(self) -> Any:
        """The sentence under the title, for whoever applies."""
        return self.lead

    def answers(self) -> dict[str, Any]:
        return {
            name: value.isoformat() if isinstance(value, date) else value for name, value in self.cleaned_data.items()
        }

    def shown(self, answers: Any) -> list[tuple[str, str]]:
        """Label and answer of what was answered, in words."""
        found = []
        for bound in self:
            value = answers.get(bound.name)
            if value not in (None, "", False):
                found.append((str(bound.label), self.words(bound.field, value)))
        return found

    def words(self, field: forms.Field, value: Any) -> str:
        if isinstance(field, forms.ChoiceField):
            return next((str(words) for one, words in _pairs(field) if one == str(value)), str(value))
        if isinstance(field, forms.DateField):
            return day(date.fromisoformat(value))
        return _("yes") if value is True else str(value)


class Who(Question):
    title = gettext_lazy("Who are you?")
    lead = gettext_lazy(
        "For a child a parent or guardian applies, for a person under trusteeship the trustee. "
        "If you are under 18 yourself, just begin."
    )
    who = forms.ChoiceField(label=gettext_lazy("About me"), choices=list(APPLICANTS.items()), widget=forms.RadioSelect)


class Person(Question):
    title = gettext_lazy("About you")
    given_name = text(gettext_lazy("Given name"), required=True)
    family_name = text(gettext_lazy("Family name"), required=True)
    born = forms.DateField(label=gettext_lazy("Date of birth"), input_formats=["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%Y."])
    personal_code = CodeField(
        label=gettext_lazy("Personal code"),
        help_text=gettext_lazy("Helps to find the right proceedings. You need not give it."),
        limit=40,
        long=False,
        required=False,
    )

    @property
    def opening(self) -> Any:
        represents = self.applicant is not None and self.applicant.represents
        return _("Write about yourself here. The next page asks whom you represent.") if represents else self.lead

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        for name, problem in person_problems(said | {"given_name": "-", "family_name": "-"}, None):
            if name in self.fields and name not in self.errors:
                self.add_error(name, sentence(problem))
        if said.get("born") and said["born"] > self.today:
            self.add_error("born", sentence(ValueProblem("later_than_today")))
        return said


class Represented(Person):
    title = gettext_lazy("Whom do you represent?")
    trusteeship = forms.BooleanField(label=gettext_lazy("The person is under trusteeship"), required=False)

    @property
    def opening(self) -> Any:
        return self.lead if self.applicant is not None else _("Only if you apply for somebody else.")  # on paper

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        born = said.get("born")
        if born and "born" not in self.errors and not said.get("trusteeship") and not is_minor(str(born), self.today):
            self.add_error("born", _("An adult applies alone. If there is a trusteeship, tick it below."))
        return said


class Happened(Question):
    title = gettext_lazy("What happened?")
    lead = gettext_lazy("A few words of your own are enough. You may also leave this empty.")
    words_of = text(gettext_lazy("In your own words"), 2000, long=True)

    @property
    def opening(self) -> Any:
        """Whoever has done harm need not write down what a court has not yet heard."""
        if self.applicant is None or self.applicant.side is Side.VICTIM:
            return self.lead
        return _("You need not describe what was done; you may leave this empty. If in doubt, talk to a lawyer first.")


class Proceedings(Question):
    title = gettext_lazy("What do you know of the proceedings?")
    lead = gettext_lazy(
        "It stands on papers from the police, the prosecution office or the court. We can also find out."
    )
    number = text(gettext_lazy("Number of the proceedings"), 40)
    office = text(gettext_lazy("Police office, prosecution office or court"))
    leader = text(gettext_lazy("Name of the official"))


class Other(Question):
    title = gettext_lazy("Who is the other person?")
    lead = gettext_lazy("Write what you know. Nobody of the other side sees this application.")
    given_name = text(gettext_lazy("Given name"))
    family_name = text(gettext_lazy("Family name"))
    others = text(gettext_lazy("Were there others?"), 500, long=True)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if bool(said.get("given_name")) != bool(said.get("family_name")) and not self.errors:
            empty = "family_name" if said["given_name"] else "given_name"
            self.add_error(empty, _("Write both names, or what you know under “Were there others?”."))
        return said


class Place(Question):
    title = gettext_lazy("Which municipality?")
    municipality = forms.ChoiceField(label=gettext_lazy("Municipality"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["municipality"]
        field.choices = [("", "—"), *((str(each.pk), str(each)) for each in municipalities())]  # type: ignore[attr-defined]
        field.help_text = self._hint()

    def _hint(self) -> str:
        """Whose municipality counts is the routing policy's; somebody who cannot know it names their own."""
        who, by = self.applicant, routing().by
        if by is RoutedBy.PROCEEDINGS:
            return _("Where the proceedings take place. If you do not know, choose where you live.")
        if who is not None and who.side.value == by.value:
            return _("Where the person lives whom you represent.") if who.represents else _("Where you live.")
        return _("Where the other person lives. If you do not know, choose where you live.")

    def answers(self) -> dict[str, Any]:
        chosen = self.cleaned_data.get("municipality")
        return {"municipality": int(chosen)} if chosen else {}


class Contact(Question):
    """The questions of the step "record_safe_way"."""

    title = gettext_lazy("How can we reach you safely?")
    lead = gettext_lazy("Name a way on which nobody reads or listens whom it does not concern.")
    channel = forms.ChoiceField(
        label=gettext_lazy("Best way to reach you"), choices=list(CHANNELS.items()), widget=forms.RadioSelect
    )
    phone = text(gettext_lazy("Telephone"), 40)
    email = text(gettext_lazy("E-mail"))
    address = text(gettext_lazy("Address"), 300)
    hours = text(gettext_lazy("Good hours"), hint=gettext_lazy("For example: weekdays after five o'clock."))
    no_post = forms.BooleanField(label=gettext_lazy("Send no post"), required=False)
    no_voicemail = forms.BooleanField(label=gettext_lazy("Leave no voicemail"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("In which language?"), choices=settings.LANGUAGES)

    def clean_email(self) -> str:
        given: str = self.cleaned_data["email"]
        if given:
            try:
                validate_email(given)
            except ValidationError as wrong:
                raise ValidationError(_("Write the whole address, for example name@example.com.")) from wrong
        return given

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        needed = _NEEDED.get(Channel(said["channel"])) if said.get("channel") else None
        if needed and not said.get(needed) and needed not in self.errors:
            self.add_error(needed, _("Fill this in, or choose another way."))
        if said.get("channel") == Channel.POST and said.get("no_post"):
            self.add_error("no_post", _("You asked for letters above. Choose another way, or untick this."))
        return said


class Needs(Question):
    title = gettext_lazy("What do you need?")
    lead = gettext_lazy("So that you understand everything and can come.")
    interpreter = text(gettext_lazy("Interpreter, sign language too"), hint=gettext_lazy("Into which language?"))
    access = text(
        gettext_lazy("Help with coming, seeing, hearing, reading or moving"),
        500,
        hint=gettext_lazy("For example: a ramp, large print, a break every half an hour."),
        long=True,
    )


FORMS: dict[str, type[Question]] = {
    "who": Who,
    "person": Person,
    "represented": Represented,
    "happened": Happened,
    "proceedings": Proceedings,
    "other": Other,
    "place": Place,
    "contact": Contact,
    "needs": Needs,
}


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("Your code"),
        help_text=gettext_lazy("Twelve letters and digits. Hyphens and capitals do not matter."),
        max_length=40,
        widget=forms.TextInput(attrs={**_OFF, "autocapitalize": "characters", "spellcheck": "false"}),
    )


def question(name: str, draft: Draft | None, *, language: str, today: date, data: Any = None) -> Question:
    said = draft.said if draft is not None else {}
    begins = dict(said.get(name, {})) or ({"language": language} if name == "contact" else {})
    return FORMS[name](data, said=said, today=today, initial=begins)


def typed(sent: Mapping[str, str], question: str | None) -> list[tuple[str, str]]:
    """Label and words of what somebody wrote by themselves, for who has to copy it."""
    form = FORMS[question] if question else CodeForm
    texts = {name: each for name, each in form.base_fields.items() if isinstance(each, forms.CharField)}
    return [(str(each.label), sent[name]) for name, each in texts.items() if sent.get(name)]


def _pairs(field: forms.ChoiceField) -> list[tuple[str, Any]]:
    choices: Any = field.choices
    return [(str(value), words) for value, words in choices]
