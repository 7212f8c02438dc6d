"""Coming in by national e-identity in a real browser, which decides by itself which cookies come from another site."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings

from izligums.cases.enums import SecondFactor, Stage
from tests.journeys.conftest import Window
from tests.journeys.walking import press
from tests.support.cases import Office
from tests.support.directory import running
from tests.support.door import invited
from tests.support.eidentity import (
    ANNAS,
    JANIS_ES,
    KNOWN_PAIR,
    NOBODYS,
    by_openid,
    by_saml,
    first_code,
    sign_in_there_as,
)

pytestmark = pytest.mark.django_db(transaction=True)


def there_and_back(page: Page) -> None:
    press(page, "main a.button-secondary")
    if "/sso?" in page.url:
        press(page, "button")
    page.wait_for_url("**/e-identitate/talak/")


@pytest.mark.parametrize(
    ("standard", "language", "scripts"), [("openid", "lv", True), ("saml", "en", True), ("saml", "lv", False)]
)
def test_person_comes_in_by_e_identity(
    window: Window, settings: Settings, tmp_path: Path, standard: str, language: str, scripts: bool
) -> None:
    office = Office()
    case = office.case_at(Stage.PREPARING, KNOWN_PAIR)
    with running() as provider:
        if standard == "openid":
            by_openid(provider, settings)
        else:
            by_saml(provider, settings, tmp_path)
        access = invited(office, "Anna", case=case, second=SecondFactor.E_IDENTITY)
        sign_in_there_as(provider, NOBODYS)
        page = window(language=language, scripts=scripts).new_page()
        page.goto("/mana-lieta/")
        there_and_back(page)
        press(page, "main .form .button")
        expect(page.locator(".error-summary")).to_be_visible()

        sign_in_there_as(provider, JANIS_ES, prefix="PNOEE-")  # a code of another country
        page.goto("/mana-lieta/")
        press(page, "main a.button-secondary")
        if standard == "saml":
            press(page, "button")
        page.wait_for_url("**/e-identitate/atbilde/**")
        expect(page.locator(".notice-stop")).to_be_visible()

        sign_in_there_as(provider, ANNAS)
        press(page, "main a.button")
        page.fill("#id_code", first_code(access))
        press(page, "main .form .button")
        there_and_back(page)
        press(page, "main .form .button")
        page.wait_for_url("**/mana-lieta/es/")
        assert "Anna Bērziņa" in page.inner_text("h1")
        press(page, ".leave button")
        page.wait_for_url("**/kalendars/")
        page.goto("/mana-lieta/")
        there_and_back(page)
        press(page, "main .form .button")
        page.wait_for_url("**/mana-lieta/es/")
