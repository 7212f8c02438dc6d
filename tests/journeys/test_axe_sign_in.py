"""The pages of signing in, wide and narrow, and a passkey in a real browser."""

from __future__ import annotations

import re

import pyotp
import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from izligums.accounts.enums import Role
from tests.journeys.accessibility import assert_good
from tests.journeys.conftest import Window
from tests.journeys.walking import press
from tests.support.cases import Office
from tests.support.office import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


def give_password(page: Page, username: str) -> None:
    page.goto("/sign-in/")
    page.fill("#id_username", username)
    page.fill("#id_password", PASSWORD)
    press(page, "main .form .button")
    page.wait_for_url(lambda address: not address.endswith("/sign-in/"))


@pytest.mark.parametrize("scripts", [True, False])
def test_second_step_is_set_up_and_used(window: Window, settings: Settings, scripts: bool) -> None:
    """Without scripts too."""
    settings.SECOND_FACTOR = "by_role"
    anita = Office().user("anita", Role.ADMINISTRATOR)
    page = window(scripts=scripts).new_page()
    check = assert_good if scripts else lambda page: None
    give_password(page, anita.username)
    check(page)
    page.fill("#id_code", "000000")
    press(page, "main .form .button")
    expect(page.locator(".error-summary")).to_be_visible()
    check(page)
    secret = (page.locator("main p > code").text_content() or "").replace(" ", "")
    page.fill("#id_code", pyotp.TOTP(secret).now())
    press(page, "main .form .button")
    codes = page.locator("main li code").all_text_contents()
    check(page)
    press(page, "main .button")
    page.wait_for_url("**/settings/")
    for where in ("second-step/", "second-step/app/", "second-step/prove/", "sign-ins/", f"users/{anita.pk}/"):
        page.goto(f"/settings/{where}")
        check(page)
    press(page, ".account button")
    give_password(page, anita.username)
    check(page)
    page.fill("#id_code", codes[0])
    press(page, "main .form .button")
    page.wait_for_url("**/settings/")


def test_passkey_signs_in_from_a_real_browser(window: Window) -> None:
    anita = Office().user("anita", Role.ADMINISTRATOR)
    page = window().new_page()
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    key = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": {**key, "automaticPresenceSimulation": True}})
    give_password(page, anita.username)
    page.goto("/settings/second-step/passkey/")
    assert_good(page)
    page.fill("#id_name", "Zilā atslēga")
    press(page, "main .form .button")
    page.wait_for_selector("main li code")
    page.goto("/settings/second-step/")
    expect(page.get_by_text("Zilā atslēga").first).to_be_visible()
    assert_good(page)
    press(page, ".account button")
    give_password(page, anita.username)
    assert_good(page)
    press(page, "[data-passkey] button")
    page.wait_for_url(re.compile("/settings/$"))


def test_sign_in_through_the_directory_is_accessible(window: Window, settings: Settings) -> None:
    settings.OPENID_ISSUER, settings.SAML_METADATA = "http://127.0.0.1:9", "somewhere.xml"
    page = window().new_page()
    page.goto("/sign-in/")
    assert_good(page)
    page.goto("/sign-in/openid/")
    assert_good(page)
