"""What a person is not shown for a time: that somebody of the service opened their data. Decided by one, agreed to by
another, over by itself on its day."""

from __future__ import annotations

from izligums.cases.enums import WithholdingGround
from izligums.process import law
from izligums.process.fields import Choice, Day, ReaderOf, Text, WithholdingOf, YesNo
from izligums.process.rules import withholding
from izligums.process.steps.base import EVERY, HEAD, OFFICE, Step

STEPS = (
    Step(
        name="withhold_openings",
        chapter="withholding",
        who=HEAD,
        stages=EVERY,
        about=lambda facts, person: True,
        asks=(
            ReaderOf("reader"),
            Choice("ground", options=tuple(WithholdingGround)),
            Text("reason", limit=500, long=True),
            Day("since"),
            Day("until"),
        ),
        rules=(withholding.has_an_end, withholding.not_ones_own),
        changes="It is decided that a person is not shown the openings of one member of the service until a day. Nothing is withheld before a second person agrees.",
        promise="S10",
        citation=law.WITHHOLDING,
    ),
    Step(
        name="review_withholding",
        chapter="withholding",
        who=OFFICE,
        stages=EVERY,
        asks=(
            WithholdingOf("withholding", among=lambda withholding: not withholding.agreed),
            YesNo("agrees"),
            Text("reason", limit=500, long=True),
        ),
        rules=(withholding.waits_for_second, withholding.agreed_to_by_another),
        changes="A second person agrees, and the openings are withheld until the day; or disagrees, and they are shown.",
        promise="S10",
        citation=law.WITHHOLDING,
    ),
    Step(
        name="end_withholding",
        chapter="withholding",
        who=OFFICE,
        stages=EVERY,
        asks=(WithholdingOf("withholding"), Text("reason", limit=500, long=True)),
        rules=(withholding.still_lasts,),
        changes="The person is shown the openings again, before the day on which it would have ended by itself.",
        promise="S10",
        citation=law.WITHHOLDING,
    ),
)
