"""Whether somebody takes part, and whom they want beside them. They can say so themselves, in their own space."""

from __future__ import annotations

from izligums.cases.enums import Channel, Leave, Role, Signing, Told
from izligums.documents.enums import Document
from izligums.process import law
from izligums.process.facts import ADMITTED_BY_OTHERS, TAKES_PART
from izligums.process.fields import Choice, Choices, LanguageOf, PersonOf, ProposalOf, Text, TextVersion, YesNo
from izligums.process.rules import deciding, ending, people, staff
from izligums.process.steps.base import MEDIATORS, THEMSELVES, WORKING, Step

STEPS = (
    Step(
        name="decide",
        chapter="people",
        who=MEDIATORS | THEMSELVES,
        stages=WORKING,
        about=lambda facts, person: person.present and person.role in TAKES_PART and not person.legal_person,
        asks=(
            YesNo("takes_part"),
            Choices("leaves", required=False, options=tuple(Leave)),
            Choice("signing", required=False, options=tuple(Signing)),
            TextVersion("information", required=False, text="information"),
            TextVersion("version", text="consent"),
            LanguageOf("language"),
            Choice("channel", options=tuple(Channel)),
        ),
        rules=(
            people.person_takes_part,
            deciding.recorded_without_conflict,
            deciding.yes_after_first_talk,
            deciding.informed_before_yes,
            deciding.no_is_said_once,
            deciding.signing_counts,
        ),
        changes="What the person wants: a no stops everything with them at once, a yes is still to be confirmed in writing.",
        documents=(Document.CONSENT_FORM,),
        starts=("draw_up_client_file", "first_contact_victim"),
        promise="S2",
        citation=law.MK347_3,
    ),
    Step(
        name="propose_supporter",
        chapter="people",
        who=MEDIATORS | THEMSELVES,
        stages=WORKING,
        about=lambda facts, person: person.present and (person.party or person.role is Role.REPRESENTATIVE),
        asks=(
            Text("name"),
            Text("relation", limit=100),
            Text("reach", limit=300, long=True),
            Choices("told", required=False, options=tuple(Told)),
        ),
        rules=(people.person_takes_part,),
        changes="Somebody is named who is to come along; a mediator speaks with them first, and nobody of the other side learns of it.",
        promise="S9",
        citation=law.MK825_4_2,
    ),
    Step(
        name="answer_proposal",
        chapter="people",
        who=MEDIATORS,
        stages=WORKING,
        asks=(
            ProposalOf("proposal"),
            YesNo("taken_on"),
            PersonOf(
                "guest",
                required=False,
                among=lambda facts, person: person.present and person.role in ADMITTED_BY_OTHERS,
            ),
        ),
        rules=(staff.no_conflict, deciding.proposal_waits, deciding.guest_of_the_proposer),
        changes="Whoever proposed a supporter sees whether that person can come along.",
        news=lambda facts, act: (each.person for each in facts.proposals if each.id == act["proposal"]),
        promise="S9",
        citation=law.MK825_4_2,
    ),
    Step(
        name="ask_about_guest",
        chapter="people",
        who=MEDIATORS,
        stages=WORKING,
        about=lambda facts, person: person.present and person.role in ADMITTED_BY_OTHERS,
        asks=(
            PersonOf("party", among=lambda facts, person: person.party and person.id in facts.access),
            Choices("told", required=False, options=tuple(Told)),
        ),
        rules=(
            ending.not_ended,
            people.person_takes_part,
            staff.no_conflict,
            people.agreement_is_for_a_guest,
            deciding.party_can_be_asked,
            deciding.no_more_than_allowed,
        ),
        changes="A party is asked in their own space whether this person may come; no more is told than was allowed.",
        promise="S9",
        citation=law.MK825_4_2,
    ),
    Step(
        name="answer_guest",
        chapter="people",
        who=THEMSELVES,
        stages=WORKING,
        about=lambda facts, person: person.present and any(person.id in each.asked for each in facts.persons),
        asks=(PersonOf("guest", among=lambda facts, person: bool(person.asked)), YesNo("agrees")),
        rules=(people.person_takes_part, deciding.question_was_put),
        changes="A party agrees in their own space, or not, that somebody comes; the same as when a mediator records it.",
        promise="S9",
        citation=law.MK825_4_2,
    ),
)
