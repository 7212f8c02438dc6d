from __future__ import annotations

import io

from pypdf import PdfReader, PdfWriter


def plain_pdf() -> bytes:
    made = io.BytesIO()
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(made)
    return made.getvalue()


def reader(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))
