"""What people say for themselves, and how a mediator answers. A rule about what they say may look at the person's own
facts only: they learn its answer."""

from __future__ import annotations

from izligums.dialogue.enums import ReplyWay
from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.law import PRACTICE
from izligums.process.problems import Blocker, Problems, rule


@rule(PRACTICE)
def question_is_ones_own(facts: CaseFacts, act: Act) -> Problems:
    """Only whoever asked a question says how far it was answered, as long as it was not taken back."""
    if (act["question"], act.person) not in facts.questions:
        yield Blocker("not_ones_own_question", about=act.person)


@rule(PRACTICE)
def something_is_said(facts: CaseFacts, act: Act) -> Problems:
    """Whoever says how they are writes something, or asks for a talk."""
    if not act.get("how_i_am") and not act.get("wants_talk"):
        yield Blocker("nothing_said", about=act.person)


@rule(PRACTICE)
def messages_go_a_safe_way(facts: CaseFacts, act: Act) -> Problems:
    """A short message goes only where the person's safe way says that they can be reached, and where the service can
    send it."""
    if act.get("medium") is not None and act["medium"] not in act["reachable"]:
        yield Blocker("no_safe_way_for_messages", about=act.person)


@rule(PRACTICE)
def reply_is_whole(facts: CaseFacts, act: Act) -> Problems:
    """An answer in writing has words. Of a talk nothing is written down: words there would reach nobody."""
    written = act["reply_way"] is ReplyWay.WRITTEN
    if written and not act.get("reply"):
        yield Blocker("reply_without_words", about=act.person)
    if not written and act.get("reply"):
        yield Blocker("words_reach_nobody", about=act.person)


@rule(PRACTICE)
def reply_can_be_read(facts: CaseFacts, act: Act) -> Problems:
    """Only who has a way into their own space is answered there; anybody else in a talk."""
    if act["reply_way"] is ReplyWay.WRITTEN and act.person not in facts.access:
        yield Blocker("reply_cannot_be_read", about=act.person)
