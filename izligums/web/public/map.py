"""A drawn map of the municipalities: one tile each, roughly where it lies, with a line around each unit's area.

It shows nothing that the list beside it does not say.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from izligums.accounts.enums import MUNICIPALITY_KINDS, MunicipalityKind
from izligums.accounts.models import Municipality
from izligums.policy import read_csv

WIDTH, HEIGHT = 102, 48  # of a tile, in units of the drawing


@dataclass(frozen=True)
class Tile:
    x: int
    y: int
    name: str
    found: bool
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def middle(self) -> tuple[float, float]:
        return self.x + WIDTH / 2, self.y + HEIGHT / 2


@dataclass(frozen=True)
class Map:
    tiles: list[Tile]
    borders: str  # an SVG path
    width: int
    height: int


def drawn(municipalities: Iterable[Municipality], *, found: Collection[Municipality]) -> Map:
    """Those without a place in `municipalities.csv` are left out."""
    lies = {_places()[key]: each for each in municipalities if (key := (each.name, each.kind)) in _places()}
    tiles = [
        Tile(column * WIDTH, row * HEIGHT, each.name, each in found) for (column, row), each in sorted(lies.items())
    ]
    units = {place: each.unit_id for place, each in lies.items()}
    return Map(
        tiles=tiles,
        borders=" ".join(_borders(units)),
        width=(max(column for column, _ in lies) + 1) * WIDTH if lies else 0,
        height=(max(row for _, row in lies) + 1) * HEIGHT if lies else 0,
    )


def _borders(units: dict[tuple[int, int], int]) -> Iterator[str]:
    """The edges between one unit's tiles and what is not of the unit, each as a stroke."""
    for (column, row), unit in sorted(units.items()):
        x, y = column * WIDTH, row * HEIGHT
        if units.get((column - 1, row)) != unit:
            yield f"M{x} {y}v{HEIGHT}"
        if units.get((column, row - 1)) != unit:
            yield f"M{x} {y}h{WIDTH}"
        if (column + 1, row) not in units:
            yield f"M{x + WIDTH} {y}v{HEIGHT}"
        if (column, row + 1) not in units:
            yield f"M{x} {y + HEIGHT}h{WIDTH}"


@cache
def _places() -> dict[tuple[str, MunicipalityKind], tuple[int, int]]:
    """Column and row by name and kind, where given."""
    return {
        (line["name"], MUNICIPALITY_KINDS[line["kind"]]): (int(line["column"]), int(line["row"]))
        for line in read_csv("municipalities.csv")
        if line["column"]
    }
