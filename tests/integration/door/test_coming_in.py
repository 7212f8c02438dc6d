"""Two codes open the own space, once, for one person; whoever has not both learns nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from izligums.accounts.tries import TooManyTriesError
from izligums.accounts.walls import working_as
from izligums.cases.enums import Channel, ContactResult, Initiative, InvitationWay, Outcome, SecondFactor, Stage
from izligums.cases.models import Access, Knock, StopWish, Visit
from izligums.core.codes import Purpose, code, digest, plain
from izligums.messages.enums import MessageKind, MessageState
from izligums.messages.models import Message
from izligums.process import door
from tests.support.cases import Office
from tests.support.channels import loopback
from tests.support.door import come_in, invited, reachable, visit

pytestmark = pytest.mark.django_db
NO_MORE: dict[str, Any] = {
    "initiative": Initiative.SERVICE,
    "channel": Channel.PHONE,
    "result": ContactResult.NO_MORE_CONTACT,
}


@pytest.fixture
def office() -> Office:
    return Office()


def knocked(access: Access, purpose: Purpose = Purpose.INVITATION) -> str:
    return door.knock(code(purpose, access.seed), origin="192.0.2.1", at=timezone.now())


def second_of(access: Access) -> str:
    return code(Purpose.SECOND, access.seed)


def test_person_comes_in_and_returns_with_a_code_of_their_own(office: Office) -> None:
    access = invited(office, "Anna")
    now = timezone.now()
    space = door.look(visit(access), at=now)
    assert space is not None
    assert space.person.pk == access.participation_id
    assert space.mediators == (office.lead.user.display_name,)
    assert come_in(knocked(access), second_of(access), at=now) is None  # the invitation opens once
    again = come_in(door.knock(space.code.lower(), origin="x", at=now), second_of(access), at=now)
    assert again is not None
    assert door.look(again, at=now) is not None


def test_nothing_typed_or_handed_out_stands_in_the_database(office: Office) -> None:
    access = invited(office, "Anna")
    visit(access)
    access.refresh_from_db()
    kept = {str(value) for value in vars(access).values()}
    kept |= {str(value) for row in Visit.objects.values_list() for value in row}
    for purpose in Purpose:
        assert not kept & {code(purpose, access.seed), plain(code(purpose, access.seed))}
    assert access.invitation == digest(plain(code(Purpose.INVITATION, access.seed)))


@pytest.mark.parametrize("second", [each for each in SecondFactor if each is not SecondFactor.E_IDENTITY])
def test_second_code_goes_to_the_known_address(office: Office, second: SecondFactor) -> None:
    with loopback():
        case = office.case_at(Stage.PREPARING)
        reachable(office, case, "Anna", email="anna@example.org")
        access = invited(office, "Anna", case=case, second=second)
    knocked(access)
    with working_as("messages"):
        door.answer(Knock.objects.get().pk, at=timezone.now())
    sent = Message.objects.filter(kind=MessageKind.SECOND_CODE).values_list("recipient_id", "medium")
    handed = second is SecondFactor.HANDED_OVER
    assert list(sent) == ([] if handed else [(access.participation_id, second.value)])


def test_invitation_by_mail_waits_in_the_outbox_and_is_dropped_with_the_access(office: Office) -> None:
    with loopback():
        case = office.case_at(Stage.PREPARING)
        reachable(office, case, "Anna", email="anna@example.org")
        access = invited(office, "Anna", case=case, way=InvitationWay.EMAIL)
    message = Message.objects.get(kind=MessageKind.INVITATION)
    assert (message.seed, message.recipient_id) == (access.seed, access.participation_id)
    office.act(case, "end_access", "Anna")
    message.refresh_from_db()
    assert message.state is MessageState.DROPPED


def test_unknown_code_is_treated_alike(office: Office) -> None:
    access = invited(office, "Anna")
    right, wrong = knocked(access), door.knock("AAAA-BBBB-CCCC", origin="192.0.2.1", at=timezone.now())
    assert len(right) == len(wrong)
    assert Knock.objects.count() == 2
    assert come_in(wrong, second_of(access), at=timezone.now()) is None
    assert come_in(right, "000000", at=timezone.now()) is None
    assert come_in("no such key", "000000", at=timezone.now()) is None


def test_knock_does_not_last(office: Office) -> None:
    access = invited(office, "Anna")
    key = knocked(access)
    assert come_in(key, second_of(access), at=timezone.now() + timedelta(minutes=11)) is None
    assert come_in(key, second_of(access), at=timezone.now()) is not None
    assert come_in(key, second_of(access), at=timezone.now()) is None


def test_invitation_does_not_last(office: Office) -> None:
    access = invited(office, "Anna")
    late = timezone.now() + timedelta(days=80)
    key = door.knock(code(Purpose.INVITATION, access.seed), origin="x", at=late)
    assert come_in(key, second_of(access), at=late) is None


def test_guessing_the_second_code_ends_soon(office: Office) -> None:
    """Over all knocks with this code; somebody who typed another waits for nobody."""
    access, other = invited(office, "Anna"), invited(office, "Anna")
    now = timezone.now()
    for _ in range(5):
        assert come_in(knocked(access), "000000", at=now) is None
    with pytest.raises(TooManyTriesError) as slowed:
        come_in(knocked(access), second_of(access), at=now)
    assert slowed.value.minutes == 1
    assert come_in(knocked(other), second_of(other), at=now) is not None
    with pytest.raises(TooManyTriesError):
        knocked(access)
    later = now + timedelta(minutes=15)
    key = door.knock(code(Purpose.INVITATION, access.seed), origin="x", at=later)
    assert come_in(key, second_of(access), at=later) is not None
    assert come_in(key, "000000", at=later) is None


def test_unknown_code_is_slowed_down_as_a_known_one(office: Office) -> None:
    now = timezone.now()
    key = door.knock("AAAA-BBBB-CCCC", origin="x", at=now)
    for _ in range(5):
        assert come_in(key, "000000", at=now) is None
    with pytest.raises(TooManyTriesError) as slowed:
        come_in(key, "000000", at=now)
    assert slowed.value.minutes == 1


def test_one_place_cannot_try_for_ever(office: Office) -> None:
    now = timezone.now()
    for number in range(30):
        door.knock(f"code {number}", origin="192.0.2.7", at=now)
    with pytest.raises(TooManyTriesError):
        door.knock("another", origin="192.0.2.7", at=now)
    door.knock("another", origin="192.0.2.8", at=now)


def test_place_where_many_come_in_is_not_slowed_down(office: Office) -> None:
    access = invited(office, "Anna")
    visit(access)
    now = timezone.now()
    for _ in range(40):
        key = door.knock(code(Purpose.RETURNING, access.seed), origin="192.0.2.1", at=now)
        assert come_in(key, second_of(access), at=now) is not None


def test_old_knocks_do_not_stay(office: Office) -> None:
    door.knock("code", origin="192.0.2.7", at=timezone.now())
    with working_as("messages"):
        door.drop_old(at=timezone.now() + timedelta(minutes=21))
    assert not Knock.objects.exists()


@pytest.mark.parametrize("act", ["end_access", "record_death", "stop_for_safety", "record_contact", "close"])
def test_space_is_shut_with_what_ends_it(office: Office, act: str) -> None:
    access = invited(office, "Anna")
    key, case = visit(access), access.case
    assert door.look(key, at=timezone.now()) is not None
    match act:
        case "record_contact":
            office.act(case, act, "Anna", **NO_MORE)
        case "close":
            office.act(case, "end_without_settlement", reason=Outcome.NOT_SUITABLE)
            office.act(case, "send_result_notice")
            office.act(case, "close")
        case _:
            office.act(case, act, "Anna")
    assert door.look(key, at=timezone.now()) is None
    assert door.wish_to_stop(key, at=timezone.now()) is False


def test_withdrawal_leaves_the_space_open(office: Office) -> None:
    access = invited(office, "Anna")
    key = visit(access)
    office.withdraw(access.case, "Anna")
    assert door.look(key, at=timezone.now()) is not None


def test_leaving_ends_the_visit(office: Office) -> None:
    key = visit(invited(office, "Anna"))
    door.leave(key, at=timezone.now())
    assert door.look(key, at=timezone.now()) is None
    assert Visit.objects.get().ended_at is not None


def test_stop_is_one_wish_until_it_is_recorded(office: Office) -> None:
    access = invited(office, "Anna")
    key = visit(access)
    assert door.wish_to_stop(key, at=timezone.now())
    assert door.wish_to_stop(key, at=timezone.now())
    wish = StopWish.objects.get()
    space = door.look(key, at=timezone.now())
    assert space is not None
    assert space.stop is door.Stop.ASKED
    entry = office.act(access.case, "record_withdrawal", "Anna", on=timezone.localdate(), channel=Channel.ONLINE)
    wish.refresh_from_db()
    assert wish.answered_by == entry
    space = door.look(key, at=timezone.now())
    assert space is not None
    assert space.stop is door.Stop.RECORDED


def test_stop_of_somebody_who_has_said_no_already_waits_for_nobody(office: Office) -> None:
    access = invited(office, "Anna")
    key = visit(access)
    office.act(access.case, "record_withdrawal", "Anna", on=timezone.localdate(), channel=Channel.PHONE)
    assert door.wish_to_stop(key, at=timezone.now())
    assert not StopWish.objects.exists()
    space = door.look(key, at=timezone.now())
    assert space is not None
    assert space.stop is door.Stop.RECORDED


def test_withdrawal_that_came_earlier_and_is_recorded_later_answers_the_stop(office: Office) -> None:
    access = invited(office, "Anna")
    assert door.wish_to_stop(visit(access), at=timezone.now() + timedelta(days=1))
    entry = office.act(access.case, "record_withdrawal", "Anna", on=timezone.localdate(), channel=Channel.PHONE)
    assert StopWish.objects.get().answered_by == entry
