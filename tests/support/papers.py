"""Small PDF files, harmless and otherwise."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject


def paper(
    *,
    javascript: str = "",
    attached: bytes = b"",
    password: str = "",
    opens: dict[str, str] | None = None,
    **extra: Any,
) -> bytes:
    """One empty page; `opens` is what it does when opened, `extra` goes into its root by name."""
    writer = PdfWriter()
    writer.add_blank_page(210, 297)
    if javascript:
        script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(javascript)}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    if attached:
        writer.add_attachment("inside.exe", attached)
    if opens:
        action = {NameObject(name): NameObject(value) for name, value in opens.items()}
        writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    for name, value in extra.items():
        writer.root_object[NameObject(f"/{name}")] = DictionaryObject({NameObject(value): TextStringObject("x")})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    made = BytesIO()
    writer.write(made)
    return made.getvalue()
