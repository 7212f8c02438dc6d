"""Which letters that wait are overtaken by what has happened since. Decided here alone, after each act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from izligums.documents.enums import Document
from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.problems import Blocker
from izligums.process.rules import ending, people

#: Rules of the step `invite` that a waiting invitation still has to meet. Whoever writes the next one knows the safe
#: way and has no conflict of interest; this one is written already.
STILL_INVITED = (
    ending.not_ended,
    people.person_takes_part,
    people.contact_is_wanted,
    people.not_invited_under_stop,
    people.nobody_asks_to_stop,
    people.offenders_first,
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A letter that waits to be sent. `created` is what came of the act that wrote it: the session, for one."""

    id: int
    kind: Document
    recipient: int | None
    created: int | None


def overtaken(letter: Waiting, facts: CaseFacts, *, on: date) -> bool:
    """An invitation that nobody could write now: to a session that is not planned any more, or does not count on this
    person; to a first talk with somebody who may no longer be approached. Results and settlements stay true."""
    match letter.kind:
        case Document.SESSION_INVITATION:
            session = facts.session
            return session is None or session.id != letter.created or letter.recipient not in session.people
        case Document.INVITATION:
            again = Act("invite", on, person=letter.recipient)
            problems = (problem for rule in STILL_INVITED for problem in rule(facts, again))
            return facts.closed is not None or any(isinstance(problem, Blocker) for problem in problems)
    return False
