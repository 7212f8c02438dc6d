"""A case comes in, is registered, moves to another unit or another process leader."""

from __future__ import annotations

from izligums.cases.enums import LeaderKind, Procedure, Referral, Role, Stage
from izligums.process import law
from izligums.process.fields import Choice, Day, Field, LanguageOf, MunicipalityOf, PersonOf, Text, Tick, UnitOf, YesNo
from izligums.process.rules import intake, people
from izligums.process.steps.base import ANYBODY, OFFICE, OPEN, Step

PERSON_FIELDS: tuple[Field, ...] = (
    Choice("role", options=tuple(Role)),
    PersonOf("beside", required=False, among=lambda facts, person: person.party and person.present),
    Text("given_name", required=False),
    Text("family_name", required=False),
    Text("legal_name", required=False),
    Text("registration_no", required=False, limit=20),
    Day("born", required=False, future=False),
    Text("personal_code", required=False, limit=12),
    Tick("trusteeship"),
    Tick("applicant"),
    LanguageOf("language", required=False),
)

STEPS = (
    Step(
        name="receive",
        chapter="intake",
        who=OFFICE,
        stages=frozenset(),  # there is no case yet
        asks=(
            Choice("referral", options=tuple(Referral)),
            Choice("procedure", options=tuple(Procedure)),
            Day("received_on", future=False),
            Text("offence", limit=500),
            Text("offence_article", required=False, limit=100),
            Text("proceedings_no", required=False, limit=40),
            Choice("leader_kind", required=False, options=tuple(LeaderKind)),
            Text("leader_name", required=False),
            Text("leader_office", required=False),
            Text("leader_address", required=False, limit=300),
            Day("due_on", required=False),
            MunicipalityOf("municipality"),
        ),
        rules=(),
        changes="A request, proposal or application lies in the inbox of the unit whose area it falls into.",
        starts=("enter_data",),
        promise="S26",
        citation=law.MK347_1_2,
    ),
    Step(
        name="add_person",
        chapter="intake",
        who=ANYBODY,
        stages=OPEN,
        asks=PERSON_FIELDS,
        rules=(people.stands_beside_a_party,),
        changes="One more person takes part; the risk review has to be made again.",
        ends=("risk_review_valid",),
        promise="S9",
        citation=law.MK825_4_2,
    ),
    Step(
        name="set_concern",
        chapter="intake",
        who=ANYBODY,
        stages=OPEN,
        about=lambda facts, person: person.role is Role.OFFENDER and person.present,
        asks=(
            PersonOf("victim", among=lambda facts, person: person.role is Role.VICTIM and person.present),
            YesNo("concerns"),
        ),
        rules=(people.pair_is_offender_and_victim,),
        changes="Says whether this offender harmed this victim; only those two then wait for one another.",
        promise="S1",
        citation=law.DIRECTIVE_12_C,
    ),
    Step(
        name="register",
        chapter="intake",
        who=OFFICE,
        stages=frozenset({Stage.RECEIVED}),
        asks=(),
        rules=(
            intake.not_yet_registered,
            intake.both_sides_named,
            intake.application_names_applicant,
            intake.proposal_is_for_child_measure,
        ),
        changes="The unit takes the case on.",
        starts=("assign_mediator", "hold_session"),
        ends=("enter_data",),
        promise="S26",
        citation=law.MK347_1_2,
    ),
    Step(
        name="transfer",
        chapter="intake",
        who=OFFICE,
        stages=OPEN,
        asks=(UnitOf("unit"), Text("reason", limit=500, long=True)),
        rules=(intake.no_session_is_planned,),
        changes="The case lies in another unit's inbox; assignments end, the number stays.",
        ends=("assign_mediator",),
        promise="S26",
        citation=law.ORDER_OF_RECORDS,
    ),
    Step(
        name="change_leader",
        chapter="intake",
        who=ANYBODY,
        stages=OPEN,
        asks=(
            Choice("leader_kind", options=tuple(LeaderKind)),
            Text("leader_name"),
            Text("leader_office"),
            Text("leader_address", required=False, limit=300),
            Text("proceedings_no", required=False, limit=40),
            Choice("procedure", options=tuple(Procedure)),
            Day("due_on", required=False),
        ),
        rules=(intake.due_day_lies_ahead,),
        changes="Another official directs the proceedings, or they stand at another stage, or the due day changed.",
        promise="S18",
        citation=law.MK347_2,
    ),
)
