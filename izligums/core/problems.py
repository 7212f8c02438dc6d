"""The sentences of `core.values.ValueProblem`: what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from izligums.core.values import ValueProblem

_sentences: dict[str, Callable[[dict[str, str | int]], str]] = {
    "not_text": lambda p: _("Write this as text."),
    "empty": lambda p: _("Fill this in."),
    "not_offered": lambda p: _("This is not, or no longer, among the choices. Choose again."),
    "later_than_today": lambda p: _("This day lies in the future. Check it."),
    "too_long": lambda p: (
        ngettext(
            "This is too long. At most %(limit)s character fits.",
            "This is too long. At most %(limit)s characters fit.",
            int(p["limit"]),
        )
        % p
    ),
    "control_character": lambda p: (
        _("There is a character that cannot be shown at place %(position)s. Delete it or type the text again.") % p
    ),
    "direction_mark": lambda p: (
        _("There is a hidden mark at place %(position)s that turns the text around. Type the text again.") % p
    ),
    "not_money": lambda p: _("Write the sum in euros like this: 1234,50."),
    "code_shape": lambda p: _("A personal code has eleven digits: six, a hyphen and five."),
    "code_date": lambda p: _("The first six digits of this personal code are not a date. Check them."),
    "code_check_digit": lambda p: _("This personal code has a mistake in it. Check each digit."),
    "code_and_birth": lambda p: _("The personal code and the date of birth do not match."),
    "born_later": lambda p: _("The date of birth is in the future."),
    "born_too_early": lambda p: _("The date of birth is before 1900. Check the year."),
    "registration_no": lambda p: _("A registration number has eleven digits."),
    "letter_not_waiting": lambda p: _("This letter has already been sent."),
    "letter_not_sent": lambda p: _("This letter has not been sent yet, or it has already come back."),
    "letter_overtaken": lambda p: _(
        "This letter was held back. Do not send it. If it had left before, enter that day."
    ),
    "letter_not_written": lambda p: _("This letter was written later. Enter the day on which it left."),
    "recipient_asks_to_stop": lambda p: _("This person pressed stop. Do not send it; record the withdrawal."),
    "hand_over_only": lambda p: _("This person wants no post. Hand the letter over in person."),
    "period_value": lambda p: _("Write a whole number from 1 to 3660, or leave it empty."),
    "unknown_period": lambda p: _("There is no period with this name."),
    "not_dialled": lambda p: _("Write the number with digits, as it is dialled: 112, for example."),
    "unknown_help_line": lambda p: _("There is no help number with this name."),
}

CODES = frozenset(_sentences)


def sentence(problem: ValueProblem) -> str:
    """The problem in the active language."""
    return _sentences[problem.code](problem.params)
