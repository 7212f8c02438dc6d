"""A person of a case on the way into their own space."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.test import override_settings
from django.utils import timezone

from izligums.cases.enums import Channel, InvitationWay, SecondFactor, Stage
from izligums.cases.models import Access, Case, Knock, Visit
from izligums.core.codes import Purpose, code
from izligums.core.enums import Language
from izligums.process import door
from izligums.process.own import drafts
from tests.support.cases import Office
from tests.support.office import at_noon


def invited(
    office: Office,
    name: str,
    *,
    stage: Stage = Stage.PREPARING,
    case: Case | None = None,
    way: InvitationWay = InvitationWay.PAPER,
    second: SecondFactor = SecondFactor.HANDED_OVER,
) -> Access:
    """Somebody with access, given today: an invitation does not live long."""
    case = case or office.case_at(stage)
    office.act(case, "give_access", name, on=timezone.localdate(), way=way, second=second)
    return Access.objects.get(participation_id=office.id_of(case, name), ended_on=None)


def codes(access: Access) -> tuple[str, str]:
    """The first and the second, as they were handed over."""
    return code(Purpose.INVITATION, access.seed), code(Purpose.SECOND, access.seed)


def reachable(office: Office, case: Case, name: str, *, phone: str = "+371 20000000", email: str = "") -> None:
    office.act(
        case, "record_safe_way", name, channel=Channel.PHONE, phone=phone, email=email, language=Language.LATVIAN
    )


def visit(access: Access, *, at: datetime | None = None) -> str:
    """Both codes typed; the key of the visit."""
    at = at or timezone.now()
    key = door.knock(code(Purpose.INVITATION, access.seed), origin="192.0.2.1", at=at)
    seed = access.seed if access.second is SecondFactor.HANDED_OVER else Knock.objects.latest("pk").seed
    key = come_in(key, code(Purpose.SECOND, seed), at=at + timedelta(seconds=30)) or ""
    assert key
    return key


def come_in(key: str, second: str, *, at: datetime) -> str | None:
    return door.come_in(key, second, origin="192.0.2.1", at=at)


def let_in_to_stop(office: Office, case: Case, name: str) -> None:
    """Inside, by a code that waits in the outbox, with something begun and stop pressed;
    somebody else stands at the door."""
    then = at_noon(office.last_day(case))
    with override_settings(SMTP_HOST="127.0.0.1"):
        office.act(case, "give_access", name, way=InvitationWay.EMAIL, second=SecondFactor.HANDED_OVER)
    key = visit(case.accesses.get(ended_on=None), at=then)
    Visit.objects.update(started_at=timezone.now())  # whose age the database tells by its own clock
    drafts.keep(key, "/mana-lieta/", {"text": f"Slepens melnraksts {case.pk:06}"}, at=then)
    assert door.wish_to_stop(key, at=then)
    door.knock("wrong", origin="192.0.2.9", at=then)
