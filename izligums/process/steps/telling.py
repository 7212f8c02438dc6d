"""What people say, each for themselves: in their own space, or to the mediator who writes it down. It stays on their side."""

from __future__ import annotations

from izligums.cases.enums import Role
from izligums.dialogue.enums import Answered, FirstToSpeak, QuestionWay, ReplyWay, Seat
from izligums.messages.enums import Hours, Medium, Wording
from izligums.process import law
from izligums.process.facts import TAKES_PART
from izligums.process.fields import Choice, LanguageOf, QuestionOf, Text, Tick
from izligums.process.rules import people, staff, telling
from izligums.process.steps.base import MEDIATORS, OPEN, THEMSELVES, About, Step

#: Somebody speaks for themselves, or tells the mediator.
SPEAKERS = MEDIATORS | THEMSELVES
#: Nothing here depends on how the other side stands: a person would learn it from the answer.
SPEAKS: About = lambda facts, person: person.present and person.role in TAKES_PART and not person.legal_person  # noqa: E731

STEPS = (
    Step(
        name="say_wishes",
        chapter="telling",
        who=SPEAKERS,
        stages=OPEN,
        about=SPEAKS,
        asks=(
            Text("safety", required=False, limit=2000, long=True),
            Text("time_place", required=False, limit=1000, long=True),
            Choice("seat", required=False, options=tuple(Seat), private=True),
            Choice("first", required=False, options=tuple(FirstToSpeak), private=True),
            Text("breaks", required=False, limit=500),
            Text("not_raised", required=False, limit=2000, long=True),
            LanguageOf("language", required=False, private=True),
            Tick("interpreter", private=True),
            Text("access_needs", required=False, limit=1000, long=True),
        ),
        rules=(people.person_takes_part,),
        changes="The person said how they want the meeting to be: what makes it safe, when and where, who sits and speaks how. The latest word counts; it stays on their side.",
        promise="S7",
        citation=law.PRACTICE,
    ),
    Step(
        name="ask_question",
        chapter="telling",
        who=SPEAKERS,
        stages=OPEN,
        about=SPEAKS,
        asks=(Text("question_text", limit=1000, long=True), Choice("way", options=tuple(QuestionWay))),
        rules=(people.person_takes_part,),
        changes="The person has a question for the other side: to ask in the session, or for the mediator to put. The program tells it to nobody.",
        promise="S15",
        citation=law.PRACTICE,
    ),
    Step(
        name="mark_question",
        chapter="telling",
        who=SPEAKERS,
        stages=OPEN,
        about=lambda facts, person: (
            person.present and any(asked_by == person.id for _question, asked_by in facts.questions)
        ),
        asks=(
            QuestionOf("question"),
            Choice("answered", options=tuple(each for each in Answered if each is not Answered.OPEN)),
        ),
        rules=(people.person_takes_part, telling.question_is_ones_own),
        changes="Whoever asked a question says how far it was answered, or takes it back.",
        promise="S15",
        citation=law.PRACTICE,
    ),
    Step(
        name="share_plan",
        chapter="telling",
        who=SPEAKERS,
        stages=OPEN,
        about=lambda facts, person: SPEAKS(facts, person) and person.role is Role.OFFENDER,
        asks=(Text("plan", limit=6000, long=True),),
        rules=(people.person_takes_part,),
        changes="The offender shared with the mediator what they want to put right, and how. Nobody asks for it; it leaves the service to nobody.",
        promise="S15",
        citation=law.PRACTICE,
    ),
    Step(
        name="say_how_i_am",
        chapter="telling",
        who=SPEAKERS,
        stages=OPEN,
        about=lambda facts, person: SPEAKS(facts, person) and any(person.id in circle for circle in facts.held),
        asks=(Text("how_i_am", required=False, limit=2000, long=True), Tick("wants_talk")),
        rules=(people.person_takes_part, telling.something_is_said),
        changes="After a meeting somebody said how they are, or asked for another talk.",
        promise="S15",
        citation=law.PRACTICE,
    ),
    Step(
        name="write_to_mediator",
        chapter="telling",
        who=THEMSELVES,
        stages=OPEN,
        about=SPEAKS,
        asks=(Text("message", limit=2000, long=True),),
        rules=(people.person_takes_part,),
        changes="The person wrote to their mediator, and waits for an answer; whoever said no can still write.",
        promise="S10",
        citation=law.PRACTICE,
    ),
    Step(
        name="reply_to_person",
        chapter="telling",
        who=MEDIATORS,
        stages=OPEN,
        about=lambda facts, person: person.id in facts.waiting,
        asks=(
            Choice("reply_way", options=tuple(ReplyWay)),
            Text("reply", required=False, limit=2000, long=True),
        ),
        rules=(staff.no_conflict, telling.reply_is_whole, telling.reply_can_be_read),
        changes="Whoever wrote to their mediator, or asked for another talk, has been answered: in their own space, or in a talk.",
        news=lambda facts, act: (act.person or 0,) if act["reply_way"] is ReplyWay.WRITTEN else (),
        promise="S10",
        citation=law.PRACTICE,
    ),
    Step(
        name="choose_messages",
        chapter="telling",
        who=SPEAKERS,
        stages=OPEN,
        about=SPEAKS,
        asks=(
            Choice("medium", options=tuple(Medium), required=False, private=True),
            Choice("message_hours", options=tuple(Hours), private=True),
            Choice("wording", options=tuple(Wording), private=True),
        ),
        rules=(people.person_takes_part, telling.messages_go_a_safe_way),
        changes="The person said whether short messages may remind them of an appointment, or say that something is new: by what, at which hours, in how many words.",
        promise="S10",
        citation=law.PRACTICE,
    ),
)
