from __future__ import annotations

import re
from datetime import UTC, date, datetime

from django import forms
from django.utils import translation

from izligums.web.ui.templatetags.ui import problems


class Visit(forms.Form):
    on = forms.DateField(help_text="The day it happened.")
    at = forms.DateTimeField(required=False)
    way = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    agreed = forms.BooleanField()


def test_dates_speak_iso_with_the_browser_in_every_language() -> None:
    with translation.override("lv"):
        html = str(Visit(initial={"on": date(2026, 3, 12), "at": datetime(2026, 3, 12, 15, 30, tzinfo=UTC)}))
    assert 'type="date" name="on" value="2026-03-12"' in html
    assert 'type="datetime-local" name="at" value="2026-03-12T17:30"' in html  # Riga is two hours ahead in winter


def test_dates_of_the_pickers_are_understood() -> None:
    with translation.override("lv"):
        form = Visit({"on": "2026-03-12", "at": "2026-03-12T17:30", "way": "a", "agreed": "on"})
        assert form.is_valid(), form.errors
    assert form.cleaned_data["at"] == datetime(2026, 3, 12, 15, 30, tzinfo=UTC)


def test_hint_and_error_are_tied_to_the_control() -> None:
    html = str(Visit({})["on"].as_field_group())
    described = re.search(r'aria-describedby="([^"]+)"', html)
    assert described is not None
    assert all(f'id="{target}"' in html for target in described[1].split())
    assert 'aria-invalid="true"' in html


def test_group_of_choices_is_a_fieldset_with_legend() -> None:
    html = str(Visit()["way"].as_field_group())
    assert "<fieldset>" in html
    assert "<legend>Way</legend>" in html
    assert html.count("<label for=") == 2


def test_only_what_may_be_left_out_says_so() -> None:
    with translation.override("en"):
        assert "(optional)" in str(Visit()["at"].as_field_group())
        assert "(optional)" not in str(Visit()["on"].as_field_group())


def test_every_link_of_the_error_summary_leads_to_a_control() -> None:
    form = Visit({})
    html = str(form)
    links = [problem.href for problem in problems(form)]
    assert links == ["#id_on", "#id_way_0", "#id_agreed"]
    assert all(f'id="{link[1:]}"' in html for link in links)


def test_text_in_a_label_is_not_markup() -> None:
    class Odd(forms.Form):
        name = forms.CharField(label="<b>Name</b>", help_text="<script>")

    html = str(Odd({}))
    assert "<b>" not in html
    assert "<script>" not in html


def test_errors_say_what_to_do() -> None:
    with translation.override("en"):
        errors = Visit({"on": "2026-02-30"}).errors
        assert errors["on"] == ["Write a day that exists, for example 27.03.2026."]
        assert errors["way"] == ["Choose one of these."]
        assert errors["agreed"] == ["Tick this to go on."]
