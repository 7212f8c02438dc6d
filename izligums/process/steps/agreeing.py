"""The settlement: drafted, signed, certified, fulfilled."""

from __future__ import annotations

from izligums.documents.enums import Document
from izligums.process import law
from izligums.process.facts import CaseFacts, PersonFacts
from izligums.process.fields import (
    Choice,
    ConditionOf,
    Day,
    Euro,
    Field,
    PeopleOf,
    PersonOf,
    Scan,
    SettlementOf,
    Text,
    TextVersion,
    Tick,
)
from izligums.process.rules import ending, people, settlement, staff
from izligums.process.steps.base import MEDIATORS, WORKING, Notify, Step
from izligums.settlements.enums import ConditionKind, Fulfilment


def may_sign(facts: CaseFacts, person: PersonFacts) -> bool:
    return any(
        not each.certified
        and person.id not in each.signed
        and person.id in settlement.may_sign(facts, each, facts.received_on)
        for each in facts.settlements
    )


def draft() -> Field:
    return SettlementOf("settlement", among=lambda one: not one.certified)


STEPS = (
    Step(
        name="draft_settlement",
        chapter="agreeing",
        who=MEDIATORS,
        stages=WORKING,
        asks=(PeopleOf("signatories", among=lambda facts, person: person.party and person.present),),
        rules=(
            staff.no_conflict,
            ending.not_ended,
            settlement.both_sides_sign,
            settlement.signatories_met,
            settlement.one_live_settlement,
            settlement.signatories_willing,
        ),
        changes="A settlement between these people is being written; talking alone may be enough, conditions are theirs.",
        promise="S3",
        citation=law.VPD_LAW_1_2,
    ),
    Step(
        name="add_condition",
        chapter="agreeing",
        who=MEDIATORS,
        stages=WORKING,
        asks=(
            draft(),
            Choice("kind", options=tuple(ConditionKind)),
            Text("text", limit=1000, long=True),
            PersonOf("owed_by", among=lambda facts, person: person.party),
            PersonOf("owed_to", among=lambda facts, person: person.party),
            Euro("amount", required=False),
            Day("due", required=False),
            Text("shown_by", required=False, limit=300),
        ),
        rules=(
            settlement.settlement_is_draft,
            settlement.payment_has_sum,
            settlement.due_day_not_past,
            settlement.child_term_kept,
        ),
        changes="One condition: what, by whom, to whom, until when, how shown. Signatures given before are void.",
        promise="S13",
        citation=law.VPD_LAW_1_2,
    ),
    Step(
        name="remove_condition",
        chapter="agreeing",
        who=MEDIATORS,
        stages=WORKING,
        asks=(draft(), ConditionOf("condition", among=lambda one, condition: not one.certified)),
        rules=(settlement.settlement_is_draft, settlement.condition_is_of_draft),
        changes="A condition is taken out of the draft. Signatures given before are void.",
        promise="S3",
        citation=law.VPD_LAW_1_2,
    ),
    Step(
        name="sign_settlement",
        chapter="agreeing",
        who=MEDIATORS,
        stages=WORKING,
        about=may_sign,
        asks=(draft(), Tick("time_to_think")),
        rules=(
            people.person_takes_part,
            settlement.settlement_is_draft,
            settlement.signs_for_oneself,
            settlement.signatories_willing,
            settlement.time_to_think,
        ),
        changes="The person has signed in the mediator's presence.",
        promise="S3",
        citation=law.KPL_381,
        deviable=True,
    ),
    Step(
        name="certify_settlement",
        chapter="agreeing",
        who=MEDIATORS,
        stages=WORKING,
        asks=(draft(), TextVersion("version", text="consequences"), Tick("voluntary"), Scan("scan")),
        rules=(
            staff.no_conflict,
            staff.mediators_qualified,
            settlement.settlement_is_draft,
            settlement.all_have_signed,
            settlement.signatories_willing,
            settlement.consequences_explained,
            settlement.child_term_kept,
        ),
        changes="The mediator certifies the signatures; the settlement binds those who signed.",
        documents=(Document.SETTLEMENT,),
        notices=(Notify.SIGNATORIES,),
        starts=("report_to_leader", "send_settlement", "child_report_to_court"),
        promise="S3",
        citation=law.KPL_381,
    ),
    Step(
        name="void_settlement",
        chapter="agreeing",
        who=MEDIATORS,
        stages=WORKING,
        asks=(draft(),),
        rules=(settlement.settlement_is_draft,),
        changes="The draft is given up; another can be written.",
        promise="S3",
        citation=law.ORDER_OF_RECORDS,
    ),
    Step(
        name="record_fulfilment",
        chapter="agreeing",
        who=MEDIATORS,
        stages=WORKING,
        asks=(
            ConditionOf("condition", among=lambda one, condition: one.certified),
            Choice("fulfilment", options=tuple(each for each in Fulfilment if each is not Fulfilment.OPEN)),
            Text("evidence", required=False, limit=300),
        ),
        rules=(settlement.condition_can_be_assessed,),
        changes="How far a condition has been fulfilled.",
        promise="S17",
        citation=law.CHILD_MEASURES_6_4,
    ),
    Step(
        name="report_fulfilment",
        chapter="agreeing",
        who=MEDIATORS,
        stages=WORKING,
        asks=(SettlementOf("settlement", among=lambda one: one.certified and not one.reported),),
        rules=(settlement.ready_to_report,),
        changes="The process leader, in a child's case the court, is told whether the conditions were fulfilled: fixed fields only.",
        documents=(Document.FULFILMENT_REPORT,),
        notices=(Notify.LEADER,),
        starts=("close_file",),
        ends=("child_report_to_court",),
        promise="S18",
        citation=law.CHILD_MEASURES_6_4,
    ),
)
