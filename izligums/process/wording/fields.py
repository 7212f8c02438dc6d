"""What the questions of a step are called: by step and field where the meaning differs, else by field."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Key = str | tuple[str, str]

FIELD_LABELS: dict[Key, str | Promise] = {
    # intake
    "referral": _("How did the case come in?"),
    "procedure": _("Where does the criminal matter stand?"),
    "received_on": _("Day of receipt"),
    "offence": _("What happened, in one sentence"),
    "offence_article": _("Article of the Criminal Law"),
    "proceedings_no": _("Number of the proceedings"),
    "leader_kind": _("Who directs the proceedings?"),
    "leader_name": _("Name of the process leader"),
    "leader_office": _("Office of the process leader"),
    "leader_address": _("Address of the process leader"),
    "due_on": _("Answer is due on"),
    "municipality": _("Municipality"),
    "role": _("In which role?"),
    "beside": _("Beside whom?"),
    "given_name": _("Given name"),
    "family_name": _("Family name"),
    "legal_name": _("Name of the organisation"),
    "registration_no": _("Registration number"),
    "born": _("Date of birth"),
    "personal_code": _("Personal code"),
    "trusteeship": _("The person is under trusteeship"),
    "applicant": _("This person made the application"),
    "language": _("Language"),
    "victim": _("Which victim?"),
    "concerns": _("Did this offender harm this victim?"),
    "unit": _("To which unit?"),
    "reason": _("Reason"),
    ("end_without_settlement", "reason"): _("Why do the talks end?"),
    ("cancel_session", "reason"): _("Why does the session not take place?"),
    "account": _("Whose account?"),
    # mediators
    "mediator": _("Which mediator?"),
    "conflict": _("Do you have a conflict of interest?"),
    # people
    "channel": _("How?"),
    ("record_safe_way", "channel"): _("Best way to reach the person"),
    ("record_withdrawal", "channel"): _("How did the person tell us?"),
    ("give_information", "channel"): _("How was the text handed over?"),
    "phone": _("Telephone"),
    "email": _("E-mail"),
    "address": _("Address"),
    "hours": _("Good hours"),
    "no_post": _("Send no post"),
    "no_voicemail": _("Leave no voicemail"),
    "note": _("Note for whoever makes contact"),
    "initiative": _("Who made contact?"),
    "result": _("What came of it?"),
    "acknowledged": _("Does the person acknowledge the facts?"),
    "version": _("Version of the text"),
    "scan": _("Scan of the signed paper"),
    "life_changed": _("What has changed in the person's life?"),
    "stays_away": _("Does the victim stay away from the session?"),
    "party": _("Which party was asked?"),
    "agrees": _("Does this party agree?"),
    "detained": _("Is the person in detention?"),
    "place": _("Place"),
    ("record_detention", "place"): _("Place of detention"),
    "number": _("Number of the client file"),
    "factors": _("Which risks do you see?"),
    "may_go_on": _("May it go on?"),
    "authority": _("Deciding authority"),
    "decided_on": _("Day of the decision"),
    ("give_access", "way"): _("How does the code reach the person?"),
    "second": _("How does the second code reach the person?"),
    # meeting
    "form": _("Form"),
    "mode": _("Together or apart?"),
    "start": _("Begins"),
    "end": _("Ends"),
    "room": _("Room"),
    "people": _("Who comes?"),
    ("hold_session", "people"): _("Who was there?"),
    "day_check": _("I went through the risk list again today"),
    "adjourned": _("The session was adjourned; people want to meet again"),
    # settlement
    "signatories": _("Between whom?"),
    "settlement": _("Which settlement?"),
    "kind": _("Kind of condition"),
    "text": _("The condition in their own words"),
    "owed_by": _("Who does it?"),
    "owed_to": _("For whom?"),
    "amount": _("Sum in euros"),
    "due": _("Until when?"),
    "shown_by": _("How will it be shown?"),
    "condition": _("Which condition?"),
    "time_to_think": _("The person was offered time to think"),
    "voluntary": _("Everybody signed of their own will and understood the consequences"),
    ("certify_settlement", "version"): _("Version of the text on consequences"),
    "fulfilment": _("How far is it fulfilled?"),
    "evidence": _("How was it shown?"),
    # passed outside
    "recipient": _("To whom?"),
    "to_whom": _("Which office, and who there?"),
    "ground": _("On what ground?"),
    ("record_disclosure", "reason"): _("Why could it not wait?"),
    "data": _("What kinds of data?"),
    "disclosure": _("Which one?"),
    "justified": _("Did it have to be passed outside?"),
    ("review_disclosure", "reason"): _("Why, in a sentence?"),
    # ending
    "letter": _("Which letter?"),
    "way": _("How did it leave?"),
    "act": _("Which step was a mistake?"),
}

FIELD_HINTS: dict[Key, str | Promise] = {
    "account": _("Verified accounts of this kind of official. Others are entered and verified in the settings."),
    "to_whom": _("For example: the police station on duty, and the officer's name."),
    ("record_disclosure", "reason"): _("Only what shows the danger. It stays inside the service."),
    "data": _("No more than was needed."),
    "offence": _("A few neutral words, without names."),
    "due_on": _("Only if the process leader asked for an answer by a day."),
    "beside": _("Parties, interpreters and specialists stand beside nobody."),
    "born": _("Shows whether a representative is needed."),
    "legal_name": _("Only if the party is an organisation."),
    "note": _("Never about what happened; only about safe contact."),
    ("record_safe_way", "hours"): _("For example: weekdays after five o'clock."),
    "acknowledged": _("Acknowledging the facts is not a confession of guilt."),
    "life_changed": _("Stays on this person's side."),
    "agrees": _("The party need not say why."),
    "factors": _("Leave empty if you see none."),
    ("give_access", "way"): _("Only where the safe way says so."),
    "second": _("Never the same way as the first code."),
    "authority": _("The court or official who imposed the ban."),
    ("plan_session", "place"): _("Only if it is not one of your unit's rooms."),
    ("plan_session", "people"): _("Parties, representatives and guests who were prepared."),
    ("hold_session", "people"): _("Only people the session was planned with."),
    "day_check": _("Before people meet, every time."),
    "signatories": _("Victims and offenders; representatives sign for those they represent."),
    "shown_by": _("For example: a receipt, a photograph, a word from the victim."),
    ("add_condition", "due"): _("A child's condition has a last day within six months."),
    "time_to_think": _("Nobody should sign in haste."),
    ("end_without_settlement", "reason"): _("Stays inside the service; the process leader is never told."),
}


def field_label(step: str, field: str) -> str | Promise:
    """Raises KeyError when the field has no words."""
    return FIELD_LABELS.get((step, field)) or FIELD_LABELS[field]


def field_hint(step: str, field: str) -> str | Promise | None:
    return FIELD_HINTS.get((step, field)) or FIELD_HINTS.get(field)
