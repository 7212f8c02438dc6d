"""What a national e-identity opens, asked in plain SQL as the role that pages use: the database compares by itself, so
that a program which is mistaken about who somebody is begins no visit."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from django.db.models import F
from django.utils import timezone

from izligums.cases.enums import SecondFactor
from izligums.cases.models import Access
from izligums.people.models import Person
from izligums.people.queries import code_key
from tests.integration.door.test_walls_of_a_person import counts, the_case
from tests.support.eidentity import ANNAS, JANIS_ES, NOBODYS

pytestmark = pytest.mark.django_db(transaction=True)
KEEP_KNOCK = "INSERT INTO cases_knock (key, code, seed, made_at) VALUES (walls.key(), %s, '', now())"
LET_IN = "SELECT walls.let_in_recognised('visit', 'returning', now())"
#: What was proved, which code was typed, whether Anna's space opens; nobody else's ever does.
TRIED = [
    ("anna", "", True),
    ("anna", "annas", True),
    ("anna", "janis", False),
    ("anna", "used invitation", False),
    ("anna", "nobodys", False),
    ("janis", "", False),  # who has access, and has never been in
    ("janis", "janis", False),  # whom the act gave two codes
    ("janis", "annas", False),
    ("nobody", "", False),
    ("nobody", "annas", False),
    ("", "", False),
    ("", "annas", False),
    ("anna, long ago", "", False),
    ("anna, to another browser", "annas", False),
]


def test_e_identity_opens_the_space_of_the_person_it_proves_and_no_other(web: psycopg.Connection[Any]) -> None:
    case, anna, _key = the_case()
    janis = Access.objects.exclude(pk=anna.pk).get(case=case)
    anna.refresh_from_db()
    keys = {"anna": code_key(ANNAS), "janis": code_key(JANIS_ES), "nobody": code_key(NOBODYS)}
    for name, access in (("anna", anna), ("janis", janis)):
        Person.objects.filter(pk=access.participation.person_id).update(code_key=keys[name])
    Access.objects.filter(pk=anna.pk).update(recognised=keys["anna"])
    codes = {
        "annas": anna.returning,
        "janis": janis.invitation,
        "used invitation": anna.invitation,
        "nobodys": "0" * 64,
    }
    for proved, typed, opens in TRIED:
        who, _, how = proved.partition(", ")
        web.execute("SELECT walls.present(%s)", ["another" if how == "to another browser" else "mine"])
        if typed:
            web.execute(KEEP_KNOCK, [codes[typed]])
        if proved:
            ago = "11 minutes" if how == "long ago" else "0"
            web.execute("SELECT walls.recognise(%s, now() - %s::interval)", [keys[who], ago])
        web.execute("SELECT walls.present('mine')")
        assert web.execute(LET_IN).fetchone() == (opens,), (proved, typed)
        web.execute("SELECT walls.enter_participant('visit')")
        inside = web.execute("SELECT walls.participant()").fetchone()
        assert inside == (anna.participation_id if opens else None,), (proved, typed)
        web.rollback()


def test_of_several_spaces_the_e_identity_alone_opens_none(web: psycopg.Connection[Any]) -> None:
    _case, access, _key = the_case()
    personal = code_key(ANNAS)
    Person.objects.filter(given_name="Anna").update(code_key=personal)
    Access.objects.filter(participation__person__given_name="Anna").update(
        recognised=personal, used_at=timezone.now(), returning=F("invitation")
    )
    web.execute("SELECT walls.present('mine')")
    web.execute("SELECT walls.recognise(%s, now())", [personal])
    assert web.execute(LET_IN).fetchone() == (False,)
    Access.objects.exclude(pk=access.pk).update(ended_on=timezone.localdate(), ended_by=F("given_by"))
    web.commit()
    web.execute("SELECT walls.present('mine')")
    assert web.execute(LET_IN).fetchone() == (True,)


def test_what_an_e_identity_proved_is_written_by_one_door(web: psycopg.Connection[Any]) -> None:
    """And one code opens nothing where an e-identity has to stand beside it, even when the program asked for none."""
    _case, access, key = the_case()
    for statement in (
        "INSERT INTO cases_knock (key, code, seed, made_at, proven, proven_at)"
        " VALUES (walls.key(), '', '', now(), 'x', now())",
        "UPDATE cases_knock SET proven = 'x', proven_at = now()",
    ):
        web.execute("SELECT walls.present('mine')")
        if statement.startswith("UPDATE"):
            web.execute(KEEP_KNOCK, ["0" * 64])
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
            web.execute(statement)
        web.rollback()
    web.execute("SELECT walls.present(%s)", [key])
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="row-level security"):
        web.execute("UPDATE cases_access SET recognised = 'x'")
    web.rollback()
    for second, opens in ((SecondFactor.HANDED_OVER, True), (SecondFactor.E_IDENTITY, False)):
        Access.objects.filter(pk=access.pk).update(second=second)
        web.execute("SELECT walls.present('mine')")
        web.execute(KEEP_KNOCK, [Access.objects.get(pk=access.pk).returning])
        assert web.execute("SELECT walls.let_in('visit', 'returning', now())").fetchone() == (opens,)
        web.rollback()


def test_proof_shows_no_row_of_anybody(web: psycopg.Connection[Any]) -> None:
    _case, access, _key = the_case()
    personal = code_key(ANNAS)
    Person.objects.filter(pk=access.participation.person_id).update(code_key=personal)
    Access.objects.filter(pk=access.pk).update(recognised=personal)
    web.execute("SELECT walls.present('mine')")
    web.execute("SELECT walls.recognise(%s, now())", [personal])
    assert {table: count for table, count in counts(web).items() if count} == {"cases_knock": 1}
