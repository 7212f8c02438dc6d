"""Files that come from outside: known by what they contain, made harmless, or refused.

A picture is drawn anew, which leaves behind what a camera writes into it (place, time, device) and whatever else was
hidden in the file. A PDF is kept as it came, because somebody signed it, and refused when it could do anything but be
read. With `CLAMAV` a virus scanner is asked first; nothing is taken while it does not answer.
"""

from __future__ import annotations

import socket
import struct
import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.conf import settings
from PIL import Image, ImageOps
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

LARGEST = 10 * 1024 * 1024  # bytes
MOST_OBJECTS = 20_000  # in a PDF; a hundred scanned pages have some hundreds
MOST_PIXELS = 60_000_000  # A4 at 600 dpi has 35 million
SCANNING = 20  # seconds
_PICTURES = {"JPEG": ("image/jpeg", "jpg"), "PNG": ("image/png", "png")}
# fmt: off
_ACTIVE = frozenset({
    "/JavaScript", "/JS", "/AA", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia", "/XFA", "/SubmitForm",
    "/ImportData", "/Movie", "/Sound", "/Rendition", "/GoToE", "/3D",
})
# fmt: on


class RefusedFileError(Exception):
    """`code`: large, damaged, active, locked, infected or unscanned."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Received:
    content: bytes
    content_type: str
    ending: str


def harmless(content: bytes) -> Received:
    """Raises RefusedFileError."""
    if len(content) > LARGEST:
        raise RefusedFileError("large")
    _ask_scanner(content)
    if content.startswith(b"%PDF-"):
        _refuse_active(content)
        return Received(content, "application/pdf", "pdf")
    return _drawn_anew(content)


def _drawn_anew(content: bytes) -> Received:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # a picture that unpacks to a monstrous size
            with Image.open(BytesIO(content), formats=tuple(_PICTURES)) as image:
                kind = image.format or ""
                if image.width * image.height > MOST_PIXELS:
                    raise RefusedFileError("large")
                drawn = ImageOps.exif_transpose(image)
                bare = Image.frombytes(drawn.mode, drawn.size, drawn.tobytes())
                if drawn.mode == "P" and (palette := drawn.getpalette()):
                    bare.putpalette(palette)
                made = BytesIO()
                bare.save(made, kind, **({"quality": 90} if kind == "JPEG" else {"optimize": True}))
    except RefusedFileError:
        raise
    except Exception as damaged:  # the picture library has many names for a broken file
        raise RefusedFileError("damaged") from damaged
    return Received(made.getvalue(), *_PICTURES[kind])


def _refuse_active(content: bytes) -> None:
    """Looks at every object of the file, also at those that no page leads to."""
    if b"%%EOF" not in content[-2048:]:
        raise RefusedFileError("damaged")
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        if reader.is_encrypted:
            raise RefusedFileError("locked")
        if not len(reader.pages):
            raise RefusedFileError("damaged")
        numbers = [(number, generation) for generation, known in reader.xref.items() for number in known]
        numbers += [(number, 0) for number in reader.xref_objStm]
        if len(numbers) > MOST_OBJECTS:
            raise RefusedFileError("large")
        active = _is_active(reader.trailer.get_object()) or any(
            _is_active(reader.get_object(IndirectObject(number, generation, reader))) for number, generation in numbers
        )
    except RefusedFileError:
        raise
    except Exception as damaged:  # so has the library of PDF files
        raise RefusedFileError("damaged") from damaged
    if active:
        raise RefusedFileError("active")


def _is_active(value: Any) -> bool:
    """Whether an object, without those it points to, could act when the file is opened."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, DictionaryObject | StreamObject):
            if _ACTIVE & each.keys() or each.get("/S") in _ACTIVE or each.get("/Subtype") in _ACTIVE:
                return True
            opens = each.get("/OpenAction")
            if isinstance(opens, DictionaryObject) and opens.get("/S") != "/GoTo":
                return True
            waiting += [each.raw_get(key) for key in each]
        elif isinstance(each, ArrayObject):
            waiting += list.__iter__(each)
    return False


# -- the virus scanner -------------------------------------------------------------------------------------------------


def _ask_scanner(content: bytes) -> None:
    """ClamAV's INSTREAM: the length of a piece in four bytes, the piece, at the end a length of nought."""
    if not settings.CLAMAV:
        return
    try:
        with _scanner() as scanner:
            scanner.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), 64 * 1024):
                piece = content[start : start + 64 * 1024]
                scanner.sendall(struct.pack("!L", len(piece)) + piece)
            scanner.sendall(struct.pack("!L", 0))
            answer = b""
            while not answer.endswith(b"\0") and (more := scanner.recv(4096)):
                answer += more
    except OSError as away:
        raise RefusedFileError("unscanned") from away
    if answer.rstrip(b"\0").endswith(b" FOUND"):
        raise RefusedFileError("infected")
    if answer.rstrip(b"\0") != b"stream: OK":
        raise RefusedFileError("unscanned")


def _scanner() -> socket.socket:
    """`CLAMAV` is a path, or a host and a port."""
    host, _, port = settings.CLAMAV.rpartition(":")
    if host:
        return socket.create_connection((host, int(port)), timeout=SCANNING)
    scanner = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    scanner.settimeout(SCANNING)
    try:
        scanner.connect(settings.CLAMAV)
    except OSError:
        scanner.close()
        raise
    return scanner
