"""What a write has at hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from izligums.accounts.models import User
from izligums.cases.enums import Capacity
from izligums.cases.models import Act as Entry
from izligums.cases.models import Case
from izligums.process.facts import CaseFacts


@dataclass(slots=True)
class Recording:
    """One act being written: the locked case, the facts it was judged on, who records it and when.
    `by` is None for a person in their own space."""

    case: Case
    facts: CaseFacts
    by: User | None
    at: datetime
    capacity: Capacity
    entry: Entry = field(init=False)
