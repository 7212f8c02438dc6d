"""A form of a page inside, from the first letter typed to the act. Nothing typed is lost on the way.

    form = acting.opened(PlanForm, request, key)
    done = acting.answered(form, request, key, step="share_plan", then="space:plan")
    return done or draw(request, key, "space/plan.html", {"form": form})

Its template stands on `space/form.html`, or includes `space/_buttons.html`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar, cast
from uuid import uuid4

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from izligums.core.problems import sentence
from izligums.core.values import ValueProblem
from izligums.process import door
from izligums.process.own import drafts
from izligums.process.own.acts import NotNowError, act
from izligums.process.refusals import BadValue

MOST_TYPED = 60_000  # signs in one draft, of all fields


class OwnForm(forms.Form):
    """`token` lets a form that is sent twice act once. `saved_at` says since when a draft lies in it."""

    token = forms.UUIDField(widget=forms.HiddenInput)
    saved_at: datetime | None = None

    def values(self) -> dict[str, Any]:
        """The answers as the step takes them: what was left empty is absent."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "token"}
        return {name: value for name, value in said.items() if value not in (None, "")}

    def is_new(self) -> bool:
        """Whether something else stands in the fields than they began with."""
        return self.changed_data not in ([], ["token"])

    def typed(self) -> dict[str, Any]:
        """As it stands in the fields, right or wrong."""
        found: dict[str, Any] = {}
        data = cast("QueryDict", self.data)
        for name, field in self.fields.items():
            several = isinstance(field, forms.MultipleChoiceField)
            key = self.add_prefix(name)
            found[name] = data.getlist(key) if several else data.get(key, "")
        found.pop("token")
        return found


F = TypeVar("F", bound=OwnForm)


def opened(
    kind: type[F], request: HttpRequest, key: str, *, begins: Mapping[str, Any] | None = None, **given: Any
) -> F:
    """The form as it was sent; else with what was saved of it, or with `begins`."""
    if request.method == "POST":
        return kind(request.POST, initial=dict(begins or {}), **given)
    saved = drafts.saved(key, request.path)
    said = {} if saved is None else saved.said
    form = kind(initial={"token": uuid4(), **(begins or {}), **said}, **given)
    form.saved_at = None if saved is None else saved.saved_at
    return form


def answered(
    form: OwnForm,
    request: HttpRequest,
    key: str,
    *,
    step: str,
    then: str,
    back: str = "space:home",
    also: Mapping[str, Any] | None = None,
) -> HttpResponse | None:
    """Where a form that was sent leads: saved for later, or done. None when its page is to be drawn, with what stands
    against it. `then` and `back` are names of pages or their addresses; `also` is what the address says. Raises
    VisitOverError, which `guest` answers."""
    if request.method != "POST":
        return None
    if "later" in request.POST:
        return _saved(form, request, key, back)
    if form.is_valid() and _done(form, key, step, also or {}):
        drafts.forget(key, request.path)
        return redirect(f"{resolve_url(then)}?done")
    return None


def _done(form: OwnForm, key: str, step: str, also: Mapping[str, Any]) -> bool:
    try:
        act(key, step, {**form.values(), **also}, at=timezone.now(), token=form.cleaned_data["token"])
    except BadValue as wrong:
        if wrong.field in form.fields and wrong.field != "token":
            form.add_error(wrong.field, sentence(wrong))
        else:
            form.add_error(None, not_now(key))
        return False
    except NotNowError:
        form.add_error(None, not_now(key))
        return False
    return True


def _saved(form: OwnForm, request: HttpRequest, key: str, back: str) -> HttpResponse | None:
    """The script that saves while somebody types is answered without a page; who only goes back is told nothing."""
    typed = form.typed()
    if len(str(typed)) > MOST_TYPED:
        form.add_error(None, sentence(ValueProblem("too_long", limit=MOST_TYPED)))
        return None
    if form.is_new():
        drafts.keep(key, request.path, typed, at=timezone.now())
    else:
        drafts.forget(key, request.path)
    if request.POST["later"] == "quietly":
        return HttpResponse(status=204)
    if request.POST["later"] == "back":
        return redirect(back)
    return redirect(f"{reverse('space:home')}?saved")


def not_now(key: str) -> str:
    """One sentence, whatever stands against it: it must not tell how the other side stands."""
    space = door.look(key, at=timezone.now())
    if space is None or not space.unit.phone:
        return _("This cannot be done now. Call your mediator.")
    return _("This cannot be done now. Call your mediator: %(phone)s.") % {"phone": space.unit.phone}
