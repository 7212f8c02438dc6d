"""The one way a page uses a component: `{% part "name" fact=… %}`, or `{% wrap "name" fact=… %}body{% endwrap %}`.

A component sees only the facts it is given, never the page's other variables: a page's own `title` cannot leak into
a card, and no context processor runs again for a badge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from django import template
from django.conf import settings
from django.forms import BaseForm
from django.template import Context
from django.utils.safestring import SafeString

from izligums.web.languages import OF_THE_SERVICE
from izligums.web.ui import dates
from izligums.web.ui.shapes import Problem

if TYPE_CHECKING:
    from django.forms import BoundField

register = template.Library()
register.filter(dates.day)
register.filter(dates.moment)


def _render(context: Context, name: str, facts: dict[str, Any]) -> SafeString:
    page = cast("template.Template", context.template)  # set while a page renders, and only then are we called
    component = page.engine.get_template(f"ui/parts/{name}.html")
    own = Context({"csrf_token": context.get("csrf_token"), **facts})
    own.template = component  # as `Template.render` does, without its preparations: a page draws a hundred components
    return component._render(own)  # type: ignore[attr-defined,no-any-return]


@register.simple_tag(takes_context=True)
def part(context: Context, component: str, **facts: Any) -> SafeString:
    return _render(context, component, facts)


@register.simple_block_tag(takes_context=True)
def wrap(context: Context, content: SafeString, component: str, **facts: Any) -> SafeString:
    return _render(context, component, {"body": content, **facts})


@register.filter
def problems(form: BaseForm) -> list[Problem]:
    """Everything wrong with a form in the order of its fields, each with the place where it can be mended."""
    found = [Problem(str(error)) for error in form.non_field_errors()]
    for field in form:
        found += [Problem(f"{field.label}: {error}", _place(field)) for error in field.errors]
    return found


def _place(field: BoundField) -> str:
    """A group of choices has no control of its own name: the first choice stands for it."""
    return f"#{field.auto_id}_0" if field.use_fieldset else f"#{field.id_for_label}"


@register.filter
def dialled(phone: str) -> str:
    """A telephone number as a link dials it."""
    return "".join(sign for sign in phone if sign.isdigit() or sign == "+")


@register.filter
def notice_kind(level: str) -> str:
    """Django's words for the weight of a message in ours."""
    return {"success": "done", "warning": "due", "error": "stop"}.get(level, "info")


@register.simple_tag
def service_languages() -> list[tuple[str, str]]:
    """The languages of the service's own pages, each with its name for itself."""
    return [(code, name) for code, name in settings.LANGUAGES if code in OF_THE_SERVICE]


@register.simple_tag
def all_languages() -> list[tuple[str, str]]:
    """Those of the pages that people of a case read."""
    return list(settings.LANGUAGES)
