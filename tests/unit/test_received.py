"""Files from outside: what is kept can only be looked at."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from izligums.core.received import LARGEST, RefusedFileError, harmless
from tests.support.papers import paper


def refused(content: bytes) -> str:
    with pytest.raises(RefusedFileError) as caught:
        harmless(content)
    return caught.value.code


def photo(mode: str = "RGB", size: tuple[int, int] = (40, 20)) -> bytes:
    """With the place and the camera in it, lying on its side, and with words after its end."""
    image, made = Image.new(mode, size), BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Kameras ražotājs"
    exif.get_ifd(0x8825)[1] = "N"
    image.save(made, "JPEG", exif=exif)
    return made.getvalue() + b"<script>hidden()</script>"


def test_picture_is_drawn_anew_without_what_the_camera_wrote() -> None:
    kept = harmless(photo())
    assert (kept.content_type, kept.ending) == ("image/jpeg", "jpg")
    assert b"ra\xc5\xbeot" not in kept.content
    assert b"script" not in kept.content
    image = Image.open(BytesIO(kept.content))
    assert not image.getexif()
    assert image.size == (20, 40)  # stands upright now


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_scans_of_every_colour_stay_whole(mode: str) -> None:
    info, made = PngInfo(), BytesIO()
    info.add_text("Comment", "noslēpums", zip=False)
    before = Image.linear_gradient("L").convert(mode)
    before.save(made, "PNG", pnginfo=info)
    kept = harmless(made.getvalue())
    after = Image.open(BytesIO(kept.content))
    assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()
    assert b"Comment" not in kept.content


def test_plain_paper_is_kept_as_it_came() -> None:
    content = paper()
    assert harmless(content).content == content


@pytest.mark.parametrize(
    "content",
    [
        paper(javascript="app.alert(1)"),
        paper(attached=b"MZ"),
        paper(opens={"/S": "/Launch"}),
        paper(opens={"/S": "/URI"}),
        paper(AcroForm="/XFA"),
        paper(AA="/WC"),
    ],
    ids=["script", "attachment", "launch", "opens an address", "xfa form", "acts on closing"],
)
def test_paper_that_acts_is_refused(content: bytes) -> None:
    assert refused(content) == "active"


def test_paper_under_a_password_is_refused() -> None:
    assert refused(paper(password="x")) == "locked"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html></html>",
        b"%PDF-1.7\n",
        b"%PDF-1.7\ntrailer<<>>\n%%EOF",
        paper()[:-40],
        photo()[:60],
        b"GIF89a",
        b"PK\x03\x04" + paper(),
    ],
)
def test_anything_else_is_damaged(content: bytes) -> None:
    assert refused(content) == "damaged"


def test_large_files_are_refused_before_they_are_read() -> None:
    assert refused(b"%PDF-1.7\n" + b"0" * LARGEST) == "large"


def test_picture_that_unpacks_to_a_monstrous_size_is_refused() -> None:
    made = BytesIO()
    Image.new("1", (12_000, 12_000)).save(made, "PNG")
    assert refused(made.getvalue()) in ("large", "damaged")


class Scanner:
    """ClamAV on loopback: it knows one virus."""

    def __init__(self, place: Path) -> None:
        self.heard = b""
        self.answer = b""
        self.server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.server.bind(str(place))
        self.server.listen()
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self.server.accept()
            except OSError:
                return
            with line, line.makefile("rb") as said:
                assert said.read(10) == b"zINSTREAM\0"
                self.heard = b""
                while length := struct.unpack("!L", said.read(4))[0]:
                    self.heard += said.read(length)
                found = b"stream: Eicar FOUND\0" if b"VIRUS" in self.heard else b"stream: OK\0"
                line.sendall(self.answer or found)


@pytest.fixture
def scanner(tmp_path: Path, settings: Any) -> Iterator[Scanner]:
    settings.CLAMAV = str(tmp_path / "clamd")
    made = Scanner(tmp_path / "clamd")
    yield made
    made.server.close()


def test_scanner_hears_the_whole_file(scanner: Scanner) -> None:
    content = paper() + b"\n" * 200_000 + b"%%EOF"
    harmless(content)
    assert scanner.heard == content


def test_file_with_a_virus_is_refused(scanner: Scanner) -> None:
    assert refused(paper() + b"VIRUS") == "infected"


@pytest.mark.parametrize("answer", [b"INSTREAM size limit exceeded. ERROR\0", b"stream: OK? \0", b"\0"])
def test_nothing_is_kept_that_the_scanner_did_not_look_at(scanner: Scanner, answer: bytes) -> None:
    scanner.answer = answer
    assert refused(paper()) == "unscanned"


def test_nothing_is_kept_while_the_scanner_is_away(tmp_path: Path, settings: Any) -> None:
    settings.CLAMAV = str(tmp_path / "nobody")
    assert refused(paper()) == "unscanned"
