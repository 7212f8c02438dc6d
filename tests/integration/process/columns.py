"""Columns of the tables of cases, as tests spoil them."""

from __future__ import annotations

#: table → columns that take the words of one enum and no other.
ENUMS = {
    "cases_case": "referral procedure leader_kind",
    "cases_assignment": "duty",
    "cases_reading": "outcome",
    "cases_participation": "channel language",
    "cases_fact": "kind signing",
    "cases_withholding": "ground",
    "meetings_session": "form mode",
    "settlements_condition": "kind",
    "dialogue_wishes": "seat first language",
    "dialogue_question": "way",
    "dialogue_reply": "way",
    "documents_owndata": "language",
    "documents_issueddocument": "kind side language",
    "messages_message": "kind medium state",
    "messages_terms": "medium hours wording",
    "process_deviation": "capacity",
}
