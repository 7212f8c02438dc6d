"""What a person said in their own space, read by themselves."""

from __future__ import annotations

from typing import Any

from izligums.accounts.walls import visiting
from izligums.core.codes import digest
from izligums.dialogue import queries
from izligums.dialogue.enums import Answered, Topic
from izligums.dialogue.models import Question, Saying, Wishes
from izligums.process.steps import TABLE


def wishes(key: str) -> Wishes | None:
    """Those that count; None when nothing was said, or the visit has ended."""
    with visiting(digest(key)) as own:
        return queries.latest_wishes(own)


def wished(own: int) -> dict[str, Any]:
    """The answers of the step "say_wishes" as they count now, by field; none when nothing was said."""
    said = queries.latest_wishes(own)
    return {} if said is None else {each.name: getattr(said, each.name) for each in TABLE["say_wishes"].asks}


def questions(key: str) -> list[Question]:
    """Those that were not taken back, in the order in which they were asked; none when the visit has ended."""
    with visiting(digest(key)) as own:
        return [each for each in queries.questions_of(own) if each.answered is not Answered.WITHDRAWN]


def told(key: str, topic: Topic) -> list[Saying]:
    """What they told of that, the latest first; nothing when the visit has ended."""
    with visiting(digest(key)) as own:
        return [each for each in reversed(queries.sayings_of(own)) if each.topic is topic]
