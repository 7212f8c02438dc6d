from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

TEMPLATES = Path("izligums/web/ui/templates")
PARTS = sorted(path.stem for path in (TEMPLATES / "ui" / "parts").glob("*.html"))
CSS = Path("izligums/web/ui/static/ui/css")


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("page", ["ui:gallery", "ui:wrong_form", "ui:question"])
def test_gallery_opens_for_everybody(client: Client, language: str, page: str) -> None:
    response = client.get(reverse(page), headers={"accept-language": language})
    assert response.status_code == 200
    assert f'<html lang="{language}">' in response.text


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_error_page_is_in_the_look(client: Client, name: str) -> None:
    response = client.get(reverse("ui:error_page", args=[name]))
    assert response.status_code == 200
    assert response.text.count("<h1>") == 1


def test_unknown_address_is_answered_in_the_look(client: Client) -> None:
    response = client.get("/ui/no-such-page/")
    assert response.status_code == 404
    assert "There is no such page" in response.text or "<h1>" in response.text


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
