from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from izligums.accounts.enums import MunicipalityKind, Outcome, Role, SignInMethod
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
