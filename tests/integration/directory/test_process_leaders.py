"""Process leaders who sign in through the staff directory: its word verifies them, but never against ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from izligums.accounts.actions import create_user, load_units
from izligums.accounts.authorities import authorities, verified_authorities, verify, withdraw
from izligums.accounts.enums import LeaderKind, Role, VerifiedBy, WithdrawnFor
from izligums.accounts.models import Authority, Verification
from tests.support.directory import WAYS, Directory, by_openid

pytestmark = pytest.mark.django_db

PROSECUTOR = {"groups": ["izligums-prosecutors", "everybody"], "office": "Rīgas prokuratūra"}


@WAYS
def test_directory_verifies_a_process_leader_once(client: Client, directory: Directory, sign_in: Any) -> None:
    directory.person |= PROSECUTOR
    assert sign_in(client, directory, "/led/").headers["Location"] == "/led/"
    assert "Ar Jūsu kontu nav sasaistīta neviena lieta" in client.get("/led/").text
    sign_in(Client(), directory)
    held = Authority.objects.get()
    assert (held.kind, held.office) == (LeaderKind.PROSECUTOR, "Rīgas prokuratūra")
    word = Verification.objects.get()
    assert (word.verified, word.way, word.by) == (True, VerifiedBy.DIRECTORY, None)


def test_another_office_in_the_directory_is_another_authority(client: Client, directory: Directory) -> None:
    directory.person |= PROSECUTOR
    by_openid(client, directory)
    directory.person |= {"office": "Latgales prokuratūra"}
    by_openid(client, directory)
    assert list(Authority.objects.values_list("office", flat=True)) == ["Rīgas prokuratūra", "Latgales prokuratūra"]
    assert Verification.objects.filter(verified=True).count() == 2


def test_directory_does_not_overrule_a_withdrawal(client: Client, directory: Directory) -> None:
    """Whatever office it names from then on; a coordinator verifies anew."""
    directory.person |= PROSECUTOR
    by_openid(client, directory)
    unit = load_units()[0]
    ilze = create_user(username="ilze", display_name="Ilze", role=Role.COORDINATOR, unit=unit)
    withdraw(authority=Authority.objects.get(), ground=WithdrawnFor.DOUBT, by=ilze, at=timezone.now())
    for office in ("Rīgas prokuratūra", "Latgales prokuratūra"):
        directory.person |= {"office": office}
        by_openid(client, directory)
        assert not verified_authorities().exists()
    verify(authority=authorities().get(), way=VerifiedBy.SERVICE_CARD, by=ilze, at=timezone.now())
    by_openid(client, directory)
    assert verified_authorities().get().office == "Latgales prokuratūra"


def test_groups_of_process_leaders_name_the_kind_of_official(settings: Settings, tmp_path: Path) -> None:
    file = tmp_path / "directory.toml"
    file.write_text(
        '[claims]\nsubject = ""\nusername = "u"\nname = "n"\ngroups = "g"\n[roles]\nx = "process_leader"\n[units]\n'
    )
    settings.DIRECTORY_POLICY = str(file)
    with pytest.raises(SystemCheckError, match="E005"):
        call_command("check")
