"""What must never be in the tables of cases, tried with plain SQL: each attempt copies a real row and spoils it."""

from __future__ import annotations

import pytest
from django.apps import apps

from tests.integration.process.columns import ENUMS
from tests.integration.process.full_office import FullOffice, full_office
from tests.support.breaking import copy_of, refused_by

pytestmark = pytest.mark.django_db

ROOMS = ("cases", "meetings", "dialogue", "settlements", "documents", "messages", "process")
NEXT = {"sequence": 9_999}
#: Codes that nobody has; unused.
FRESH: dict[str, object] = {"seed": "'x'", "invitation": "'x'", "used_at": "NULL", "returning": "NULL"}

#: Kinds of facts that carry more than who and when.
WHOLE = (
    *("safe_way", "contact", "acknowledgement", "information", "consent", "withdrawal", "talk", "absence", "agreement"),
    *("detention", "client_file", "concern", "ban", "ban_permission", "risk_review", "second_review", "safety_stop"),
    *("end", "closing", "disclosure", "disclosure_review", "intention", "guest_question"),
)

Attempt = tuple[str, str, str, dict[str, object]]
HALF_WRITTEN: list[Attempt] = [
    (f"cases_fact_{kind}_whole", "cases_fact", "kind = 'registration'", {"kind": f"'{kind}'"}) for kind in WHOLE
]

ITS_SESSION = "(SELECT min(s.id) FROM meetings_session s WHERE s.case_id = messages_message.case_id)"
SENT = "sent_at IS NOT NULL"
STRANGE_WORDS: list[Attempt] = [
    (f"{table}_{column}", table, "true", {column: "'x'"})
    for table, columns in ENUMS.items()
    for column in columns.split()
]

UNSEEN: dict[str, object] = {"key": "''", "resume": "''"}
REFUSED: dict[str, object] = {
    **UNSEEN,
    "refusal": "'no_proceedings'",
    "refused_by_id": "(SELECT min(id) FROM accounts_user)",
    "refused_at": "now()",
    "kept_until": "now()",
}

#: constraint → table, which row to copy, what to change in the copy (plain SQL); more than one way where it has parts.
ATTEMPTS: list[Attempt] = [
    *STRANGE_WORDS,
    ("cases_case_stage", "cases_case", "stage <> 'closed'", {"stage": "'x'"}),
    ("cases_case_outcome", "cases_case", "true", {"stage": "'closed'", "outcome": "'x'"}),
    ("cases_case_outcome_when_closed", "cases_case", "true", {"stage": "'closed'", "outcome": "NULL"}),
    ("cases_case_outcome_when_closed", "cases_case", "true", {"stage": "'preparing'", "outcome": "'declined'"}),
    ("cases_case_leader_whole", "cases_case", "true", {"leader_kind": "NULL"}),
    ("cases_case_leader_whole", "cases_case", "true", {"leader_office": "''"}),
    ("cases_case_imported_once", "cases_case", "source <> ''", {}),
    ("cases_act_capacity", "cases_act", "true", {**NEXT, "capacity": "'king'"}),
    ("cases_act_sequence", "cases_act", "true", {}),
    ("cases_act_deviation_by_two", "cases_act", "true", {**NEXT, "deviation": """'["x"]'""", "reason": "'x'"}),
    ("cases_act_deviation_by_two", "cases_act", "true", {**NEXT, "confirmed_by_id": "by_id"}),
    (
        "cases_act_deviation_by_two",
        "cases_act",
        "true",
        {**NEXT, "deviation": """'["x"]'""", "reason": "'x'", "confirmed_by_id": "by_id"},
    ),
    ("cases_assignment_one_live", "cases_assignment", "ended_on IS NULL", {"mediator_id": "0"}),
    ("cases_assignment_mediator_once", "cases_assignment", "ended_on IS NULL", {"duty": "'co'"}),
    ("cases_assignment_order", "cases_assignment", "true", {"ended_on": "started_on - 1"}),
    ("cases_assignment_conflict_ends", "cases_assignment", "ended_on IS NULL", {"declared": "false"}),
    (
        "cases_grant_capacity",
        "cases_grant",
        "true",
        {"capacity": "'guest'", "ended_by_id": "given_by_id", "ended_on": "started_on"},
    ),
    ("cases_grant_one_live", "cases_grant", "ended_on IS NULL", {}),
    ("cases_grant_ended_whole", "cases_grant", "ended_on IS NULL", {"ended_on": "started_on"}),
    ("cases_grant_ended_whole", "cases_grant", "ended_on IS NULL", {"ended_by_id": "given_by_id"}),
    ("cases_grant_order", "cases_grant", "true", {"ended_by_id": "given_by_id", "ended_on": "started_on - 1"}),
    ("cases_access_way", "cases_access", "true", {**FRESH, "way": "'owl'"}),
    ("cases_access_second", "cases_access", "true", {**FRESH, "second": "'owl'"}),
    ("cases_access_one_live", "cases_access", "true", FRESH),
    ("cases_access_ended_whole", "cases_access", "true", {**FRESH, "ended_on": "started_on"}),
    ("cases_access_ended_whole", "cases_access", "true", {**FRESH, "ended_by_id": "given_by_id"}),
    (
        "cases_access_order",
        "cases_access",
        "true",
        {**FRESH, "ended_by_id": "given_by_id", "ended_on": "started_on - 1"},
    ),
    ("cases_access_used_whole", "cases_access", "true", {**FRESH, "used_at": "now()"}),
    ("cases_access_used_whole", "cases_access", "true", {**FRESH, "returning": "'x'"}),
    ("cases_leaderaccess_one_live", "cases_leaderaccess", "true", {}),
    ("cases_leaderaccess_ended_whole", "cases_leaderaccess", "true", {"ended_on": "started_on"}),
    ("cases_leaderaccess_ended_whole", "cases_leaderaccess", "true", {"ended_by_id": "given_by_id"}),
    (
        "cases_leaderaccess_order",
        "cases_leaderaccess",
        "true",
        {"ended_by_id": "given_by_id", "ended_on": "started_on - 1"},
    ),
    ("cases_access_recognised_used", "cases_access", "true", {**FRESH, "recognised": "'x'"}),
    ("cases_knock_proven_whole", "cases_knock", "true", {"key": "'x'", "proven": "'x'"}),
    ("cases_knock_proven_whole", "cases_knock", "true", {"key": "'x'", "proven_at": "now()"}),
    ("cases_stopwish_one_open", "cases_stopwish", "true", {}),
    ("cases_opening_reason", "cases_opening", "true", {"reason": "''"}),
    ("cases_opening_order", "cases_opening", "true", {"until": "at"}),
    ("cases_opening_from_outside", "cases_opening", "true", {"from_unit_id": "unit_id"}),
    ("cases_opening_seen_whole", "cases_opening", "true", {"seen_at": "now()"}),
    ("cases_opening_seen_whole", "cases_opening", "true", {"seen_at": "now()", "seen_by_id": "holder_id"}),
    ("cases_reading_by_one", "cases_reading", "true", {"user_id": "NULL"}),
    ("cases_reading_by_one", "cases_reading", "user_id IS NOT NULL", {"visitor_id": "1"}),
    ("cases_deadline_one_live", "cases_deadline", "ended_on IS NULL", {}),
    ("cases_receivedfile_once", "cases_receivedfile", "true", {}),
    ("cases_participation_role", "cases_participation", "beside_id IS NOT NULL", {"role": "'ghost'"}),
    ("cases_participation_beside", "cases_participation", "role = 'victim'", {"beside_id": "id"}),
    ("cases_participation_beside", "cases_participation", "role = 'representative'", {"beside_id": "NULL"}),
    ("cases_participation_once", "cases_participation", "role = 'victim'", {}),
    ("cases_participation_once", "cases_participation", "role = 'representative'", {}),
    ("cases_fact_channel", "cases_fact", "kind = 'talk'", {"channel": "'x'"}),
    ("cases_fact_initiative", "cases_fact", "kind = 'contact'", {"initiative": "'x'"}),
    ("cases_fact_result", "cases_fact", "kind = 'contact'", {"result": "'x'"}),
    ("cases_fact_outcome", "cases_fact", "kind = 'registration'", {"outcome": "'x'"}),
    *HALF_WRITTEN,
    ("cases_fact_acknowledgement_whole", "cases_fact", "kind = 'acknowledgement'", {"text": "'I did not mean it'"}),
    ("cases_fact_withdrawal_whole", "cases_fact", "kind = 'talk'", {"kind": "'withdrawal'", "text": "'afraid'"}),
    (
        "cases_fact_safety_stop_whole",
        "cases_fact",
        "kind = 'acknowledgement'",
        {"kind": "'safety_stop'", "text": "'x'"},
    ),
    ("cases_fact_consent_whole", "cases_fact", "kind = 'consent'", {"version": "''"}),
    ("cases_fact_one_disclosure_review", "cases_fact", "kind = 'disclosure_review'", {}),
    ("cases_fact_client_file_number", "cases_fact", "kind = 'client_file'", {"person_id": "0"}),
    ("cases_fact_one_client_file", "cases_fact", "kind = 'client_file'", {"text": "'K-2'", "number_key": "'2'"}),
    ("cases_withholding_order", "cases_withholding", "true", {"until": "since - 1"}),
    ("cases_withholding_not_own", "cases_withholding", "true", {"reader_id": "by_id"}),
    ("cases_withholding_by_two", "cases_withholding", "second_id IS NOT NULL", {"second_id": "by_id"}),
    ("cases_withholding_by_two", "cases_withholding", "second_id IS NOT NULL", {"second_id": "reader_id"}),
    ("cases_withholding_by_two", "cases_withholding", "second_id IS NOT NULL", {"second_id": "NULL"}),
    ("cases_withholding_by_two", "cases_withholding", "second_id IS NULL", {"agreed_by_id": "decided_by_id"}),
    ("cases_withholding_ended_whole", "cases_withholding", "true", {"ended_on": "since"}),
    ("cases_act_by_somebody", "cases_act", "by_id IS NOT NULL", {"by_id": "NULL"}),
    ("cases_act_by_somebody", "cases_act", "by_id IS NOT NULL AND person_id IS NOT NULL", {"capacity": "'person'"}),
    ("dialogue_statement_state", "dialogue_statement", "state = 'handed'", {"state": "'read'"}),
    ("dialogue_statement_way", "dialogue_statement", "state = 'delivered'", {"way": "'owl'"}),
    ("dialogue_statement_given_back", "dialogue_statement", "state = 'given_back'", {"given_back": "'x'"}),
    ("dialogue_statement_not_to_oneself", "dialogue_statement", "state = 'delivered'", {"reader_id": "author_id"}),
    ("dialogue_statement_reader", "dialogue_statement", "state = 'delivered'", {"reader_id": "NULL"}),
    ("dialogue_statement_reader", "dialogue_statement", "state = 'handed'", {"reader_id": "0"}),
    ("dialogue_statement_wanted", "dialogue_statement", "state = 'delivered'", {"way": "'not'"}),
    ("dialogue_statement_wanted", "dialogue_statement", "state = 'handed'", {"way": "'office'"}),
    ("dialogue_statement_given_back_whole", "dialogue_statement", "state = 'given_back'", {"note": "''"}),
    ("dialogue_statement_given_back_whole", "dialogue_statement", "state = 'handed'", {"note": "'x'"}),
    ("meetings_room_name", "meetings_room", "true", {}),
    ("meetings_session_state", "meetings_session", "state = 'held'", {"state": "'x'"}),
    (
        "meetings_session_cancel_reason",
        "meetings_session",
        "state = 'held'",
        {"state": "'cancelled'", "cancel_reason": "'x'"},
    ),
    ("meetings_session_order", "meetings_session", "state = 'held'", {"end": "start"}),
    ("meetings_session_cancelled_whole", "meetings_session", "state = 'held'", {"state": "'cancelled'"}),
    ("meetings_session_ended_whole", "meetings_session", "state = 'held'", {"ended_by_id": "NULL"}),
    ("meetings_session_ended_whole", "meetings_session", "state = 'planned'", {"ended_by_id": "planned_by_id"}),
    ("meetings_session_one_planned", "meetings_session", "state = 'planned'", {}),
    ("meetings_sessionperson_once", "meetings_sessionperson", "true", {}),
    ("meetings_booking_of_one", "meetings_booking", "room_id IS NOT NULL", {"room_id": "NULL"}),
    ("meetings_booking_of_one", "meetings_booking", "room_id IS NOT NULL", {"mediator_id": "1"}),
    ("meetings_booking_mediator_free", "meetings_booking", "mediator_id IS NOT NULL", {}),
    ("meetings_booking_room_free", "meetings_booking", "room_id IS NOT NULL", {}),
    ("settlements_settlement_state", "settlements_settlement", "state = 'draft'", {"state": "'x'"}),
    ("settlements_settlement_certified_whole", "settlements_settlement", "state = 'draft'", {"state": "'certified'"}),
    (
        "settlements_settlement_certified_whole",
        "settlements_settlement",
        "state = 'draft'",
        {"reported_on": "written_on"},
    ),
    ("settlements_settlement_one_live", "settlements_settlement", "state = 'draft'", {}),
    ("settlements_signatory_once", "settlements_signatory", "true", {}),
    ("settlements_signature_one_live", "settlements_signature", "NOT void", {}),
    ("settlements_condition_fulfilment", "settlements_condition", "true", {"fulfilment": "'x'", "assessed_on": "due"}),
    ("settlements_condition_amount", "settlements_condition", "true", {"amount": "0"}),
    ("settlements_condition_payment_whole", "settlements_condition", "kind = 'payment'", {"amount": "NULL"}),
    ("settlements_condition_payment_whole", "settlements_condition", "kind = 'payment'", {"due": "NULL"}),
    ("settlements_condition_assessed_whole", "settlements_condition", "true", {"fulfilment": "'fulfilled'"}),
    ("settlements_condition_assessed_whole", "settlements_condition", "true", {"assessed_on": "due"}),
    ("dialogue_draft_one_each", "dialogue_draft", "true", {}),
    ("dialogue_question_answered", "dialogue_question", "true", {"answered": "'x'", "marked_by_id": "act_id"}),
    ("dialogue_question_text", "dialogue_question", "true", {"text": "''"}),
    ("dialogue_question_marked_whole", "dialogue_question", "answered = 'open'", {"answered": "'answered'"}),
    ("dialogue_question_marked_whole", "dialogue_question", "answered = 'open'", {"marked_by_id": "act_id"}),
    ("dialogue_saying_topic", "dialogue_saying", "topic = 'plan'", {"topic": "'gossip'"}),
    ("dialogue_saying_something", "dialogue_saying", "NOT wants_talk", {"text": "''"}),
    ("dialogue_saying_talk_afterwards", "dialogue_saying", "topic = 'plan'", {"wants_talk": "true"}),
    ("dialogue_saying_answered_when_asked", "dialogue_saying", "topic = 'plan'", {"answered_by_id": "act_id"}),
    ("dialogue_reply_words_when_written", "dialogue_reply", "way = 'talked'", {"way": "'written'"}),
    ("dialogue_reply_words_when_written", "dialogue_reply", "way = 'talked'", {"text": "'x'"}),
    ("documents_owndata_asked_whole", "documents_owndata", "asked_by_id IS NOT NULL", {"asked_by_id": "NULL"}),
    ("documents_owndata_asked_whole", "documents_owndata", "asked_by_id IS NOT NULL", {"reason": "''"}),
    ("dialogue_proposal_guest_answered", "dialogue_proposal", "guest_id IS NOT NULL", {"answered_by_id": "NULL"}),
    ("dialogue_proposal_words", "dialogue_proposal", "true", {"name": "''"}),
    ("dialogue_proposal_words", "dialogue_proposal", "true", {"relation": "''"}),
    ("dialogue_proposal_words", "dialogue_proposal", "true", {"reach": "''"}),
    ("documents_owndata_erased_whole", "documents_owndata", "true", {"erased_on": "now()", "content": "'x'"}),
    ("documents_issueddocument_rendered_whole", "documents_issueddocument", "true", {"content": "'x'", "sha256": "''"}),
    (
        "documents_issueddocument_rendered_whole",
        "documents_issueddocument",
        "true",
        {"content": "NULL", "sha256": "'x'"},
    ),
    ("messages_letter_state", "messages_letter", "true", {"state": "'x'", "way": "'post'", "dispatched_on": "now()"}),
    (
        "messages_letter_way",
        "messages_letter",
        "true",
        {"state": "'dispatched'", "way": "'owl'", "dispatched_on": "now()"},
    ),
    ("messages_letter_dispatched_whole", "messages_letter", "true", {"state": "'dispatched'"}),
    ("messages_letter_dispatched_whole", "messages_letter", "true", {"way": "'post'"}),
    ("messages_letter_dispatched_whole", "messages_letter", "true", {"state": "'held_back'", "way": "'post'"}),
    ("messages_letter_held_back_whole", "messages_letter", "true", {"state": "'held_back'", "held_back_by_id": "NULL"}),
    ("messages_letter_held_back_whole", "messages_letter", "true", {"state": "'waiting'", "held_back_by_id": "act_id"}),
    ("messages_message_problem", "messages_message", "true", {"state": "'failed'", "problem": "'x'"}),
    ("messages_message_sent_whole", "messages_message", "true", {"state": "'sent'"}),
    ("messages_message_sent_whole", "messages_message", "true", {"sent_at": "now()"}),
    ("messages_message_problem_when_failed", "messages_message", "true", {"state": "'failed'"}),
    ("messages_message_problem_when_failed", "messages_message", "true", {"problem": "'refused'"}),
    ("messages_message_session_when_reminding", "messages_message", "session_id IS NULL", {"kind": "'reminder'"}),
    ("messages_message_session_when_reminding", "messages_message", "kind = 'invitation'", {"session_id": ITS_SESSION}),
    ("messages_message_reminds_once", "messages_message", "kind = 'reminder'", {"state": "'waiting'"}),
    ("messages_message_one_word_of_news", "messages_message", "kind = 'news'", {"made_at": "now()"}),
    ("process_deviation_reason", "process_deviation", "true", {"reason": "''"}),
    ("process_deviation_decided_whole", "process_deviation", "true", {"confirmed": "true"}),
    (
        "process_deviation_by_two",
        "process_deviation",
        "true",
        {"confirmed": "true", "decided_by_id": "by_id", "decided_at": "now()"},
    ),
    ("process_application_key", "process_application", "sent_at IS NULL", {"resume": "''"}),
    ("process_application_resume", "process_application", "sent_at IS NULL", {"key": "''"}),
    ("process_application_language", "process_application", SENT, {**UNSEEN, "language": "'xx'"}),
    ("process_application_refusal", "process_application", SENT, {**REFUSED, "refusal": "'x'"}),
    ("process_application_sent_whole", "process_application", "sent_at IS NULL", {**UNSEEN, "kept_until": "NULL"}),
    ("process_application_sent_whole", "process_application", SENT, {**UNSEEN, "unit_id": "NULL"}),
    ("process_application_sent_whole", "process_application", SENT, {**UNSEEN, "resume": "'x'"}),
    ("process_application_refused_whole", "process_application", SENT, {**REFUSED, "key": "'x'"}),
    ("process_application_refused_whole", "process_application", SENT, {**REFUSED, "refused_at": "NULL"}),
    (
        "process_application_requested_whole",
        "process_application",
        SENT,
        {**UNSEEN, "authority_id": "(SELECT min(id) FROM accounts_authority)"},
    ),
]


def test_every_constraint_is_attempted() -> None:
    declared = {
        constraint.name
        for room in ROOMS
        for model in apps.get_app_config(room).get_models()
        for constraint in model._meta.constraints
    }
    assert declared == {name for name, *_ in ATTEMPTS}


@pytest.fixture
def office() -> FullOffice:
    return full_office()


def test_constraints_hold(office: FullOffice) -> None:
    """One office for all attempts: each leaves the tables as they were."""
    broken = {
        f"{name} ({where}, {changes})": by
        for name, table, where, changes in ATTEMPTS
        if (by := refused_by(copy_of(table, where, **changes))) != name
    }
    assert broken == {}
