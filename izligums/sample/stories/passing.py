"""People who use their own space, and write to one another through the mediator."""

from __future__ import annotations

from izligums.cases.enums import InvitationWay, SecondFactor
from izligums.core.enums import Language
from izligums.dialogue.enums import FirstToSpeak, QuestionWay, Seat
from izligums.sample.office import Office
from izligums.sample.stories.preparing import all_prepared
from izligums.sample.story import Story


def both_have_a_space(office: Office, days_ago: int, mediator: int = 0) -> Story:
    """Both were given codes. The victim said how to meet and what to ask; the offender wrote a letter, and the victim
    is asked whether to receive it; the victim's own letter lies with the mediator."""
    story = all_prepared(office, days_ago, mediator)
    victim, offender = story.people
    story.later(1)
    for person in story.people:
        story.act("give_access", person, way=InvitationWay.PAPER, second=SecondFactor.HANDED_OVER)
    story.act(
        "say_wishes",
        victim,
        safety="Gribu atnākt pirmā un aiziet pirmā. Lai durvis paliek vaļā.",
        time_place="Darbdienā pēc pieciem, ne pagastmājā.",
        seat=Seat.NEAR_DOOR,
        first=FirstToSpeak.SELF,
        not_raised="Par bērniem nerunāsim.",
        language=Language.LATVIAN,
    )
    asked = (
        ("Kāpēc tieši mūsu pagalms?", QuestionWay.TO_SESSION),
        ("Vai tas var atkārtoties?", QuestionWay.THROUGH_MEDIATOR),
    )
    for text, way in asked:
        story.act("ask_question", victim, question_text=text, way=way)
    written = story.act("hand_statement", offender, text="Man ir kauns par to naktī izdarīto. Gribu to atlīdzināt.")
    story.act("offer_statement", statement=written.created, receiver=victim)
    story.act("hand_statement", victim, text="Kopš tās nakts slikti guļu. Gribu saprast, kāpēc.")
    return story
