"""The words of a case that rules may depend on. Pure: no Django."""

from __future__ import annotations

from enum import StrEnum


class Referral(StrEnum):
    """With which paper a case comes in (MK 347, point 1.2)."""

    REQUEST = "request"  # pieprasījums: process leader
    PROPOSAL = "proposal"  # ierosinājums: judge in a child's compulsory-measure case
    APPLICATION = "application"  # iesniegums: victim, offender or a legal representative


class Procedure(StrEnum):
    """Where the criminal matter stands (MK 347, points 2.1–2.5): exactly five values."""

    PROCEEDINGS = "proceedings"
    RULING = "ruling"
    PENAL_ORDER = "penal_order"
    CONDITIONAL_RELEASE = "conditional_release"
    COMPULSORY_MEASURE = "compulsory_measure"


class Role(StrEnum):
    """In which capacity a person takes part in one case."""

    VICTIM = "victim"
    OFFENDER = "offender"
    REPRESENTATIVE = "representative"
    SUPPORTER = "supporter"
    AFFECTED = "affected"
    COUNSEL = "counsel"
    INTERPRETER = "interpreter"
    SPECIALIST = "specialist"


class Side(StrEnum):
    VICTIM = "victim"
    OFFENDER = "offender"


class Stage(StrEnum):
    """Where a case stands. Derived from its facts; stored only so that lists are fast."""

    RECEIVED = "received"
    REGISTERED = "registered"
    APPROACHING_OFFENDER = "approaching_offender"
    APPROACHING_VICTIM = "approaching_victim"
    PREPARING = "preparing"
    SESSION_PLANNED = "session_planned"
    SESSION_HELD = "session_held"
    SETTLEMENT = "settlement"
    FOLLOWING_UP = "following_up"
    CLOSED = "closed"


class Outcome(StrEnum):
    """How a case ended. Stays inside the service: outside only held / not held, settlement, fulfilment are told."""

    FULFILLED = "fulfilled"
    PARTLY_FULFILLED = "partly_fulfilled"
    NOT_FULFILLED = "not_fulfilled"
    TALKS_WITHOUT_SETTLEMENT = "talks_without_settlement"
    DECLINED = "declined"
    WITHDREW = "withdrew"
    NOT_REACHED = "not_reached"
    FACTS_NOT_ACKNOWLEDGED = "facts_not_acknowledged"
    SAFETY = "safety"
    DECEASED = "deceased"
    NOT_SUITABLE = "not_suitable"
    RECALLED = "recalled"


#: Outcomes a mediator may give as the reason for ending without a settlement; the others follow from acts.
END_REASONS = (
    Outcome.TALKS_WITHOUT_SETTLEMENT,
    Outcome.DECLINED,
    Outcome.WITHDREW,
    Outcome.NOT_REACHED,
    Outcome.FACTS_NOT_ACKNOWLEDGED,
    Outcome.SAFETY,
    Outcome.DECEASED,
    Outcome.NOT_SUITABLE,
)


class FactKind(StrEnum):
    """What one row of `Fact` says about a person, a pair of persons, or the case."""

    SAFE_WAY = "safe_way"
    CONTACT = "contact"
    ACKNOWLEDGEMENT = "acknowledgement"
    INFORMATION = "information"
    CONSENT = "consent"
    WITHDRAWAL = "withdrawal"
    TALK = "talk"
    ABSENCE = "absence"
    AGREEMENT = "agreement"
    DETENTION = "detention"
    DEATH = "death"
    CLIENT_FILE = "client_file"
    DEPARTURE = "departure"
    CONCERN = "concern"
    BAN = "ban"
    BAN_PERMISSION = "ban_permission"
    RISK_REVIEW = "risk_review"
    SECOND_REVIEW = "second_review"
    SAFETY_STOP = "safety_stop"
    END = "end"
    RECALL = "recall"
    CLOSING = "closing"
    REOPENING = "reopening"
    RESULT_NOTICE = "result_notice"
    REGISTRATION = "registration"
    TRANSFER = "transfer"
    CERTIFICATION = "certification"
    DISCLOSURE = "disclosure"
    DISCLOSURE_REVIEW = "disclosure_review"
    INTENTION = "intention"
    GUEST_QUESTION = "guest_question"


class ContactResult(StrEnum):
    REACHED = "reached"
    LETTER_SENT = "letter_sent"
    NOT_REACHED = "not_reached"
    NO_MORE_CONTACT = "no_more_contact"  # binding: nobody of the service makes another attempt


class Initiative(StrEnum):
    SERVICE = "service"
    PERSON = "person"


class Channel(StrEnum):
    """A way to reach a person, or to talk with one."""

    POST = "post"
    PHONE = "phone"
    SMS = "sms"
    EMAIL = "email"
    IN_PERSON = "in_person"
    ONLINE = "online"
    THROUGH_REPRESENTATIVE = "through_representative"


class Consent(StrEnum):
    """A person's present answer."""

    NONE = "none"
    LIVE = "live"
    REFUSED = "refused"  # said no before ever consenting
    WITHDRAWN = "withdrawn"  # took a consent back


class Duty(StrEnum):
    """In which place a mediator is assigned."""

    LEAD = "lead"
    CO = "co"


class RiskFactor(StrEnum):
    """Any of these asks for a second person's review (Directive 2012/29/EU, recital 46; practice)."""

    THREATS = "threats"
    WEAPONS = "weapons"
    SUBSTANCES = "substances"
    CONTACT_BAN = "contact_ban"
    DEPENDENCE = "dependence"
    DOMESTIC_VIOLENCE = "domestic_violence"
    REPEATED = "repeated"
    GROUP = "group"
    SELF_HARM = "self_harm"
    CAPACITY = "capacity"
    MEDIA = "media"


class Risk(StrEnum):
    """Where the risk review stands."""

    NONE = "none"
    STALE = "stale"  # something happened since the last review
    CLEAR = "clear"
    NEEDS_SECOND = "needs_second"
    CONFIRMED = "confirmed"  # a second person reviewed and found that it may go on
    REFUSED = "refused"  # a second person reviewed and found that it may not


class Recipient(StrEnum):
    """To whom outside the service something is passed, when it cannot be kept within."""

    POLICE = "police"
    ORPHANS_COURT = "orphans_court"  # bāriņtiesa
    OTHER = "other"


class DisclosureGround(StrEnum):
    """Why something leaves the service. The articles are still to be confirmed by the service's lawyer."""

    IMMINENT_DANGER = "imminent_danger"
    CHILD_PROTECTION = "child_protection"


class DisclosedData(StrEnum):
    """What kinds of data were passed."""

    IDENTITY = "identity"
    WHEREABOUTS = "whereabouts"
    DANGER = "danger"
    CHILD = "child"
    OTHER = "other"


class WithholdingGround(StrEnum):
    """Why somebody is not shown for a time who opened their data (Directive (EU) 2016/680, article 15)."""

    INQUIRY = "inquiry"
    PROSECUTION = "prosecution"  # and the execution of penalties
    PUBLIC_SECURITY = "public_security"
    RIGHTS_OF_OTHERS = "rights_of_others"


class Capacity(StrEnum):
    """In which capacity somebody acts in one case: members of the service, and a person of it in their own space."""

    MEDIATOR = "mediator"
    CO_MEDIATOR = "co_mediator"
    COORDINATOR = "coordinator"
    HEAD = "head"
    PERSON = "person"  # whom the act is about


#: What a mediator's place in a case makes of him or her.
CAPACITY_OF = {Duty.LEAD: Capacity.MEDIATOR, Duty.CO: Capacity.CO_MEDIATOR}


class ReadingOutcome(StrEnum):
    """What came of opening a page."""

    READ = "read"
    REFUSED = "refused"  # not theirs, or not there: the log does not tell these apart
    FAILED = "failed"  # an error of the program


class LedState(StrEnum):
    """What a process leader is told of where a case stands: never more than these words."""

    RECEIVED = "received"
    IN_PROGRESS = "in_progress"
    ENDED = "ended"


class InvitationWay(StrEnum):
    """How the code that opens a person's own space reaches them."""

    PAPER = "paper"
    EMAIL = "email"
    SMS = "sms"


class SecondFactor(StrEnum):
    """How the short code asked beside it reaches them, or what is asked instead of one."""

    EMAIL = "email"
    SMS = "sms"
    HANDED_OVER = "handed_over"
    E_IDENTITY = "e_identity"  # no code: the person's national e-identity


class Leave(StrEnum):
    """What a person allows beside taking part; each is asked for by itself."""

    ONLINE = "online"  # talks online
    THEIR_SUPPORTERS = "their_supporters"  # that the other side may name supporters; each of them is asked about
    MY_QUESTIONS = "my_questions"  # the mediator passes them on
    MY_HOPES = "my_hopes"  # the mediator tells what they hope for


class Signing(StrEnum):
    """How somebody means to confirm in writing that they take part."""

    PAPER = "paper"
    E_SIGNATURE = "e_signature"
    SCREEN = "screen"  # in their own space; whether that is "in writing" says policy/rules.toml


class Told(StrEnum):
    """What the other side may learn of somebody who is to come along."""

    NAME = "name"
    RELATION = "relation"
