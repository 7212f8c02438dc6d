"""A state machine that does to a real case whatever the table offers, and asks a mirror what must have come of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Any

from django.db import transaction
from hypothesis import note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from izligums.accounts.models import User
from izligums.cases.models import Act as Entry
from izligums.messages.models import Letter
from izligums.process import deviations
from izligums.process.act import Act
from izligums.process.deviations import answers_fit
from izligums.process.judge import fits
from izligums.process.perform import perform
from izligums.process.refusals import NotRecorded, Taken
from izligums.process.rules.ending import CORRECTABLE
from izligums.process.steps import ALWAYS, TABLE
from izligums.process.steps.base import Step
from tests.integration.process.answers import Surroundings, acts, steps_in_play
from tests.support.office import at_noon
from tests.support.watched import Watched

KINDS = (
    *("leading_on",) * 8,
    *("something_fitting",) * 10,
    *("anything", "correction", "against_a_rule", "second_person"),
    *("days_pass",) * 3,
)
LATE = (0, 0, 0, 0, 1, 3, 10, 30)  # days between the act and its recording
PAUSES = (1, 3, 3, 10)
MOST = 150  # acts looked at for one step

#: What brings a case to its end by the ordinary way.
ONWARD = (
    *("register", "assign_mediator", "declare_conflict", "record_contact", "record_acknowledgement"),
    *("give_information", "record_consent", "record_talk", "record_agreement", "review_risk", "second_review"),
    *("plan_session", "hold_session", "draft_settlement", "add_condition", "sign_settlement", "certify_settlement"),
    *("send_result_notice", "record_fulfilment", "report_fulfilment", "close", "reopen"),
)
#: What ends or hinders a case, and what says little: seldom, so that cases come far.
SELDOM = {
    *("transfer", "end_assignment", "correct", "lift_stop", "record_death", "stop_for_safety"),
    *("record_withdrawal", "end_participation", "add_person", "cancel_session", "void_settlement"),
    *("allow_absence", "record_ban", "end_without_settlement", "open_client_file", "close", "recall"),
    *("record_disclosure", "review_disclosure", "withhold_openings", "review_withholding", "end_withholding"),
    *("connect_leader", "disconnect_leader", "give_back_statement", "take_back_statement"),
    *("connect_leader", "disconnect_leader", "say_wishes", "ask_question", "mark_question"),
    *("share_plan", "say_how_i_am", "reply_to_person"),
    *("set_concern", "record_detention", "record_dispatch", "record_return", "record_safe_way", "change_leader"),
}

#: What only the database knows: an hour that is booked, a number in use, somebody who is in the case already.
MAY_BE_TAKEN = {"plan_session", "open_client_file", "add_person", "sign_settlement"}


@dataclass(frozen=True)
class Ground:
    """Where every run begins: cases in many stages, and who works in the office."""

    cases: tuple[Watched, ...]
    users: tuple[User, ...]
    around: Surroundings


class CaseMachine(RuleBasedStateMachine):
    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self.ground = ground
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.waiting: list[tuple[int, Act]] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.outer.__exit__(None, None, None)

    @initialize(beginning=st.integers(0, 2**63))
    def begins(self, beginning: int) -> None:
        self.beginning, self.thrown = beginning, 0
        self.watched = self.ground.cases[beginning % len(self.ground.cases)].copy()

    # -- what can happen -----------------------------------------------------------------------------------------------

    @rule(seed=st.integers(0, 2**63))
    def something_happens(self, seed: int) -> None:
        """One rule and fair dice: left to choose by itself, Hypothesis prefers few rules and the same choice again."""
        self.thrown += 1
        dice = Random(f"{self.beginning} {self.thrown} {seed}")  # noqa: S311 - for variety only
        getattr(self, dice.choice(KINDS))(dice)

    def something_fitting(self, dice: Random) -> None:
        """Something that the rules let through, if it is soon found."""
        on = self.day(dice)
        for _attempt in range(4):
            step = dice.choice(self.fitting(on))
            by = self.somebody(dice, step)
            tried = self.acts(step, by, on)
            easy = [act for act in tried if self.watched.verdict(act, by=by, reason="x") == "ok"]
            if easy:
                break
        if tried:
            act = dice.choice(easy or tried)
            self.do(act, by, reason=dice.choice(["", "There is a reason."]))

    def leading_on(self, dice: Random) -> None:
        for name in dice.sample(ONWARD, len(ONWARD)):
            step, session = TABLE[name], self.watched.facts().session
            on = session.on if session is not None and name == "hold_session" else self.watched.today
            by = self.somebody(dice, step)
            easy = [each for each in self.acts(step, by, on) if self.watched.verdict(each, by=by, reason="x") == "ok"]
            if easy:
                self.do(dice.choice(easy), by, reason="There is a reason.")
                return

    def anything(self, dice: Random) -> None:
        on, by = self.day(dice), dice.choice(self.ground.users)
        tried = self.acts(dice.choice(steps_in_play()), by, on)
        if tried:
            self.do(dice.choice(tried), by)

    def correction(self, dice: Random) -> None:
        mistaken = [id for id, act in self.watched.mirror.acts.items() if act.step in CORRECTABLE]
        if mistaken:
            values = {"act": dice.choice(mistaken), "reason": "A mistake."}
            by = self.somebody(dice, TABLE["correct"])
            self.do(Act("correct", self.watched.today, by.pk, None, values), by)

    def days_pass(self, dice: Random) -> None:
        """Often until the day for which a session is planned."""
        session = self.watched.facts().session
        if session is not None and session.on > self.watched.today and dice.random() < 0.5:
            self.watched.today = session.on
        else:
            self.watched.today += timedelta(days=dice.choice(PAUSES))

    def against_a_rule(self, dice: Random) -> None:
        on = self.day(dice)
        step = dice.choice([step for step in steps_in_play() if step.deviable])
        by = self.somebody(dice, step)
        tried = self.acts(step, by, on)
        if not tried:
            return
        broken = [act for act in tried if self.watched.verdict(act, by=by) == "Refused"]
        act = dice.choice(broken or tried)
        note(f"{self.watched.today}: {by.username} writes down {act}")
        proposed = self.expect(
            self.deviates(act) if self.watched.capacities(by) & step.who else "NotAllowed",
            lambda: deviations.propose(
                case=self.watched.case.pk,
                step=act.step,
                on=act.on,
                by=by,
                at=at_noon(self.watched.today),
                reason="It has happened.",
                person=act.person,
                values=act.values,
            ),
        )
        if proposed is not None:
            self.waiting.append((proposed.pk, act))

    def second_person(self, dice: Random) -> None:
        if not self.waiting:
            return
        (id, act), confirms = self.waiting.pop(), dice.choice([True, True, False])
        by = self.somebody(dice, TABLE["lift_stop"])  # of the office
        allowed = self.watched.capacities(by) & deviations.CONFIRMERS and by.pk != act.by
        decide: Callable[..., Any] = deviations.confirm if confirms else deviations.refuse
        entry = self.expect(
            "NotAllowed" if not allowed else self.deviates(act) if confirms else "ok",
            lambda: decide(deviation=id, by=by, at=at_noon(self.watched.today)),
            taken=act.step in MAY_BE_TAKEN,
        )
        if isinstance(entry, Entry):
            self.watched.record(entry, act)

    # -- what must hold ------------------------------------------------------------------------------------------------

    @invariant()
    def case_is_as_its_acts_say(self) -> None:
        if hasattr(self, "watched"):
            self.watched.compare()
            self.watched.compare(self.watched.today - timedelta(days=5))

    # -- how -----------------------------------------------------------------------------------------------------------

    def day(self, dice: Random) -> date:
        return self.watched.today - timedelta(days=dice.choice(LATE))

    def somebody(self, dice: Random, step: Step) -> User:
        """Somebody who may; when nobody may, anybody."""
        may = [user for user in self.ground.users if self.watched.capacities(user) & step.who]
        return dice.choice(may or list(self.ground.users))

    def fitting(self, on: date) -> list[Step]:
        facts = self.watched.facts(on)
        fitting = [step for step in steps_in_play() if fits(step, facts)]
        return [step for step in fitting for _ in range(1 if step.name in SELDOM else 9)]

    def acts(self, step: Step, by: User, on: date) -> list[Act]:
        return list(islice(acts(self.watched, self.around(), step, by, on), MOST))

    def around(self) -> Surroundings:
        letters = Letter.objects.filter(case=self.watched.case).order_by("pk").values_list("pk", flat=True)
        return Surroundings(**{**vars(self.ground.around), "letters": tuple(letters)})

    def do(self, act: Act, by: User, *, reason: str = "") -> None:
        expected = self.watched.verdict(act, by=by, reason=reason)
        note(f"{self.watched.today}: {by.username} {expected}: {act}")
        entry = self.expect(
            expected,
            lambda: perform(
                case=self.watched.case.pk,
                step=act.step,
                on=act.on,
                by=by,
                at=at_noon(self.watched.today),
                person=act.person,
                values=act.values,
                reason=reason,
            ),
            taken=act.step in MAY_BE_TAKEN,
            refused_by_letter=act.step in ("record_dispatch", "record_return"),
        )
        if entry is not None:
            self.watched.record(entry, act)

    def deviates(self, act: Act) -> str:
        facts = self.watched.facts(act.on)
        if not self.watched.fits(act) or not answers_fit(TABLE[act.step], facts, act):
            return "WrongStage"
        slips = [finding for finding in self.watched.findings(act) if finding.blocks and finding.rule in ALWAYS]
        return "Refused" if slips else "ok"

    def expect(
        self, verdict: str, what: Callable[[], Any], *, taken: bool = False, refused_by_letter: bool = False
    ) -> Any:
        """The result, when it goes as expected and something was written."""
        try:
            done = what()
        except Taken:
            assert (verdict, taken) == ("ok", True)
            return None
        except NotRecorded as refusal:
            if type(refusal).__name__ != verdict:
                raise
            return None
        except ValueError:
            assert (verdict, refused_by_letter) == ("ok", True)
            return None
        assert verdict == "ok", verdict
        return done
