from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from izligums.accounts.enums import (
    LeaderKind,
    MunicipalityKind,
    Outcome,
    Role,
    SignInMethod,
    VerifiedBy,
    WithdrawnFor,
)
from izligums.core.labels import register

register(
    {
        Role.MEDIATOR: _("mediator"),
        Role.COORDINATOR: _("coordinator"),
        Role.HEAD: _("head of unit"),
        Role.ANALYST: _("analyst"),
        Role.ADMINISTRATOR: _("administrator"),
        Role.AUDITOR: _("auditor"),
        Role.DATA_OFFICER: _("data-protection officer"),
        Role.PROCESS_LEADER: _("process leader"),
    }
)
register(
    {
        LeaderKind.INVESTIGATOR: _("investigator"),
        LeaderKind.PROSECUTOR: _("prosecutor"),
        LeaderKind.COURT: _("court"),
    }
)
register(
    {
        VerifiedBy.SERVICE_CARD: _("service card, in person"),
        VerifiedBy.OFFICIAL_EMAIL: _("answer from the official e-mail address"),
        VerifiedBy.OFFICE_PHONE: _("call to the number that the office publishes"),
        VerifiedBy.DIRECTORY: _("the staff directory"),
    }
)
register(
    {
        WithdrawnFor.LEFT_OFFICE: _("no longer works there"),
        WithdrawnFor.DOUBT: _("doubt about who uses the account"),
        WithdrawnFor.MISTAKE: _("verified by mistake"),
    }
)
register(
    {
        MunicipalityKind.COUNTY: _("county"),
        MunicipalityKind.STATE_CITY: _("state city"),
    }
)
register(
    {
        SignInMethod.PASSWORD: _("password"),
        SignInMethod.CODE: _("password and app code"),
        SignInMethod.PASSKEY: _("passkey"),
        SignInMethod.RECOVERY: _("password and recovery code"),
        SignInMethod.OPENID: _("staff directory (OpenID Connect)"),
        SignInMethod.SAML: _("staff directory (SAML)"),
    }
)
register(
    {
        Outcome.ENTERED: _("signed in"),
        Outcome.REFUSED: _("refused"),
        Outcome.SLOWED: _("refused: too many tries"),
        Outcome.LEFT: _("signed out"),
        Outcome.ENDED: _("ended"),
        Outcome.RESET: _("second step removed"),
    }
)
