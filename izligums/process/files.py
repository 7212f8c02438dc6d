"""Papers that come in: kept with the case before the act that rests on them is recorded."""

from __future__ import annotations

from datetime import datetime

from izligums.accounts.models import User
from izligums.cases import actions as cases
from izligums.cases.access import capacities
from izligums.cases.models import Case, ReceivedFile
from izligums.process.refusals import NotAllowed


def keep(*, case: Case, content: bytes, content_type: str, ending: str, by: User, at: datetime) -> ReceivedFile:
    """The name is the program's own: it tells the case's number and the day, nothing of people. Raises NotAllowed."""
    if not capacities(by, case):
        raise NotAllowed
    name = f"{case.number}-{at:%Y%m%d-%H%M%S}.{ending}"
    return cases.keep_file(case=case, name=name, content_type=content_type, content=content, by=by, at=at)
