"""Looks whether the journals are as they were written: every seal, every chain, and the anchored heads.

Cases are walked one after the other as the database delivers them, so that no more than one journal is in memory; of
the anchors, sixteen bytes for each entry.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import Any

from django.db import connection, transaction

from izligums.cases import anchors
from izligums.cases.anchors import Head
from izligums.cases.chaining import BEGINNING, COLUMNS, SEALED, seal_of

_AT_ONCE = 2000  # rows the database sends at a time
_TRIED = 300  # entries of one case among which the place of a moved one is looked for
_ID, _SEQUENCE, _STEP, _VALUES = (SEALED.index(name) for name in ("id", "sequence", "step", "values"))


class Finding(StrEnum):
    """What is wrong with an entry, a case or the anchors."""

    ALTERED = "altered"
    SEAL = "seal"
    FOREIGN = "foreign"
    RESEALED = "resealed"
    UNSEALED = "unsealed"
    MOVED = "moved"
    TWICE = "twice"
    MISSING = "missing"
    CUT_OFF = "cut_off"
    VANISHED = "vanished"
    NO_CASE = "no_case"
    MARKED = "marked"
    NOT_MARKED = "not_marked"
    NOT_ANCHORED = "not_anchored"
    ANCHOR = "anchor"
    ANCHOR_AGAIN = "anchor_again"


@dataclass(frozen=True, slots=True)
class Found:
    """`number` is an entry's place in its case, or a line of the anchors' file; `other` what the finding speaks of."""

    finding: Finding
    case: int | None
    number: int
    other: int = 0


@dataclass(slots=True)
class Entry:
    """One row of the journal beside what it should be."""

    id: int
    sequence: int
    step: str
    values: dict[str, Any]
    superseded_by: int | None
    seal: bytes
    row: list[Any]
    fits: bool = False


class Anchored:
    """What the anchors say of every entry, half a seal for each: 16 bytes are as hard to meet by chance."""

    _HALF = 16
    _NONE = bytes(_HALF)

    def __init__(self) -> None:
        self._seals: dict[int, bytearray] = {}

    def add(self, head: Head) -> bool:
        """False when another seal is anchored for the same entry."""
        known = self.seal(head.case, head.sequence)
        seals = self._seals.setdefault(head.case, bytearray())
        seals.extend(bytes(max(0, head.sequence * self._HALF - len(seals))))
        seals[(head.sequence - 1) * self._HALF : head.sequence * self._HALF] = head.seal[: self._HALF]
        return known in (None, head.seal[: self._HALF])

    def seal(self, case: int, sequence: int) -> bytes | None:
        half = bytes(self._seals.get(case, b"")[(sequence - 1) * self._HALF : sequence * self._HALF])
        return half if half not in (b"", self._NONE) else None

    def says(self, case: int, entry: Entry) -> bool | None:
        """Whether the entry's seal is the anchored one; nothing when it is not anchored."""
        half = self.seal(case, entry.sequence)
        return None if half is None else half == entry.seal[: self._HALF]

    def last(self, case: int) -> int:
        """The highest anchored entry; 0 when there is none."""
        return len(self._seals.get(case, b"")) // self._HALF

    def cases(self) -> list[int]:
        return list(self._seals)


@dataclass
class Walk:
    """What was looked at so far; the numbers are whole when the walk has ended."""

    only: int | None = None
    cases: int = 0
    entries: int = 0
    lines: int = 0
    fitting: int = 0
    anchored: Anchored = field(default_factory=Anchored)
    #: Per case the first and the last entry for which no anchor has been seen.
    _open: dict[int, tuple[int, int]] = field(default_factory=dict)

    def findings(self) -> Iterator[Found]:
        """Anchors first: what was anchored before the walk began must be found by it."""
        yield from self._anchors(anchors.size())
        unseen = dict.fromkeys(self.anchored.cases())
        for case, version, entries in _journals(self.only):
            unseen.pop(case, None)
            self.cases += 1
            self.entries += len(entries)
            yield from self._journal(case, version, entries)
        for case in unseen:
            yield Found(Finding.VANISHED, case, self.anchored.last(case))
        yield from self._late_anchors()

    def _anchors(self, to: int) -> Iterator[Found]:
        for line in anchors.lines(to=to):
            self.lines = line.number
            if line.head is None or not line.fits:
                yield Found(Finding.ANCHOR, None, line.number)
            elif self.only in (None, line.head.case) and not self.anchored.add(line.head):
                yield Found(Finding.ANCHOR_AGAIN, line.head.case, line.head.sequence, line.number)

    def _late_anchors(self) -> Iterator[Found]:
        """What nobody anchored; an act recorded during the walk may have been anchored meanwhile."""
        if self._open:
            for line in anchors.lines(after=self.lines):
                if line.fits and line.head is not None and line.head.case in self._open:
                    first, last = self._open.pop(line.head.case)
                    if line.head.sequence < last:
                        self._open[line.head.case] = (max(first, line.head.sequence + 1), last)
        for case, (first, last) in self._open.items():
            yield Found(Finding.NOT_ANCHORED, case, first, last)

    def _journal(self, case: int, version: int | None, entries: list[Entry]) -> Iterator[Found]:
        if version is None:
            yield Found(Finding.NO_CASE, case, 0)
        last, anchored = (entries[-1].sequence if entries else 0), self.anchored.last(case)
        yield from _gaps(case, entries)
        if (expected := max(version or 0, anchored)) > last:
            yield Found(Finding.CUT_OFF, case, last + 1, expected)
        yield from self._seals(case, entries)
        yield from _corrections(case, entries)
        if last > anchored:
            self._open[case] = (anchored + 1, last)

    def _seals(self, case: int, entries: list[Entry]) -> Iterator[Found]:
        before, by_rights, previous = BEGINNING, BEGINNING, 0
        for entry in entries:
            made = seal_of(entry.row, before)
            entry.fits = made == entry.seal or (by_rights != before and seal_of(entry.row, by_rights) == entry.seal)
            self.fitting += entry.fits
            if entry.fits and self.anchored.says(case, entry) is False:
                yield Found(Finding.RESEALED, case, entry.sequence)
            elif not entry.fits:
                finding, other = self._misfit(case, entry, entries, made, entry.sequence != previous + 1)
                if finding is not None:
                    yield Found(finding, case, entry.sequence, other)
            before, by_rights, previous = entry.seal, made, entry.sequence

    def _misfit(
        self, case: int, entry: Entry, entries: list[Entry], made: bytes, follows_gap: bool
    ) -> tuple[Finding | None, int]:
        """What happened to an entry whose seal does not follow from it and the entry before.

        Nothing is said where the entry is whole and stands at its own place: the entry before is at fault, and named.
        """
        if not entry.seal:
            return Finding.UNSEALED, 0
        place = _own_place(entry, entries)
        if place is not None:
            return (Finding.MOVED, place) if place != entry.sequence else (None, 0)
        if follows_gap:
            return None, 0
        if _sealed_upon(made, entry, entries):
            return Finding.SEAL, 0
        says = self.anchored.says(case, entry)
        if says is False:
            return Finding.RESEALED, 0
        if says or _sealed_upon(entry.seal, entry, entries):
            return Finding.ALTERED, 0
        return Finding.FOREIGN, 0


def _journals(only: int | None) -> Iterator[tuple[int, int | None, list[Entry]]]:
    """Case, its version (none when the case itself is gone) and its entries; cases without entries too."""
    chosen = "WHERE coalesce(c.id, a.case_id) = %s" if only is not None else ""
    sql = (
        f"SELECT coalesce(c.id, a.case_id), c.version, a.superseded_by_id, a.seal, {COLUMNS}"  # noqa: S608
        f" FROM cases_case c FULL JOIN cases_act a ON a.case_id = c.id {chosen} ORDER BY 1, a.sequence, a.id"
    )
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(sql, [only] if only is not None else [])
        each = (row for batch in iter(lambda: cursor.fetchmany(_AT_ONCE), []) for row in batch)
        for case, same in groupby(each, key=lambda row: int(row[0])):
            together = list(same)
            yield (
                case,
                together[0][1],
                [_entry(row[2], row[3], list(row[4:])) for row in together if row[4] is not None],
            )


def _entry(superseded_by: int | None, seal: Any, row: list[Any]) -> Entry:
    if isinstance(row[_VALUES], str):
        row[_VALUES] = json.loads(row[_VALUES])
    values = row[_VALUES] if isinstance(row[_VALUES], dict) else {}
    return Entry(row[_ID], row[_SEQUENCE], row[_STEP], values, superseded_by, bytes(seal or b""), row)


def _gaps(case: int, entries: list[Entry]) -> Iterator[Found]:
    before = 0
    for entry in entries:
        if entry.sequence == before:
            yield Found(Finding.TWICE, case, before)
        elif entry.sequence != before + 1:
            yield Found(Finding.MISSING, case, before + 1, entry.sequence - 1)
        before = entry.sequence


def _own_place(entry: Entry, entries: list[Entry]) -> int | None:
    """The place at which, after some entry of the case, the seal fits."""
    seals = [BEGINNING, *(each.seal for each in entries[:_TRIED] if each is not entry)]
    return next((place for place in _places(entry, entries) if _fits_at(place, entry, seals)), None)


def _sealed_upon(seal: bytes, entry: Entry, entries: list[Entry]) -> bool:
    """Whether another entry was sealed, at whatever place, upon `seal` as that of `entry`."""
    others = [each for each in entries[:_TRIED] if each is not entry]
    return any(_fits_at(place, each, [seal]) for each in others for place in _places(each, entries))


def _fits_at(place: int, entry: Entry, seals: list[bytes]) -> bool:
    row = list(entry.row)
    row[_SEQUENCE] = place
    return any(seal_of(row, seal) == entry.seal for seal in seals)


def _places(entry: Entry, entries: list[Entry]) -> list[int]:
    """Where the entry may have stood, the nearest first."""
    last = min(len(entries), _TRIED) + 2
    return sorted(range(1, last + 1), key=lambda place: abs(place - entry.sequence))


def _corrections(case: int, entries: list[Entry]) -> Iterator[Found]:
    """`superseded_by` lies outside the seal; the correcting entry's sealed answers say what it must be."""
    corrected = {each.values.get("act"): each.id for each in entries if each.step == "correct"}
    for entry in entries:
        if entry.superseded_by != corrected.get(entry.id):
            finding = Finding.NOT_MARKED if entry.superseded_by is None else Finding.MARKED
            yield Found(finding, case, entry.sequence)
