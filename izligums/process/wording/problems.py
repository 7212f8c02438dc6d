"""What is in the way, said kindly, and what to do about it."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: The name shown where a problem speaks of everybody (person id 0).
WHOLE_CASE = _("the whole case")

_WORDS: dict[str, tuple[str | Promise, str | Promise, str | None]] = {
    # code: sentence, what to do, the step that mends it
    # intake
    "no_victim_named": (_("No victim is named yet."), _("Add the victim."), "add_person"),
    "no_offender_named": (_("No offender is named yet."), _("Add the offender."), "add_person"),
    "applicant_unknown": (
        _("An application came in, but nobody is marked as the applicant."),
        _("Add the person who applied, or correct the entry."),
        "add_person",
    ),
    "proposal_without_child_measure": (
        _("A proposal belongs to a child's compulsory-measure case."),
        _("Correct where the matter stands, or how it came in."),
        "change_leader",
    ),
    "already_registered": (_("The case is registered already."), _("Nothing more to do here."), None),
    "in_the_future": (
        _("Today is %(day)s; what is recorded has happened already."),
        _("Check the day it happened."),
        None,
    ),
    "entry_cannot_be_corrected": (
        _("This step cannot be corrected."),
        _("Record what happened since as a step of its own."),
        None,
    ),
    "second_review_is_of_another": (
        _("A second review is corrected only by the person who made it."),
        _("Review the risks anew and ask for another second review."),
        None,
    ),
    "found_risk_is_your_own": (
        _("You found this risk yourself; another person has to say that it was a mistake."),
        _("Ask the second person for the second review, or a colleague to correct it."),
        None,
    ),
    "corrected_already": (_("This step has been corrected already."), _("Nothing more to do here."), None),
    "before_the_case": (
        _("The case came in on %(day)s; nothing of it happened earlier."),
        _("Check the day it happened."),
        None,
    ),
    "before_the_person": (
        _("%(person)s came into the case on %(day)s; nothing of them happened earlier."),
        _("Check the day it happened."),
        None,
    ),
    "session_still_planned": (
        _("A session is still planned for %(day)s."),
        _("Hold the session or cancel it first."),
        "cancel_session",
    ),
    "due_day_has_passed": (_("The due day %(day)s has passed already."), _("Check the due day."), None),
    "no_leader_to_connect": (
        _("Nobody directs proceedings in this case."),
        _("If that has changed, enter the process leader."),
        "change_leader",
    ),
    "leader_is_connected": (
        _("An account is connected to this case already."),
        _("End that connection first."),
        "disconnect_leader",
    ),
    "no_leader_is_connected": (_("No account is connected to this case."), _("Nothing more to do here."), None),
    "account_is_not_verified": (
        _("Nobody has verified whose account this is."),
        _("Verify the account in the settings, then connect it."),
        None,
    ),
    "account_of_another_kind": (
        _("The account belongs to another kind of official than the case names."),
        _("Choose another account, or enter who directs the proceedings now."),
        "change_leader",
    ),
    "account_of_another_name": (
        _("The account has another name or office than the process leader of this case."),
        _("Say how you know that it is the right official, or enter who directs the proceedings now."),
        "change_leader",
    ),
    "beside_whom": (
        _("It is not said beside which party this person stands."),
        _("Choose the victim or offender this person stands beside."),
        None,
    ),
    "stands_alone": (
        _("Parties, interpreters and specialists stand beside nobody."),
        _("Leave the field empty for this role."),
        None,
    ),
    "not_an_offender": (_("This person is not an offender of this case."), _("Choose an offender."), None),
    "not_a_victim": (_("This person is not a victim of this case."), _("Choose a victim."), None),
    # mediators
    "no_mediator": (_("No mediator leads this case."), _("Assign a mediator."), "assign_mediator"),
    "conflict_not_declared": (
        _("A mediator has not yet answered the question of conflict."),
        _("The mediator answers the question first."),
        "declare_conflict",
    ),
    "lead_assigned_already": (
        _("A leading mediator is assigned already."),
        _("End that assignment first."),
        "end_assignment",
    ),
    "co_assigned_already": (_("A co-mediator is assigned already."), _("End that assignment first."), "end_assignment"),
    "same_mediator_twice": (
        _("The leading mediator cannot be the co-mediator too."),
        _("Choose another mediator."),
        None,
    ),
    "not_assigned": (_("This mediator is not assigned to the case."), _("Choose an assigned mediator."), None),
    "declared_already": (
        _("This mediator has answered the question of conflict already."),
        _("If something changed, end the assignment."),
        "end_assignment",
    ),
    "mediator_not_qualified": (
        _("A mediator has no valid training or certificate on %(day)s."),
        _("Choose another mediator or another day."),
        None,
    ),
    "no_child_rights_training": (
        _("A minor takes part, and a mediator's child-rights training is not valid on %(day)s."),
        _("Choose another mediator or another day."),
        None,
    ),
    "sensitive_case_one_mediator": (
        _("A sensitive case is led by two mediators, or by one with advanced training."),
        _("Assign a co-mediator, or say why one is enough."),
        "assign_co_mediator",
    ),
    # people
    "person_not_in_case": (_("This person does not take part in the case now."), _("Choose somebody who does."), None),
    "no_offender_known": (
        _("No offender is known who concerns %(person)s."),
        _("Add the offender, or say who harmed whom."),
        "set_concern",
    ),
    "offender_has_not_acknowledged": (
        _("%(person)s has not acknowledged the facts."),
        _("Talk with this person first and record the answer."),
        "record_acknowledgement",
    ),
    "no_live_consent": (
        _("%(person)s has not consented in writing, or has withdrawn."),
        _("Ask this person, if they want to be asked, and record the consent."),
        "record_consent",
    ),
    "representative_missing": (
        _("%(person)s needs a representative, and none takes part."),
        _("Add the representative."),
        "add_person",
    ),
    "representative_not_reached": (
        _("No representative of %(person)s has been reached yet."),
        _("Reach the representative before you talk."),
        "record_contact",
    ),
    "safe_way_unknown": (
        _("No safe way to reach %(person)s is known."),
        _("Find out and record the safe way first."),
        "record_safe_way",
    ),
    "asked_for_no_contact": (
        _("%(person)s asked not to be contacted."),
        _("Leave this person in peace; answer if they turn to you."),
        None,
    ),
    "said_no": (
        _("%(person)s said no."),
        _("Leave this person in peace; answer if they turn to you."),
        None,
    ),
    "has_access_already": (
        _("%(person)s has access already."),
        _("End it first if the code was lost."),
        "end_access",
    ),
    "no_safe_way_for_code": (
        _("The safe way to reach %(person)s does not allow this, or the office cannot send it."),
        _("Choose another way, or record the safe way anew."),
        "record_safe_way",
    ),
    "no_safe_way_for_messages": (
        _("The safe way to reach %(person)s does not allow this, or the office cannot send it."),
        _("Choose another way, or record the safe way anew."),
        "record_safe_way",
    ),
    "both_codes_one_way": (
        _("Both codes would go the same way."),
        _("Choose another way for one of them."),
        None,
    ),
    "no_e_identity": (
        _("The e-identity of %(person)s cannot be asked: the personal code is not known, or no e-identity is set up."),
        _("Choose another way."),
        None,
    ),
    "asks_to_stop": (
        _("%(person)s pressed stop in their own space."),
        _("Record the withdrawal; ask nothing more."),
        "record_withdrawal",
    ),
    "not_reached_yet": (
        _("%(person)s has not been reached yet."),
        _("Record the contact first."),
        "record_contact",
    ),
    "not_informed": (
        _("%(person)s has not been given the information yet."),
        _("Give the information and record it."),
        "give_information",
    ),
    "already_consented": (_("%(person)s has consented already."), _("Nothing more to do here."), None),
    "already_withdrawn": (_("%(person)s has said no already."), _("Nothing more to do here."), None),
    "agreement_not_needed": (
        _("The agreement of %(other)s is not needed for %(person)s."),
        _("Ask the parties this person does not stand beside."),
        None,
    ),
    "signing_does_not_count": (
        _("This way to sign does not count as writing."),
        _("Choose another way."),
        None,
    ),
    "proposal_does_not_wait": (_("This has been answered already."), _("Nothing more to do here."), None),
    "nobody_is_taken_on": (
        _("Somebody is named, although nobody was taken on."),
        _("Leave the field empty, or say that the person can come."),
        None,
    ),
    "guest_not_added_yet": (
        _("Whoever is to come along has not been added to the case yet."),
        _("Speak with the person, add them, then answer."),
        "add_person",
    ),
    "guest_of_another_side": (
        _("%(person)s does not stand beside the party of whoever proposed them."),
        _("Choose the person who was proposed."),
        None,
    ),
    "party_has_no_space": (
        _("%(person)s cannot be asked in their own space."),
        _("Ask in a talk, and record the answer."),
        "record_agreement",
    ),
    "more_than_allowed": (
        _("More would be told of %(person)s than was allowed."),
        _("Tell less, or ask first what may be told."),
        None,
    ),
    "was_not_asked": (_("Nobody has asked this yet."), _("A mediator asks first."), None),
    "own_word_of_a_person": (
        _("The person said this in their own space."),
        _("Ask the person; they can say something else at any time."),
        None,
    ),
    "absence_not_possible": (
        _("%(person)s is not a minor or protected victim."),
        _("Only a victim who is a minor or under trusteeship may be represented in this way."),
        None,
    ),
    "client_file_exists": (_("%(person)s has a client file already."), _("Nothing more to do here."), None),
    "no_live_ban": (_("No contact ban is in force between these two."), _("Choose the pair under a ban."), None),
    "party_cannot_leave": (
        _("%(person)s is a party; parties are not taken out of a case."),
        _("If this person says no, record the withdrawal."),
        "record_withdrawal",
    ),
    "session_counts_on_person": (
        _("The planned session counts on %(person)s."),
        _("Cancel the session, or plan it anew without this person."),
        "cancel_session",
    ),
    "in_detention": (
        _("%(person)s is in detention."),
        _("Arrange it with the place of detention and say so."),
        None,
    ),
    # meeting
    "session_planned_already": (
        _("A session is planned for %(day)s already."),
        _("Hold that session or cancel it first."),
        "cancel_session",
    ),
    "no_session_planned": (_("No session is planned."), _("Plan a session first."), "plan_session"),
    "session_is_on_another_day": (
        _("The session is planned for %(day)s."),
        _("Enter that day, or cancel the session and plan another."),
        "cancel_session",
    ),
    "session_lies_ahead": (
        _("The session is planned for a later hour of %(day)s."),
        _("Record it once it has begun."),
        None,
    ),
    "session_in_the_past": (_("The day %(day)s has passed."), _("Choose a day that lies ahead."), None),
    "session_ends_before_start": (
        _("The session must end after it begins, on the same day."),
        _("Check the hours."),
        None,
    ),
    "one_side_missing": (
        _("The session needs a victim and an offender who concern each other."),
        _("Choose somebody of each side."),
        None,
    ),
    "cannot_be_in_the_room": (
        _("%(person)s does not come to the session in person."),
        _("Leave this person out; the representative comes where there is one."),
        None,
    ),
    "representative_not_coming": (
        _("The representative of %(person)s is not among those who come."),
        _("Choose the representative too."),
        None,
    ),
    "represented_but_absent": (
        _("%(person)s does not come; a representative alone is not enough."),
        _("Choose this person too, or leave both out."),
        None,
    ),
    "not_prepared": (
        _("%(person)s has had no preparation talk."),
        _("Hold a talk with this person and record it."),
        "record_talk",
    ),
    "guest_not_admitted": (
        _("%(other)s has not agreed that %(person)s comes."),
        _("Ask, and record the answer; or leave this guest out."),
        "record_agreement",
    ),
    "risk_not_reviewed": (_("The risks have not been reviewed yet."), _("Go through the risk list."), "review_risk"),
    "risk_review_stale": (
        _("Something has happened since the last risk review."),
        _("Go through the risk list again."),
        "review_risk",
    ),
    "risk_review_too_old": (
        _("The risk review of %(day)s is older than the service allows."),
        _("Go through the risk list again."),
        "review_risk",
    ),
    "risk_needs_second_person": (
        _("Risks were found; a second person has to look at them."),
        _("Ask a second person to make the second review."),
        "second_review",
    ),
    "risk_review_says_no": (
        _("The second person found that it may not go on."),
        _("If something changes, review the risks anew."),
        "review_risk",
    ),
    "found_risk_needs_second_person": (
        _("A risk was found earlier, or a second person said no; a new review needs a second person too."),
        _("Ask a second person to make the second review."),
        "second_review",
    ),
    "no_second_review_needed": (
        _("No second review is wanted now."),
        _("Review the risks first."),
        "review_risk",
    ),
    "second_person_is_the_first": (
        _("You made the first review; the second needs another person."),
        _("Ask a colleague."),
        None,
    ),
    "nothing_was_passed": (
        _("It is not said what kinds of data were passed."),
        _("Choose at least one kind."),
        None,
    ),
    "disclosure_does_not_wait": (
        _("Nothing that was passed outside waits for a second person here."),
        _("Look into the journal: somebody has reviewed it."),
        None,
    ),
    "disclosure_is_your_own": (
        _("You passed it outside yourself; the review needs another person."),
        _("Ask a coordinator or the head of your unit."),
        None,
    ),
    "withholding_without_future": (
        _("Openings can only be withheld until a day that lies ahead."),
        _("Choose a later day."),
        None,
    ),
    "withholding_ends_first": (
        _("The last day lies before the first."),
        _("Check both days."),
        None,
    ),
    "openings_are_your_own": (
        _("Nobody decides that their own openings are withheld."),
        _("Ask your superior who decides in your place."),
        None,
    ),
    "withholding_does_not_wait": (
        _("Nothing waits for a second person here, or the time is over."),
        _("Look into the journal: somebody has answered."),
        None,
    ),
    "withholding_is_your_own": (
        _("You decided it, or the openings are yours; another person has to agree."),
        _("Ask a coordinator of your unit."),
        None,
    ),
    "nothing_is_withheld": (
        _("Nothing is withheld any more: the time is over."),
        _("Nothing more to do here."),
        None,
    ),
    "contact_ban": (
        _("A contact ban stands between %(person)s and %(other)s."),
        _("Ask the deciding authority and record its permission."),
        "lift_ban",
    ),
    "safety_stop": (
        _("A safety stop is in force: %(person)s."),
        _("Wait until the office lifts the stop."),
        "lift_stop",
    ),
    "no_safety_stop": (_("No safety stop is in force here."), _("Nothing more to do here."), None),
    "stopped_already": (_("This safety stop is in force already."), _("Nothing more to do here."), None),
    "form_and_mode_differ": (
        _("In an indirect form people stay apart; in the others they meet."),
        _("Choose a form and a mode that go together."),
        None,
    ),
    "place_missing": (_("The session has no place yet."), _("Choose a room or write the place."), None),
    "online_in_certain_cases": (
        _("Meeting online is possible in certain cases only."),
        _("Say why it is right in this case."),
        None,
    ),
    "conference_for_minors": (
        _("A minor comes; usually a conference is chosen then."),
        _("Choose a conference, or say why a session is right."),
        None,
    ),
    "no_check_on_the_day": (
        _("The risk list was not gone through on the day itself."),
        _("Look at it once more before people meet."),
        None,
    ),
    "not_planned_to_come": (
        _("%(person)s was not among the people the session was planned with."),
        _("Prepare this person and plan another session."),
        None,
    ),
    # letters between the sides
    "representative_has_not_agreed": (
        _("Nobody who speaks for %(person)s has agreed in writing."),
        _("Ask the representative first."),
        "record_consent",
    ),
    "statement_not_in_hand": (
        _("This letter does not lie with you any more, or is offered already."),
        _("Look at where it stands now."),
        None,
    ),
    "statement_was_unwanted": (
        _("%(person)s was asked and did not want to receive it."),
        _("Ask again only if they said that they changed their mind."),
        None,
    ),
    "statement_not_offered": (
        _("Nobody asked this person about this letter."),
        _("Offer it first."),
        "offer_statement",
    ),
    "statement_waits": (
        _("Something stands between the two now; the letter waits with you."),
        _("Look at what is missing in the case."),
        None,
    ),
    "statement_not_wanted": (
        _("Nobody has said that they want to receive this letter."),
        _("Record first how they want to receive it."),
        "answer_offer",
    ),
    "statement_not_own": (_("This person did not write this letter."), _("Choose another letter."), None),
    # settlement
    "signatories_did_not_meet": (
        _("These people have not all been together at a session."),
        _("Hold a session with all of them first."),
        "plan_session",
    ),
    "settlement_needs_both_sides": (
        _("A settlement is between victims and offenders who concern each other."),
        _("Choose at least one of each side, and nobody else."),
        None,
    ),
    "settlement_exists": (
        _("These people have a settlement already."),
        _("Work on that one, or give its draft up first."),
        "void_settlement",
    ),
    "settlement_written_later": (
        _("The text of this settlement was last changed on %(day)s."),
        _("Check the day it happened."),
        None,
    ),
    "settlement_signed_later": (
        _("The last signature was given on %(day)s."),
        _("Check the day it happened."),
        None,
    ),
    "no_draft_settlement": (_("This settlement is not a draft."), _("Choose a draft."), "draft_settlement"),
    "child_term_too_long": (
        _("A child's condition should be fulfilled by %(day)s at the latest."),
        _("Choose an earlier day; outside compulsory-measure cases a longer time needs a reason."),
        None,
    ),
    "child_term_missing": (
        _("A child's condition needs a last day, %(day)s at the latest."),
        _("Say until when the condition is to be fulfilled."),
        "add_condition",
    ),
    "due_in_the_past": (_("The day %(day)s has passed."), _("Choose a day that lies ahead."), None),
    "payment_needs_sum_and_day": (_("A payment needs a sum and a last day."), _("Fill in both."), None),
    "condition_not_in_draft": (_("This condition is not part of that draft."), _("Choose a condition of it."), None),
    "not_a_signatory": (
        _("The signature of %(person)s is not asked for in this settlement."),
        _("Choose somebody whom the settlement names, or their representative."),
        None,
    ),
    "representative_does_not_consent": (
        _("No representative of %(person)s consents in writing."),
        _("Ask the representative, if they want to be asked."),
        "record_consent",
    ),
    "signed_already": (_("%(person)s has signed already."), _("Nothing more to do here."), None),
    "signature_missing": (_("%(person)s has not signed."), _("Record the signature."), "sign_settlement"),
    "representative_has_not_signed": (
        _("No representative of %(person)s has signed."),
        _("Record the representative's signature."),
        "sign_settlement",
    ),
    "voluntariness_not_confirmed": (
        _("It is not confirmed that everybody signed of their own will."),
        _("Ask once more, and tick the box only if it is so."),
        None,
    ),
    "condition_not_in_force": (
        _("This condition is not part of a certified settlement."),
        _("Certify the settlement first."),
        "certify_settlement",
    ),
    "conditions_not_assessed": (
        _("Not every condition has been assessed."),
        _("Record how far each condition is fulfilled."),
        "record_fulfilment",
    ),
    "reported_already": (_("Fulfilment has been reported already."), _("Nothing more to do here."), None),
    "offer_time_to_think": (
        _("Nobody should sign in haste."),
        _("Offer the person time to think, or another day."),
        None,
    ),
    # ending
    "no_leader_to_tell": (
        _("Nobody directs proceedings in this case who would have to be told."),
        _("If that has changed, enter the process leader."),
        "change_leader",
    ),
    "no_notice_owed": (
        _("The process leader need not be told anything now."),
        _("A notice follows a settlement or the end of the talks."),
        None,
    ),
    "ended_already": (_("The talks have ended."), _("To go on, close the case and have it reopened."), "close"),
    "settlement_in_force": (
        _("A certified settlement is in force."),
        _("Follow its conditions to the end and close the case."),
        "close",
    ),
    "draft_settlement_left": (
        _("A settlement is still being written."),
        _("Certify it, or give the draft up."),
        "void_settlement",
    ),
    "reason_without_ground": (
        _("Nothing recorded in this case supports this reason."),
        _("Record what happened, or choose another reason."),
        None,
    ),
    "no_result_yet": (
        _("The case has no result yet."),
        _("Certify a settlement, or end the talks without one."),
        "end_without_settlement",
    ),
    "notice_not_sent": (
        _("The process leader has not been told the result."),
        _("Send the result notice."),
        "send_result_notice",
    ),
    "fulfilment_not_reported": (
        _("Fulfilment has not been reported to the process leader."),
        _("Report on fulfilment."),
        "report_fulfilment",
    ),
    "not_ones_own_question": (
        _("%(person)s did not ask this question, or took it back."),
        _("Choose a question that this person asked."),
        None,
    ),
    "nothing_said": (
        _("Nothing has been said."),
        _("Write a few words, or tick that they want to talk again."),
        None,
    ),
    "reply_without_words": (
        _("An answer in writing has words."),
        _("Write the answer, or say that you talked about it."),
        None,
    ),
    "words_reach_nobody": (
        _("What is written here would reach nobody: of a talk nothing is written down."),
        _("Answer in writing, or leave the words out."),
        None,
    ),
    "reply_cannot_be_read": (
        _("%(person)s has no way into their own space now."),
        _("Answer in a talk, or give them a code first."),
        "give_access",
    ),
    "victim_has_not_settled": (
        _("%(person)s has not settled and may still want to talk."),
        _("Ask, or say why the case closes all the same."),
        None,
    ),
}

#: `%(person)s`, `%(other)s` and `%(day)s` are the problem's `about`, `other` and `day`.
PROBLEM_SENTENCES = {code: sentence for code, (sentence, _remedy, _step) in _WORDS.items()}
PROBLEM_REMEDIES = {code: remedy for code, (_sentence, remedy, _step) in _WORDS.items()}
REMEDY_STEP = {code: step for code, (_sentence, _remedy, step) in _WORDS.items()}
