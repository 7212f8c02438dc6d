"""What a page weighs on its way to a browser."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders

IMPORTED = re.compile(r'@import url\("([^"]+)"\)')
LOADED = re.compile(r'(?:href|src)="(/static/[^"]+)"')


def weight(answer: Any) -> int:
    """Bytes of a page as it is sent, with its styles, scripts and pictures, of which each browser keeps a compressed
    copy."""
    packed = answer.headers.get("Content-Encoding") == "gzip"
    page = (gzip.decompress(answer.content) if packed else answer.content).decode()
    loaded = {found.partition("?")[0].removeprefix("/static/") for found in LOADED.findall(page)}
    assert loaded
    return len(answer.content) + sum(map(compressed, loaded))


def compressed(name: str) -> int:
    """With what it imports. The store of static files keeps each of them compressed."""
    file = Path(str(finders.find(name)))
    content = file.read_bytes()
    imported = IMPORTED.findall(content.decode()) if file.suffix == ".css" else []
    return sum(len(gzip.compress(each)) for each in (content, *((file.parent / one).read_bytes() for one in imported)))
