"""Who outside the service is told how a case stands: one verified official, by an act, until an act ends it."""

from __future__ import annotations

from dataclasses import replace

from izligums.process.act import Act
from izligums.process.facts import CaseFacts
from izligums.process.invariants.base import Breaches, after_acts, in_states

CONNECTING = ("connect_leader", "disconnect_leader")


@after_acts("Directive 2012/29/EU 12(1)(e); our promise")
def nobody_outside_is_told_but_by_an_act(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """An account is connected by the act that says so and by nothing else: of a verified official of the kind who
    directs the proceedings, where no other account is connected. It stays until an act that speaks of it."""
    if before.leader_account == after.leader_account:
        return
    if after.leader_account is None:
        if act.step not in ("disconnect_leader", "change_leader"):
            yield f"{act.step} took an account away"
        return
    if act.step != "connect_leader":
        yield f"{act.step} connected an account"
        return
    if not (act["known"].verified and act["known"].same_kind):
        yield "the account is not verified, or belongs to another kind of official"
    if before.leader_account is not None:
        yield "another account was connected already"


@after_acts("Directive 2012/29/EU 12(1)(e); our promise", "disconnect_leader", "change_leader")
def who_no_longer_directs_is_told_nothing(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """No account is connected after the connection was ended, or after somebody else came to direct the proceedings."""
    if after.leader_account is not None and not (act.step == "change_leader" and act["same_leader"]):
        yield "an account is still connected"


@after_acts("our promise", *CONNECTING)
def connecting_changes_nothing_else(before: CaseFacts, act: Act, after: CaseFacts) -> Breaches:
    """Connecting an account, or ending that, changes nothing else of a case."""
    if replace(before, leader_account=None) != replace(after, leader_account=None):
        yield "something else of the case changed"


@in_states("our promise")
def only_a_process_leader_is_connected(facts: CaseFacts) -> Breaches:
    """Where nobody directs proceedings, no account is connected."""
    if facts.leader_account is not None and not facts.has_leader:
        yield "an account is connected, but nobody directs proceedings"
