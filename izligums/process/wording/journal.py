"""The journal in plain sentences. Never what was said in a talk, never a reason a person need not give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from izligums.cases.enums import ContactResult, Initiative
from izligums.dialogue.enums import Answered, GivenBack, Receiving, ReplyWay
from izligums.meetings.enums import Form
from izligums.settlements.enums import Fulfilment

Words = str | Promise

#: Placeholders: `%(person)s` whom the act is about (the newcomer of "add_person"); `%(other)s` the victim, party,
#: mediator or unit that the act names; `%(day)s` the day of a planned session.
JOURNAL: dict[str, Words] = {
    "receive": _("The case came in."),
    "add_person": _("%(person)s was added to the case."),
    "register": _("The case was registered."),
    "transfer": _("The case was transferred to %(other)s."),
    "change_leader": _("The data of the process leader changed."),
    "connect_leader": _("The process leader's account was connected."),
    "disconnect_leader": _("The process leader's account is no longer connected."),
    "assign_mediator": _("%(other)s was assigned to lead the case."),
    "assign_co_mediator": _("%(other)s was assigned as co-mediator."),
    "end_assignment": _("The assignment of %(other)s ended."),
    "record_safe_way": _("The safe way to reach %(person)s was recorded."),
    "invite": _("An invitation to %(person)s was written."),
    "give_information": _("%(person)s was given the information."),
    "record_consent": _("%(person)s consented in writing."),
    "record_withdrawal": _("%(person)s said no; what needed this person stopped."),
    "propose_supporter": _("%(person)s named somebody to come along."),
    "ask_about_guest": _("%(other)s was asked in their own space whether %(person)s may come."),
    "give_access": _("%(person)s was given access to their own space."),
    "end_access": _("The access of %(person)s to their own space ended."),
    "record_talk": _("%(person)s had a preparation talk."),
    "record_death": _("%(person)s has died."),
    "end_participation": _("%(person)s no longer takes part."),
    "open_client_file": _("The client file of %(person)s was recorded."),
    "record_ban": _("A contact ban between %(person)s and %(other)s was recorded."),
    "lift_ban": _("Contact between %(person)s and %(other)s is permitted."),
    "stop_for_safety": _("Safety stop: %(person)s."),
    "lift_stop": _("The safety stop was lifted: %(person)s."),
    "hand_statement": _("%(person)s wrote something for the other side."),
    "offer_statement": _("Somebody was asked whether they want to receive what was written for them."),
    "deliver_statement": _("What was written for the other side was received."),
    "take_back_statement": _("%(person)s took back what they had written for the other side."),
    "cancel_session": _("The planned session was cancelled."),
    "draft_settlement": _("A settlement was begun."),
    "add_condition": _("A condition was added to the draft."),
    "remove_condition": _("A condition was taken out of the draft."),
    "sign_settlement": _("%(person)s signed the settlement."),
    "certify_settlement": _("The mediator certified the signatures of the settlement."),
    "void_settlement": _("The draft of the settlement was given up."),
    "report_fulfilment": _("The process leader was told how far the conditions were fulfilled."),
    "end_without_settlement": _("The talks ended without a settlement."),
    "recall": _("The process leader took the request back."),
    "send_result_notice": _("The result notice was sent to the process leader."),
    "close": _("The case was closed."),
    "record_disclosure": _("Something was passed outside the service; a second person looks at it."),
    "withhold_openings": _("It was decided to withhold openings from %(person)s; a second person looks at it."),
    "end_withholding": _("Openings that were withheld are shown again."),
    "record_dispatch": _("A letter was sent."),
    "record_return": _("A letter came back."),
    "correct": _("A mistaken step was corrected and no longer counts."),
    "reopen": _("The case was reopened."),
    "say_wishes": _("%(person)s said how the meeting should be."),
    "ask_question": _("%(person)s has a question for the other side."),
    "share_plan": _("%(person)s told what they want to put right."),
    "write_to_mediator": _("%(person)s wrote to the mediator."),
    "choose_messages": _("%(person)s said whether and how short messages may come."),
}

#: Steps whose sentence depends on an answer: the fields that matter, and a sentence for each combination.
JOURNAL_VARIANTS: dict[str, tuple[tuple[str, ...], dict[tuple[object, ...], Words]]] = {
    "set_concern": (
        ("concerns",),
        {
            (True,): _("%(person)s and %(other)s concern each other."),
            (False,): _("%(person)s and %(other)s have nothing to do with each other."),
        },
    ),
    "declare_conflict": (
        ("conflict",),
        {
            (False,): _("%(other)s declared that there is no conflict of interest."),
            (True,): _("%(other)s declared a conflict of interest; the assignment ended."),
        },
    ),
    "record_contact": (
        ("initiative", "result"),
        {
            (Initiative.SERVICE, ContactResult.REACHED): _("%(person)s was reached."),
            (Initiative.SERVICE, ContactResult.LETTER_SENT): _("%(person)s was sent a letter."),
            (Initiative.SERVICE, ContactResult.NOT_REACHED): _("%(person)s was not reached."),
            (Initiative.SERVICE, ContactResult.NO_MORE_CONTACT): _("%(person)s was reached and wants no more contact."),
            (Initiative.PERSON, ContactResult.REACHED): _("%(person)s turned to us."),
            (Initiative.PERSON, ContactResult.LETTER_SENT): _("%(person)s turned to us and was sent a letter."),
            (Initiative.PERSON, ContactResult.NOT_REACHED): _("%(person)s tried to reach us."),
            (Initiative.PERSON, ContactResult.NO_MORE_CONTACT): _("%(person)s asked us not to make contact again."),
        },
    ),
    "record_acknowledgement": (
        ("acknowledged",),
        {
            (True,): _("%(person)s acknowledged the facts."),
            (False,): _("%(person)s did not acknowledge the facts."),
        },
    ),
    "allow_absence": (
        ("stays_away",),
        {
            (True,): _("%(person)s stays away from the session; the representative comes."),
            (False,): _("%(person)s comes to the session after all."),
        },
    ),
    "record_agreement": (
        ("agrees",),
        {
            (True,): _("%(other)s agreed that %(person)s comes."),
            (False,): _("%(other)s did not agree that %(person)s comes."),
        },
    ),
    "decide": (
        ("takes_part",),
        {
            (True,): _("%(person)s wants to take part; it is still to be confirmed in writing."),
            (False,): _("%(person)s does not want to take part; what needed this person stopped."),
        },
    ),
    "answer_proposal": (
        ("taken_on",),
        {
            (True,): _("A proposed supporter was taken on."),
            (False,): _("A proposed supporter cannot come along."),
        },
    ),
    "answer_guest": (
        ("agrees",),
        {
            (True,): _("%(person)s agreed that %(other)s comes."),
            (False,): _("%(person)s did not agree that %(other)s comes."),
        },
    ),
    "record_detention": (
        ("detained",),
        {(True,): _("%(person)s is in detention."), (False,): _("%(person)s is no longer in detention.")},
    ),
    "review_risk": (
        ("factors",),
        {
            (True,): _("The risks were reviewed; a second person has to look at them."),
            (False,): _("The risks were reviewed; none was found."),
        },
    ),
    "second_review": (
        ("may_go_on",),
        {
            (True,): _("A second person looked at the risks: it may go on."),
            (False,): _("A second person looked at the risks: it may not go on."),
        },
    ),
    "review_disclosure": (
        ("justified",),
        {
            (True,): _("A second person found that it had to be passed outside."),
            (False,): _("A second person found that it should not have been passed outside."),
        },
    ),
    "review_withholding": (
        ("agrees",),
        {
            (True,): _("A second person agreed that openings are withheld."),
            (False,): _("A second person did not agree that openings are withheld."),
        },
    ),
    "give_back_statement": (
        ("why",),
        {
            (GivenBack.CHANGES,): _("Changes were asked for in what was written for the other side."),
            (GivenBack.DECLINED,): _("What was written for the other side is not passed on."),
        },
    ),
    "answer_offer": (
        ("way",),
        {
            (Receiving.SCREEN,): _("%(person)s read what the other side had written."),
            (Receiving.OFFICE,): _("%(person)s wants to read in the office what the other side wrote."),
            (Receiving.ALOUD,): _("%(person)s wants to hear what the other side wrote."),
            (Receiving.NOT,): _("%(person)s does not want to receive what the other side wrote."),
        },
    ),
    "plan_session": (
        ("form",),
        {
            (Form.SESSION,): _("A session was planned for %(day)s."),
            (Form.CONFERENCE,): _("A conference was planned for %(day)s."),
            (Form.INDIRECT,): _("Indirect mediation was planned for %(day)s."),
        },
    ),
    "hold_session": (
        ("adjourned",),
        {
            (True,): _("The session was held and adjourned; people want to meet again."),
            (False,): _("The session was held."),
        },
    ),
    "record_fulfilment": (
        ("fulfilment",),
        {
            (Fulfilment.FULFILLED,): _("A condition of the settlement was fulfilled."),
            (Fulfilment.PARTLY,): _("A condition of the settlement was partly fulfilled."),
            (Fulfilment.NOT_FULFILLED,): _("A condition of the settlement was not fulfilled."),
        },
    ),
    "mark_question": (
        ("answered",),
        {
            (Answered.ANSWERED,): _("%(person)s said that a question was answered."),
            (Answered.PARTLY,): _("%(person)s said that a question was partly answered."),
            (Answered.NOT_ANSWERED,): _("%(person)s said that a question was left without an answer."),
            (Answered.WITHDRAWN,): _("%(person)s took a question back."),
        },
    ),
    "say_how_i_am": (
        ("wants_talk",),
        {
            (True,): _("%(person)s asks for another talk."),
            (False,): _("%(person)s told how they are."),
        },
    ),
    "reply_to_person": (
        ("reply_way",),
        {
            (ReplyWay.WRITTEN,): _("%(person)s was answered in their own space."),
            (ReplyWay.TALKED,): _("A mediator talked with %(person)s about what they wrote or asked for."),
        },
    ),
}


def journal_sentence(step: str, values: Mapping[str, Any]) -> Words:
    """The sentence for an act of `step` with these parsed values, placeholders still open.

    A list of answers counts as yes when it is not empty. Raises KeyError for a step without words.
    """
    if step not in JOURNAL_VARIANTS:
        return JOURNAL[step]
    fields, sentences = JOURNAL_VARIANTS[step]
    answers = (values.get(field) for field in fields)
    return sentences[tuple(answer if isinstance(answer, str) else bool(answer) for answer in answers)]
