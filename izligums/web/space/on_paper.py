"""What a person said, and the same questions still empty, as papers: in their own language and in the words of the own
space, for who reads no screen. A mediator prints them for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils import timezone, translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from izligums.cases.enums import Told as MayLearn
from izligums.cases.models import Act, Participation
from izligums.core.labels import label
from izligums.dialogue import queries
from izligums.dialogue.enums import Answered, StatementState, Topic
from izligums.dialogue.models import Proposal, Wishes
from izligums.documents.papers import Answer, FormToFill, ToAnswer, Told, WhatWasSaid
from izligums.documents.queries import office_of
from izligums.documents.rendering import form_to_fill, what_was_said
from izligums.web.space.acting import OwnForm
from izligums.web.space.forms import deciding
from izligums.web.space.forms.asking import QuestionForm
from izligums.web.space.forms.choosing import WishesForm, words
from izligums.web.space.forms.letters import WriteForm
from izligums.web.space.forms.telling import HowIAmForm, PlanForm
from izligums.web.ui.dates import day

#: By step: what its page in the own space is called, how it begins, and its form.
FORMS: Mapping[str, tuple[str | Promise, str | Promise, type[OwnForm]]] = {
    "say_wishes": (
        gettext_lazy("How we meet"),
        gettext_lazy(
            "Say how you want the meeting to be. Answer what you like, change it at any time. "
            "Your mediator sees it, the other side does not."
        ),
        WishesForm,
    ),
    "ask_question": (
        gettext_lazy("Ask the other side something"),
        gettext_lazy(
            "Is there something you want to know from the other side? Your mediator sees your questions. "
            "The other side does not, until you ask or your mediator puts them."
        ),
        QuestionForm,
    ),
    "hand_statement": (
        gettext_lazy("Write to the other side"),
        gettext_lazy(
            "You can write what happened, what has changed, what you need, or an answer. "
            "Your mediator reads it first; the other side only if they want to."
        ),
        WriteForm,
    ),
    "propose_supporter": (
        gettext_lazy("Who comes along"),
        gettext_lazy(
            "You can bring somebody you trust. Your mediator speaks with them first. "
            "The other side is asked, and learns only what you allow."
        ),
        deciding.ProposeForm,
    ),
    "share_plan": (
        gettext_lazy("My plan"),
        gettext_lazy(
            "What you share goes to your mediator. "
            "The other side and the official who leads the proceedings do not get it."
        ),
        PlanForm,
    ),
    "say_how_i_am": (
        gettext_lazy("How I am now"),
        gettext_lazy("After a meeting thoughts and feelings go on. Tell your mediator how you are, if you like."),
        HowIAmForm,
    ),
}
#: What somebody told their mediator, as the page is called on which they write it.
_TOLD: Mapping[Topic, str | Promise] = {
    Topic.PLAN: gettext_lazy("My plan"),
    Topic.HOW_I_AM: gettext_lazy("How I am now"),
    Topic.MESSAGE: gettext_lazy("What I want to say or ask"),
}


def copy(own: Participation, *, at: datetime) -> bytes:
    """Everything this person said, as it stands now; nothing of anybody else. Letters as they wrote them: whether the
    other side was asked is not theirs to read here either."""
    with translation.override(own.language):
        facts = WhatWasSaid(
            case_number=own.case.number,
            office=office_of(own.case.unit),
            name=own.person.name,
            written_on=timezone.localtime(at).date(),
            told=tuple(_told(own.pk)),
        )
        return what_was_said(facts, own.language, at=at)


def _told(own: int) -> Iterator[Told]:
    wishes, questions = queries.latest_wishes(own), queries.questions_of(own)
    sayings, letters, proposals = queries.sayings_of(own), queries.statements_of(own), queries.proposals_of(own)
    rows: list[Any] = [*questions, *sayings, *letters, *proposals, *([] if wishes is None else [wishes])]
    acts = Act.objects.select_related("by").in_bulk([row.act_id for row in rows])
    if wishes is not None:
        yield Told(heading=_("How we meet"), answers=tuple(_wishes(wishes)), by=_by(acts[wishes.act_id]))
    for question in questions:
        if question.answered is not Answered.WITHDRAWN:
            state = f"{label(question.way)}; {label(question.answered)}"
            yield _one(_("My question"), question.text, state, by=acts[question.act_id])
    for letter in letters:
        state = _("you took it back") if letter.state is StatementState.TAKEN_BACK else ""
        yield _one(_("What I want to say to the other side"), letter.text, state, by=acts[letter.act_id])
    for saying in sayings:
        heading = str(_TOLD[saying.topic])
        state = _("You asked for another talk.") if saying.wants_talk else ""
        yield _one(heading, saying.text, state, by=acts[saying.act_id])
    for proposal in proposals:
        yield Told(heading=_("Whom I want to bring"), answers=tuple(_proposal(proposal)), by=_by(acts[proposal.act_id]))


def _one(heading: str, *texts: str, by: Act) -> Told:
    return Told(heading=heading, answers=tuple(Answer(asked="", text=each) for each in texts if each), by=_by(by))


def _wishes(wishes: Wishes) -> Iterator[Answer]:
    """What was left empty is left out."""
    for name, field in WishesForm.base_fields.items():
        if name != "token" and (text := words(name, getattr(wishes, name))):
            yield Answer(asked="" if text == str(field.label) else str(field.label), text=text)


def _proposal(proposal: Proposal) -> Iterator[Answer]:
    may_learn = ", ".join(str(deciding.TOLD[each]) for each in map(MayLearn, proposal.told)) or _("nothing")
    for asked, text in (
        (deciding.ProposeForm.base_fields["name"].label, proposal.name),
        (deciding.ProposeForm.base_fields["relation"].label, proposal.relation),
        (deciding.ProposeForm.base_fields["reach"].label, proposal.reach),
        (_("What may the other side learn?"), may_learn),
    ):
        yield Answer(asked=str(asked), text=text)


def _by(act: Act) -> str:
    if act.by is None:
        return _("You wrote it in your own space, %(day)s.") % {"day": day(act.happened_on)}
    return _("Said on %(said)s. Written down for you on %(day)s: %(name)s.") % {
        "said": day(act.happened_on),
        "day": day(act.recorded_at),
        "name": act.by.display_name,
    }


def empty(own: Participation, step: str, *, at: datetime) -> bytes:
    """Raises KeyError for a step that has no form of its own."""
    with translation.override(own.language):
        title, lead, form = FORMS[step]
        facts = FormToFill(
            case_number=own.case.number,
            office=office_of(own.case.unit),
            name=own.person.name,
            title=str(title),
            lead=str(lead),
            questions=tuple(_question(field) for field in form().visible_fields()),
        )
        return form_to_fill(facts, own.language, at=at)


def _question(field: BoundField) -> ToAnswer:
    """As on the screen: a box to tick for each choice, else lines, as many as there fit into the field."""
    choices = tuple(str(said) for _value, said in getattr(field.field, "choices", ()))
    if isinstance(field.field, forms.BooleanField):
        return ToAnswer(asked="", hint="", choices=(str(field.label),), lines=0)
    lines = 0 if choices else int(field.field.widget.attrs.get("rows", 1))
    return ToAnswer(asked=str(field.label), hint=str(field.help_text), choices=choices, lines=lines)
