"""An act of a person in their own space: the same table, the same rules, the same writer as at the desk.

The rules look at the whole case. Whoever acts here must not learn from the answer how the other side stands, so what
comes back is yes, a fault in one's own answer, or one plain no (`NotNowError`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from izligums.accounts.walls import acting_for_oneself
from izligums.cases.enums import Capacity
from izligums.core.codes import digest
from izligums.process.fields import Choice, Choices, Day, LanguageOf, Moment, Text, TextVersion, Tick, YesNo
from izligums.process.gather import gather
from izligums.process.own.telling import wished
from izligums.process.perform import check, lock, once, prepared, write
from izligums.process.refusals import AlreadyDone, BadValue, NotRecorded
from izligums.process.steps import TABLE
from izligums.process.writes.context import Recording

#: What a person says answer by answer: whatever an act leaves out stays as they said it before. It is looked up under
#: the lock of the case, so that of two pages sent at the same moment neither loses what the other one said.
_GOES_ON: Mapping[str, Callable[[int], Mapping[str, Any]]] = {"say_wishes": wished}
_OWN_WORDS = (Choice, Choices, Day, LanguageOf, Moment, Text, TextVersion, Tick, YesNo)


class NotNowError(Exception):
    """It cannot be done now; why is not told."""


class VisitOverError(Exception):
    """The visit, or the access, has ended."""


def act(key: str, step: str, values: Mapping[str, Any], *, at: datetime, token: UUID | None = None) -> int | None:
    """Record what the visitor does, about themselves, today; `token` is the form's own. Returns the identifier of the
    row that the act brought about, if any.

    Raises VisitOverError, NotNowError, or BadValue for an answer that is none; then nothing was written.
    """
    if Capacity.PERSON not in TABLE[step].who:
        raise NotNowError
    with acting_for_oneself(digest(key)) as found:
        if found is None:
            raise VisitOverError
        own, case_id = found
        try:
            return _record(case_id, own, step, values, at=at, token=token)
        except AlreadyDone as before:
            return before.act.created
        except NotRecorded as refusal:
            if isinstance(refusal, BadValue) and _is_in_own_words(step, refusal.field):
                raise
            raise NotNowError from None


def _is_in_own_words(step: str, field: str) -> bool:
    """Whether an answer points to nothing: what is wrong with it can be told. That a row of the case is not there, or
    is not theirs, is told in the same plain no."""
    return any(isinstance(each, _OWN_WORDS) for each in TABLE[step].asks if each.name == field)


def _record(
    case_id: int, own: int, step: str, values: Mapping[str, Any], *, at: datetime, token: UUID | None
) -> int | None:
    case = lock(case_id)
    once(token, case=case, by=None, person=own)
    today = timezone.localtime(at).date()
    facts = gather(case, on=today)
    if step in _GOES_ON:
        values = {**_GOES_ON[step](own), **values}
    wanted = prepared(step, case, facts, on=today, by=0, at=at, person=own, values=values)
    check(facts, wanted, reason="")
    entry = write(Recording(case, facts, None, at, Capacity.PERSON), wanted, reason="", token=token)
    return entry.created
