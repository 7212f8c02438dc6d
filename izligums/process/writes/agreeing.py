"""What acts about settlements write."""

from __future__ import annotations

from izligums.cases import actions as cases
from izligums.cases.enums import FactKind
from izligums.process.act import Act
from izligums.process.writes.context import Recording
from izligums.settlements import actions as settlements


def draft_settlement(recording: Recording, act: Act) -> int:
    return settlements.draft(case=recording.case, act=recording.entry, signatories=act["signatories"]).pk


def add_condition(recording: Recording, act: Act) -> int:
    condition = settlements.add_condition(
        settlement_id=act["settlement"],
        act=recording.entry,
        kind=act["kind"],
        text=act["text"],
        owed_by=act["owed_by"],
        owed_to=act["owed_to"],
        amount=act.get("amount"),
        due=act.get("due"),
        shown_by=act.get("shown_by") or "",
    )
    return condition.pk


def remove_condition(recording: Recording, act: Act) -> None:
    settlements.remove_condition(settlement_id=act["settlement"], condition_id=act["condition"], on=act.on)


def sign_settlement(recording: Recording, act: Act) -> None:
    settlements.sign(settlement_id=act["settlement"], participation_id=act.person or 0, act=recording.entry)


def certify_settlement(recording: Recording, act: Act) -> None:
    settlements.certify(
        settlement_id=act["settlement"],
        on=act.on,
        consequences_version=act["version"],
        scan_id=act.get("scan"),
    )
    cases.record_fact(FactKind.CERTIFICATION, act=recording.entry)


def void_settlement(recording: Recording, act: Act) -> None:
    settlements.void(settlement_id=act["settlement"])


def record_fulfilment(recording: Recording, act: Act) -> None:
    settlements.assess(
        condition_id=act["condition"],
        fulfilment=act["fulfilment"],
        on=act.on,
        evidence=act.get("evidence") or "",
    )


def report_fulfilment(recording: Recording, act: Act) -> None:
    settlements.report(settlement_id=act["settlement"], on=act.on)


WRITES = {
    "draft_settlement": draft_settlement,
    "add_condition": add_condition,
    "remove_condition": remove_condition,
    "sign_settlement": sign_settlement,
    "certify_settlement": certify_settlement,
    "void_settlement": void_settlement,
    "record_fulfilment": record_fulfilment,
    "report_fulfilment": report_fulfilment,
}
