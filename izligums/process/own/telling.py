"""What a person said in their own space, and what their mediator answered, read by themselves."""

from __future__ import annotations

from typing import Any

from django.db import connection

from izligums.accounts.walls import presenting, visiting
from izligums.core.codes import digest
from izligums.dialogue import queries
from izligums.dialogue.enums import Answered, ReplyWay, Topic
from izligums.dialogue.models import Question, Reply, Saying, Wishes
from izligums.dialogue.queries import Word
from izligums.messages.models import Terms
from izligums.messages.queries import latest_terms
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


def conversation(key: str) -> list[Word]:
    """What they wrote to their mediator, when they asked for another talk, and the answers, the latest first; nothing
    when the visit has ended."""
    with visiting(digest(key)) as own:
        return list(reversed(queries.conversation(own)))


def terms(key: str) -> Terms | None:
    """How short messages may come; none while nothing was chosen, or when the visit has ended."""
    with visiting(digest(key)) as own:
        return latest_terms(own)


def replies_seen(key: str) -> None:
    """They have the answers before them: none of those is new any more."""
    with presenting(digest(key)), connection.cursor() as cursor:
        cursor.execute("SELECT walls.see_replies()")


def reply_is_new(key: str) -> bool:
    """Whether a mediator has written since the visitor last looked."""
    with visiting(digest(key)) as own:
        return Reply.objects.filter(participation=own, way=ReplyWay.WRITTEN, seen_at=None).exists()
