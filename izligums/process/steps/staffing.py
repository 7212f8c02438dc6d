"""A mediator takes the case."""

from __future__ import annotations

from izligums.process import law
from izligums.process.fields import MediatorOf, Text, YesNo
from izligums.process.rules import staff
from izligums.process.steps.base import MEDIATORS, OFFICE, WORKING, Step

STEPS = (
    Step(
        name="assign_mediator",
        chapter="staffing",
        who=OFFICE,
        stages=WORKING,
        asks=(MediatorOf("mediator"),),
        rules=(staff.lead_is_free, staff.assigned_is_qualified),
        changes="The mediator leads the case once they have declared that there is no conflict of interest.",
        starts=("first_contact_offender",),
        ends=("assign_mediator",),
        promise="S5",
        citation=law.MK346,
    ),
    Step(
        name="assign_co_mediator",
        chapter="staffing",
        who=OFFICE,
        stages=WORKING,
        asks=(MediatorOf("mediator"),),
        rules=(staff.co_is_free, staff.assigned_is_qualified),
        changes="A second mediator works on the case.",
        promise="S5",
        citation=law.MK346,
    ),
    Step(
        name="declare_conflict",
        chapter="staffing",
        who=MEDIATORS,
        stages=WORKING,
        asks=(YesNo("conflict"),),
        rules=(staff.somebody_is_assigned, staff.declaration_is_open),
        changes="No conflict: the contact data open. Conflict: the assignment ends at once.",
        starts=("assign_mediator",),
        promise="S5",
        citation=law.PRACTICE,
    ),
    Step(
        name="end_assignment",
        chapter="staffing",
        who=OFFICE,
        stages=WORKING,
        asks=(MediatorOf("mediator"), Text("reason", limit=500, long=True)),
        rules=(staff.somebody_is_assigned,),
        changes="The mediator no longer works on the case and no longer opens it.",
        starts=("assign_mediator",),
        promise="S5",
        citation=law.ORDER_OF_RECORDS,
    ),
)
