"""What cannot be kept within the service: passed outside at once by one person, looked at afterwards by another."""

from __future__ import annotations

from izligums.cases.enums import DisclosedData, DisclosureGround, Recipient
from izligums.process import law
from izligums.process.fields import Choice, Choices, DisclosureOf, Text, YesNo
from izligums.process.rules import disclosing
from izligums.process.steps.base import ANYBODY, EVERY, OFFICE, Step

STEPS = (
    Step(
        name="record_disclosure",
        chapter="disclosing",
        who=ANYBODY,
        stages=EVERY,
        asks=(
            Choice("recipient", options=tuple(Recipient)),
            Text("to_whom"),
            Choice("ground", options=tuple(DisclosureGround)),
            Text("reason", limit=500, long=True),
            Choices("data", options=tuple(DisclosedData)),
        ),
        rules=(disclosing.something_was_passed,),
        changes="Something was passed outside the service, without waiting for anybody; a second person looks at it afterwards. Nothing else of the case changes.",
        promise="S10",
        citation=law.DUTY_TO_TELL,
    ),
    Step(
        name="review_disclosure",
        chapter="disclosing",
        who=OFFICE,
        stages=EVERY,
        asks=(DisclosureOf("disclosure"), YesNo("justified"), Text("reason", limit=500, long=True)),
        rules=(disclosing.second_person_looks,),
        changes="A second person says whether what was passed outside had to be, and why.",
        promise="S10",
        citation=law.DIRECTIVE_12_E,
    ),
)
