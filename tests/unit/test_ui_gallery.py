from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views.defaults import server_error
from pytest_django.asserts import assertTemplateUsed

TEMPLATES = Path("izligums/web/ui/templates")
PARTS = sorted(path.stem for path in (TEMPLATES / "ui" / "parts").glob("*.html"))
CSS = Path("izligums/web/ui/static/ui/css")


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("page", ["ui:gallery", "ui:wrong_form", "ui:question"])
def test_gallery_opens_for_everybody(client: Client, language: str, page: str) -> None:
    response = client.get(reverse(page), headers={"accept-language": language})
    assert response.status_code == 200
    assert f'<html lang="{language}">' in response.text


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500", "503"])
def test_error_page_is_in_the_look(client: Client, name: str) -> None:
    response = client.get(reverse("ui:error_page", args=[name]))
    assert response.status_code == 200
    assert response.text.count("<h1>") == 1


@pytest.mark.parametrize("address", ["/ui/no-such-page/", "/ui/pages/418/"])
def test_unknown_address_is_answered_in_the_look(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assertTemplateUsed(response, "404.html")


def test_failure_page_needs_nothing_that_may_have_failed(rf: RequestFactory) -> None:
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert b"ui/css/ui" in response.content
    assert b"<form" not in response.content


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_gallery_only_shows(client: Client, method: str) -> None:
    assert getattr(client, method)(reverse("ui:gallery")).status_code == 405


@pytest.mark.parametrize("name", PARTS)
def test_every_component_is_shown(name: str) -> None:
    pages = [*(TEMPLATES / "ui").glob("*.html"), *(TEMPLATES / "ui" / "gallery").glob("*.html")]
    # the error summary comes with the form that has errors
    pages += (TEMPLATES / "ui" / "forms").glob("*.html")
    assert any(re.search(rf'{{% (part|wrap) "{name}"', page.read_text()) for page in pages)


@pytest.mark.parametrize("name", PARTS)
def test_every_component_is_described(name: str) -> None:
    assert f"| `{name}` |" in Path("docs/reference/ui.md").read_text()


def test_every_style_file_is_imported_once() -> None:
    imported = re.findall(r'@import url\("([\w-]+\.css)"\)', (CSS / "ui.css").read_text())
    present = {path.name for path in CSS.glob("*.css")} - {"ui.css", "gallery.css"}
    assert sorted(imported) == sorted(present)
