"""The process leader is told, and the case ends."""

from __future__ import annotations

from izligums.cases.enums import END_REASONS, Stage
from izligums.documents.enums import Document
from izligums.messages.enums import Way
from izligums.process import law
from izligums.process.fields import ActOf, Choice, LetterOf, Text
from izligums.process.rules import ending, intake
from izligums.process.steps.base import ANYBODY, HEAD, OPEN, WORKING, Notify, Step

STEPS = (
    Step(
        name="end_without_settlement",
        chapter="ending",
        who=ANYBODY,
        stages=WORKING,
        asks=(Choice("reason", options=END_REASONS),),
        rules=(
            ending.not_ended,
            intake.no_session_is_planned,
            ending.nothing_signed_is_left,
            ending.reason_has_ground,
        ),
        changes="The talks are over without a settlement. The reason is coded and stays inside the service.",
        starts=("report_to_leader", "answer_on_refusal"),
        ends=("assign_mediator", "first_contact_offender", "first_contact_victim", "hold_session", "risk_review_valid"),
        promise="S8",
        citation=law.DIRECTIVE_12_E,
    ),
    Step(
        name="recall",
        chapter="ending",
        who=ANYBODY,
        stages=OPEN,
        rules=(ending.not_ended,),
        changes="The process leader takes the request back. A planned session and draft settlements are cancelled.",
        ends=("assign_mediator", "first_contact_offender", "first_contact_victim", "hold_session", "risk_review_valid"),
        promise="S18",
        citation=law.MK347_2,
    ),
    Step(
        name="send_result_notice",
        chapter="ending",
        who=ANYBODY,
        stages=WORKING,
        rules=(ending.notice_is_owed,),
        changes="The process leader learns: held or not held, settlement or none, with a copy of what was settled. Never who declined, nor why.",
        documents=(Document.RESULT_NOTICE, Document.SETTLEMENT),
        notices=(Notify.LEADER,),
        starts=("close_file",),
        ends=("report_to_leader", "answer_on_refusal", "send_settlement"),
        promise="S18",
        citation=law.DIRECTIVE_12_E,
    ),
    Step(
        name="close",
        chapter="ending",
        who=ANYBODY,
        stages=OPEN,
        rules=(
            intake.no_session_is_planned,
            ending.there_is_a_result,
            ending.leader_was_told,
            ending.conditions_followed_to_the_end,
            ending.all_victims_settled,
        ),
        changes="The case is closed with an outcome.",
        ends=("close_file",),
        promise="S8",
        citation=law.ORDER_OF_RECORDS,
    ),
    Step(
        name="record_dispatch",
        chapter="ending",
        who=ANYBODY,
        stages=frozenset(Stage),
        asks=(LetterOf("letter"), Choice("way", options=tuple(Way))),
        rules=(),
        changes="A printed letter has left the house; by which way and when.",
        promise="S10",
        citation=law.ORDER_OF_RECORDS,
    ),
    Step(
        name="record_return",
        chapter="ending",
        who=ANYBODY,
        stages=frozenset(Stage),
        asks=(LetterOf("letter"),),
        rules=(),
        changes="A letter has come back; nobody counts it as received, and another way has to be found.",
        promise="S10",
        citation=law.PRACTICE,
    ),
    Step(
        name="correct",
        chapter="ending",
        who=ANYBODY,
        stages=frozenset(Stage),
        asks=(ActOf("act"), Text("reason", limit=500, long=True)),
        rules=(
            ending.entry_can_be_corrected,
            ending.second_word_is_kept,
            ending.found_risk_is_kept,
            ending.own_word_is_kept,
        ),
        changes="A mistaken act no longer counts; it stays readable beside the reason. What it had stopped stays stopped.",
        promise="S10",
        citation=law.ORDER_OF_RECORDS,
    ),
    Step(
        name="reopen",
        chapter="ending",
        who=HEAD,
        stages=frozenset({Stage.CLOSED}),
        asks=(Text("reason", limit=500, long=True),),
        rules=(),
        changes="The case goes on where it stood before it ended.",
        promise="S8",
        citation=law.CLIENT_FILE,
    ),
)
