"""No row of one case points into another case, tried with plain SQL: each attempt copies a real row and bends it."""

from __future__ import annotations

import pytest
from django.apps import apps

from tests.integration.process.full_office import full_office
from tests.integration.process.test_constraints import FRESH, ROOMS
from tests.support.breaking import copy_of, refused_by

pytestmark = pytest.mark.django_db

#: table → its columns that point to rows of a case, and the tables these lie in.
POINTERS: dict[str, dict[str, str]] = {
    "cases_act": {"person": "cases_participation", "superseded_by": "cases_act"},
    "cases_participation": {"beside": "cases_participation", "act": "cases_act"},
    "cases_fact": {
        "person": "cases_participation",
        "other": "cases_participation",
        "act": "cases_act",
        "scan": "cases_receivedfile",
        "of": "cases_fact",
    },
    "cases_grant": {"given_by": "cases_act", "ended_by": "cases_act"},
    "cases_access": {"participation": "cases_participation", "given_by": "cases_act", "ended_by": "cases_act"},
    "cases_stopwish": {"participation": "cases_participation", "answered_by": "cases_act"},
    "cases_withholding": {
        "participation": "cases_participation",
        "decided_by": "cases_act",
        "agreed_by": "cases_act",
        "ended_by": "cases_act",
    },
    "dialogue_statement": {"author": "cases_participation", "act": "cases_act", "reader": "cases_participation"},
    "meetings_session": {"planned_by": "cases_act", "ended_by": "cases_act"},
    "meetings_sessionperson": {"participation": "cases_participation"},
    "cases_leaderaccess": {"given_by": "cases_act", "ended_by": "cases_act"},
    "cases_receivedfile": {"sender": "cases_participation"},
    "settlements_settlement": {"act": "cases_act", "scan": "cases_receivedfile"},
    "dialogue_saying": {"participation": "cases_participation", "act": "cases_act", "answered_by": "cases_act"},
    "dialogue_reply": {"participation": "cases_participation", "act": "cases_act"},
    "dialogue_wishes": {"participation": "cases_participation", "act": "cases_act"},
    "dialogue_question": {"participation": "cases_participation", "act": "cases_act", "marked_by": "cases_act"},
    "settlements_signatory": {"participation": "cases_participation"},
    "settlements_signature": {"participation": "cases_participation", "act": "cases_act"},
    "settlements_condition": {
        "owed_by": "cases_participation",
        "owed_to": "cases_participation",
        "act": "cases_act",
    },
    "documents_issueddocument": {"act": "cases_act", "recipient": "cases_participation"},
    "documents_owndata": {"participation": "cases_participation"},
    "dialogue_draft": {"participation": "cases_participation"},
    "dialogue_proposal": {
        "participation": "cases_participation",
        "act": "cases_act",
        "answered_by": "cases_act",
        "guest": "cases_participation",
    },
    "messages_letter": {
        "document": "documents_issueddocument",
        "recipient": "cases_participation",
        "act": "cases_act",
        "held_back_by": "cases_act",
    },
    "messages_message": {"recipient": "cases_participation", "session": "meetings_session"},
    "messages_terms": {"participation": "cases_participation", "act": "cases_act"},
    "process_deviation": {"person": "cases_participation"},
}
OF_A_CASE = {
    *("cases_participation", "cases_act", "cases_fact", "cases_receivedfile", "documents_issueddocument"),
    "meetings_session",
}
#: By these, rows know their case at all.
PARENTS = {("meetings_sessionperson", "session"), ("meetings_booking", "session")}
#: Rows that know their case only through another row.
THROUGH = {
    "meetings_sessionperson": ("session_id", "meetings_session"),
    "settlements_signatory": ("settlement_id", "settlements_settlement"),
    "settlements_signature": ("settlement_id", "settlements_settlement"),
    "settlements_condition": ("settlement_id", "settlements_settlement"),
}
#: Which row to copy, where not every row will do.
WHERE = {
    "cases_withholding": "agreed_by_id IS NOT NULL",
    "dialogue_statement": "state = 'delivered'",
    "cases_fact": "kind = 'talk'",
    "cases_participation": "role = 'supporter'",
    "messages_message": "kind = 'reminder'",
}
#: Papers without a letter: a second letter of one paper is refused anyway.
UNSENT = "id NOT IN (SELECT document_id FROM messages_letter)"
UNIQUELY = {"documents_issueddocument"}
#: What a copy needs besides, so that nothing else refuses it.
BESIDES: dict[str, dict[str, object]] = {
    "cases_act": {"sequence": 9_999},
    "cases_participation": {
        "beside_id": "(SELECT other.id FROM cases_participation other WHERE other.role = 'offender'"
        " AND other.case_id = cases_participation.case_id)"
    },
    "cases_grant": {"ended_by_id": "given_by_id", "ended_on": "started_on"},
    "cases_access": {**FRESH, "ended_by_id": "given_by_id", "ended_on": "started_on"},
    "cases_leaderaccess": {"ended_by_id": "given_by_id", "ended_on": "started_on"},
    "cases_stopwish": {
        "answered_by_id": "(SELECT max(act.id) FROM cases_act act WHERE act.case_id = cases_stopwish.case_id)"
    },
    "cases_receivedfile": {"sha256": "'x'"},
    "cases_withholding": {"ended_by_id": "agreed_by_id", "ended_on": "until"},
    "dialogue_draft": {"page": "'/another/'"},
    "dialogue_question": {"answered": "'answered'", "marked_by_id": "act_id"},
    "settlements_settlement": {"signatories_key": "'0'"},
    "settlements_signature": {"void": "true"},
    "messages_message": {
        "recipient_id": "(SELECT min(other.id) FROM cases_participation other"
        " WHERE other.case_id = messages_message.case_id AND other.id <> messages_message.recipient_id)"
    },
    "messages_letter": {
        "state": "'held_back'",
        "held_back_by_id": "act_id",
        "document_id": "(SELECT max(paper.id) FROM documents_issueddocument paper"
        f" WHERE paper.case_id = messages_letter.case_id AND paper.{UNSENT})",
    },
}


def test_every_pointer_into_a_case_is_attempted() -> None:
    declared = {
        (model._meta.db_table, field.name)
        for room in ROOMS
        for model in apps.get_app_config(room).get_models()
        for field in model._meta.concrete_fields
        if field.related_model is not None and field.related_model._meta.db_table in OF_A_CASE
    }
    assert declared - PARENTS == {(table, column) for table, columns in POINTERS.items() for column in columns}


def of_case(table: str, case: int) -> str:
    if table in THROUGH:
        link, parent = THROUGH[table]
        return f"{link} IN (SELECT id FROM {parent} WHERE case_id = {case})"
    return f"case_id = {case} AND {WHERE.get(table, 'true')}"


def test_rows_of_one_case_never_point_into_another() -> None:
    full = full_office()
    held_against: dict[tuple[str, str], str] = {}
    for table, columns in POINTERS.items():
        in_planned = table in ("process_deviation", "messages_letter", "messages_message")
        case, other = (full.planned.pk, full.writing.pk) if in_planned else (full.writing.pk, full.planned.pk)
        besides = BESIDES.get(table, {})
        assert refused_by(copy_of(table, of_case(table, case), **besides)) in ("", f"{table}_once"), table
        for column, target in columns.items():
            among = f"{target} WHERE case_id = {other}" + (f" AND {UNSENT}" if target in UNIQUELY else "")
            bent = besides | {f"{column}_id": f"(SELECT max(id) FROM {among})"}
            held_against[table, column] = refused_by(copy_of(table, of_case(table, case), **bent))
    assert held_against == {
        (table, column): f"{table}_{column}_same_case" for table, columns in POINTERS.items() for column in columns
    }
