"""Writes of settlements. Called by the process alone, inside its transaction."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from izligums.cases.models import Act, Case
from izligums.settlements.enums import ConditionKind, Fulfilment, SettlementState
from izligums.settlements.models import Condition, Settlement, Signatory, Signature


def draft(*, case: Case, act: Act, signatories: Iterable[int]) -> Settlement:
    ids = sorted(signatories)
    key = ",".join(map(str, ids))
    settlement = Settlement.objects.create(case=case, act=act, signatories_key=key, written_on=act.happened_on)
    Signatory.objects.bulk_create(Signatory(settlement=settlement, participation_id=id) for id in ids)
    return settlement


def add_condition(
    *,
    settlement_id: int,
    act: Act,
    kind: ConditionKind,
    text: str,
    owed_by: int,
    owed_to: int,
    amount: Decimal | None,
    due: date | None,
    shown_by: str,
) -> Condition:
    """`amount` in euro. The text has changed, so signatures given before are void."""
    _rewritten(settlement_id, on=act.happened_on)
    return Condition.objects.create(
        settlement_id=settlement_id,
        act=act,
        kind=kind,
        text=text,
        owed_by_id=owed_by,
        owed_to_id=owed_to,
        amount=amount,
        due=due,
        shown_by=shown_by,
    )


def remove_condition(*, settlement_id: int, condition_id: int, on: date) -> None:
    _rewritten(settlement_id, on=on)
    Condition.objects.filter(pk=condition_id, settlement_id=settlement_id).update(removed=True)


def sign(*, settlement_id: int, participation_id: int, act: Act) -> None:
    Signature.objects.create(
        settlement_id=settlement_id, participation_id=participation_id, act=act, signed_on=act.happened_on
    )


def certify(*, settlement_id: int, on: date, consequences_version: str, scan_id: int | None) -> None:
    Settlement.objects.filter(pk=settlement_id).update(
        state=SettlementState.CERTIFIED, certified_on=on, consequences_version=consequences_version, scan_id=scan_id
    )


def void(*, settlement_id: int) -> None:
    """Give up a draft."""
    Settlement.objects.filter(pk=settlement_id, state=SettlementState.DRAFT).update(state=SettlementState.VOID)


def assess(*, condition_id: int, fulfilment: Fulfilment, on: date, evidence: str) -> None:
    condition = Condition.objects.select_related("settlement").get(pk=condition_id)
    condition.fulfilment, condition.assessed_on, condition.evidence = fulfilment, on, evidence
    condition.save(update_fields=["fulfilment", "assessed_on", "evidence"])


def report(*, settlement_id: int, on: date) -> None:
    Settlement.objects.filter(pk=settlement_id).update(reported_on=on)


def _rewritten(settlement_id: int, *, on: date) -> None:
    """Nobody has signed the changed text yet."""
    Settlement.objects.filter(pk=settlement_id).update(written_on=on)
    Signature.objects.filter(settlement_id=settlement_id, void=False).update(void=True)
