"""The heads of the journals, kept outside the database in a file that only grows (setting JOURNAL_HEADS).

One line for each entry, written after its commit: case, sequence, seal, moment, and a check that chains the line to the
one before it. Whoever cuts off the end of a journal, removes a whole case or seals a journal anew is betrayed by it.
"""

from __future__ import annotations

import fcntl
import hmac
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from django.conf import settings

_LONGEST = 1024  # bytes; no line is longer


@dataclass(frozen=True, slots=True)
class Head:
    """An entry by its place, and its seal."""

    case: int
    sequence: int
    seal: bytes


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands. `head` is missing where it cannot be read; `fits` says if its check holds."""

    number: int
    head: Head | None
    fits: bool


def append(heads: Iterable[Head], *, at: datetime) -> None:
    """Write one line for each head. Raises OSError."""
    place = Path(settings.JOURNAL_HEADS)
    with open(os.open(place, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600), "r+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        check, whole = _last_check(file)
        written = bytearray() if whole else bytearray(b"\n")
        for head in heads:
            moment = at.astimezone(UTC).isoformat(timespec="seconds")
            said = f"{head.case} {head.sequence} {head.seal.hex()} {moment}"
            check = _check(check, said)
            written += f"{said} {check}\n".encode()
        file.seek(0, os.SEEK_END)
        file.write(written)


def lines(after: int = 0, to: int | None = None) -> Iterator[Line]:
    """The lines of the file in its first `to` bytes; none when there is no file. `after` skips so many lines."""
    place = Path(settings.JOURNAL_HEADS)
    if not place.exists():
        return
    with place.open("rb") as file:
        check, read = "", 0
        for number, raw in enumerate(file, start=1):
            read += len(raw)
            if to is not None and read > to:
                return
            said, _, claimed = raw.decode(errors="replace").rstrip("\n").rpartition(" ")
            fits = hmac.compare_digest(_check(check, said).encode(), claimed.encode())
            check = claimed
            if number > after:
                yield Line(number, _head(said), fits)


def size() -> int:
    """Bytes; 0 when there is no file."""
    try:
        return Path(settings.JOURNAL_HEADS).stat().st_size
    except FileNotFoundError:
        return 0


def _check(before: str, said: str) -> str:
    key = settings.JOURNAL_KEY.encode()
    return hmac.digest(key, f"izligums heads 1 {before} {said}".encode(), "sha256").hex()


def _last_check(file: IO[bytes]) -> tuple[str, bool]:
    """The check of the last line, and whether that line was written to its end."""
    end = file.seek(0, os.SEEK_END)
    file.seek(max(0, end - _LONGEST))
    tail = file.read()
    if not tail:
        return "", True
    return tail.splitlines()[-1].rpartition(b" ")[2].decode(errors="replace"), tail.endswith(b"\n")


def _head(said: str) -> Head | None:
    try:
        case, sequence, seal, _moment = said.split(" ")
        return Head(int(case), int(sequence), bytes.fromhex(seal))
    except ValueError:
        return None
