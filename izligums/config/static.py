"""How static files are stored to be served: hashed, compressed, and a style sheet in one piece with those it imports.

In the source each component has a sheet of its own; a telephone on a slow line asks for one instead of thirty.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

_IMPORT = re.compile(r'@import url\("(?P<name>[\w.-]+)"\) layer\((?P<layer>\w+)\);')


class InOnePiece(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # whitenoise has no types
    def post_process(self, paths: dict[str, tuple[Any, str]], **options: Any) -> Iterator[Any]:
        joined = {
            name: (_Joined(storage), path) if name.endswith(".css") else (storage, path)
            for name, (storage, path) in paths.items()
        }
        yield from super().post_process(joined, **options)


class _Joined:
    """Reads a sheet from another storage, with what it imports in its place."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def open(self, name: str) -> ContentFile[bytes]:
        folder = posixpath.dirname(name)

        def imported(found: re.Match[str]) -> str:
            return f"@layer {found['layer']} {{\n{self._read(posixpath.join(folder, found['name']))}}}"

        return ContentFile(_IMPORT.sub(imported, self._read(name)).encode())

    def _read(self, name: str) -> str:
        with self._storage.open(name) as file:
            return str(file.read().decode())
