"""The sentences of what can be wrong with a referral; those of single values are in `core.problems`."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from izligums.core import problems
from izligums.core.values import ValueProblem

_sentences: dict[str, Callable[[dict[str, str | int]], str]] = {
    # the file
    "file_too_large": lambda p: _("The file is too large. At most %(megabytes)s MB are read.") % p,
    "file_empty": lambda p: _("The file is empty."),
    "file_unreadable": lambda p: _("There is no file of this name that can be read."),
    "not_utf8": lambda p: _("The file is not UTF-8 text: byte %(position)s cannot be read. Save it as UTF-8.") % p,
    "not_json": lambda p: _("The file is not proper JSON: see line %(line)s, column %(column)s.") % p,
    "too_deep": lambda p: _("The file is nested too deeply to be a file of referrals."),
    "not_referrals": lambda p: _("The file must be an object with a list named “cases” and nothing else."),
    "no_cases": lambda p: _("The list of cases is empty."),
    "too_many_cases": lambda p: _("There are too many cases. At most %(limit)s are read from one file.") % p,
    # its shape
    "not_object": lambda p: _("This must be an object with named fields."),
    "not_list": lambda p: _("This must be a list of persons."),
    "repeated_key": lambda p: _("This field is given twice. Keep one of them."),
    "unknown_key": lambda p: _("There is no field of this name. Check the spelling."),
    "too_many_persons": lambda p: _("There are too many persons. At most %(limit)s belong to one case.") % p,
    "same_case_twice": lambda p: _("This is the same case as %(place)s. Keep one of them.") % p,
    "same_person_twice": lambda p: _("This person is given twice in this case."),
    # a value
    "not_yes_or_no": lambda p: _("Write true or false here."),
    "not_index": lambda p: _("Write the place of another person in this list: 0 for the first."),
    "not_an_option": lambda p: _("This must be one of: %(options)s.") % p,
    "not_day": lambda p: _("Write the date as year-month-day: 2026-03-31. Check that this day exists."),
    "day_in_future": lambda p: _("This day lies in the future."),
    "unknown_municipality": lambda p: _("There is no municipality of this name. Write it in full, like “Cēsu novads”."),
    # what does not go together
    "received_too_early": lambda p: _("The day of receipt is before the year 2000. Check the year."),
    "leader_missing": lambda p: _(
        "A request or proposal comes from a process leader. Say who directs the proceedings."
    ),
    "leader_kind_missing": lambda p: _("Say who directs the proceedings: an investigator, a prosecutor or a court."),
    "due_day_passed": lambda p: _("This day has passed. Say until which day you need the answer."),
    "proposal_without_measure": lambda p: _(
        "A proposal is for a child's compulsory measure. Choose that stage, or send a request."
    ),
    "due_without_leader": lambda p: _("An answer is due only when somebody directs the proceedings."),
    "not_of_organisation": lambda p: _("An organisation has none. Leave this empty, or leave out the organisation."),
    "born_after_receipt": lambda p: _("The person was born after the day of receipt. Check both days."),
    "stands_alone": lambda p: _("A person in this role stands beside nobody."),
    "beside_nobody": lambda p: _("Say beside which victim or offender this person stands."),
    # the import
    "refused": lambda p: _("A rule of the process stands against it: %(codes)s.") % p,
    "may_not_import": lambda p: _("This user may not import cases."),
    "no_such_user": lambda p: _("There is no active user of this name."),
}


def sentence(problem: ValueProblem) -> str:
    """The problem in the active language."""
    if problem.code in _sentences:
        return _sentences[problem.code](problem.params)
    return problems.sentence(problem)
