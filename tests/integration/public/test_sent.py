"""What a browser really loads once the static files are collected: few pieces, compressed, none missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client, override_settings

STORED = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "izligums.config.static.InOnePiece"},
}


@pytest.fixture
def collected(tmp_path: Path) -> Iterator[Path]:
    with override_settings(STORAGES=STORED, STATIC_ROOT=tmp_path):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield tmp_path


def test_style_sheet_is_stored_in_one_piece_with_everything_in_its_layer(collected: Path) -> None:
    sheet = (collected / staticfiles_storage.url("ui/css/ui.css").removeprefix("/static/")).read_text()
    source = Path("izligums/web/ui/static/ui/css")
    imported = re.findall(r'@import url\("([\w.-]+)"\) layer\((\w+)\);', (source / "ui.css").read_text())
    assert len(imported) > 20
    assert "@import" not in sheet
    for name, layer in imported:
        assert f"@layer {layer} {{\n{(source / name).read_text()}}}" in sheet


@pytest.mark.django_db
def test_public_page_takes_few_requests_and_each_file_is_there_compressed(client: Client, collected: Path) -> None:
    loaded = set(re.findall(r'(?:href|src)="/static/([^"]+)"', client.get("/uk/units/").text))
    assert 0 < len(loaded) <= 6
    for name in loaded:
        assert (collected / f"{name}.gz").exists(), name
