"""What this room's enum members are called (the register itself is `core.labels`).

Two enums whose members share a value need two calls: StrEnum members compare as strings and would be one key.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from izligums.cases.enums import (
    Capacity,
    Channel,
    Consent,
    ContactResult,
    DisclosedData,
    DisclosureGround,
    Duty,
    FactKind,
    Initiative,
    InvitationWay,
    Leave,
    LedState,
    Outcome,
    Procedure,
    ReadingOutcome,
    Recipient,
    Referral,
    Risk,
    RiskFactor,
    Role,
    SecondFactor,
    Side,
    Signing,
    Stage,
    Told,
    WithholdingGround,
)
from izligums.core.labels import register

register(
    {
        Referral.REQUEST: _("request of the process leader"),
        Referral.PROPOSAL: _("proposal of a judge in a child's case"),
        Referral.APPLICATION: _("application of a victim or offender"),
    }
)
register(
    {
        Procedure.PROCEEDINGS: _("criminal proceedings are under way"),
        Procedure.RULING: _("a court ruling has entered into force"),
        Procedure.PENAL_ORDER: _("a prosecutor's penal order has entered into force"),
        Procedure.CONDITIONAL_RELEASE: _("proceedings ended with conditional release"),
        Procedure.COMPULSORY_MEASURE: _("a judge decides on a compulsory measure for a child"),
    }
)
register(
    {
        Role.VICTIM: _("victim"),
        Role.OFFENDER: _("offender"),
        Role.REPRESENTATIVE: _("representative"),
        Role.SUPPORTER: _("supporter"),
        Role.AFFECTED: _("affected person"),
        Role.COUNSEL: _("lawyer"),
        Role.INTERPRETER: _("interpreter"),
        Role.SPECIALIST: _("invited specialist"),
    }
)
register({Side.VICTIM: _("victim's side"), Side.OFFENDER: _("offender's side")})
register(
    {
        Stage.RECEIVED: pgettext_lazy("stage", "received"),
        Stage.REGISTERED: pgettext_lazy("stage", "registered"),
        Stage.APPROACHING_OFFENDER: pgettext_lazy("stage", "approaching the offender"),
        Stage.APPROACHING_VICTIM: pgettext_lazy("stage", "approaching the victim"),
        Stage.PREPARING: pgettext_lazy("stage", "preparing"),
        Stage.SESSION_PLANNED: pgettext_lazy("stage", "session planned"),
        Stage.SESSION_HELD: pgettext_lazy("stage", "session held"),
        Stage.SETTLEMENT: pgettext_lazy("stage", "settlement"),
        Stage.FOLLOWING_UP: pgettext_lazy("stage", "following up"),
        Stage.CLOSED: pgettext_lazy("stage", "closed"),
    }
)
register(
    {
        Outcome.FULFILLED: _("conditions fulfilled"),
        Outcome.PARTLY_FULFILLED: _("conditions partly fulfilled"),
        Outcome.NOT_FULFILLED: _("conditions not fulfilled"),
        Outcome.TALKS_WITHOUT_SETTLEMENT: _("talks held, no settlement"),
        Outcome.DECLINED: _("somebody declined to take part"),
        Outcome.WITHDREW: _("somebody withdrew their consent"),
        Outcome.NOT_REACHED: _("somebody could not be reached"),
        Outcome.FACTS_NOT_ACKNOWLEDGED: _("the facts were not acknowledged"),
        Outcome.SAFETY: _("ended for safety"),
        Outcome.DECEASED: _("a party has died"),
        Outcome.NOT_SUITABLE: _("not suitable for mediation"),
        Outcome.RECALLED: _("recalled by the process leader"),
    }
)
register(
    {
        FactKind.SAFE_WAY: _("safe way to reach"),
        FactKind.CONTACT: _("contact"),
        FactKind.ACKNOWLEDGEMENT: _("acknowledgement of the facts"),
        FactKind.INFORMATION: _("information given"),
        FactKind.CONSENT: _("consent"),
        FactKind.WITHDRAWAL: _("withdrawal"),
        FactKind.TALK: _("preparation talk"),
        FactKind.ABSENCE: _("staying away"),
        FactKind.AGREEMENT: _("agreement to a guest"),
        FactKind.DETENTION: _("detention"),
        FactKind.DEATH: _("death"),
        FactKind.CLIENT_FILE: _("client file"),
        FactKind.DEPARTURE: _("end of participation"),
        FactKind.CONCERN: _("who harmed whom"),
        FactKind.BAN: _("contact ban"),
        FactKind.BAN_PERMISSION: _("permission despite a contact ban"),
        FactKind.RISK_REVIEW: _("risk review"),
        FactKind.SECOND_REVIEW: _("second review"),
        FactKind.SAFETY_STOP: _("safety stop"),
        FactKind.END: _("end of the talks"),
        FactKind.RECALL: _("recall"),
        FactKind.CLOSING: _("closing"),
        FactKind.REOPENING: _("reopening"),
        FactKind.RESULT_NOTICE: _("result notice"),
        FactKind.REGISTRATION: _("registration"),
        FactKind.TRANSFER: _("transfer"),
        FactKind.CERTIFICATION: _("certified settlement"),
        FactKind.DISCLOSURE: _("passed outside the service"),
        FactKind.DISCLOSURE_REVIEW: _("review of what was passed outside"),
        FactKind.INTENTION: _("word on taking part"),
        FactKind.GUEST_QUESTION: _("question about a guest"),
    }
)
register(
    {
        Recipient.POLICE: _("police"),
        Recipient.ORPHANS_COURT: _("orphan's court"),
        Recipient.OTHER: _("somebody else"),
    }
)
register(
    {
        DisclosureGround.IMMINENT_DANGER: _("imminent danger to somebody"),
        DisclosureGround.CHILD_PROTECTION: _("protection of a child"),
    }
)
register(
    {
        DisclosedData.IDENTITY: _("who somebody is"),
        DisclosedData.WHEREABOUTS: _("where and how somebody is reached"),
        DisclosedData.DANGER: _("what is threatened or feared"),
        DisclosedData.CHILD: _("what concerns a child"),
        DisclosedData.OTHER: _("other data"),
    }
)
register(
    {
        ContactResult.REACHED: _("reached"),
        ContactResult.LETTER_SENT: _("letter sent"),
        ContactResult.NOT_REACHED: _("not reached"),
        ContactResult.NO_MORE_CONTACT: _("asks not to be contacted again"),
    }
)
register({Initiative.SERVICE: _("we approached the person"), Initiative.PERSON: _("the person turned to us")})
register(
    {
        Channel.POST: _("post"),
        Channel.PHONE: _("telephone"),
        Channel.SMS: _("text message"),
        Channel.EMAIL: _("e-mail"),
        Channel.IN_PERSON: _("in person"),
        Channel.ONLINE: _("online"),
        Channel.THROUGH_REPRESENTATIVE: _("through the representative"),
    }
)
register(
    {
        Consent.NONE: _("not yet answered"),
        Consent.LIVE: _("consents in writing"),
        Consent.REFUSED: _("declined"),
        Consent.WITHDRAWN: _("withdrew"),
    }
)
register({Duty.LEAD: _("leading mediator"), Duty.CO: _("co-mediator")})
register(
    {
        RiskFactor.THREATS: _("threats"),
        RiskFactor.WEAPONS: _("weapons"),
        RiskFactor.SUBSTANCES: _("alcohol or other substances"),
        RiskFactor.CONTACT_BAN: _("a contact ban or protection order"),
        RiskFactor.DEPENDENCE: _("one depends on the other"),
        RiskFactor.DOMESTIC_VIOLENCE: _("violence in the family"),
        RiskFactor.REPEATED: _("it happened again and again"),
        RiskFactor.GROUP: _("a group was involved"),
        RiskFactor.SELF_HARM: _("danger of self-harm"),
        RiskFactor.CAPACITY: _("doubt that somebody understands the process"),
        RiskFactor.MEDIA: _("attention of the media"),
    }
)
register(
    {
        Risk.NONE: _("not reviewed yet"),
        Risk.STALE: _("review is out of date"),
        Risk.CLEAR: _("reviewed, no risk found"),
        Risk.NEEDS_SECOND: _("waits for a second person"),
        Risk.CONFIRMED: _("a second person says it may go on"),
        Risk.REFUSED: _("a second person says it may not go on"),
    }
)
register(
    {
        Capacity.MEDIATOR: _("leading mediator"),
        Capacity.CO_MEDIATOR: _("co-mediator"),
        Capacity.COORDINATOR: _("coordinator"),
        Capacity.HEAD: _("head of unit"),
        Capacity.PERSON: _("the person themselves"),
    }
)
register(
    {
        ReadingOutcome.READ: _("opened"),
        ReadingOutcome.REFUSED: _("refused"),
        ReadingOutcome.FAILED: _("the page failed"),
    }
)
register(
    {
        InvitationWay.PAPER: _("on paper, handed over or by post"),
        InvitationWay.EMAIL: _("by e-mail"),
        InvitationWay.SMS: _("by text message"),
    }
)
register(
    {
        SecondFactor.EMAIL: _("by e-mail, anew each time"),
        SecondFactor.SMS: _("by text message, anew each time"),
        SecondFactor.HANDED_OVER: _("told or handed over in person, once"),
        SecondFactor.E_IDENTITY: _("by the person's own e-identity, without a code"),
    }
)
register(
    {
        LedState.RECEIVED: pgettext_lazy("case", "received"),
        LedState.IN_PROGRESS: pgettext_lazy("case", "in progress"),
        LedState.ENDED: pgettext_lazy("case", "ended"),
    }
)
register(
    {
        WithholdingGround.INQUIRY: _("an official inquiry or procedure must not be obstructed"),
        WithholdingGround.PROSECUTION: _("prosecuting an offence or carrying out a penalty must not be harmed"),
        WithholdingGround.PUBLIC_SECURITY: _("public security"),
        WithholdingGround.RIGHTS_OF_OTHERS: _("rights and freedoms of others"),
    }
)
register(
    {
        Leave.ONLINE: _("talks online"),
        Leave.THEIR_SUPPORTERS: _("supporters of the other side, each asked about"),
        Leave.MY_QUESTIONS: _("that the mediator passes on their questions"),
        Leave.MY_HOPES: _("that the mediator tells what they hope for"),
        Signing.PAPER: _("on paper"),
        Signing.E_SIGNATURE: _("with an e-signature"),
        Signing.SCREEN: _("on the screen"),
        Told.NAME: pgettext_lazy("what is told", "the name"),
        Told.RELATION: pgettext_lazy("what is told", "how they know each other"),
    }
)
